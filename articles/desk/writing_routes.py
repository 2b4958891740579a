"""The addresses of what stands beside an article's form while it is written; 0 stands for an article that is not saved yet."""

from uuid import UUID

from django.urls import path
from django.utils import timezone

from articles.desk import autosave, presence, preview_frames, typed
from articles.desk.keeping import kept_by
from articles.desk.kept_changes import Kept
from articles.models import Article, Presence


def writing_routes(site):
    return [
        path("<int:object_id>/autosave/", autosave.autosave, name="articles_article_autosave"),
        path("<int:object_id>/presence/", presence.presence, name="articles_article_presence"),
        path("<int:object_id>/preview/", site.admin_view(preview_frames.both), name="articles_article_previews"),
        path(
            "<int:object_id>/preview/<str:language>/frame/",
            site.admin_view(preview_frames.frame),
            name="articles_article_frame",
        ),
        path("kept/<uuid:page>/", site.admin_view(autosave.kept), name="articles_article_kept"),
        path("kept/<uuid:page>/discard/", autosave.discard, name="articles_article_discard"),
    ]


def put_back(request, article: Article | None) -> Kept | None:
    """The kept words that an opened form is asked to start with; of one's own pages of this article only.

    The form goes on as the page that kept them, so that a save settles it, unless another window still holds that page.
    """
    page = _page(request.GET.get("put_back", "")) if request.method == "GET" else None
    if page is None:
        return None
    article = article or Article(pk=typed.NEW)
    row = kept_by(request.user, article).filter(page=page).first()
    if row is None:
        return None
    row.is_open = Presence.objects.present(at=timezone.now()).filter(page=page).exists()
    return Kept(row, article)


def _page(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
