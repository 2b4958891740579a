from django.urls import path, register_converter

from articles import views


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
    path("releases/<unicode_slug:slug>/updates/", views.updates, name="updates"),
    path("releases/<unicode_slug:slug>/updates/<int:number>/", views.update, name="update"),
    path("topics/", views.topics, name="topics"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
]
