"""Public pages of what was published. Each takes its moment once, so that all of a page tells the same time's truth.

They are functions because a release's address has five answers: the text, its notice, the way to its new address, the
page that says that this language has none, and nothing.
"""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from articles.timeline import Timeline
from articles.topics import Topic
from articles.updates import Update
from events.models import Conference
from newsroom import keyset, languages

LATEST_ON_HOME = 6
RELATED = 4


@require_safe
def home(request):
    """The latest releases of the reader's language, the next conference or the last one, the topics. At most four queries."""
    at = timezone.now()
    latest = list(_listed(at).select_related("image")[: LATEST_ON_HOME + 1])
    conferences = Conference.objects.public(at=at).expected()
    upcoming = conferences.upcoming(at=at).first()
    context = {
        "lead": latest[0] if latest else None,
        "latest": latest[1:],
        "conference": upcoming or conferences.past(at=at).first(),
        "is_conference_to_come": upcoming is not None,
        "topics": Topic.objects.all(),
        "default_address": reverse("root"),
    }
    return render(request, "home.html", context)


@require_safe
def releases(request):
    page = _page(request, _listed(timezone.now()))
    return render(request, "articles/release_list.html", {"page": page, "canonical": page.address(request.path)})


@require_safe
def release(request, slug):
    """What stands at an address. At most four queries."""
    at = timezone.now()
    found = _at_address(slug, at).prefetch_related("topics").first()
    if found is None:
        return _untranslated(request, slug, at=at)
    timeline = Timeline.of(found, at=at)
    if found.is_removed:
        return _gone(request, timeline)
    if found.slug != slug:
        return redirect(found, permanent=True)
    conference = found.conference if found.conference and found.conference.is_public(at=at) else None
    context = {
        "update": found,
        "topics": found.topics.all(),
        "timeline": timeline,
        "conference": conference,
        "change": timeline.change_since(found),
        "reflected": timeline.reflected(found),
        "original": timeline.live_in(found.original_language),
        "original_notice": timeline.original_notice(),
        "related": _related(found, at) if conference else [],
        "alternates": timeline.alternates(languages.codes(), slug),
        "is_hidden": found.is_withdrawn,
    }
    return render(request, "articles/release_detail.html", context)


@require_safe
def updates(request, slug):
    """Everything that was published at an address, newest first. At most three queries."""
    at = timezone.now()
    found = _at_address(slug, at).first()
    if found is None:
        return _untranslated(request, slug, at=at)
    timeline = Timeline.of(found, at=at)
    if found.is_removed:
        return _gone(request, timeline)
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
def update(request, slug, number):
    """One Update at its permanent address, whether it still stands or not. At most four queries."""
    at = timezone.now()
    found = _at_address(slug, at).first()
    if found is None:
        return _untranslated(request, slug, at=at)
    timeline = Timeline.of(found, at=at)
    if found.is_removed:
        return _gone(request, timeline)
    if number not in {past.number for past in timeline.updates}:
        raise Http404
    if found.slug != slug:
        return HttpResponsePermanentRedirect(reverse("articles:update", args=[found.slug, number]))
    context = {
        "live": found,
        "update": Update.objects.select_related("image").get(
            article=found.article_id, language=found.language, number=number
        ),
        "timeline": timeline,
        "canonical": found.get_absolute_url(),
        "alternates": timeline.alternates(languages.codes(), slug),
        "is_hidden": True,
    }
    return render(request, "articles/release_update.html", context)


@require_safe
def topics(request):
    return render(request, "articles/topic_list.html", {"topics": Topic.objects.all()})


@require_safe
def topic(request, slug):
    """A topic and its releases in the reader's language. Two queries."""
    found = get_object_or_404(Topic, slug=slug)
    page = _page(request, _listed(timezone.now()).with_topic(found))
    context = {"topic": found, "page": page, "canonical": page.address(request.path)}
    return render(request, "articles/topic_detail.html", context)


def _listed(at):
    return Update.objects.listed(at=at).in_language(languages.current())


def _related(update, at):
    return _listed(at).filter(conference=update.conference_id).exclude(article=update.article_id)[:RELATED]


def _at_address(slug, at):
    found = Update.objects.at_address(language=languages.current(), slug=slug, at=at)
    return found.select_related("image", "conference")


def _page(request, queryset):
    return keyset.page(queryset, field="public_at", parse=parse_datetime, before=request.GET.get("before", ""))


def _gone(request, timeline):
    alternates = timeline.alternates(languages.codes(), timeline.live.slug)
    context = {"update": timeline.live, "alternates": alternates, "is_hidden": True}
    return render(request, "410.html", context, status=410)


def _untranslated(request, slug, *, at):
    """The page that says that a release exists in other languages only; 404 for an address that no language knows.

    Where the reader's language has it, or the notice of its removal, under another address, the way leads there.
    """
    for code in languages.others(languages.current()):
        found = Update.objects.at_address(language=code, slug=slug, at=at).defer("body").first()
        if found:
            break
    else:
        raise Http404
    timeline = Timeline(Update.objects.history_of(found.article_id, at=at), languages.current())
    if timeline.updates:
        return redirect(timeline.live)
    versions = [live for code in languages.others(languages.current()) if (live := timeline.live_in(code))]
    if not versions:
        raise Http404
    alternates = timeline.alternates(languages.codes(), found.slug)
    context = {"versions": versions, "alternates": alternates, "is_hidden": True}
    return render(request, "articles/release_untranslated.html", context, status=404)
