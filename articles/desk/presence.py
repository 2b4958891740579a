"""Who else has an article open: each page tells of itself every few seconds and is told of the others. Nothing is locked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone

from articles.desk.answers import for_scripts, page_of
from articles.models import Article, Presence
from articles.permissions import require
from newsroom import languages

FORGOTTEN_AFTER = timedelta(hours=1)


@dataclass(frozen=True)
class Colleague:
    """Somebody else who has the article open; `languages` are those they typed in last, in any of their windows."""

    name: str
    languages: list[str]

    @property
    def languages_named(self):
        return [(code, languages.direction(code), languages.own_name(code)) for code in self.languages]


@for_scripts
def presence(request, object_id):
    """Tell that a page is open, or with `leaving` that it was closed; the answer shows who else is here. Six queries."""
    article = get_object_or_404(Article.objects.seen_by(request.user).on_desk().only("pk"), pk=object_id)
    page, at = page_of(request), timezone.now()
    if "leaving" in request.POST:
        leave(page=page, by=request.user)
        return HttpResponse(status=204)
    show_up(article=article, page=page, language=request.POST.get("language", ""), by=request.user, at=at)
    context = {
        "colleagues": colleagues_of(request.user, article, at=at),
        "has_other_window": Presence.objects.present(at=at)
        .filter(article=article, user=request.user)
        .exclude(page=page),
    }
    return JsonResponse({"people": render_to_string("admin/articles/article/writing/people.html", context)})


def show_up(*, article: Article, page: UUID, language: str, by, at: datetime) -> None:
    """Note that a page of this person is open. One query as a rule; a page that is new also clears away what is long gone."""
    require(by, "change_article", article=article)
    seen = {"language": language if language in languages.codes() else "", "seen_at": at}
    if not Presence.objects.filter(page=page, user=by, article=article).update(**seen):
        Presence.objects.filter(seen_at__lt=at - FORGOTTEN_AFTER).delete()
        Presence.objects.bulk_create([Presence(page=page, user=by, article=article, **seen)], ignore_conflicts=True)


def leave(*, page: UUID, by) -> None:
    Presence.objects.filter(page=page, user=by).delete()


def colleagues_of(user, article: Article, *, at: datetime) -> list[Colleague]:
    """Who else has the article open and may still see it, each once. One query."""
    rows = Presence.objects.present(at=at).filter(article=article).exclude(user=user).select_related("user")
    found: dict[str, list[str]] = {}
    for row in rows.order_by("user__username", "-seen_at"):
        name = row.user.get_full_name() or row.user.get_username()
        found.setdefault(name, [])
        if row.language and row.language not in found[name]:
            found[name].append(row.language)
    return [Colleague(name, codes) for name, codes in found.items()]
