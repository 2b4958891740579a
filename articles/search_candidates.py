"""Which texts may answer a search: those that are called like it, and the newest with it in their titles or anywhere.

A word is common or rare. Where it is common, a walk back from the newest text soon has enough of them; where it is rare, an
index of words has few. Each is quick where the other one is slow, so the first steps of a walk tell which one it shall be.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import BooleanField, DateTimeField, ExpressionWrapper, F, Func, Q, Subquery, Value
from django.utils import timezone

from articles.search_entries import SearchEntry, TitleWords
from articles.updates import UpdateTopic
from events.models import Participation
from newsroom.prepared import prepared
from newsroom.search.functions import HasPair
from newsroom.search.queries import Query, matching

CANDIDATES = 250  # of each sort
SEEMING = 1000  # texts whose words may follow each other as in a phrase, to be looked at
MOST_PAIRS = 4  # of a phrase: a text that has so many of them mostly has it all
FIRST_STEPS = 500  # tell a rare word
RARE = 50  # at most so many found in them
STEPS = 2000  # of a whole walk: unpacking so many vectors takes about as long as everything else
SETTINGS = {"enable_seqscan": "off", "jit": "off", "max_parallel_workers_per_gather": "0"}


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

    @property
    def span(self) -> dict:
        """The part that an index by day answers."""
        return {
            "kind": self.kind or None,
            "since": start_of_year(self.year) if self.year else None,
            "until": start_of_year(self.year + 1) if self.year else None,
        }

    @property
    def about(self) -> dict:
        return {name: getattr(self, name) or None for name in ("topic", "conference", "participant")}


def start_of_year(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=timezone.get_default_timezone())


def candidates(query: Query, *, at: datetime, filters: Filters) -> tuple[list[int], bool]:
    """The keys of what may answer, and whether there may be more. Seven queries at most."""
    narrowed = {"language": query.language, "at": at, **filters.span, **filters.about}
    asked = {"expression": query.expression, **narrowed}
    found = [_called(key=query.key, **narrowed)]
    common = _common(in_titles=False, **asked)
    found.append(common or _rare(query, asked))
    if not query.excludes:
        # What is rare anywhere is rare in titles.
        titles = _common(in_titles=True, **asked) if common else []
        found.append(titles or _indexed(in_titles=True, **asked))
    return sorted({key for keys in found for key in keys}), any(len(keys) == CANDIDATES for keys in found)


def _common(**asked):
    """What a walk finds; nothing where it would not find enough."""
    found = _walked(is_begun=False, **asked)
    if RARE < len(found) < CANDIDATES:
        found = _walked(is_begun=True, **asked)
    return found if len(found) == CANDIDATES else []


def _rare(query, asked):
    if not query.pairs:
        return _indexed(in_titles=False, **asked)
    pairs = {f"pair_{number}": list(numbers) for number, numbers in enumerate(query.pairs[:MOST_PAIRS])}
    return _in_order(**asked, **pairs)


@prepared
def _called(*, key, language, at, kind, since, until, **about):
    entries = _about(_dated(language, at, kind, since, until), at, **about)
    return _newest(entries.filter(is_called(key)))


@prepared
def _walked(*, expression, in_titles, is_begun, language, at, kind, since, until, **about):
    """The newest texts that match, among the first ones of those in the span."""
    steps = STEPS if is_begun else FIRST_STEPS
    dated = _dated(language, at, kind, since, until).order_by("-public_at", "-pk")
    last = Subquery(dated.values("public_at")[steps : steps + 1])
    words = TitleWords("heading") if in_titles else F("words")
    found = _about(dated, at, **about).filter(_matches(words, expression), public_at__gte=last)
    return found.values_list("pk", flat=True)[:CANDIDATES]


@prepared
def _indexed(*, expression, in_titles, language, at, kind, since, until, **about):
    """The newest texts that match, wherever they stand."""
    entries = _about(_dated(language, at, kind, since, until), at, **about)
    words = TitleWords("heading") if in_titles else F("words")
    return _newest(entries.alias(sought=words).filter(sought=matching(expression)))


@prepared
def _in_order(*, expression, language, at, kind, since, until, topic, conference, participant, **pairs):
    """The newest texts that match, of the newest ones whose words seem to follow each other as they should."""
    entries = _about(_dated(language, at, kind, since, until), at, topic, conference, participant)
    for numbers in pairs.values():
        entries = entries.filter(HasPair("words", numbers))
    seeming = _newest(entries, at_most=SEEMING)
    return _newest(SearchEntry.objects.filter(_matches(F("words"), expression), pk__in=seeming))


def _matches(words, expression):
    """A function where an operator would do: no index of words can answer it."""
    return Func(words, matching(expression), function="ts_match_vq", output_field=BooleanField())


def is_called(key, path=""):
    """Whether an entry has this very title or release number, folded."""
    has_reference = Q(**{f"{path}reference_key": key}) & ~Q(**{f"{path}reference_key": ""})
    return Q(**{f"{path}title_key": key}) | has_reference


@contextmanager
def indexes_preferred():
    """Has the planner use the GIN indexes while something is found: it takes matching for free, and would unpack every vector."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("".join(f"SET LOCAL {name} = {value};" for name, value in SETTINGS.items()))
        yield
        if not is_outermost:
            cursor.execute("".join(f"SET LOCAL {name} = DEFAULT;" for name in SETTINGS))


def _dated(language, at, kind, since, until):
    entries = SearchEntry.objects.filter(language=language, published_at__lte=at)
    if kind:
        entries = entries.filter(article_kind=kind)
    return entries.filter(public_at__gte=since, public_at__lt=until) if since else entries


def _about(entries, at, topic, conference, participant):
    if topic:
        entries = entries.filter(update__in=UpdateTopic.objects.filter(topic__slug=topic).values("update"))
    if conference:
        entries = entries.filter(conference__slug=conference, conference__published_at__lte=at)
    if participant:
        attended = Participation.objects.filter(participant__slug=participant, conference__published_at__lte=at)
        entries = entries.filter(conference__in=attended.values("conference"))
    return entries


def _newest(entries, *, at_most=None):
    """By an expression that no index is sorted by, so that the planner does not walk after all."""
    day = ExpressionWrapper(F("public_at") + Value(timedelta(0)), output_field=DateTimeField())
    return entries.order_by(day.desc(), "-pk").values_list("pk", flat=True)[: at_most or CANDIDATES]
