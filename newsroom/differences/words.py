"""Cuts text into words and marks of punctuation in any script, so that joined again they are the text."""

import re
import unicodedata
from typing import NamedTuple

# Marks that are read but not seen, such as those of direction: they differ without a reader seeing a difference.
_UNSEEN = "\u00ad\u061c\u200b\u200e\u200f\u2060-\u2069\ufeff"
# Vowel signs of Arabic and Hebrew, accents: `\w` leaves them out, and a word must keep them.
_COMBINING = "".join(chr(code) for code in range(0x300, 0x2000) if unicodedata.category(chr(code)).startswith("M"))
_LETTERS = rf"[\w{_COMBINING}\u200c\u200d]+"
_WORD = rf"{_LETTERS}(?:(?:(?<=\d)[.,:/\u066b\u066c](?=\d)|['\u2019](?=[^\W\d])){_LETTERS})*"
_SIGN = rf"[^\s{_UNSEEN}](?:\u200d[^\s{_UNSEEN}]|[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff])*"
_PIECE = re.compile(rf"({_WORD}|{_SIGN}|^)([\s{_UNSEEN}]*)")

LINE_BREAK = "\n"


class Mark(NamedTuple):
    """An inline element around words: its tag, and its attributes in the order of their names."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str:
        return dict(self.attributes).get(name, "")


class Token(NamedTuple):
    """A word or one mark of punctuation, the space behind it, and what surrounds it, outermost first.

    `word` is what is compared. It is LINE_BREAK for `<br>`, and "" for space that nothing precedes.
    """

    word: str
    space: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def is_word(self) -> bool:
        return any(map(str.isalnum, self.word))


def tokens(text: str, marks: tuple[Mark, ...] = ()) -> list[Token]:
    """The tokens of a text, each with the same marks."""
    return [Token(word, space, marks) for word, space in _PIECE.findall(text) if word or space]


def joined(found) -> str:
    """The text that tokens were cut from."""
    return "".join(token.word + token.space for token in found)


def count(found) -> int:
    """How many of the tokens are words."""
    return sum(token.is_word for token in found)
