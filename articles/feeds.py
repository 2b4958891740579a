"""Feeds of what was published, one per language, and the page that explains them to people.

A feed holds the newest texts by their public date, and the notices of what was withdrawn or removed: whoever took the text
from here learns here that it no longer stands. Which rows there are is asked of the QuerySets of the desks alone.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import selections
from articles.amendments import last_amended
from articles.feed_entries import Entries
from articles.kinds import ArticleKind
from articles.topics import Topic
from articles.updates import Update, UpdateTopic
from events.models import Conference, Participant
from newsroom import languages
from newsroom.alternates import address_in
from newsroom.feeds import CONTENT_TYPES, WRITERS, Feed, FeedLink
from newsroom.prepared import planned, prepared

SIZE = 20


@dataclass(frozen=True)
class Channel:
    """What one feed is about: its title, the page for people, its rows, what makes an entry of one, and when the thing that
    the title names was last changed."""

    title: str
    page: str
    rows: list
    entry: str = "text"
    renamed_at: datetime | None = None


@require_safe
def feed(request, of, form, slug=""):
    """The feed `of` releases, corrections, or of one kind, topic, conference or participant. At most three queries."""
    if of not in CHANNELS or bool(slug) != (of in OF_ONE):
        raise Http404
    at, code = timezone.now(), languages.current()
    channel, topics = CHANNELS[of](slug, at, code), {topic.pk: topic for topic in _topics()}
    document = WRITERS[form](_feed(request, channel, topics, code, of=of, slug=slug, form=form))
    response = HttpResponse(document, content_type=f"{CONTENT_TYPES[form]}; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"  # public words, for readers that run in a browser
    if channel.rows:
        response["Last-Modified"] = http_date(min(_changed_at(channel, topics), at).timestamp())
    return response


@require_safe
def feeds(request):
    """What a feed is, and which there are. One query."""
    context = {
        "everything": [
            FeedLink.to("releases", _("All releases")),
            FeedLink.to("corrections", _("Corrections and withdrawals")),
        ],
        "kinds": [FeedLink.to("kinds", kind.label, slug=kind.value) for kind in ArticleKind],
        "topics": [
            FeedLink.to("topics", topic, slug=topic.slug)
            for topic in selections.topics(language=languages.current(), at=timezone.now())
        ],
        "calendar": reverse("events:conferences-calendar"),
    }
    return render(request, "feeds.html", context)


def _changed_at(channel, topics):
    """When something that a feed says was last changed: a text, or the name of what it is about."""
    moments = [max(row.published_at, row.recorded_at, row.amended_at or row.recorded_at) for row in channel.rows]
    moments += [topics[pk].changed_at for row in channel.rows for pk in row.topic_ids if pk in topics]
    return max([*moments, channel.renamed_at] if channel.renamed_at else moments)


def _feed(request, channel, topics, code, *, of, slug, form):
    site = request.build_absolute_uri("/")
    entries = Entries(code, site=site, topics=topics)
    name, arguments = ("feed-of", {"of": of, "slug": slug}) if slug else ("feed", {"of": of})
    own, *others = [
        (other, request.build_absolute_uri(address_in(other, name, form=form, **arguments)))
        for other in (code, *languages.others(code))
    ]
    office = _("Newsroom")
    return Feed(
        id=f"tag:{request.get_host().partition(':')[0]},2026:{'/'.join(filter(None, (code, of, slug)))}",
        address=own[1],
        page=request.build_absolute_uri(channel.page),
        site=site,
        language=code,
        title=f"{office} – \u2068{channel.title}\u2069",
        author=office,
        rights=f"© {office}",
        about=request.build_absolute_uri(reverse("feeds")),
        entries=[getattr(entries, channel.entry)(row) for row in channel.rows],
        others=dict(others),
    )


def _releases(slug, at, code):
    return Channel(_("All releases"), reverse("articles:releases"), _live(code=code, at=at))


def _corrections(slug, at, code):
    title, rows = _("Corrections and withdrawals"), _corrected(code=code, at=at)
    return Channel(title, reverse("articles:corrections"), rows, entry="correction")


def _of_kind(slug, at, code):
    if slug not in ArticleKind.values:
        raise Http404
    page = reverse("articles:archive-kind", kwargs={"kind": slug})
    return Channel(ArticleKind(slug).label, page, _live_of_kind(code=code, at=at, kind=slug))


def _of_topic(slug, at, code):
    topic = get_object_or_404(Topic.objects.public(at=at), slug=slug)
    rows = _live_of_topic(code=code, at=at, topic=topic.pk)
    return Channel(topic, topic.get_absolute_url(), rows, renamed_at=topic.changed_at)


def _of_conference(slug, at, code):
    found = get_object_or_404(Conference.objects.public(at=at), slug=slug)
    rows = _live_of_conference(code=code, at=at, conference=found.pk)
    return Channel(found, found.get_absolute_url(), rows, renamed_at=found.changed_at)


def _of_participant(slug, at, code):
    found = get_object_or_404(Participant.objects.public(at=at), slug=slug)
    rows = _live_of_participant(code=code, at=at, participant=found.pk)
    return Channel(found, found.get_absolute_url(), rows, renamed_at=found.changed_at)


OF_ONE = {"kinds": _of_kind, "topics": _of_topic, "conferences": _of_conference, "participants": _of_participant}
CHANNELS = {"releases": _releases, "corrections": _corrections, **OF_ONE}


def _standing(code, at, rows=None, dated="public_at"):
    """The newest of `rows`, or of everything, that stand in a language, by the date that `dated` names; notices included."""
    rows = Update.objects.live(at=at) if rows is None else rows
    correction = Update.objects.published(at=at).filter(
        article=OuterRef("article"), language=OuterRef("language"), kind=Update.Kind.CORRECTION
    )
    said = correction.annotate(said=Coalesce("amended_note", "note"))
    note = Subquery(said.order_by("-number").values("said")[:1])
    successor = Update.objects.replacing_outer(at=at).order_by("-public_at", "-id")
    successor = Subquery(successor.values(told=JSONObject(title="title", slug="slug"))[:1])
    found = rows.in_language(code).annotate(correction=note, successor=successor)
    return _complete(found.order_by(f"-{dated}", "-id"))


def _complete(rows):
    """With what an entry needs beside the row: the identity of the article, and its topics in the order they were given."""
    topics = UpdateTopic.objects.filter(update=OuterRef("pk")).order_by("id").values("topic_id")
    rows = rows.annotate(uid=F("article__uid"), topic_ids=ArraySubquery(topics), amended_at=last_amended())
    return rows.select_related("image")[:SIZE]


@planned
def _live(*, code, at):
    return _standing(code, at)


@prepared
def _live_of_kind(*, code, at, kind):
    return _standing(code, at, Update.objects.live(at=at).filter(article_kind=kind))


@planned
def _live_of_topic(*, code, at, topic):
    return _standing(code, at, Update.objects.live(at=at).newest_under(topic, code), "listed_at")


@prepared
def _live_of_conference(*, code, at, conference):
    return _standing(code, at, Update.objects.live(at=at).filter(conference=conference))


@prepared
def _live_of_participant(*, code, at, participant):
    attended = Conference.objects.public(at=at).filter(participations__participant=participant)
    return _standing(code, at, Update.objects.live(at=at).filter(conference__in=attended))


@planned
def _corrected(*, code, at):
    return _complete(Update.objects.put_right(at=at).in_language(code))


@planned
def _topics():
    return Topic.objects.all()
