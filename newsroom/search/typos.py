"""The nearest words to a misspelt one: those that one letter more, less, other, or two neighbours changed would make."""

from collections.abc import Iterable, Mapping

SHORTEST = 3  # a word of two letters is one letter away from too many


def nearest(word: str, vocabulary: Mapping[str, int]) -> str:
    """The word of `vocabulary` (word → how often it occurs) one mistake away from `word`, the most frequent one; "" for none."""
    if len(word) < SHORTEST or word in vocabulary:
        return ""
    near = (known for known in vocabulary if abs(len(known) - len(word)) <= 1 and is_one_mistake_away(word, known))
    return max(near, key=lambda known: (vocabulary[known], known), default="")


def corrected(text: str, vocabulary: Mapping[str, int]) -> str:
    """The folded text with its unknown words replaced by their nearest ones; "" when nothing could be replaced."""
    words = text.split()
    replaced = [nearest(word, vocabulary) or word for word in words]
    return " ".join(replaced) if replaced != words else ""


def is_one_mistake_away(one: str, other: str) -> bool:
    """Whether one insertion, deletion, substitution or transposition makes `other` out of `one`."""
    if len(one) > len(other):
        one, other = other, one
    start = _shared(one, other)
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    rest, other_rest = one[start:], other[start:]
    return bool(rest) and (rest[1:] == other_rest[1:] or (rest[1::-1] == other_rest[:2] and rest[2:] == other_rest[2:]))


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    """How many letters both begin with."""
    length = 0
    for letter, counterpart in zip(one, other, strict=False):
        if letter != counterpart:
            break
        length += 1
    return length
