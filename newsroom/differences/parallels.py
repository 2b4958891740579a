"""Lays a text beside its translation, paragraph by paragraph: by the order, the kinds and the lengths of their blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from math import log

from newsroom.richtext import allowlist

_VOID = frozenset({"br", "img"})
# What it costs to take so many blocks of either side together: to leave one alone, or to find two that say what one does.
_STEPS = {(1, 1): 0.0, (1, 0): 1.2, (0, 1): 1.2, (2, 1): 1.3, (1, 2): 1.3}
_UNEVEN = 1.25  # how much longer a language may be than the other; beyond, a part of the text is missing
_OTHER_KIND = 4.0
_BAND = 16


@dataclass(frozen=True)
class Segment:
    """A block that stands in no other, as markup; `length` counts its letters."""

    tag: str
    html: str
    length: int

    @property
    def kind(self) -> str:
        return "heading" if self.tag in allowlist.HEADINGS else "text" if self.tag in {"p", "blockquote"} else self.tag


def segments(html: str) -> list[Segment]:
    """The outermost blocks of a text that the sanitizer has cleaned; joined, their markup is the text."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return reader.found


def aligned(left: Sequence[Segment], right: Sequence[Segment]) -> list[tuple[Sequence[Segment], Sequence[Segment]]]:
    """Both texts in rows, each with the blocks that say the same; a side of a row may be empty or hold two."""
    if [each.kind for each in left] == [each.kind for each in right]:
        return [((one,), (other,)) for one, other in zip(left, right, strict=True)]
    ratio = sum(each.length for each in left) / max(sum(each.length for each in right), 1)
    ratio = min(max(ratio, 1 / _UNEVEN), _UNEVEN)
    rows, i, j = [], len(left), len(right)
    best = _costs(left, right, ratio)
    while i or j:
        a, b = best[i, j][1]
        rows.append((left[i - a : i], right[j - b : j]))
        i, j = i - a, j - b
    return rows[::-1]


def _costs(left, right, ratio) -> dict:
    """For each (i, j) the least cost of the first i and j blocks, and the step that leads there."""
    best = {(0, 0): (0.0, (0, 0))}
    width = _BAND + abs(len(left) - len(right))
    for i in range(len(left) + 1):
        middle = i * len(right) // max(len(left), 1)
        for j in range(
            max(0, middle - width) if left else 0, min(len(right), middle + width if left else len(right)) + 1
        ):
            reached = [
                (best[i - a, j - b][0] + _cost(left[i - a : i], right[j - b : j], ratio), (a, b))
                for a, b in _STEPS
                if (i - a, j - b) in best
            ]
            if reached:
                best[i, j] = min(reached)
    return best


def _cost(left: Sequence[Segment], right: Sequence[Segment], ratio: float) -> float:
    step = _STEPS[len(left), len(right)]
    if not left or not right:
        return step
    if len({each.kind for each in (*left, *right)}) > 1:
        return step + _OTHER_KIND
    if step and left[0].kind != "text":
        return step + _OTHER_KIND
    lengths = [sum(each.length for each in side) + 10 for side in (left, right)]
    return step + abs(log(lengths[0] / lengths[1] / ratio))


class _Reader(HTMLParser):
    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.html, self.found = html, []
        self.line_starts = list(_line_starts(html))
        self.depth = self.start = self.length = 0
        self.tag = ""

    def handle_starttag(self, tag, attrs):
        if self.depth == 0:
            self._cut(self._offset())
            self.tag = tag
        self.depth += tag not in _VOID

    def handle_endtag(self, tag):
        self.depth = max(self.depth - 1, 0)

    def handle_data(self, data):
        if self.depth == 0 and data.strip():
            self._cut(self._offset())
            self.tag = "p"
        self.length += sum(map(str.isalnum, data))

    def close(self):
        super().close()
        self._cut(len(self.html))

    def _cut(self, offset: int):
        """Ends the segment that is being read where the next begins."""
        html = self.html[self.start : offset].strip()
        if html:
            self.found.append(Segment(self.tag, html, self.length))
        self.start, self.length = offset, 0

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.line_starts[line - 1] + column


def _line_starts(html: str) -> Iterator[int]:
    yield 0
    yield from (index + 1 for index, sign in enumerate(html) if sign == "\n")
