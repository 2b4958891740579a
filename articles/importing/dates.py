"""Dates in running text or page heads, with the weekday, the Hijri partner and the time that stand beside them.

Nothing is repaired: what cannot be settled has no value, and `problems` says why. A date without a time stays a `date`.
"""

import re
from bisect import bisect
from dataclasses import replace
from datetime import date, datetime
from operator import attrgetter

from . import hijri, times
from .characters import Keyed, keyed
from .date_forms import Habits, Reading, attempts
from .months import WEEKDAY_OF
from .times import alternatives

__all__ = ["Habits", "Reading", "find", "find_in", "read"]

_WEEKDAY = rf"(?P<weekday>{alternatives(list(WEEKDAY_OF))})(?!\w)\.?"
_WEEKDAY_BEFORE = re.compile(rf"(?:(?<!\w)(?:يوم|on)\s+)?(?<!\w){_WEEKDAY}\s*[,(]?\s*$")
_WEEKDAY_AFTER = re.compile(rf"\s*[,(]?\s*{_WEEKDAY}\)?")
_EQUALS = re.compile(rf"\s*[-(\[/,]?\s*(?:الموافق\s*(?:ليوم|ل)?)?\s*(?:{_WEEKDAY}\s*,?)?\s*")
_CLOSING = re.compile(r"\s*[)\]]")


def find(text: Keyed, habits: Habits) -> list[Reading]:
    """All dates of a text in their order, with weekday, Hijri partner and time where they stand beside them."""
    valid: list[Reading] = []
    doubtful: list[Reading] = []
    for reading in attempts(text.key, habits):
        (valid if reading.options else doubtful).append(reading)
    apart = [_with_weekday(text.key, reading) for reading in _without_overlaps(valid + doubtful)]
    return _with_times(text.key, _pair_calendars(text.key, apart), habits)


def _without_overlaps(readings: list[Reading]) -> list[Reading]:
    """The readings in the order of the text; of two that share letters, the one that came first."""
    kept: list[Reading] = []
    for reading in readings:
        place = bisect(kept, reading.start, key=attrgetter("start"))
        after_last = place == 0 or kept[place - 1].end <= reading.start
        if after_last and (place == len(kept) or reading.end <= kept[place].start):
            kept.insert(place, reading)
    return kept


def find_in(text: str, habits: Habits) -> list[tuple[Reading, str]]:
    """All dates of a text, each with its own words."""
    source = keyed(text)
    return [(reading, source.original(reading.start, reading.end)) for reading in find(source, habits)]


def read(text: str, habits: Habits) -> Reading | None:
    """The date a text consists of, or None when it says anything else."""
    source = keyed(text)
    whole = [each for each in find(source, habits) if each.start == 0 and each.end == len(source.key)]
    return whole[0] if whole else None


def _with_weekday(text: str, reading: Reading) -> Reading:
    """The reading with the weekday beside it swallowed; a weekday that fits only one option decides."""
    start = max(0, reading.start - 40)
    before = _WEEKDAY_BEFORE.search(text[start : reading.start])
    after = _WEEKDAY_AFTER.match(text, reading.end)
    if before:
        reading = _check_weekday(replace(reading, start=start + before.start()), before["weekday"])
    elif after:
        reading = _check_weekday(replace(reading, end=after.end()), after["weekday"])
    return reading


def _check_weekday(reading: Reading, name: str) -> Reading:
    fitting = tuple(option for option in reading.options if option.weekday() == WEEKDAY_OF[name])
    if reading.options and not fitting:
        return replace(reading, problems=(*reading.problems, "weekday_disagrees"))
    return _decide(reading, fitting)


def _decide(reading: Reading, fitting: tuple[date, ...]) -> Reading:
    """The reading reduced to the one option that fits, if it is one."""
    if len(fitting) != 1 or len(reading.options) == 1:
        return reading
    settled = tuple(code for code in reading.problems if code not in {"order_ambiguous", "month_ambiguous"})
    return replace(reading, options=fitting, problems=settled)


def _pair_calendars(text: str, readings: list[Reading]) -> list[Reading]:
    """Hijri and Gregorian dates of the same day as one reading: the Gregorian date counts, the Hijri one checks it."""
    paired: list[Reading] = []
    for reading in readings:
        last = paired[-1] if paired else None
        if last and _is_pair(last, reading) and _EQUALS.fullmatch(text, last.end, reading.start):
            closing = _CLOSING.match(text, reading.end)
            paired[-1] = _merge(last, reading, closing.end() if closing else reading.end)
        else:
            paired.append(reading)
    return paired


def _is_pair(first: Reading, second: Reading) -> bool:
    return (first.hijri is None) != (second.hijri is None) and bool(first.options or second.options)


def _merge(first: Reading, second: Reading, end: int) -> Reading:
    gregorian, islamic = (second, first) if first.hijri else (first, second)
    near = tuple(option for option in gregorian.options if hijri.is_near(*islamic.hijri, option))
    merged = _decide(replace(gregorian, start=first.start, end=end, hijri=islamic.hijri), near)
    return merged if near else replace(merged, problems=(*merged.problems, "hijri_disagrees"))


def _with_times(text: str, readings: list[Reading], habits: Habits) -> list[Reading]:
    timed: list[Reading] = []
    for reading in readings:
        clock = times.after(text, reading.end)
        if clock is None:
            clock = times.before(text, reading.start)
            clock = None if clock and timed and clock.start < timed[-1].end else clock
        timed.append(_check_future(_at_time(reading, clock, habits), habits))
    return timed


def _at_time(reading: Reading, clock: times.ClockReading | None, habits: Habits) -> Reading:
    if clock is None:
        return reading
    reading = replace(reading, start=min(reading.start, clock.start), end=max(reading.end, clock.end))
    if clock.value is None:
        return replace(reading, problems=(*reading.problems, "time_unreadable"))
    if not reading.options:
        return reading
    moment = datetime.combine(reading.options[0], clock.value, clock.zone or habits.zone)
    return replace(reading, moment=moment, zone_assumed=clock.zone is None)


def _check_future(reading: Reading, habits: Habits) -> Reading:
    future = any(option > habits.today for option in reading.options[:1])
    return replace(reading, problems=(*reading.problems, "date_future")) if future else reading
