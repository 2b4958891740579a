"""The saved words of an article on the page that readers would see, for the desk only."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import replacements
from articles.desk.drafts import draft_of
from articles.models import Article, Update
from articles.permissions import may
from articles.publishing import Publication
from articles.snapshots import draw
from articles.timeline import Timeline
from newsroom import languages
from newsroom.alternates import Alternate


@require_safe
def preview(request, object_id, language):
    """An Update drawn from what is saved, never stored; the page is in its language, whatever the desk's."""
    if not (may(request.user, "view_article") or may(request.user, "change_article")):
        raise PermissionDenied
    if language not in languages.codes():
        raise Http404
    article = get_object_or_404(
        Article.objects.seen_by(request.user).select_related("lead_image", "conference", "replaces"), pk=object_id
    )
    if not article.has_words(language):
        messages.warning(request, _("%s: there is no text yet.") % languages.own_name(language))
        return redirect("admin:articles_article_change", article.pk)
    context = context_of(article, language, at=timezone.now(), saved_at=article.modified_at)
    context["desk_address"] = request.path.partition("preview")[0]
    with translation.override(language):
        response = render(request, "admin/articles/article/preview.html", context)
    response["Content-Language"] = language
    response["X-Robots-Tag"] = "noindex"
    return response


def context_of(article, language, *, at, saved_at, topics=None) -> dict:
    """What the public page of a release is given (articles/views.py), with words that are not public.

    They were saved at `saved_at`, None if they are only typed. `topics` are those it is said to be about, by default the
    article's own.
    """
    live = Update.objects.live(at=at).filter(article=article).in_language(language).first()
    update = draw(article, _publication(live, language), newest=live, moment=at, by=None)
    update.slug = update.slug or "preview"
    history = list(Update.objects.history_of(article, at=at))
    if live is None:
        history.append(update)
    timeline = Timeline(sorted(history, key=lambda row: row.language), language)
    return {
        "update": update,
        "draft": draft_of(update, live=live, saved_at=saved_at, at=at),
        "topics": article.topics.all() if topics is None else topics,
        "timeline": timeline,
        "conference": article.conference if article.conference and article.conference.is_public(at=at) else None,
        "change": timeline.change_since(update),
        "reflected": timeline.reflected(update),
        "original": timeline.live_in(article.original_language),
        "original_notice": timeline.original_notice(),
        "replacements": _replacements(update, at=at),
        "related": [],
        "alternates": [_alternate(article, code) for code in languages.codes()],
        "is_hidden": True,
    }


def _replacements(update, *, at):
    """What the page will say once these words are public, if what it names is public now."""
    around = Update.objects.succeeding([update.article_id], [update.replaces_id or replacements.NONE], at=at)
    return replacements.among(around, update)


def _publication(live, language):
    return Publication(language, Update.Kind.FIRST if live is None else Update.Kind.UPDATE)


def _alternate(article, code):
    address = reverse("admin:articles_article_preview", args=[article.pk, code])
    return Alternate(code, address, exists=article.has_words(code))
