"""Breaks a title into lines of about the same length. Pure: widths are asked of a function."""

from collections.abc import Callable

Width = Callable[[str], float]
ELLIPSIS = "…"
FINENESS = 8  # halvings of the width when lines are balanced: to within a pixel or two of a card


def broken(text: str, width_of: Width, width: float) -> list[str]:
    """The fewest lines no wider than `width`; a word wider than that is cut."""
    lines, line = [], ""
    for word in text.split():
        joined = f"{line} {word}".strip()
        if width_of(joined) <= width:
            line = joined
            continue
        lines += [line] if line else []
        *full, line = _cut(word, width_of, width)
        lines += full
    return [*lines, line] if line else lines


def balanced(text: str, width_of: Width, width: float) -> list[str]:
    """As many lines as `broken` needs, as even as may be: the narrowest width that needs no more of them."""
    wanted = len(broken(text, width_of, width))
    low, high = width / max(wanted, 1) / 2, width
    for _ in range(FINENESS):
        middle = (low + high) / 2
        low, high = (low, middle) if len(broken(text, width_of, middle)) <= wanted else (middle, high)
    return broken(text, width_of, high)


def shortened(text: str, width_of: Width, width: float, most: int) -> list[str]:
    """At most `most` lines; what does not fit ends in an ellipsis, after a whole word where there is one."""
    lines = broken(text, width_of, width)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width_of(last + ELLIPSIS) > width:
        last = last.rpartition(" ")[0] if " " in last else last[:-1]
    return [*lines[: most - 1], last.rstrip(" ،,؛;:–-") + ELLIPSIS]


def _cut(word, width_of, width) -> list[str]:
    """A word in pieces that fit; one piece for a word that does."""
    pieces = []
    while width_of(word) > width and len(word) > 1:
        length = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or width_of(word[:n]) <= width)
        pieces.append(word[:length])
        word = word[length:]
    return [*pieces, word]
