"""The lines of a page head: dates with and without labels, release number, status, credits, in any order and any bullets.

A line is read item by item on its matching key; what is not understood stays as an item of kind "unknown".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import dates
from .characters import Keyed, keyed
from .dates import Habits, Reading
from .text import BULLETS
from .times import alternatives
from .vocabulary import (
    BYLINES,
    CREDITS,
    DATE_PREPOSITIONS,
    LABELS,
    LANGUAGE_NAMES,
    RANGE_WORDS,
    RELEASE_NUMBERS,
    STATUS_WORDS,
    keys,
    patterns,
)


@dataclass(frozen=True)
class Entry:
    """One item of a line, between two places of its key.

    `kind` is published, updated, embargo, release_number, status, byline, credit, place, furniture or unknown. A label
    whose date follows on the next line has no reading; a range has its last day in `until`.
    """

    kind: str
    start: int
    end: int
    words: tuple[int, int] = (0, 0)
    reading: Reading | None = None
    until: Reading | None = None
    labelled: bool = False

    @property
    def is_open_label(self) -> bool:
        return self.labelled and self.reading is None


@dataclass(frozen=True)
class MetaLine:
    source: Keyed
    entries: tuple[Entry, ...]
    flattened: bool = False

    def original(self, start: int, end: int) -> str:
        return self.source.original(start, end)


_SEPARATORS = re.compile(r"[\s|•·‣▪*\-–—,;]*")
_BAR = re.compile(r"\s*[|•·‣▪]")
_BULLETED = re.compile(rf"[{re.escape(BULLETS)}]")
_PREPOSITION = rf"(?:(?:{alternatives(keys(DATE_PREPOSITIONS))})\s+)?"
_LABEL = re.compile("|".join(rf"(?P<{kind}>(?:{alternatives(keys(names))})(?!\w))" for kind, names in LABELS.items()))
_AFTER_LABEL = re.compile(rf"\s*[:-]?\s*{_PREPOSITION}")
_CLOSING_START = re.compile(_PREPOSITION)
_RANGE = re.compile(rf"\s*(?:[-–—]|(?:{alternatives(keys(RANGE_WORDS))})(?!\w))\s*")
_FIRST_DAY = re.compile(r"(\d{1,2})\s*[-–—]\s*")
_STATUS = alternatives(keys(STATUS_WORDS))
_STATUS_ALONE = re.compile(rf"(?:{_STATUS})\s*(?=$|[|•·‣▪])")
_NUMBER = re.compile(rf"(?:{patterns(RELEASE_NUMBERS)})(?:\s*(?P<status>{_STATUS}))?(?!\w)")
_PERSON = re.compile(rf"(?:(?P<byline>{patterns(BYLINES)})|(?P<credit>{patterns(CREDITS)}))(?P<words>[^|•·‣▪]+)")
_LANGUAGES = re.compile(rf"(?:(?:{alternatives(keys(LANGUAGE_NAMES))})(?!\w)[\s|•·‣▪,/-]*)+")
_COUNTER = re.compile(r"\d{1,4}(?=\s*(?:$|[|•·‣▪]))")
_PLACE = re.compile(r"[^\d|:.•]{2,40}?(?=\s*[,-]\s*)")
_UNKNOWN = re.compile(r"[^|•·‣▪]+")
_STRONG = {"published", "updated", "embargo", "release_number", "status"}


def is_bulleted(line: str) -> bool:
    return _BULLETED.match(keyed(line).key) is not None


def read_line(line: str, habits: Habits) -> MetaLine | None:
    """The items of a line of the page head, or None for a line that is a title or text."""
    source = keyed(line)
    readings = dates.find(source, habits)
    entries = tuple(_items(source.key, readings))
    kinds = {entry.kind for entry in entries}
    if kinds & _STRONG and (is_itemised(line) or not kinds & {"unknown", "byline", "credit"}):
        return MetaLine(source, entries)
    return _read_place(source, readings)


def is_itemised(line: str) -> bool:
    """Whether bullets or bars part the items of a line."""
    return is_bulleted(line) or _BAR.search(keyed(line).key) is not None


def read_unknown(line: str) -> MetaLine:
    """A line that stands among the items of a page head and says something else."""
    source = keyed(line)
    return MetaLine(source, tuple(_items(source.key, [])))


def read_closing(line: str, habits: Habits) -> MetaLine | None:
    """A date that closes a text: `في … على الساعة …`, or what a page head may hold."""
    source = keyed(line)
    start = _CLOSING_START.match(source.key).end()
    for reading in dates.find(source, habits):
        if reading.start == start and not source.key[reading.end :].strip(" .-–"):
            return MetaLine(source, (Entry("published", 0, reading.end, reading=reading),))
    return read_line(line, habits)


def read_flattened(line: str, habits: Habits) -> MetaLine | None:
    """A page head in one running line: headline, first date, and further on a labelled date of the last update.

    The headline is the text before the first entry.
    """
    source = keyed(line)
    readings = dates.find(source, habits)
    for label in _LABEL.finditer(source.key):
        start = _AFTER_LABEL.match(source.key, label.end()).end()
        labelled = next((reading for reading in readings if reading.start == start), None)
        first = next((reading for reading in readings if reading.end <= label.start()), None)
        if label["updated"] and labelled and first and len(source.key[: first.start].split()) >= 2:
            published = Entry("published", first.start, first.end, reading=first)
            updated = Entry("updated", label.start(), labelled.end, reading=labelled, labelled=True)
            tail = tuple(_items_from(source.key, readings, labelled.end))
            return MetaLine(source, (published, updated, *tail), flattened=True)
    return None


def _items(text: str, readings: list[Reading]) -> Iterator[Entry]:
    return _items_from(text, readings, 0)


def _items_from(text: str, readings: list[Reading], position: int) -> Iterator[Entry]:
    while (position := _SEPARATORS.match(text, position).end()) < len(text):
        entry = _item(text, readings, position)
        yield entry
        position = max(entry.end, position + 1)


def _item(text: str, readings: list[Reading], position: int) -> Entry:
    for reader in (_status, _labelled, _dated, _numbered, _person, _furniture):
        if entry := reader(text, readings, position):
            return entry
    return Entry("unknown", position, _UNKNOWN.match(text, position).end())


def _labelled(text: str, readings: list[Reading], position: int) -> Entry | None:
    label = _LABEL.match(text, position)
    if not label:
        return None
    start = _AFTER_LABEL.match(text, label.end()).end()
    dated = _dated(text, readings, start)
    if dated:
        return Entry(label.lastgroup, position, dated.end, reading=dated.reading, until=dated.until, labelled=True)
    ends = not text[label.end() :].strip(" :|-")
    return Entry(label.lastgroup, position, len(text), labelled=True) if ends else None


def _dated(text: str, readings: list[Reading], position: int) -> Entry | None:
    first_day = _FIRST_DAY.match(text, position)
    for index, reading in enumerate(readings):
        if reading.start == position:
            return _with_end(text, readings, index)
        if first_day and reading.start == first_day.end() and reading.options:
            return _days_of_month(reading, position, int(first_day[1]))
    return None


def _with_end(text: str, readings: list[Reading], index: int) -> Entry:
    reading = readings[index]
    following = readings[index + 1] if index + 1 < len(readings) else None
    if following and _RANGE.fullmatch(text, reading.end, following.start):
        return Entry("published", reading.start, following.end, reading=reading, until=following)
    return Entry("published", reading.start, reading.end, reading=reading)


def _days_of_month(last: Reading, position: int, day: int) -> Entry | None:
    """`15-17 February 2011`: the month and year are written once, behind the last day."""
    if not 1 <= day <= last.options[0].day:
        return None
    first = Reading(position, last.end, last.rule, (last.options[0].replace(day=day),), last.problems)
    return Entry("published", position, last.end, reading=first, until=last)


def _numbered(text: str, readings: list[Reading], position: int) -> Entry | None:
    match = _NUMBER.match(text, position)
    if not match:
        return None
    end = match.start("status") if match["status"] else match.end()
    return Entry("release_number", position, end, words=(position, end))


def _status(text: str, readings: list[Reading], position: int) -> Entry | None:
    match = _STATUS_ALONE.match(text, position)
    return Entry("status", position, match.end(), words=(position, match.end())) if match else None


def _person(text: str, readings: list[Reading], position: int) -> Entry | None:
    match = _PERSON.match(text, position)
    kind = "byline" if match and match["byline"] else "credit"
    return Entry(kind, position, match.end(), words=match.span("words")) if match else None


def _furniture(text: str, readings: list[Reading], position: int) -> Entry | None:
    match = _LANGUAGES.match(text, position) or _COUNTER.match(text, position)
    return Entry("furniture", position, match.end()) if match else None


def _read_place(source: Keyed, readings: list[Reading]) -> MetaLine | None:
    """`City, date` or `City, Country, date`: a date of the page head, with a place of few words before it."""
    match = _SEPARATORS.match(source.key)
    reading = readings[0] if len(readings) == 1 else None
    if not reading or source.key[reading.end :].strip(" -–|"):
        return None
    before = source.key[match.end() : reading.start]
    place = before.strip(" ,-–")
    if place == before or not place or len(place.split()) > 4 or not _PLACE.match(before):
        return None
    words = (match.end(), match.end() + len(place))
    return MetaLine(
        source,
        (Entry("place", *words, words=words), Entry("published", reading.start, reading.end, reading=reading)),
    )
