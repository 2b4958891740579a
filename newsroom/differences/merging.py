"""Brings two changed versions of one text together: rich text block by block, plain text word by word. Pure.

Two people in two paragraphs, or in two items of one list, do not meet. What is put together are whole blocks of texts that the
sanitizer has cleaned, so that the result is as clean as they are.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from newsroom.differences import matching
from newsroom.differences.blocks import read
from newsroom.differences.parallels import segments

_ALIKE = 0.4
_LISTS = re.compile(r"(<(ul|ol|blockquote)\b[^>]*>)(.*)(</\2>)", re.DOTALL)
_WORD = re.compile(r"\S+\s*|\s+")
_MARKED_WORD = re.compile(r"<[^>]*>|[^<\s]+\s*|\s+")
_TAG = re.compile(r"<[^>]*>")
_HOLLOW = re.compile(r"<(\w+)[^>]*>\s*</\1>")


@dataclass(frozen=True)
class Merged:
    """A text with what both sides changed. Where they meet, `mine` has the one, `theirs` the other, `both` one below the other."""

    mine: str
    theirs: str
    both: str

    @property
    def is_clear(self) -> bool:
        """Whether the sides never met, so that there is nothing to decide."""
        return self.mine == self.theirs


def merge_texts(base: str, mine: str, theirs: str, *, by_word: bool = False) -> Merged:
    """What became of a rich text on two sides. Tables are one block each; what both put into one place is a meeting.

    With `by_word` a block that both changed is brought together word by word, when the changes do not touch and one side
    changed words only: right for mending a typing error, too bold for two people who both write.
    """
    sides = [[segment.html for segment in segments(text)] for text in (base, mine, theirs)]
    merged = _blocks(*sides, by_word=by_word)
    if merged.is_clear and _repeats(merged.mine, sides[1], sides[2]):
        return Merged(mine, theirs, mine + theirs)
    return merged


def merge_words(base: str, mine: str, theirs: str) -> str | None:
    """The plain text with the changes of both; None when they touch each other."""
    return _pieces_merged(_WORD, base, mine, theirs)


def _pieces_merged(pattern: re.Pattern, *texts: str) -> str | None:
    pieces = [pattern.findall(text) for text in texts]
    if any("".join(cut) != text for cut, text in zip(pieces, texts, strict=True)):
        return None
    found: list[str] = []
    for was, one, other in _chunks(*pieces):
        if one != was and other not in (was, one):
            return None
        found += one if one != was else other
    return "".join(found)


@dataclass
class _Place:
    """A block of the base, or the room before one: what it held, and what it holds on either side, as markup."""

    is_room: bool
    was: str = ""
    mine: str = ""
    theirs: str = ""
    both: str | None = None

    @property
    def is_meeting(self) -> bool:
        """Whether both changed it, each in another way, and it was not settled within."""
        return self.both is None and self.was not in (self.mine, self.theirs) and self.mine != self.theirs

    def is_replaced_by(self, side: str) -> bool:
        """Whether this side alone took the block away, or put something into the room."""
        own, other = (self.mine, self.theirs) if side == "mine" else (self.theirs, self.mine)
        return bool(own and not other) if self.is_room else bool(other and not own)

    @property
    def is_untouched_room(self) -> bool:
        return self.is_room and not (self.mine or self.theirs)


def _blocks(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str], *, by_word: bool) -> Merged:
    places = _places(base, mine, theirs)
    for place in places:
        _settle(place, by_word=by_word)
    texts: dict[str, list[str]] = {"mine": [], "theirs": [], "both": []}
    for is_meeting, group in groupby(zip(places, _meetings(places), strict=True), key=lambda pair: pair[1]):
        found = [place for place, _meets in group]
        if is_meeting:
            one, other = ("".join(getattr(place, side) for place in found) for side in ("mine", "theirs"))
            for side, words in (("mine", one), ("theirs", other), ("both", one if one == other else one + other)):
                texts[side].append(words)
        else:
            for side in texts:
                texts[side] += [_resolved(place, side) for place in found]
    return Merged(**{side: "".join(words) for side, words in texts.items()})


def _resolved(place: _Place, side: str) -> str:
    if place.both is not None:
        return getattr(place, side)
    return place.mine if place.mine != place.was else place.theirs


def _meetings(places: Sequence[_Place]) -> list[bool]:
    """For each place whether it belongs to a meeting.

    What a side put in the place of a block that the other one changed, and the blocks it took away with it, do; else whoever
    decides for the other's words would keep the replacement beside them.
    """
    found = [place.is_meeting for place in places]
    for side in ("mine", "theirs"):
        for order in (range(len(places)), range(len(places) - 1, -1, -1)):
            reached: list[int] | None = None  # rooms that were passed since the last place of the meeting
            for index in order:
                place = places[index]
                if place.is_meeting:
                    reached = [] if place.is_room or place.is_replaced_by(side) else None
                elif reached is not None and place.is_replaced_by(side):
                    for each in (*reached, index):
                        found[each] = True
                    reached = []
                elif reached is not None and place.is_untouched_room:
                    reached.append(index)
                else:
                    reached = None
    return found


def _settle(place: _Place, *, by_word: bool):
    """Look into a block that both changed: into the items of a list, and into its words if asked."""
    if not place.is_meeting or place.is_room:
        return
    sides = [_LISTS.fullmatch(html) for html in (place.was, place.mine, place.theirs)]
    if all(sides) and len({side[1] for side in sides}) == 1:
        inner = _blocks(*([each.html for each in segments(side[3])] for side in sides), by_word=by_word)
        start, end = sides[0][1], sides[0][4]
        for side in ("mine", "theirs", "both"):
            words = getattr(inner, side)
            setattr(place, side, f"{start}{words}{end}" if words else "")
    elif by_word and (words := _reworded(place)) is not None:
        place.mine = place.theirs = place.both = words


def _reworded(place: _Place) -> str | None:
    """The block with the words of both; None when their changes touch, or when both changed more than words."""
    tags = {html: _TAG.findall(html) for html in (place.was, place.mine, place.theirs)}
    if not (place.mine and place.theirs) or tags[place.was] not in (tags[place.mine], tags[place.theirs]):
        return None
    words = _pieces_merged(_MARKED_WORD, place.was, place.mine, place.theirs)
    marked = place.theirs if tags[place.mine] == tags[place.was] else place.mine
    is_sound = words is not None and _TAG.findall(words) == tags[marked] and not _HOLLOW.search(words)
    return words if is_sound else None


def _places(base, mine, theirs) -> list[_Place]:
    """The blocks of the base and the rooms before, between and behind them, in their order."""
    places = [_Place(index % 2 == 0, "" if index % 2 == 0 else base[index // 2]) for index in range(2 * len(base) + 1)]
    for side, blocks in (("mine", mine), ("theirs", theirs)):
        i = j = 0
        for start, then in [*_pairs(base, blocks), (len(base), len(blocks))]:
            setattr(places[2 * i], side, "".join(blocks[j:then]))
            if start < len(base):
                setattr(places[2 * start + 1], side, blocks[then])
            i, j = start + 1, then + 1
    return places


def _pairs(base: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(index in base, index in other) of the blocks that stayed or were changed where they stand."""
    i = j = 0
    for start, then, size in [*matching.equal(base, other), (len(base), len(other), 0)]:
        if start - i == then - j == 1:
            yield i, j
        else:
            gaps = ([_traits(html) for html in blocks] for blocks in (base[i:start], other[j:then]))
            yield from ((i + one, j + two) for one, two in matching.similar(*gaps, least=_ALIKE))
        yield from ((start + step, then + step) for step in range(size))
        i, j = start + size, then + size


def _traits(html: str) -> frozenset:
    found = {token.word.casefold() for block in read(html) for part in block.parts for token in part if token.is_word}
    return frozenset(found or {html})


def _repeats(text: str, mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether a block stands there more often than on either side: both moved it, each to another place."""
    most = Counter(mine) | Counter(theirs)
    return any(
        count > most[html] for html, count in Counter(each.html for each in segments(text)).items() if most[html]
    )


def _chunks(base, mine, theirs) -> Iterator[tuple[Sequence[str], Sequence[str], Sequence[str]]]:
    """The three texts cut alike: in turn what differs on a side, and a piece that all three have."""
    in_mine, in_theirs = (
        {start + step: then + step for start, then, size in matching.equal(base, side) for step in range(size)}
        for side in (mine, theirs)
    )
    i = j = k = 0
    for index in [*sorted(in_mine.keys() & in_theirs.keys()), len(base)]:
        one, other = in_mine.get(index, len(mine)), in_theirs.get(index, len(theirs))
        yield base[i:index], mine[j:one], theirs[k:other]
        yield base[index : index + 1], mine[one : one + 1], theirs[other : other + 1]
        i, j, k = index + 1, one + 1, other + 1
