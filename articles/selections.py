"""What the pages that readers open most ask for: the QuerySets of `articles.updates`, each written as SQL only once."""

from functools import partial

from django.db.models import F
from django.utils.dateparse import parse_datetime

from articles.topics import Topic
from articles.updates import Update
from newsroom import keyset
from newsroom.prepared import planned

LATEST_ON_HOME = 7  # the lead among them
RELATED = 4


@planned
def standing_at(*, language, slug, at):
    """The live Update at an address, with its picture and conference."""
    found = Update.objects.at_address(language=language, slug=slug, at=at).marking_replaced(at=at)
    return found.select_related("image", "conference")


@planned
def history(*, article, at):
    """The published Updates of an article in every language, without bodies."""
    return Update.objects.history_of(article, at=at)


@planned
def topics(*, language, at):
    """The topics that something stands under in a language."""
    return Topic.objects.told(language, at=at)


@planned
def topics_of(*, update):
    """The topics that an Update was published under."""
    return Topic.objects.filter(update_rows__update=update)


@planned
def latest(*, language, at):
    """What the home page shows: the newest releases with their pictures."""
    return Update.objects.listed(at=at).in_language(language).select_related("image")[:LATEST_ON_HOME]


def related(update, *, topics, conference, at) -> list[Update]:
    """The newest releases about the same conference, then those under the first of the same topics. One query at most."""
    if not (conference or topics):
        return []
    found = _related(
        language=update.language,
        at=at,
        article=update.article_id,
        conference=conference.pk if conference else None,
        topic=topics[0].pk if topics else None,
    )
    ours = sorted(found, key=lambda row: (conference is not None and row.conference_id == conference.pk, row.public_at))
    return list({row.pk: row for row in reversed(ours)}.values())[:RELATED]


@planned
def _related(*, language, at, article, conference, topic):
    others = Update.objects.listed(at=at).exclude(article=article)
    under_topic = others.newest_under(topic, language)[:RELATED]
    if conference is None:
        return under_topic
    of_conference = (
        others.in_language(language).filter(conference=conference).annotate(listed_at=F("public_at"))[:RELATED]
    )
    return of_conference if topic is None else of_conference.union(under_topic, all=True)


@planned
def _listed(*, language, at, value, pk):
    return keyset.below(Update.objects.listed(at=at).in_language(language), "public_at", value=value, pk=pk)


@planned
def _listed_under(*, language, at, topic, value, pk):
    found = Update.objects.listed(at=at).newest_under(topic, language)
    return keyset.below(found, "listed_at", value=value, pk=pk)


def page(request, *, language, at, topic=None) -> keyset.Page:
    """The page of all releases, or of those under a topic, that the request's address names."""
    rows = partial(_listed, language=language, at=at)
    if topic:
        rows = partial(_listed_under, language=language, at=at, topic=topic.pk)
    return keyset.page(rows, field="public_at", parse=parse_datetime, before=request.GET.get("before", ""))
