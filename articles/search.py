"""Finding what was published: which texts match, in which order, and how they part into kinds, years, topics and conferences.

Two steps. The narrow search entries give a bounded set of candidates: those that are called like the query, those with it in
their titles, and the newest with it anywhere. `Update.objects.listed()` then decides which of them readers may see.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib.postgres.search import SearchRank
from django.db import connection, transaction
from django.db.models import Case, F, FloatField, IntegerField, Q, Value, When
from django.db.models.functions import Round
from django.utils import timezone

from articles.search_entries import SearchEntry
from articles.updates import Update, UpdateTopic
from events.models import Participation
from newsroom.search.queries import Query

CANDIDATES = 1000  # of each kind; what lies beyond is said to be “more than 1,000”
PAGE = 20
PAGES = 10
CALLED_SO, IN_TITLE_AS_TYPED, IN_TITLE, ANYWHERE = range(4)


@dataclass(frozen=True)
class Filters:
    """What a search is narrowed to; every field may be empty. `year` is a year of the newsroom's calendar.

    A conference that is not public yet narrows to nothing: what is about it would be told.
    """

    kind: str = ""
    year: int | None = None
    topic: str = ""
    conference: str = ""
    participant: str = ""

    def candidates(self, entries, at):
        if self.kind:
            entries = entries.filter(article_kind=self.kind)
        if self.year:
            entries = entries.filter(
                public_at__gte=start_of_year(self.year), public_at__lt=start_of_year(self.year + 1)
            )
        if self.topic:
            entries = entries.filter(update__in=UpdateTopic.objects.filter(topic__slug=self.topic).values("update"))
        if self.conference:
            entries = entries.filter(conference__slug=self.conference, conference__published_at__lte=at)
        if self.participant:
            attended = Participation.objects.filter(
                participant__slug=self.participant, conference__published_at__lte=at
            )
            entries = entries.filter(conference__in=attended.values("conference"))
        return entries


@dataclass(frozen=True)
class Row:
    """A match without its words."""

    pk: int
    kind: str
    public_at: datetime
    conference: int | None

    @property
    def year(self) -> int:
        return self.public_at.astimezone(timezone.get_default_timezone()).year


@dataclass(frozen=True)
class Matches:
    """The best matches at the moment `at` in their order, at most CANDIDATES; `is_cut` where there are more."""

    at: datetime
    rows: list[Row] = field(default_factory=list)
    is_cut: bool = False

    def __len__(self) -> int:
        return len(self.rows)

    def page(self, number: int) -> list[Update]:
        """The Updates of a page from 1 on, with their bodies. One query."""
        wanted = [row.pk for row in self.rows[(number - 1) * PAGE : number * PAGE]]
        found = Update.objects.marking_replaced(at=self.at).in_bulk(wanted)
        return [found[pk] for pk in wanted]

    @property
    def pages(self) -> int:
        return min(PAGES, -(-len(self.rows) // PAGE))


def find(query: Query, *, filters: Filters, at: datetime) -> Matches:
    """What readers may find at the moment `at`, the best first: called like the query, in the title, anywhere. One query, two settings."""
    if not query:
        return Matches(at)
    entries = filters.candidates(SearchEntry.objects.filter(language=query.language, published_at__lte=at), at)
    rows = (
        Update.objects.listed(at=at)
        .filter(pk__in=_candidates(entries, query))
        .annotate(nearness=_nearness(query), weight=_weight(query))
        .order_by("nearness", "-weight", "-public_at", "-id")
        .values_list("pk", "article_kind", "public_at", "conference")[: CANDIDATES + 1]
    )
    with _indexes_preferred():
        found = [Row(*row) for row in rows]
    return Matches(at, found[:CANDIDATES], is_cut=len(found) > CANDIDATES)


def start_of_year(year: int) -> datetime:
    zone: ZoneInfo = timezone.get_default_timezone()
    return datetime(year, 1, 1, tzinfo=zone)


def _candidates(entries, query):
    wanted = [entries.filter(words=query.tsquery)]
    if not query.excludes:
        wanted.append(entries.filter(heading=query.within("A")))
    newest = [found.order_by("-public_at").values("pk")[: CANDIDATES + 1] for found in wanted]
    return entries.filter(_is_called(query, "")).values("pk").union(*newest)


@contextmanager
def _indexes_preferred():
    """Has the planner use the GIN indexes: it thinks that matching a vector costs nothing, and would unpack every one."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = on")


def _is_called(query, path):
    return Q(**{f"{path}title_key": query.key}) | Q(**{f"{path}reference_key": query.key}) & ~Q(
        **{f"{path}reference_key": ""}
    )


def _nearness(query):
    return Case(
        When(_is_called(query, "search_entry__"), then=Value(CALLED_SO)),
        When(search_entry__title_key__contains=query.key, then=Value(IN_TITLE_AS_TYPED)),
        When(search_entry__heading=query.within("A"), then=Value(IN_TITLE)),
        default=Value(ANYWHERE),
        output_field=IntegerField(),
    )


def _weight(query):
    """How much the first lines of a text are about the query, in coarse steps, so that among equals the newest comes first."""
    return Round(SearchRank(F("search_entry__heading"), query.tsquery) * Value(5.0), output_field=FloatField())
