"""Which members of two lists belong together; both ways are bounded, so that no text makes a page slow."""

from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

# How many pairs of equal members are looked at in one pass; beyond, the most frequent members anchor nothing.
_EQUAL_PAIRS = 400_000
# How many pairs of sets are compared; beyond, only those that stand at about the same place.
_CELLS = 6_000
_NARROWEST_BAND = 8


def equal(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    """Runs of equal members as (start in old, start in new, length), in order and without overlap."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    inner_old, inner_new = old[start : len(old) - end], new[start : len(new) - end]
    found = [(0, 0, start)] if start else []
    if inner_old and inner_new:
        matcher = SequenceMatcher(_frequent(inner_old, inner_new).__contains__, inner_old, inner_new, autojunk=False)
        found += [(i + start, j + start, size) for i, j, size in matcher.get_matching_blocks() if size]
    return [*found, (len(old) - end, len(new) - end, end)] if end else found


def similar(old: Sequence[frozenset], new: Sequence[frozenset], *, least: float) -> list[tuple[int, int]]:
    """Pairs (index in old, index in new) of sets that share at least the part `least`, in order, as alike in all as can be."""
    width = max(_NARROWEST_BAND, _CELLS // max(len(old), 1) // 2)
    best: dict[tuple[int, int], float] = {}
    likeness: dict[tuple[int, int], float] = {}
    for i in range(len(old) - 1, -1, -1):
        for j in reversed(_band(i, len(old), len(new), width)):
            alike = _likeness(old[i], new[j])
            likeness[i, j] = alike if alike >= least else 0.0
            with_this = best.get((i + 1, j + 1), 0.0) + likeness[i, j]
            best[i, j] = max(with_this, best.get((i + 1, j), 0.0), best.get((i, j + 1), 0.0))
    return _walk(best, likeness, len(old), len(new), width)


def _walk(best, likeness, old_length, new_length, width) -> list[tuple[int, int]]:
    i = j = 0
    pairs = []
    while i < old_length and j < new_length:
        band = _band(i, old_length, new_length, width)
        if j < band.start or j >= band.stop:
            i, j = (i, j + 1) if j < band.start else (i + 1, j)
        elif likeness[i, j] and best[i, j] == best.get((i + 1, j + 1), 0.0) + likeness[i, j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best.get((i + 1, j), 0.0) >= best.get((i, j + 1), 0.0):
            i += 1
        else:
            j += 1
    return pairs


def _band(i: int, old_length: int, new_length: int, width: int) -> range:
    middle = i * new_length // old_length
    return range(max(0, middle - width), min(new_length, middle + width + 1))


def _likeness(one: frozenset, other: frozenset) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def _common(one: Sequence, other: Sequence) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _frequent(old: Sequence[Hashable], new: Sequence[Hashable]) -> frozenset:
    """The members that must not anchor a match, lest the pairs of equals be too many; mostly none."""
    in_old, in_new = Counter(old), Counter(new)
    pairs = Counter({member: count * in_new[member] for member, count in in_old.items() if member in in_new})
    total, frequent = sum(pairs.values()), set()
    for member, count in pairs.most_common():
        if total <= _EQUAL_PAIRS:
            break
        total -= count
        frequent.add(member)
    return frozenset(frequent)
