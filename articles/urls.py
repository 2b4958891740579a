from django.urls import path, register_converter

from articles import (
    archives,
    calendars,
    downloads,
    history_pages,
    parallel,
    pictures,
    search_views,
    share_picture,
    suggestions,
    views,
)


class UnicodeSlug:
    """A slug in any script, as `validate_unicode_slug` lets it into the database."""

    regex = r"[-\w]+"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(UnicodeSlug, "unicode_slug")

app_name = "articles"

urlpatterns = [
    path("releases/", views.releases, name="releases"),
    path("releases/<unicode_slug:slug>/", views.release, name="release"),
    path("releases/<unicode_slug:slug>.txt", downloads.text, name="release-text"),
    path("releases/<unicode_slug:slug>/updates/", history_pages.updates, name="updates"),
    path("releases/<unicode_slug:slug>/updates/compare/", history_pages.choose_changes, name="choose-changes"),
    path("releases/<unicode_slug:slug>/updates/<int:number>/", history_pages.update, name="update"),
    path("releases/<unicode_slug:slug>/updates/<int:older>/to/<int:newer>/", history_pages.changes, name="changes"),
    path("releases/<unicode_slug:slug>/parallel/", parallel.parallel, name="parallel"),
    path("corrections/", history_pages.corrections, name="corrections"),
    path("pictures/<slug:token>/", pictures.picture, name="picture"),
    path("pictures/<slug:token>/<str:name>", pictures.download, name="picture-download"),
    path("share/releases/<int:pk>/<str:digest>.png", share_picture.picture, name="share-picture"),
    path("archive/", archives.archive, name="archive"),
    path("archive/kinds/<slug:kind>/", archives.kind, name="archive-kind"),
    path("archive/<int:year>/", archives.year, name="archive-year"),
    path("archive/<int:year>/<int:month>/", archives.month, name="archive-month"),
    path("search/", search_views.search_page, name="search"),
    path("search/suggestions/", suggestions.suggestions, name="suggestions"),
    path("topics/", views.topics, name="topics"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("topics/<slug:slug>.ics", calendars.topic, name="topic-calendar"),
]
