"""From the bytes of a press release to a report: the order of the steps, and what refuses a text as a whole."""

import hashlib
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from newsroom import languages

from . import checks, dates, participants, versions
from .body import check_ends, read_body
from .dates import Habits
from .draft import Draft, Source, begin
from .head import WINDOW_LINES, read_head
from .notes import Note
from .report import BODY_KINDS, Block, Caption, Report, SecondVersion, Suggestion
from .text import Decoded, decode, has_presentation_forms

__all__ = ["Source", "parse"]

PREVIEW = 60


def parse(
    raw: bytes, *, language: str | None = None, zone: str = "Europe/Brussels", source: Source | None = None
) -> Report:
    """Read one release. `language` is the editor's word and goes before any guess; `zone` is the source's time zone.

    No bytes make it raise; an unknown `zone` does (zoneinfo.ZoneInfoNotFoundError), as it is the caller's mistake.
    """
    source = source or Source()
    place = ZoneInfo(zone)
    habits = Habits(place, source.today or datetime.now(place).date(), source.month_first)
    digest = hashlib.sha256(raw).hexdigest()
    decoded = decode(raw, source.encoding)
    if decoded.refusal:
        return Report(sha256=digest, encoding=decoded.encoding, refused=decoded.refusal)
    return replace(_read(decoded, language, habits, source), sha256=digest, encoding=decoded.encoding)


def _read(decoded: Decoded, declared: str | None, habits: Habits, source: Source) -> Report:
    unfold = has_presentation_forms(decoded.text)
    draft = begin(decoded.text, habits, source, unfold=unfold)
    _note_decoding(draft, decoded, unfolded=unfold)
    if checks.is_index_page(draft):
        return Report(sha256="", refused=Note("index_page"))
    first_lines = [line.text for line in list(draft.open.values())[:WINDOW_LINES]]
    read_head(draft)
    halves = versions.find(draft.pieces())
    second = versions.set_apart(draft, halves, declared) if halves else None
    code = checks.read_language(draft, declared)
    if refusal := checks.refuse_language(code, source.languages or languages.codes()):
        return _refused(draft, refusal, first_lines)
    captions = read_body(draft, code)
    checks.check_dates(draft)
    check_ends(draft, [block.text for block in _sorted(draft) if block.kind in BODY_KINDS | {"standfirst"}])
    return _report(draft, second, tuple(captions))


def _note_decoding(draft: Draft, decoded: Decoded, *, unfolded: bool) -> None:
    if decoded.guessed:
        draft.note("encoding_guessed", encoding=decoded.encoding, preview=" ".join(decoded.text.split())[:PREVIEW])
    if unfolded:
        draft.note("presentation_forms")


def _refused(draft: Draft, refusal: Note, lines: list[str]) -> Report:
    """A refusal over the language, with the dates of the page head to show that the text was looked at."""
    found = [(reading, raw) for line in lines for reading, raw in dates.find_in(line, draft.habits) if reading.value]
    shown = tuple(Suggestion("date", reading.value, raw) for reading, raw in found[: checks.SUGGESTED_DATES])
    return Report(sha256="", refused=refusal, language=draft.fields["language"], suggestions=shown)


def _report(draft: Draft, second: SecondVersion | None, captions: tuple[Caption, ...]) -> Report:
    text = tuple(block for block in _sorted(draft) if block.kind in BODY_KINDS | {"standfirst"})
    return Report(
        sha256="",
        blocks=_sorted(draft),
        captions=captions,
        second_version=second,
        notes=tuple(draft.notes),
        suggestions=(*draft.suggestions, *participants.suggest(text)),
        removed={f"U+{ord(letter):04X}": count for letter, count in sorted(draft.removed.items())},
        **draft.fields,
    )


def _sorted(draft: Draft) -> tuple[Block, ...]:
    return tuple(sorted(draft.blocks, key=lambda block: block.span.line))
