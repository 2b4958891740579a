"""The top of a release: furniture, title, subtitle, the lines of the page head, and the fields read from them."""

import re
from collections.abc import Iterator

from . import captions, furniture, meta, pagehead
from .characters import clean_metadata, key
from .draft import Draft, span_of
from .meta import MetaLine
from .report import Confidence, Field, SourceLine, Span, Suggestion
from .text import BULLETS, is_hard_wrapped
from .vocabulary import KICKERS, SUBTITLE_BYLINES, keys, patterns

WINDOW_LINES = 16
PARAGRAPH = 260
LONGEST_TITLE = 220
LONGEST_SUBTITLE = 300
TORN_WORDS = 3

_KICKERS = frozenset(keys(KICKERS))
_BYLINE = re.compile(patterns(SUBTITLE_BYLINES))
_PLACE = re.compile(r"[^\d.,:;|]{2,30},\s[^\d.,:;|]{2,30}")
_FIRST_SENTENCE = re.compile(r".{1,220}?(?:[.!?؟…](?=\s|$)|$)")


def read_head(draft: Draft) -> None:
    """Give title, subtitle, page head and furniture their places; what stays open is the text."""
    if _read_flattened(draft):
        return
    window = _window(draft)
    metas = {line.number: read for line in window if (read := meta.read_line(line.text, draft.habits))}
    furniture.place(draft, window, metas)
    title = _read_title(draft, [line for line in window if line.number in draft.open], metas)
    closing = _take_closing(draft, metas, after=title)
    closed = {line.number for line, _ in closing}
    _add_unknown(draft, [line for line in window if line.number not in closed], metas, after=title)
    lines = [(draft.open[number], metas[number]) for number in sorted(metas)]
    _read_between(draft, window, metas, title)
    pagehead.read_fields(draft, lines, closing, title)


def _window(draft: Draft) -> list[SourceLine]:
    """The lines among which the page head must begin: sixteen at most, and none below a long paragraph."""
    window: list[SourceLine] = []
    for piece in draft.pieces():
        if piece.wrapped and len(piece.text) > PARAGRAPH:
            break
        for line in piece.lines:
            if len(line.text.strip()) > PARAGRAPH or len(window) == WINDOW_LINES:
                return window
            window.append(line)
    return window


def _read_flattened(draft: Draft) -> bool:
    for line in list(draft.open.values())[:3]:
        read = meta.read_flattened(line.text, draft.habits) if len(line.text) <= 1000 else None
        if not read:
            continue
        headline = read.original(0, read.entries[0].start).strip(f" |,،{BULLETS}\t")
        start = line.text.find(headline) + 1
        span = Span(line.number, start, line.number, start + len(headline))
        title = clean_metadata(headline, draft.removed)
        draft.fields["title"] = Field(title, span, "flattened page head", Confidence.LIKELY, raw=headline)
        draft.note("flattened")
        pagehead.read_fields(draft, [(line, read)], [], [])
        return True
    return False


def _read_title(draft: Draft, window: list[SourceLine], metas: dict[int, MetaLine]) -> list[SourceLine]:
    """The lines of the title, given their place; none when there is no title, which is then asked for."""
    index = _title_index(draft, window, metas)
    lines = _title_lines(draft, window[index:], metas) if index is not None else []
    if not lines:
        first = next((line.text.strip() for line in draft.open.values() if line.number not in metas), "")
        offered = _FIRST_SENTENCE.match(first)
        alternatives = (clean_metadata(offered.group(), draft.removed),) if offered else ()
        draft.fields["title"] = Field(rule="no title", confidence=Confidence.DOUBTFUL, alternatives=alternatives)
        draft.note("title_missing")
        return []
    text = " ".join(line.text.strip().removesuffix("|").strip() for line in lines)
    block = draft.place("title", lines, text)
    sure = Confidence.SURE if len(lines) == 1 else Confidence.LIKELY
    draft.fields["title"] = Field(block.text, block.span, "first line", sure, raw=text)
    if len(lines) > 1:
        draft.note("title_torn")
    _drop_repeated_title(draft, block.text)
    return lines


def _title_index(draft: Draft, window: list[SourceLine], metas: dict[int, MetaLine]) -> int | None:
    """The first line that is neither furniture, kicker, page head nor a place that an early date follows."""
    for index, line in enumerate(window):
        if line.number in metas:
            continue
        if key(line.text).strip(" :|") in _KICKERS and index + 1 < len(window):
            draft.place("metadata", [line], reason="kicker")
        elif _is_place_line(window[index:], metas):
            block = draft.place("metadata", [line], reason="place")
            draft.suggestions.append(Suggestion("place", block.text, line.text, block.span))
        else:
            return index
    return None


def _is_place_line(window: list[SourceLine], metas: dict[int, MetaLine]) -> bool:
    """`City, Country` directly before a date, with a title and more after that date."""
    if len(window) < 4 or not _PLACE.fullmatch(key(window[0].text)) or window[1].number not in metas:
        return False
    title = window[2].text.strip()
    return window[2].number not in metas and len(title) <= LONGEST_TITLE and not title.endswith(".")


def _title_lines(draft: Draft, window: list[SourceLine], metas: dict[int, MetaLine]) -> list[SourceLine]:
    first = window[0].text.strip()[: LONGEST_TITLE + 1]
    if _BYLINE.match(key(first)) or (len(first) > 120 and captions.starts_with_dateline(first)):
        return []
    torn = _torn_title(window, metas)
    if torn:
        return torn
    if draft.line_mode:
        return [] if len(first) > LONGEST_TITLE or first.endswith(".") else window[:1]
    group = [line for line in window if draft.group_of[line.number] == draft.group_of[window[0].number]]
    group = list(_until_meta(group, metas))
    total = len(" ".join(line.text.strip() for line in group))
    if is_hard_wrapped(group):
        return group if total <= LONGEST_TITLE else []
    return window[:1] if len(first) <= LONGEST_TITLE else []


def _until_meta(lines: list[SourceLine], metas: dict[int, MetaLine]) -> Iterator[SourceLine]:
    for line in lines:
        if line.number in metas:
            return
        yield line


def _torn_title(window: list[SourceLine], metas: dict[int, MetaLine]) -> list[SourceLine]:
    lines = list(_until_meta(window, metas))
    short = len(lines) >= 3 and all(len(line.text.split()) <= TORN_WORDS for line in lines)
    return lines if short and len(lines) < len(window) else []


def _drop_repeated_title(draft: Draft, title: str) -> None:
    following = next(iter(draft.open.values()), None)
    if following and len(following.text) <= 2 * LONGEST_TITLE and key(following.text) == key(title):
        draft.place("not_used", [following], reason="repeated")


def _take_closing(
    draft: Draft, metas: dict[int, MetaLine], *, after: list[SourceLine]
) -> list[tuple[SourceLine, MetaLine]]:
    """The date in the last line, below the text, taken out of the page head's lines."""
    lines = list(draft.open.values())
    text_above = [
        line for line in lines[:-1] if line.number not in metas and (not after or line.number > after[0].number)
    ]
    if not lines or not text_above:
        return []
    last = lines[-1]
    read = metas.pop(last.number, None)
    if not read and len(last.text) <= PARAGRAPH:
        read = meta.read_closing(last.text, draft.habits)
    return [(last, read)] if read else []


def _add_unknown(
    draft: Draft, window: list[SourceLine], metas: dict[int, MetaLine], *, after: list[SourceLine]
) -> None:
    """Lines of the page head's group that say something else: bulleted ones, and short ones between two that are read."""
    below = after[-1].number if after else 0
    rest = [line for line in window if line.number in draft.open and line.number > below]
    for _ in range(2):
        for index, line in enumerate(rest):
            neighbours = [
                near.number in metas
                for near in (*rest[max(0, index - 1) : index], *rest[index + 1 : index + 2])
                if draft.group_of[near.number] == draft.group_of[line.number]
            ]
            short = len(line.text.strip()) <= 60 and not line.text.rstrip().endswith(".")
            between = len(neighbours) == 2 and all(neighbours) and short
            if line.number not in metas and ((any(neighbours) and meta.is_bulleted(line.text)) or between):
                metas[line.number] = meta.read_unknown(line.text)


def _read_between(draft: Draft, window: list[SourceLine], metas: dict[int, MetaLine], title: list[SourceLine]) -> None:
    """A byline and a second title, which stand between the title and the page head."""
    below = [number for number in sorted(metas) if title and number > title[-1].number]
    if not below:
        return
    between = [line for line in window if line.number in draft.open and title[-1].number < line.number < below[0]]
    for line in [line for line in between if _BYLINE.match(key(line.text))]:
        block = draft.place("byline", [line])
        draft.fields["byline"] = Field(block.text, block.span, "byline", Confidence.LIKELY, raw=line.text)
        between.remove(line)
    text = " ".join(line.text.strip() for line in between)
    one_group = len({draft.group_of[line.number] for line in between}) == 1
    if between and len(text) <= LONGEST_SUBTITLE and (len(between) == 1 or (one_group and not draft.line_mode)):
        block = draft.place("subtitle", between, text)
        draft.fields["subtitle"] = Field(
            block.text, span_of(tuple(between)), "second title", Confidence.LIKELY, raw=text
        )
