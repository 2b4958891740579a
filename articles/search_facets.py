"""How the matches of a search part into kinds, years, topics, conferences and participants, with counts."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from articles.kinds import ArticleKind
from articles.search import Filters, Matches
from articles.updates import UpdateTopic
from events.models import Conference, Participant, Participation
from newsroom import languages

SHOWN = 8


@dataclass(frozen=True)
class Option:
    """A value to narrow a search to, its name and the language of that name, and how many matches would remain."""

    value: str
    label: str
    language: str
    count: int


@dataclass(frozen=True)
class Facet:
    name: str
    chosen: str
    options: list[Option]


def facets(matches: Matches, *, filters: Filters, at) -> list[Facet]:
    """The five groups in their order, counted over the matches at hand. Four queries; none without matches."""
    if not matches:
        return []
    of_conferences = Counter(row.conference for row in matches.rows if row.conference)
    found = {
        "kind": _kinds(matches),
        "year": _years(matches),
        "topic": _topics(matches),
        "conference": _conferences(of_conferences, at=at),
        "participant": _participants(of_conferences, at=at),
    }
    return [Facet(name, str(getattr(filters, name) or ""), options) for name, options in found.items() if options]


def _kinds(matches):
    counts = Counter(row.kind for row in matches.rows)
    return [_option(kind, ArticleKind(kind).label, count) for kind, count in counts.most_common()]


def _years(matches):
    counts = Counter(row.year for row in matches.rows)
    return [_option(str(year), str(year), counts[year]) for year in sorted(counts, reverse=True)]


def _topics(matches):
    names = [f"topic__{column}" for column in languages.columns("name")]
    rows = (
        UpdateTopic.objects.filter(update__in=[row.pk for row in matches.rows])
        .values("topic__slug", *names)
        .annotate(count=Count("pk"))
        .order_by("-count", "topic__slug")[:SHOWN]
    )
    return [_named(row["topic__slug"], row, "topic__", row["count"]) for row in rows]


def _conferences(counts, *, at):
    rows = Conference.objects.public(at=at).filter(pk__in=counts).values("pk", "slug", *languages.columns("name"))
    found = [_named(row["slug"], row, "", counts[row["pk"]]) for row in rows]
    return sorted(found, key=_by_count)[:SHOWN]


def _participants(counts, *, at):
    pairs = Participation.objects.filter(conference__in=counts, conference__published_at__lte=at)
    of_participants = Counter()
    for participant, conference in pairs.values_list("participant", "conference"):
        of_participants[participant] += counts[conference]
    most = dict(of_participants.most_common(SHOWN))
    rows = Participant.objects.filter(pk__in=most).values("pk", "slug", *languages.columns("name"))
    return sorted((_named(row["slug"], row, "", most[row["pk"]]) for row in rows), key=_by_count)


def _by_count(option):
    return -option.count, option.value


def _named(slug, row, path, count):
    """An option with the name in the reader's language, or in the first other one that has one."""
    for code in [languages.current(), *languages.others(languages.current())]:
        if name := row[path + languages.column("name", code)]:
            return Option(slug, name, code, count)
    return Option(slug, slug, "", count)


def _option(value, label, count):
    return Option(value, label, languages.current(), count)
