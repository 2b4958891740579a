"""Public pages of a release's past: every version, one of them, what changed between two, and what had to be put right."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.addresses import of_a_release
from articles.changes import Changes
from articles.updates import Update
from newsroom import keyset, languages
from newsroom.feeds import FeedLink

LAYOUTS = {"": "", "columns": "columns"}


@require_safe
@of_a_release
def updates(request, found, timeline, *, slug, at):
    """Everything that was published at an address, newest first. At most three queries."""
    if found.slug != slug:
        return redirect("articles:updates", slug=found.slug, permanent=True)
    context = {
        "update": found,
        "timeline": timeline,
        "alternates": timeline.alternates(languages.codes(), slug, view="updates"),
        "is_hidden": found.is_withdrawn,
    }
    return render(request, "articles/release_updates.html", context)


@require_safe
@of_a_release
def update(request, found, timeline, *, slug, at, number):
    """One Update at its permanent address, whether it still stands or not. At most four queries."""
    if timeline.numbered(number) is None:
        raise Http404
    if found.slug != slug:
        return HttpResponsePermanentRedirect(reverse("articles:update", args=[found.slug, number]))
    published = Update.objects.published(at=at).select_related("image")
    shown = published.get(article=found.article_id, language=found.language, number=number)
    context = {
        "live": found,
        "update": shown,
        "timeline": timeline,
        "previous": timeline.numbered(number - 1),
        "next": timeline.numbered(number + 1),
        "canonical": found.get_absolute_url(),
        "alternates": timeline.alternates(languages.codes(), slug),
        "is_hidden": True,
    }
    return render(request, "articles/release_update.html", context)


@require_safe
@of_a_release
def changes(request, found, timeline, *, slug, at, older, newer):
    """What changed from one Update to a later one; numbers in the wrong order lead to the right one. Three queries."""
    if timeline.numbered(older) is None or timeline.numbered(newer) is None:
        raise Http404
    if found.slug != slug or older > newer:
        return _changes_address(request, found.slug, *sorted((older, newer)), permanent=True)
    texts = (
        Update.objects.published(at=at)
        .select_related("image")
        .filter(article=found.article_id, language=found.language)
    )
    by_number = {each.number: each for each in texts.filter(number__in={older, newer})}
    context = {
        "live": found,
        "update": found,
        "older": by_number[older],
        "newer": by_number[newer],
        "changes": _compared(by_number[older], by_number[newer]),
        "between": [each for each in reversed(timeline.updates) if older <= each.number <= newer],
        "timeline": timeline,
        "view": LAYOUTS.get(request.GET.get("view", ""), ""),
        "canonical": found.get_absolute_url(),
        "alternates": timeline.alternates(languages.codes(), slug, view="updates"),
        "is_hidden": True,
    }
    return render(request, "articles/changes.html", context)


@require_safe
@of_a_release
def choose_changes(request, found, timeline, *, slug, at):
    """Leads the form's choice of two numbers, `from` and `to`, to their page; without one, to the last change. Two queries."""
    latest = timeline.live.number
    older, newer = (_number(request, name, default) for name, default in (("from", max(latest - 1, 1)), ("to", latest)))
    if timeline.numbered(older) is None or timeline.numbered(newer) is None:
        raise Http404
    return _changes_address(request, found.slug, *sorted((older, newer)))


@require_safe
def corrections(request):
    """What had to be corrected or withdrawn in the reader's language, newest first. One query."""
    rows = Update.objects.put_right(at=timezone.now()).in_language(languages.current())
    page = keyset.page(rows, field="published_at", parse=parse_datetime, before=request.GET.get("before", ""))
    context = {
        "page": page,
        "canonical": page.address(request.path),
        "feeds": [FeedLink.to("corrections", _("Corrections and withdrawals"))],
    }
    return render(request, "articles/corrections.html", context)


def _compared(older, newer):
    """What differs; None where the same version was chosen twice, or one of them left no words."""
    return None if older == newer or older.is_removed or newer.is_removed else Changes(older, newer)


def _changes_address(request, slug, older, newer, *, permanent=False):
    view = LAYOUTS.get(request.GET.get("view", ""), "")
    address = reverse("articles:changes", args=[slug, older, newer])
    return redirect(f"{address}?view={view}" if view else address, permanent=permanent)


def _number(request, name, default):
    text = request.GET.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Http404
    return int(text)
