"""Two people, one article: a save made on an older revision is merged field by field, and nothing typed is lost."""

from dataclasses import dataclass, field

from newsroom.differences.merging import Merged, merge_texts, merge_words


@dataclass(frozen=True)
class Conflict:
    """A field that both changed: what it was, what I wrote, what the other saved meanwhile.

    `ways` are the values that a decision leads to; of rich text each has what the sides did not meet in.
    """

    field: str
    base: object
    mine: object
    theirs: object
    ways: Merged | None = field(default=None, compare=False)


def merge(base: dict, mine: dict, theirs: dict, *, rich=frozenset()) -> tuple[dict, list[Conflict]]:
    """The fields to store and the conflicts; all three map the same field names to values.

    A field that only one side changed takes that side's value; one of `rich`, clean rich text that both changed, is brought
    together block by block. A conflict keeps mine in the result until a person decides.
    """
    merged, conflicts = {}, []
    for name, was in base.items():
        one, other = mine[name], theirs[name]
        if one == was or other in (was, one):
            merged[name] = other if one == was else one
            continue
        ways = merge_texts(was, one, other) if name in rich else None
        merged[name] = ways.mine if ways else one
        if ways is None or not ways.is_clear:
            conflicts.append(Conflict(name, was, one, other, ways))
    return merged, conflicts


def carry(before: dict, fixed: dict, draft: dict, *, rich=frozenset()) -> tuple[dict, list[Conflict]]:
    """A draft with what was mended in the text that it goes on from, and the conflicts, in which it keeps its own words.

    All three map the same field names to words. Word by word: what was mended counts for the draft wherever it stands there.
    """
    carried, conflicts = {}, []
    for name, own in draft.items():
        was, one = before[name], fixed[name]
        if name in rich:
            ways = merge_texts(was, own, one, by_word=True)
            carried[name] = ways.mine
            is_clear = ways.is_clear
        else:
            ways, words = None, merge_words(was, own, one)
            carried[name] = own if words is None else words
            is_clear = words is not None
        if not is_clear:
            conflicts.append(Conflict(name, was, carried[name], one, ways))
    return carried, conflicts
