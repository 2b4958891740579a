"""Short quotations of what changed: the words as they were and as they are, with a few of those around them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from newsroom.differences.comparison import Comparison, Kind, Run
from newsroom.differences.words import Token, joined

_AROUND = 7  # tokens that are quoted before and after a change
_LONGEST = 40  # tokens of one change
_ELLIPSIS = "…"


@dataclass(frozen=True)
class Piece:
    """Words without the space behind them, which no line should run through."""

    text: str
    space: str
    is_changed: bool


@dataclass(frozen=True)
class Passage:
    """One place that changed. A side without a changed piece says only where something was added or left out."""

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]


def of_text(comparison: Comparison, *, limit: int) -> list[Passage]:
    """The first places at which a text changed; links count with their addresses."""
    parts = (part for pair in comparison.pairs if pair.is_changed for part in pair.parts)
    return list(islice((passage for part in parts for passage in of_words(part)), limit))


def of_words(runs: Iterable[Run]) -> Iterator[Passage]:
    """The places at which one line changed; changes that are near each other make one."""
    gathered: list[Run] = []
    for run in _with_addresses(runs):
        if run.kind is Kind.KEPT and len(run.new) > 2 * _AROUND:
            if any(each.kind is not Kind.KEPT for each in gathered):
                yield _passage([*gathered, _cut(run, end=_AROUND)])
            gathered = [_cut(run, start=_AROUND)]
        else:
            gathered.append(run)
    if any(each.kind is not Kind.KEPT for each in gathered):
        yield _passage(gathered)


def _passage(runs: list[Run]) -> Passage:
    old = tuple(_piece(run.kind, run.old) for run in runs if run.old)
    new = tuple(_piece(run.kind, run.new) for run in runs if run.new)
    return Passage(old, new)


def _piece(kind: Kind, found: tuple[Token, ...]) -> Piece:
    is_changed = kind is not Kind.KEPT
    text = joined(found[:_LONGEST] if is_changed else found)
    words = text.rstrip()
    if is_changed and len(found) > _LONGEST:
        return Piece(words + _ELLIPSIS, " ", is_changed)
    return Piece(words, text[len(words) :], is_changed)


def _cut(run: Run, *, start: int = 0, end: int = 0) -> Run:
    """A long kept run reduced to its last `start` or its first `end` tokens, with an ellipsis for the rest."""
    sign = Token(_ELLIPSIS, " ")
    if start:
        return Run(Kind.KEPT, (sign, *run.old[-start:]), (sign, *run.new[-start:]))
    return Run(Kind.KEPT, (*run.old[:end], sign), (*run.new[:end], sign))


def _with_addresses(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs with linked words that lead elsewhere shown as changed, their addresses beside them."""
    for run in runs:
        if run.kind is not Kind.KEPT or not run.is_changed:
            yield run
            continue
        for (old, new), group in groupby(run.pairs, key=lambda pair: (_address(pair[0]), _address(pair[1]))):
            before, after = zip(*group, strict=True)
            if old == new:
                yield Run(Kind.KEPT, before, after)
            else:
                yield Run(Kind.DELETED, old=_with_address(before, old))
                yield Run(Kind.INSERTED, new=_with_address(after, new))


def _address(token: Token) -> str:
    return next((mark.get("href") for mark in token.marks if mark.tag == "a"), "")


def _with_address(found: tuple[Token, ...], address: str) -> tuple[Token, ...]:
    if not address:
        return found
    *rest, last = found
    return (*rest, last._replace(space=" "), Token(f"(\u2066{address}\u2069)", last.space))
