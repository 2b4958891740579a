"""From the items of a page head to fields: which date is the publication's, which the update's, what is left over."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from .characters import clean_metadata, key
from .draft import Draft
from .meta import Entry, MetaLine
from .report import Confidence, Field, SourceLine, Span, Suggestion
from .vocabulary import LABELS

_UPDATED = frozenset(key(label) for row in LABELS["updated"].values() for label in row)

Lines = list[tuple[SourceLine, MetaLine]]


@dataclass(frozen=True)
class Found:
    """An item with the line it stands in; `rank` orders publication dates, the smallest first."""

    line: SourceLine
    read: MetaLine
    entry: Entry
    rank: tuple[bool, bool, bool, bool, int] = (False, False, False, False, 0)

    def original(self, start: int, end: int) -> str:
        return self.read.original(start, end)

    @property
    def raw(self) -> str:
        reading = self.entry.reading
        return self.original(reading.start, self.entry.until.end if self.entry.until else reading.end)

    def span(self, start: int, end: int) -> Span:
        column = self.read.source.column(start) + 1
        return Span(self.line.number, column, self.line.number, column + len(self.original(start, end)))


def read_fields(draft: Draft, lines: Lines, closing: Lines, title: list[SourceLine]) -> None:
    """Make the fields of a page head and of a closing date, and give their lines a place."""
    found = _join_labels(_found(lines, title))
    closed = _join_labels(_found(closing, title))
    _read_published(draft, found, closed)
    for name in ("updated", "embargo"):
        _read_labelled(draft, name, found, closed)
    for name in ("release_number", "status", "byline", "credit"):
        _read_words(draft, name, found)
    for each in found:
        if each.entry.kind == "place":
            words = clean_metadata(each.original(*each.entry.words), draft.removed)
            draft.suggestions.append(Suggestion("place", words, words, each.span(*each.entry.words)))
    for line, read in [*lines, *closing]:
        unknown = any(entry.kind == "unknown" for entry in read.entries)
        draft.place("metadata", [line], reason="unknown" if unknown else "")
        if unknown:
            draft.note("metadata_unknown", line=line.number)


def _found(lines: Lines, title: list[SourceLine]) -> list[Found]:
    head = title[0].number if title else 0
    found = []
    for line, read in lines:
        has_place = any(entry.kind == "place" for entry in read.entries)
        for entry in read.entries:
            value = entry.reading.value if entry.reading else None
            rank = (value is None, line.number < head, has_place, not entry.labelled, abs(line.number - head))
            found.append(Found(line, read, entry, rank))
    return found


def _join_labels(found: list[Found]) -> list[Found]:
    """A label without a date takes the bare date that follows it, on its own line or the next.

    The word "Updated" alone is a status, except above a second date.
    """
    joined: list[Found] = []
    for each in found:
        last = joined[-1] if joined else None
        bare = each.entry.kind == "published" and each.entry.reading and not each.entry.labelled
        if last and bare and last.entry.is_open_label:
            joined[-1] = replace(each, entry=replace(each.entry, kind=last.entry.kind, labelled=True))
        elif last and bare and _is_update_status(last) and _of_kind("published", joined):
            joined[-1] = replace(each, entry=replace(each.entry, kind="updated", labelled=True))
        else:
            joined.append(each)
    return [each for each in joined if not each.entry.is_open_label]


def _is_update_status(found: Found) -> bool:
    return found.entry.kind == "status" and key(found.original(*found.entry.words)) in _UPDATED


def _read_published(draft: Draft, found: list[Found], closed: list[Found]) -> None:
    candidates = _of_kind("published", found) or _of_kind("published", closed)
    candidates.sort(key=lambda each: each.rank)
    if not candidates:
        draft.note("published_missing")
        return
    chosen, closing = candidates[0], candidates[0] in closed
    others = _other_values(chosen, [*candidates[1:], *(_of_kind("published", closed) if not closing else [])])
    doubt = closing or bool(others) or chosen.read.flattened
    draft.fields["published"] = _dated(draft, chosen, others, Confidence.LIKELY if doubt else Confidence.SURE)
    if others:
        draft.note("published_two")
    if closing:
        draft.note("published_closing")
    until = chosen.entry.until
    if until and until.value and chosen.entry.reading.options[:1] != until.options[:1]:
        days = (chosen.entry.reading.options[0], until.options[0]) if chosen.entry.reading.options else ()
        draft.suggestions.append(Suggestion("event_dates", days, chosen.raw, draft.fields["published"].span))


def _read_labelled(draft: Draft, name: str, found: list[Found], closed: list[Found]) -> None:
    candidates = _of_kind(name, found) or _of_kind(name, closed)
    if not candidates:
        return
    chosen = candidates[0]
    doubt = chosen.read.flattened or chosen in closed
    others = _other_values(chosen, candidates[1:])
    draft.fields[name] = _dated(draft, chosen, others, Confidence.LIKELY if doubt else Confidence.SURE)


def _of_kind(kind: str, found: Iterable[Found]) -> list[Found]:
    return [each for each in found if each.entry.kind == kind and each.entry.reading]


def _other_values(chosen: Found, others: list[Found]) -> tuple[date | datetime, ...]:
    """The values of the other candidates that mean another day."""
    values = [each.entry.reading.value for each in others if each.entry.reading.value is not None]
    days = {_day(chosen.entry.reading.value)}
    return tuple(value for value in dict.fromkeys(values) if _day(value) not in days)


def _day(value: date | datetime | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def _dated(
    draft: Draft, found: Found, others: tuple[date | datetime, ...], confidence: Confidence
) -> Field[date | datetime]:
    reading = found.entry.reading
    raw = clean_metadata(found.raw, draft.removed)
    for problem in reading.problems:
        draft.note(problem, raw=raw)
    if reading.zone_assumed:
        draft.note("zone_assumed", raw=raw, zone=str(draft.habits.zone))
    return Field(
        value=reading.value,
        span=found.span(reading.start, reading.end),
        rule=f"{found.entry.kind}, labelled: {reading.rule}" if found.entry.labelled else reading.rule,
        confidence=Confidence.DOUBTFUL if reading.problems else confidence,
        alternatives=(*reading.alternatives, *others),
        raw=raw,
        zone_assumed=reading.zone_assumed,
    )


def _read_words(draft: Draft, name: str, found: list[Found]) -> None:
    for each in found:
        if each.entry.kind == name and name not in draft.fields:
            raw = each.original(*each.entry.words)
            words = clean_metadata(raw, draft.removed)
            draft.fields[name] = Field(words, each.span(*each.entry.words), name, Confidence.SURE, raw=raw)
