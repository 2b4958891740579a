"""Compares two texts: first their blocks, then the words of those that belong together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from newsroom.differences import matching
from newsroom.differences.blocks import Block, read
from newsroom.differences.words import Mark, Token, count, tokens

# Blocks that share less of their words are two blocks, one deleted and one inserted.
_LEAST_ALIKE = 0.4
# So many kept words between two changes are shown as changed with them: single words left standing cannot be read.
_ISLAND = 2
_SAME_LOOK = {"b": "strong", "i": "em"}


class Kind(StrEnum):
    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True)
class Run:
    """Words with one fate. Kept ones have both sides, word for word, and may differ in their marks and their spaces."""

    kind: Kind
    old: tuple[Token, ...] = ()
    new: tuple[Token, ...] = ()

    @property
    def shown(self) -> tuple[Token, ...]:
        return self.old if self.kind is Kind.DELETED else self.new

    @property
    def is_changed(self) -> bool:
        if self.kind is not Kind.KEPT:
            return True
        return any(restyled(before, after) for before, after in self.pairs)

    @property
    def pairs(self) -> Iterator[tuple[Token, Token]]:
        return zip(self.old, self.new, strict=True)


@dataclass(frozen=True)
class Pair:
    """A block of the old text and the one of the new text that it became; None where there is none."""

    old: Block | None
    new: Block | None
    parts: tuple[tuple[Run, ...], ...]

    @property
    def shown(self) -> Block:
        return self.new or self.old

    @cached_property
    def is_changed(self) -> bool:
        if self.old is None or self.new is None or self.old.tag != self.new.tag or self.has_other_picture:
            return True
        return any(run.is_changed for part in self.parts for run in part)

    @property
    def has_other_picture(self) -> bool:
        return self.shown.tag == "img" and None not in (self.old, self.new) and _source(self.old) != _source(self.new)


@dataclass(frozen=True)
class Comparison:
    pairs: tuple[Pair, ...]

    @cached_property
    def is_changed(self) -> bool:
        return any(pair.is_changed for pair in self.pairs)

    @property
    def runs(self) -> Iterator[Run]:
        return (run for pair in self.pairs for part in pair.parts for run in part)


def compare(old: str, new: str) -> Comparison:
    """What differs between two texts of rich text that the sanitizer has cleaned."""
    before, after = read(old), read(new)
    numbers: dict[Block, int] = {}  # a block is hashed once, however often it is compared
    known = [[numbers.setdefault(block, len(numbers)) for block in blocks] for blocks in (before, after)]
    pairs, i, j = [], 0, 0
    for start, then, size in [*matching.equal(*known), (len(before), len(after), 0)]:
        pairs += _gap(before[i:start], after[j:then])
        pairs += map(_unchanged, before[start : start + size], after[then : then + size])
        i, j = start + size, then + size
    return Comparison(tuple(pairs))


def compare_words(old: str, new: str) -> tuple[Run, ...]:
    """What differs between two plain texts."""
    return _runs(tokens(old), tokens(new))


def words_changed(runs: Iterable[Run]) -> tuple[int, int]:
    """How many words were deleted and how many inserted."""
    deleted = inserted = 0
    for run in runs:
        deleted += count(run.old) if run.kind is Kind.DELETED else 0
        inserted += count(run.new) if run.kind is Kind.INSERTED else 0
    return deleted, inserted


def restyled(before: Token, after: Token) -> tuple[list[Mark], list[Mark]] | tuple[()]:
    """The marks that only the old and only the new word has; () when no reader sees a difference."""
    if before.marks == after.marks:
        return ()
    old, new = _looks(before.marks), _looks(after.marks)
    lost, gained = [mark for mark in old if mark not in new], [mark for mark in new if mark not in old]
    return (lost, gained) if lost or gained else ()


def _looks(marks):
    return [mark._replace(tag=_SAME_LOOK.get(mark.tag, mark.tag)) for mark in marks]


def _source(block: Block) -> str:
    return dict(block.attributes).get("src", "")


def _unchanged(old: Block, new: Block) -> Pair:
    return Pair(old, new, tuple((Run(Kind.KEPT, part, part),) if part else () for part in new.parts))


def _gap(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Pair]:
    """The pairs of a stretch in which no block stayed the same."""
    if len(old) == len(new) == 1 and _shape(old[0]) == _shape(new[0]):
        found = [(0, 0)]
    else:
        found = matching.similar([*map(_traits, old)], [*map(_traits, new)], least=_LEAST_ALIKE)
    i = j = 0
    for start, then in [*found, (len(old), len(new))]:
        yield from (_whole(block, Kind.DELETED) for block in old[i:start])
        yield from (_whole(block, Kind.INSERTED) for block in new[j:then])
        if start < len(old) and then < len(new):
            yield _pair(old[start], new[then])
        i, j = start + 1, then + 1


def _shape(block: Block) -> str:
    """What two blocks must share to be compared word by word."""
    return f"tr{len(block.cells)}" if block.tag == "tr" else block.tag if block.tag == "img" else "text"


def _traits(block: Block) -> frozenset:
    """The block's words, each bound to its shape, so that blocks of two shapes share nothing."""
    shape = _shape(block)
    found = {(shape, token.word.casefold()) for part in block.parts for token in part if token.is_word}
    return frozenset(found or {(shape, block.text)}) | ({(shape, _source(block))} if block.tag == "img" else set())


def _pair(old: Block, new: Block) -> Pair:
    return Pair(old, new, tuple(_runs(*sides) for sides in zip(old.parts, new.parts, strict=True)))


def _whole(block: Block, kind: Kind) -> Pair:
    side = "old" if kind is Kind.DELETED else "new"
    parts = tuple((Run(kind, **{side: part}),) if part else () for part in block.parts)
    return Pair(**({"old": None, "new": None} | {side: block}), parts=parts)


def _runs(old: Sequence[Token], new: Sequence[Token]) -> tuple[Run, ...]:
    found = matching.equal([token.word for token in old], [token.word for token in new])
    found = [match for match in found if not _is_scattered(match, old)] if _differs_wholly(found, old, new) else found
    runs, i, j = [], 0, 0
    for start, then, size in [*_without_islands(found, old, new), (len(old), len(new), 0)]:
        runs += [Run(Kind.DELETED, old=tuple(old[i:start]))] if i < start else []
        runs += [Run(Kind.INSERTED, new=tuple(new[j:then]))] if j < then else []
        i, j = start + size, then + size
        runs += [Run(Kind.KEPT, tuple(old[start:i]), tuple(new[then:j]))] if size else []
    return tuple(runs)


def _differs_wholly(found, old, new) -> bool:
    """Whether so little was kept that showing it word by word would only confuse."""
    kept = sum(count(old[start : start + size]) for start, _then, size in found)
    return kept * 5 < max(count(old), count(new))


def _is_scattered(match, old) -> bool:
    start, _then, size = match
    return count(old[start : start + size]) <= _ISLAND


def _without_islands(found, old, new) -> list[tuple[int, int, int]]:
    """The matches without those of a word or two, or of punctuation alone, that have larger changes on both sides."""
    kept = list(found)
    for index in range(len(found) - 1, -1, -1):
        start, then, size = found[index]
        words = count(old[start : start + size])
        if words > _ISLAND:
            continue
        left = kept[index - 1] if index else (0, 0, 0)
        right = kept[index + 1] if index + 1 < len(kept) else (len(old), len(new), 0)
        before = max(count(old[left[0] + left[2] : start]), count(new[left[1] + left[2] : then]))
        after = max(count(old[start + size : right[0]]), count(new[then + size : right[1]]))
        if before and after and (not words or min(before, after) > words):
            del kept[index]
    return kept
