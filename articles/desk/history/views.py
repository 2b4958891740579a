"""The pages of an article's history: the list, two versions compared, one version read, one language of it restored."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import restoring
from articles.changes import Changes
from articles.desk.answers import number_of
from articles.desk.history import entries, versions
from articles.desk.history.comparing import Comparison, InLanguage
from articles.desk.moments import zone_name
from articles.desk.telling import timeline_of
from articles.models import Article, Update
from articles.permissions import may, require
from articles.readiness import NotReady
from newsroom import languages


def history(request, object_id):
    """The saved versions and Updates of an article, newest first. At most eight queries beside the frame's."""
    article = _article(request, object_id)
    filters = entries.Filters.of(request.GET)
    found = entries.page(article, user=request.user, filters=filters, before=request.GET.get("before", ""))
    context = {
        "page": found,
        "filters": filters,
        "codes": [(code, languages.own_name(code)) for code in languages.codes()],
        "chosen": _chosen(article, request, found),
        "at": timezone.now(),
    }
    return _page(request, "page", article, title=_("History"), **context)


def timeline(request, object_id):
    """Everything that was done with an article, fifty acts to a page."""
    article, before = _article(request, object_id), request.GET.get("before", "")
    context = {"timeline": timeline_of(article, before=before), "is_first": not before, "zone": zone_name()}
    return _page(request, "timeline", article, title=_("Timeline"), **context)


def compare(request, object_id):
    """Two versions, `from` and `to`, compared field by field; in whichever order they were named, the older comes first."""
    article = _article(request, object_id)
    found = sorted(
        (versions.find(article, request.GET.get(name, ""), user=request.user) for name in ("from", "to")),
        key=lambda each: each.place,
    )
    view = "columns" if request.GET.get("view") == "columns" else ""
    return _page(request, "compare", article, title=_("Comparison"), comparison=Comparison(*found), view=view)


def version(request, object_id, key):
    """One version to read, in every language that it has."""
    article = _article(request, object_id)
    found = versions.find(article, key, user=request.user)
    writable = [code for code in found.texts if may(request.user, "change_article", languages=[code])]
    return _page(request, "version", article, title=_("One version"), version=found, writable=writable)


@transaction.atomic
def restore(request, object_id, key, language):
    """Show what bringing one language of a version back would change; POST brings it back."""
    if language not in languages.codes():
        raise Http404
    require(request.user, "change_article", languages=[language])
    article = _article(request, object_id, is_locked=request.method == "POST")
    found = versions.find(article, key, user=request.user)
    if language not in found.texts:
        raise Http404
    if request.method == "POST":
        try:
            restoring.restore(
                article=article,
                language=language,
                words=found.words[language],
                by=request.user,
                at=timezone.now(),
                revision=number_of(request.POST.get("revision")) or 0,
                source=found.source,
            )
        except NotReady as error:
            for reason in error.reasons:
                messages.error(request, str(reason))
        else:
            sentence = _("%s: the older version is restored as a draft. Readers see no change until it is published.")
            messages.success(request, sentence % languages.own_name(language))
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    return _asked(request, article, found, language)


def _asked(request, article, found, language):
    """The page that shows what restoring would change, and asks."""
    now, words = versions.newest(article, user=request.user), found.words[language]
    kept = restoring.address_after(article, language, words)
    present = now.texts.get(language) or Update(language=language)
    after = versions.drawn(now, language, words | {"slug": kept})
    context = {
        "version": found,
        "now": now,
        "language": language,
        "restored": InLanguage(language, Changes(present, after)),
        "is_address_kept": bool(words["slug"]) and kept != words["slug"],
        "view": "columns" if request.GET.get("view") == "columns" else "",
    }
    return _page(request, "restore", article, title=_("Restore one language"), **context)


def _chosen(article, request, page):
    """The versions that were chosen for a comparison, by side; those on other pages are loaded to be named."""
    known = {entry.key for entry in page.entries}
    asked = {side: request.GET.get(side, "") for side in ("from", "to")}
    away = [
        (side, versions.find(article, key, user=request.user))
        for side, key in asked.items()
        if key and key not in known
    ]
    older, newer = page.pair
    return {"from": asked["from"] or older, "to": asked["to"] or newer, "away": away}


def _article(request, object_id, *, is_locked=False):
    if not (may(request.user, "view_article") or may(request.user, "change_article")):
        raise PermissionDenied
    articles = Article.objects.seen_by(request.user)
    return get_object_or_404(articles.select_for_update() if is_locked else articles, pk=object_id)


def _page(request, name, article, **context):
    context |= {**admin.site.each_context(request), "opts": Article._meta, "article": article}
    return TemplateResponse(request, f"admin/articles/article/history/{name}.html", context)


PAGES = {
    "history": history,
    "timeline": timeline,
    "compare": compare,
    "version/<str:key>": version,
    "restore/<str:key>/<str:language>": restore,
}
