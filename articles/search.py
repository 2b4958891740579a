"""Finding what was published: which texts match, in which order.

Two steps. The narrow search entries give a bounded set of candidates: those that are called like the query, those with it in
their titles, and the newest with it anywhere. `Update.objects.listed()` then decides which of them readers may see.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.postgres.search import SearchRank
from django.db.models import Case, F, FloatField, IntegerField, Value, When
from django.db.models.functions import Round, StrIndex
from django.db.models.lookups import GreaterThan
from django.utils import timezone

from articles.search_candidates import Filters, candidates, is_called
from articles.search_entries import TitleWords
from articles.updates import Update
from newsroom.prepared import among, prepared
from newsroom.search.queries import Query, matching

PAGE = 20
PAGES = 10
MOST = PAGES * PAGE  # of what lies beyond it is said that there is more
CALLED_SO, IN_TITLE_AS_TYPED, IN_TITLE, ANYWHERE = range(4)


def year_of(moment: datetime) -> int:
    """By the newsroom's calendar."""
    return moment.astimezone(timezone.get_default_timezone()).year


@dataclass(frozen=True)
class Row:
    """A match without its words."""

    pk: int
    kind: str
    public_at: datetime
    conference: int | None

    @property
    def year(self) -> int:
        return year_of(self.public_at)


@dataclass(frozen=True)
class Matches:
    """The best matches at the moment `at` in their order, at most MOST; `is_cut` where there may be more."""

    at: datetime
    rows: list[Row] = field(default_factory=list)
    is_cut: bool = False

    def __len__(self) -> int:
        return len(self.rows)

    def page(self, number: int) -> list[Update]:
        """The Updates of a page from 1 on, with their bodies. One query."""
        wanted = [row.pk for row in self.rows[(number - 1) * PAGE : number * PAGE]]
        found = {update.pk: update for update in _with_bodies(keys=wanted, at=self.at)} if wanted else {}
        return [found[pk] for pk in wanted]

    @property
    def pages(self) -> int:
        return min(PAGES, -(-len(self.rows) // PAGE))


def find(query: Query, *, filters: Filters, at: datetime) -> Matches:
    """What readers may find at the moment `at`, the best first: called like the query, in the title, anywhere.

    Eight queries at most, to be asked while `indexes_preferred`.
    """
    if not query:
        return Matches(at)
    keys, is_cut = candidates(query, at=at, filters=filters)
    rows = _best(keys=keys, expression=query.expression, key=query.key, at=at) if keys else []
    found = [Row(*row) for row in rows]
    return Matches(at, found[:MOST], is_cut=is_cut or len(found) > MOST)


@prepared
def _best(*, keys, expression, key, at):
    return (
        Update.objects.listed(at=at)
        .filter(among("pk", keys))
        .alias(title_words=TitleWords("search_entry__heading"))
        .annotate(nearness=_nearness(key, matching(expression)), weight=_weight(matching(expression)))
        .order_by("nearness", "-weight", "-public_at", "-id")
        .values_list("pk", "article_kind", "public_at", "conference")[: MOST + 1]
    )


@prepared
def _with_bodies(*, keys, at):
    return Update.objects.marking_replaced(at=at).filter(among("pk", keys))


def _nearness(key, query):
    return Case(
        When(is_called(key, "search_entry__"), then=Value(CALLED_SO)),
        When(_is_in(key, "search_entry__title_key"), then=Value(IN_TITLE_AS_TYPED)),
        When(title_words=query, then=Value(IN_TITLE)),
        default=Value(ANYWHERE),
        output_field=IntegerField(),
    )


def _is_in(text, field):
    return GreaterThan(StrIndex(F(field), Value(text)), 0)


def _weight(query):
    """How much the first lines of a text are about the query, in coarse steps, so that among equals the newest comes first."""
    return Round(SearchRank(F("search_entry__heading"), query) * Value(5.0), output_field=FloatField())
