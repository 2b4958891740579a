"""What stands at the address of a release, and the two answers that are no text: the notice of a removal, and another language's."""

from functools import wraps

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from articles import selections
from articles.redirections import destination
from articles.timeline import Timeline
from newsroom import languages


def of_a_release(view):
    """Give a view of `slug` what stands there: `view(request, found, timeline, *, slug, at, …)`, after two queries.

    Where nothing does in the reader's language, or only the notice of a removal, the answer is given here.
    """

    @wraps(view)
    def opened(request, slug, **more):
        at = timezone.now()
        found = at_address(slug, at)
        if found is None:
            return untranslated(request, slug, at=at)
        timeline = Timeline.of(found, at=at)
        if found.is_removed:
            return _led_on(request, found, at) or gone(request, timeline)
        return view(request, found, timeline, slug=slug, at=at, **more)

    return opened


def _led_on(request, removal, at):
    """The way to what stands in a removed release's place; its history and versions keep the notice with the reason."""
    if request.resolver_match.url_name != "release":
        return None
    address = destination(removal, at=at)
    return redirect(address, permanent=True) if address else None


def at_address(slug, at):
    """The live Update of the reader's language at an address, with its picture and conference; None without one."""
    return selections.standing_at.first(language=languages.current(), slug=slug, at=at)


def gone(request, timeline):
    """The page that gives the reason of a removal, and nothing else of the release."""
    alternates = timeline.alternates(languages.codes(), timeline.live.slug)
    context = {"update": timeline.live, "alternates": alternates, "is_hidden": True}
    return render(request, "410.html", context, status=410)


def untranslated(request, slug, *, at):
    """The page that says that a release exists in other languages only; 404 for an address that no language knows.

    Where the reader's language has it, or the notice of its removal, under another address, the way leads there.
    """
    for code in languages.others(languages.current()):
        found = selections.standing_at.first(language=code, slug=slug, at=at)
        if found:
            break
    else:
        raise Http404
    timeline = Timeline(selections.history(article=found.article_id, at=at), languages.current())
    if timeline.updates:
        return redirect(timeline.live)
    versions = [live for code in languages.others(languages.current()) if (live := timeline.live_in(code))]
    if not versions:
        raise Http404
    alternates = timeline.alternates(languages.codes(), found.slug)
    context = {"versions": versions, "alternates": alternates, "is_hidden": True}
    return render(request, "articles/release_untranslated.html", context, status=404)
