"""How the matches of a search part into kinds, years, topics, conferences and participants, with counts."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from articles.kinds import ArticleKind
from articles.search import Matches, year_of
from articles.search_candidates import Filters
from articles.updates import Update, UpdateTopic
from events.models import Conference, Participant, Participation
from newsroom import languages
from newsroom.prepared import among, prepared

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
    """The five groups in their order, counted over the matches at hand. At most four queries."""
    if not matches:
        return []
    of_conferences = Counter(row.conference for row in matches.rows if row.conference)
    found = {
        "kind": _kinds(matches),
        "year": _years(matches, filters, at),
        "topic": _topics(matches),
        "conference": _conferences(of_conferences, at=at),
        "participant": _participants(of_conferences, at=at),
    }
    return [Facet(name, str(getattr(filters, name) or ""), options) for name, options in found.items() if options]


def _kinds(matches):
    counts = Counter(row.kind for row in matches.rows)
    return [_option(kind, ArticleKind(kind).label, count) for kind, count in counts.most_common()]


def _years(matches, filters, at):
    """The years of the matches; where there are more matches, every year of the archive, without a count if none is at hand."""
    counts = Counter(row.year for row in matches.rows)
    if matches.is_cut and not filters.year:
        counts.update(dict.fromkeys(range(_first_year(at), timezone.localtime(at).year + 1), 0))
    return [_option(str(year), str(year), counts[year]) for year in sorted(counts, reverse=True)]


def _first_year(at):
    return year_of(_oldest.first(language=languages.current(), at=at).public_at)


def _topics(matches):
    return [_named(slug, names, count) for slug, *names, count in _topics_of(updates=[row.pk for row in matches.rows])]


def _conferences(counts, *, at):
    rows = _conferences_among(keys=list(counts), at=at) if counts else []
    return sorted((_named(slug, names, counts[pk]) for pk, slug, *names in rows), key=_by_count)[:SHOWN]


def _participants(counts, *, at):
    of_participants = Counter()
    for participant, conference in _participations(conferences=list(counts), at=at) if counts else []:
        of_participants[participant] += counts[conference]
    most = dict(of_participants.most_common(SHOWN))
    rows = _participants_among(keys=list(most)) if most else []
    return sorted((_named(slug, names, most[pk]) for pk, slug, *names in rows), key=_by_count)


@prepared
def _oldest(*, language, at):
    return Update.objects.listed(at=at).in_language(language).order_by("public_at", "id")[:1]


@prepared
def _topics_of(*, updates):
    names = [f"topic__{column}" for column in languages.columns("name")]
    counted = UpdateTopic.objects.filter(among("update", updates)).values("topic__slug", *names).annotate(n=Count("pk"))
    return counted.order_by("-n", "topic__slug").values_list("topic__slug", *names, "n")[:SHOWN]


@prepared
def _conferences_among(*, keys, at):
    public = Conference.objects.public(at=at).filter(among("pk", keys))
    return public.rewrite(False).values_list("pk", "slug", *languages.columns("name"))


@prepared
def _participations(*, conferences, at):
    attended = Participation.objects.filter(among("conference", conferences), conference__published_at__lte=at)
    return attended.rewrite(False).values_list("participant", "conference")


@prepared
def _participants_among(*, keys):
    return (
        Participant.objects.filter(among("pk", keys))
        .rewrite(False)
        .values_list("pk", "slug", *languages.columns("name"))
    )


def _by_count(option):
    return -option.count, option.value


def _named(slug, names, count):
    """An option with the name in the reader's language, or in the first other one that has one."""
    by_language = dict(zip(languages.codes(), names, strict=True))
    for code in [languages.current(), *languages.others(languages.current())]:
        if by_language[code]:
            return Option(slug, by_language[code], code, count)
    return Option(slug, slug, "", count)


def _option(value, label, count):
    return Option(value, label, languages.current(), count)
