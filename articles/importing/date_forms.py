"""The written forms of a date, tried in order on the matching key: named months before numbers, Hijri after Gregorian.

A form is a pattern and a reader; the names in it are data of months.py.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from .months import HIJRI_MONTH_OF, LIBYAN_MONTH_OF, MONTH_FIRST_NAMES, MONTH_OF
from .report import Confidence
from .times import alternatives

FIRST_YEAR = 1900


@dataclass(frozen=True)
class Habits:
    """What a source does not write: its zone, whether 3/4 is the fourth of March, and the day the text is read."""

    zone: tzinfo
    today: date
    month_first: bool = False


@dataclass(frozen=True)
class Reading:
    """A date between two places of the key. `value` is None when a person must settle it; `problems` are codes of notes."""

    start: int
    end: int
    rule: str
    options: tuple[date, ...] = ()
    problems: tuple[str, ...] = ()
    moment: datetime | None = None
    zone_assumed: bool = False
    hijri: tuple[int, int, int] | None = None

    @property
    def value(self) -> date | datetime | None:
        if not self.options or "month_ambiguous" in self.problems:
            return None
        return self.moment or self.options[0]

    @property
    def alternatives(self) -> tuple[date, ...]:
        return self.options if self.value is None else self.options[1:]

    @property
    def confidence(self) -> Confidence:
        return Confidence.DOUBTFUL if self.problems else Confidence.SURE


_GAP = r"(?:\s*[-/.,–—]\s*|\s+)"
_NAME = rf"(?:{alternatives(list(LIBYAN_MONTH_OF))}|(?:ال)?(?:{alternatives(list(MONTH_OF))}))(?!\w)"
_MONTH = rf"(?P<month>{_NAME})(?:\s*[/(-]\s*(?P<twin>{_NAME})\s*\)?)?\.?"
_ERA = r"(?:\s?م(?!\w))?"
_YEAR = rf"(?P<year>\d{{4}})(?!\d)(?!\s?ه(?!\w)){_ERA}"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DAY = rf"(?<![\w])(?P<day>\d{{1,2}}{_ORDINAL}|فاتح)"
_HIJRI_MONTH = rf"(?P<month>{alternatives(list(HIJRI_MONTH_OF))})(?!\w)"
_HIJRI_MARK = r"\s?ه(?!\w)"


def attempts(text: str, habits: Habits) -> Iterator[Reading]:
    """A reading for each place that looks like a date, the surer forms first; readings may overlap."""
    for rule, pattern, reader in _FORMS:
        for match in pattern.finditer(text):
            reading = reader(match, habits)
            yield replace(reading, start=match.start(), end=match.end(), rule=rule)


def _settle(candidates: list[tuple[int, int, int]], habits: Habits, *problems: str) -> Reading:
    """A reading of the (year, month, day) candidates that exist, or of none with the reason."""
    options = []
    for year, month, day in candidates:
        if not FIRST_YEAR <= year <= habits.today.year + 1:
            return Reading(0, 0, "", problems=("year_out_of_range",))
        try:
            options.append(date(year, month, day))
        except ValueError:
            continue
    return Reading(0, 0, "", tuple(options), problems if options else ("date_impossible",))


def _named(match: re.Match[str], habits: Habits) -> Reading:
    months, twin = _months(match["month"]), match["twin"]
    day = 1 if match["day"] == "فاتح" else int(re.sub(r"\D", "", match["day"]))
    if twin:
        months &= _months(twin)
        if not months:
            return Reading(0, 0, "", problems=("months_contradict",))
    reading = _settle([(int(match["year"]), month, day) for month in sorted(months)], habits)
    if len(reading.options) > 1:
        return replace(reading, problems=("month_ambiguous",))
    libyan = match["month"] in LIBYAN_MONTH_OF and reading.options and not twin
    return replace(reading, problems=("month_libyan",)) if libyan else reading


def _months(name: str) -> frozenset[int]:
    if name in LIBYAN_MONTH_OF:
        return frozenset({LIBYAN_MONTH_OF[name]})
    return MONTH_OF.get(name) or MONTH_OF[name.removeprefix("ال")]


def _year_first(match: re.Match[str], habits: Habits) -> Reading:
    return _settle([(int(match["year"]), int(match["month"]), int(match["day"]))], habits)


def _year_last(match: re.Match[str], habits: Habits) -> Reading:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    readings = [(year, second, first), (year, first, second)]
    if habits.month_first:
        readings.reverse()
    reading = _settle(list(dict.fromkeys(readings)), habits)
    return replace(reading, problems=("order_ambiguous",)) if len(reading.options) > 1 else reading


def _hijri_named(match: re.Match[str], habits: Habits) -> Reading:
    return _hijri(int(match["year"]), HIJRI_MONTH_OF[match["month"]], int(match["day"]))


def _hijri_year_first(match: re.Match[str], habits: Habits) -> Reading:
    return _hijri(int(match["year"]), int(match["month"]), int(match["day"]))


def _hijri(year: int, month: int, day: int) -> Reading:
    possible = 1 <= month <= 12 and 1 <= day <= 30
    problem = "hijri_alone" if possible else "date_impossible"
    return Reading(0, 0, "", problems=(problem,), hijri=(year, month, day) if possible else None)


def _two_digits(match: re.Match[str], habits: Habits) -> Reading:
    return Reading(0, 0, "", problems=("year_two_digits",))


Reader = Callable[[re.Match[str], Habits], Reading]

_FORMS: list[tuple[str, re.Pattern[str], Reader]] = [
    ("day month year", re.compile(rf"{_DAY}(?:{_GAP}(?:من|of))?{_GAP}{_MONTH}{_GAP}{_YEAR}"), _named),
    (
        "month day year",
        re.compile(
            rf"(?<!\w)(?P<month>{alternatives(list(MONTH_FIRST_NAMES))})(?!\w)(?P<twin>)\.?{_GAP}"
            rf"(?P<day>\d{{1,2}}){_ORDINAL}{_GAP}{_YEAR}"
        ),
        _named,
    ),
    (
        "year month day",
        re.compile(
            rf"(?<!\d)(?P<year>\d{{4}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?!\d|{_HIJRI_MARK})"
        ),
        _year_first,
    ),
    (
        "numbers, year last",
        re.compile(rf"(?<![\d./-])(?P<first>\d{{1,2}})\s?(?P<sep>[-/.])\s?(?P<second>\d{{1,2}})\s?(?P=sep)\s?{_YEAR}"),
        _year_last,
    ),
    (
        "hijri",
        re.compile(rf"(?<!\w)(?P<day>\d{{1,2}}){_GAP}{_HIJRI_MONTH}{_GAP}(?P<year>1[345]\d\d)(?!\d)(?:{_HIJRI_MARK})?"),
        _hijri_named,
    ),
    (
        "hijri, numbers",
        re.compile(
            rf"(?<!\d)(?P<year>1[345]\d\d)(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}}){_HIJRI_MARK}"
        ),
        _hijri_year_first,
    ),
    (
        "hijri, numbers, year last",
        re.compile(
            rf"(?<!\d)(?P<day>\d{{1,2}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<year>1[345]\d\d){_HIJRI_MARK}"
        ),
        _hijri_year_first,
    ),
    (
        "east asian",
        re.compile(r"(?<!\d)(?P<year>\d{4})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日"),
        _year_first,
    ),
    (
        "year of two digits",
        re.compile(
            rf"(?<![\w./-])(?:\d{{1,2}}(?P<sep>[-/.])\d{{1,2}}(?P=sep)\d{{2}}|\d{{1,2}}{_GAP}{_NAME}\.?{_GAP}\d{{2}})(?![\w:]|[./-]\d)"
        ),
        _two_digits,
    ),
]
