"""What is weighed over a whole text: its language, whether it is a release at all, and whether its dates agree."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from . import dates
from .characters import keyed
from .draft import Draft
from .language import detect
from .notes import Note
from .report import BODY_KINDS, Block, Confidence, Field, Span, Suggestion
from .times import alternatives
from .vocabulary import LABELS, TODAY, keys

SAMPLE_PARAGRAPH = 80
SUGGESTED_DATES = 10
HEADLINE = 220
# Dates further behind in a single line are of no use to anybody.
SEARCHED = 5000

_LINK = re.compile(r"(?:https?://|www\.)\S+")
_LABEL = re.compile("|".join(alternatives(keys(names)) for names in LABELS.values()))
_ADDRESS_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})([/_-]?)(\d{2})\2(\d{2})(?!\d)")
_TODAY_BEFORE = re.compile(rf"(?<!\w)(?:{alternatives(keys(TODAY))})\s?[(,]\s?$")


def is_index_page(draft: Draft) -> bool:
    """Whether nearly every line is a link, or a headline with its date: a list of releases, not one."""
    lines = [line.text.strip() for line in draft.open.values()]
    if any(len(line) > HEADLINE and len(_LINK.sub("", line)) > HEADLINE for line in lines):
        return False
    listed = sum(_is_link(line) or _is_dated_headline(draft, line) for line in lines)
    bare_dates = sum(dates.read(line, draft.habits) is not None for line in lines)
    return (listed >= 3 and listed * 10 >= len(lines) * 7) or (bare_dates >= 3 and bare_dates * 10 >= len(lines) * 4)


def _is_link(line: str) -> bool:
    rest, links = _LINK.subn("", line)
    return links > 0 and len(rest) <= SAMPLE_PARAGRAPH and not rest.rstrip().endswith(".")


def _is_dated_headline(draft: Draft, line: str) -> bool:
    source = keyed(line.strip("•·‣▪*|-– \t"))
    if source.key.endswith(".") or _LABEL.match(source.key):
        return False
    return any(
        (reading.start == 0 or reading.end == len(source.key))
        and len((source.key[: reading.start] + source.key[reading.end :]).split()) >= 3
        for reading in dates.find(source, draft.habits)
    )


def read_language(draft: Draft, declared: str | None) -> str:
    """The language of the text as a field: declared, or read from the title and the first two paragraphs."""
    texts = [piece.text for piece in draft.pieces()]
    paragraphs = [text for text in texts if len(text) >= SAMPLE_PARAGRAPH] or texts
    title = draft.fields.get("title", Field()).value or ""
    guess = detect("\n".join([title, *paragraphs[:2]]))
    if declared:
        if guess.code and guess.code != declared and guess.confidence is not Confidence.DOUBTFUL:
            draft.note("language_differs", declared=declared, language=guess.code)
        draft.fields["language"] = Field(declared, rule="declared")
        return declared
    draft.fields["language"] = Field(
        guess.code or None, rule="letters and words", confidence=guess.confidence, alternatives=guess.alternatives
    )
    if guess.confidence is Confidence.DOUBTFUL:
        draft.note("language_doubtful", language=guess.code)
    return guess.code


def refuse_language(code: str, allowed: Iterable[str]) -> Note | None:
    return None if code in allowed else Note("language_unsupported", {"language": code})


def suggest_dates(draft: Draft, blocks: Iterable[Block]) -> list[Suggestion]:
    """The dates of the running text, for an editor who has to enter one."""
    suggestions = []
    for block in blocks:
        for line in block.source:
            for reading, raw in dates.find_in(line.text[:SEARCHED], draft.habits):
                column = line.text.find(raw) + 1
                span = Span(line.number, column, line.number, column + len(raw))
                if reading.value is not None:
                    suggestions.append(Suggestion("date", reading.value, raw, span))
    return suggestions[:SUGGESTED_DATES]


def check_dates(draft: Draft) -> None:
    """Compare the dates of the page head with each other, with the address and with "today (…)" in the text."""
    published = _day(draft.fields.get("published", Field()).value)
    updated = _day(draft.fields.get("updated", Field()).value)
    if published and updated and updated < published:
        draft.note("updated_before_published")
    text = [block for block in draft.blocks if block.kind in BODY_KINDS | {"standfirst"}]
    if published:
        _check_today(draft, text, published)
    else:
        draft.suggestions.extend(suggest_dates(draft, text))
    address = _address_date(draft.source.address)
    if address and published and address != published:
        draft.note("address_disagrees", date=address.isoformat())
    elif address and not published:
        draft.suggestions.append(Suggestion("date", address, draft.source.address))


def _check_today(draft: Draft, blocks: Iterable[Block], published: date) -> None:
    for block in blocks:
        source = keyed(block.text[:SEARCHED])
        for reading in dates.find(source, draft.habits):
            today = _TODAY_BEFORE.search(source.key[max(0, reading.start - 20) : reading.start])
            value = _day(reading.value)
            if today and value and value.year != published.year:
                draft.note("today_disagrees", raw=source.original(reading.start, reading.end))


def _day(value: date | datetime | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def _address_date(address: str) -> date | None:
    match = _ADDRESS_DATE.search(address)
    try:
        return date(int(match[1]), int(match[3]), int(match[4])) if match else None
    except ValueError:
        return None
