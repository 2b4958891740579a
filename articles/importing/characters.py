"""Characters: what is removed from stored text, and the folded key by which texts are compared and never stored."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

MARKS = frozenset("\u200e\u200f\u061c")
EMBEDDINGS = frozenset("\u202a\u202b\u202c\u202d\u202e")
OVERRIDES = frozenset("\u202d\u202e")
ISOLATE_STARTS = frozenset("\u2066\u2067\u2068")
ISOLATE_END = "\u2069"
INVISIBLE = frozenset("\u200b\ufeff\u00ad")
ALL_CONTROLS = MARKS | EMBEDDINGS | ISOLATE_STARTS | {ISOLATE_END} | INVISIBLE

_ARABIC_MARKS = frozenset(map(chr, [*range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE)]))
_DROPPED = ALL_CONTROLS | _ARABIC_MARKS | {"\u0640", "\u200c", "\u200d"}
_FOLDED = dict(zip("أإآٱىیکة،", "ااااييكه,", strict=True))
_BLANK_CATEGORIES = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_CLUSTER = re.compile(r"[^\u0300-\u036f\u0653-\u0655][\u0300-\u036f\u0653-\u0655]*|[\u0300-\u036f\u0653-\u0655]+")


@dataclass(frozen=True)
class Keyed:
    """The matching key of a text; `column(i)` is where the key's character i stands in that text."""

    text: str
    key: str
    _offsets: tuple[int, ...]

    def column(self, index: int) -> int:
        return self._offsets[index] if index < len(self._offsets) else len(self.text)

    def original(self, start: int, end: int) -> str:
        """The words of the text between two places of the key."""
        stop = self.column(end - 1) + 1 if end > start else self.column(start)
        while stop < len(self.text) and (unicodedata.combining(self.text[stop]) or self.text[stop] in _DROPPED):
            stop += 1
        return self.text[self.column(start) : stop]


def keyed(text: str) -> Keyed:
    """The matching key with its way back to the text's columns."""
    letters: list[str] = []
    offsets: list[int] = []
    for match in _CLUSTER.finditer(text):
        for letter in _fold(match.group()):
            if letter == " " and (not letters or letters[-1] == " "):
                continue
            letters.append(letter)
            offsets.append(match.start())
    if letters and letters[-1] == " ":
        letters.pop()
        offsets.pop()
    return Keyed(text, "".join(letters), tuple(offsets))


def key(text: str) -> str:
    """Equal for texts that differ only in letter shapes, marks, digits' shapes, case, spaces or invisible characters."""
    return keyed(text).key


@lru_cache(maxsize=4096)
def _fold(cluster: str) -> str:
    folded = "".join(_fold_one(letter) for letter in unicodedata.normalize("NFKC", cluster))
    return folded.casefold()


def _fold_one(letter: str) -> str:
    if letter.isspace():
        return " "
    if letter in _DROPPED or unicodedata.category(letter) == "Cc":
        return ""
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return _FOLDED.get(letter, letter)


def is_blank(line: str) -> bool:
    """Whether a line shows nothing: only spaces and invisible characters."""
    return all(unicodedata.category(letter) in _BLANK_CATEGORIES for letter in line)


def clean_metadata(text: str, removed: Counter[str]) -> str:
    """A title, label or date without any invisible character; `removed` counts what went."""
    return _without(text, ALL_CONTROLS, removed).strip()


def clean_body(text: str, removed: Counter[str]) -> str:
    """A paragraph that keeps marks, joiners and balanced isolates; `removed` counts what went."""
    text = _without(text, EMBEDDINGS | INVISIBLE, removed)
    stray = _stray_isolates(text)
    removed.update(text[index] for index in stray)
    return "".join(letter for index, letter in enumerate(text) if index not in stray).strip()


def _without(text: str, unwanted: frozenset[str], removed: Counter[str]) -> str:
    def goes(letter: str) -> bool:
        return letter in unwanted or (unicodedata.category(letter) == "Cc" and letter not in "\t\n")

    removed.update(letter for letter in text if goes(letter))
    return unicodedata.normalize("NFC", "".join(letter for letter in text if not goes(letter)))


def _stray_isolates(text: str) -> set[int]:
    stray: set[int] = set()
    opened: list[int] = []
    for index, letter in enumerate(text):
        if letter in ISOLATE_STARTS:
            opened.append(index)
        elif letter == ISOLATE_END:
            if opened:
                opened.pop()
            else:
                stray.add(index)
    return stray | set(opened)
