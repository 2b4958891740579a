"""Public pages of what was published. Each takes its moment once, so that all of a page tells the same time's truth.

They are functions because a release's address has five answers: the text, its notice, the way to its new address, the
page that says that this language has none, and nothing.
"""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import replacements, selections
from articles.addresses import of_a_release
from articles.age import historic_year
from articles.changes import quoted
from articles.topics import Topic
from events.models import Conference
from newsroom import languages
from newsroom.feeds import FeedLink
from newsroom.prepared import planned


@require_safe
def home(request):
    """The latest releases of the reader's language, the next conference or the last one, the topics. At most four queries."""
    at = timezone.now()
    latest = selections.latest(language=languages.current(), at=at)
    upcoming = next_conference.first(at=at)
    context = {
        "lead": latest[0] if latest else None,
        "latest": latest[1:],
        "conference": upcoming or last_conference.first(at=at),
        "is_conference_to_come": upcoming is not None,
        "topics": selections.topics(language=languages.current(), at=at),
        "default_address": reverse("root"),
    }
    return render(request, "home.html", context)


@require_safe
def releases(request):
    page = selections.page(request, language=languages.current(), at=timezone.now())
    return render(request, "articles/release_list.html", {"page": page, "canonical": page.address(request.path)})


@require_safe
@of_a_release
def release(request, found, timeline, *, slug, at):
    """What stands at an address. At most four queries, one more for a release that replaces another or is replaced, and one
    more when a correction's passages are quoted for the first time."""
    if found.slug != slug:
        return redirect(found, permanent=True)
    conference = found.conference if found.conference and found.conference.is_public(at=at) else None
    about = selections.topics_of(update=found.pk)
    context = {
        "update": found,
        "topics": about,
        "timeline": timeline,
        "passages": quoted(timeline.correction, timeline.before(timeline.correction)),
        "counterpart": None if found.is_withdrawn else timeline.counterpart,
        "conference": conference,
        "change": timeline.change_since(found),
        "reflected": timeline.reflected(found),
        "original": timeline.live_in(found.original_language),
        "original_notice": timeline.original_notice(),
        "replacements": replacements.of(found, at=at),
        "historic_year": historic_year(found, at=at),
        "related": selections.related(found, topics=about, conference=conference, at=at),
        "alternates": timeline.alternates(languages.codes(), slug),
        "is_hidden": found.is_withdrawn,
    }
    return render(request, "articles/release_detail.html", context)


@require_safe
def topics(request):
    found = selections.topics(language=languages.current(), at=timezone.now())
    return render(request, "articles/topic_list.html", {"topics": found})


@require_safe
def topic(request, slug):
    """A topic and its releases in the reader's language. Two queries."""
    at = timezone.now()
    found = get_object_or_404(Topic.objects.public(at=at), slug=slug)
    page = selections.page(request, language=languages.current(), at=at, topic=found)
    context = {
        "topic": found,
        "page": page,
        "canonical": page.address(request.path),
        "feeds": [FeedLink.to("topics", found, slug=found.slug)],
    }
    return render(request, "articles/topic_detail.html", context)


@planned
def next_conference(*, at):
    return Conference.objects.public(at=at).expected().upcoming(at=at)[:1]


@planned
def last_conference(*, at):
    return Conference.objects.public(at=at).expected().past(at=at)[:1]
