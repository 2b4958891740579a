"""Lists in plain text: two or more lines with the same sign, nested by their indent; other lines inside an item stay in it."""

import re
from dataclasses import dataclass, replace

from .report import Item, SourceLine
from .text import Piece, without_bar

_MARKER = re.compile(
    r"(?P<indent>\s*)(?:(?P<bullet>[•·‣▪*–-])\s+|(?P<number>\(?\d{1,2}(?:[)-](?!\d)\s*|\.\s+))|(?P<letter>\(?[^\W\d_]\)\s+))(?P<text>\S.*)"
)
_INVISIBLE_START = re.compile("^[\u200b\u200e\u200f\ufeff\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True)
class ListPiece:
    """The lines of a list and what they say without their signs."""

    lines: tuple[SourceLine, ...]
    items: tuple[Item, ...]

    @property
    def text(self) -> str:
        return "\n".join(item.text for item in self.items)


def separate(pieces: list[Piece]) -> list[Piece | ListPiece]:
    """The pieces with their lists taken out, in the same order."""
    separated: list[Piece | ListPiece] = []
    run: list[Piece] = []
    for piece in [part for whole in pieces for part in _split(whole)]:
        if run and _sign(piece.lines[0]) != _sign(run[0].lines[0]):
            separated.extend(_close(run))
            run = []
        if _sign(piece.lines[0]):
            run.append(piece)
        else:
            separated.append(piece)
    return [*separated, *_close(run)]


def _split(piece: Piece) -> list[Piece]:
    """A piece cut before its first item and behind its last one."""
    if piece.wrapped or len(piece.lines) == 1:
        return [piece]
    parts: list[list[SourceLine]] = [[]]
    inside = False
    for line in piece.lines:
        starts_list = bool(_sign(line)) and not inside
        ends_list = inside and not _sign(line) and _indent(line) == 0
        if (starts_list or ends_list) and parts[-1]:
            parts.append([])
        inside = (inside or starts_list) and not ends_list
        parts[-1].append(line)
    return [replace(piece, lines=tuple(lines)) for lines in parts]


def _close(run: list[Piece]) -> list[Piece | ListPiece]:
    lines = tuple(line for piece in run for line in piece.lines)
    if sum(bool(_sign(line)) for line in lines) < 2:
        return list(run)
    return [ListPiece(lines, _items(lines))]


def _items(lines: tuple[SourceLine, ...]) -> tuple[Item, ...]:
    items: list[Item] = []
    indents: list[int] = []
    for line in lines:
        match = _match(line)
        if not match:
            items[-1] = replace(items[-1], text=f"{items[-1].text}\n{without_bar(line.text).strip()}")
            continue
        indent = _indent(line)
        while indents and indent < indents[-1]:
            indents.pop()
        if not indents or indent > indents[-1]:
            indents.append(indent)
        items.append(Item(without_bar(match["text"]).strip(), len(indents) - 1, match["bullet"] is None))
    return tuple(items)


def _match(line: SourceLine) -> re.Match[str] | None:
    return _MARKER.match(_INVISIBLE_START.sub("", line.text))


def _sign(line: SourceLine) -> str:
    """What kind of sign a line begins with: its bullet, "number", "letter", or "" for none."""
    match = _match(line)
    if not match:
        return ""
    return match["bullet"] or ("number" if match["number"] else "letter")


def _indent(line: SourceLine) -> int:
    text = line.text.expandtabs(4)
    return len(text) - len(text.lstrip())
