"""Which words of a text a search found, and the piece of the text around them, escaped and with <mark>.

A word is found if its stem is in the query, so the database is asked; but only about words that could be.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from django.db import connection
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString

WORD = re.compile(
    r"[^\W_]+(?:[\u0610-\u061A\u0640\u064B-\u065F\u0670\u200B-\u200F'’]+[^\W_]+|[\u0610-\u061A\u0640\u064B-\u065F\u0670])*"
)
INLINE = re.compile(r"</?(?:a|abbr|b|bdi|bdo|em|i|s|span|strong|sub|sup|u)(?:\s[^>]*)?>")
TAG = re.compile(r"<[^>]*>")
SPACE = re.compile(r"\s+")
# Letters that folding changes, takes away or adds, and those that English stems end in otherwise than their words. A stem is a
# piece of its folded word, so what is left of the stem is a piece of what is left of the word.
WEAK = re.compile(r"[\W_aeiouyfـاأإآٱىيیېئوؤءةهھہەۀة]")
ONE_SPELLING = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹کڪگپچڤ", "01234567890123456789كككبجف")
AROUND = 14  # words of a piece before and after the first found one, together about three lines
KEPT = 32_768  # skeletons: texts of an office share their words
READ = 12_000  # characters of a text that are looked at


@dataclass(frozen=True)
class Marker:
    """Marks the words of texts in one language whose stems are among those of a query."""

    found: frozenset[str]

    def finds(self, text: str) -> bool:
        return any(word[0] in self.found for word in WORD.finditer(text))

    def mark(self, text: str) -> SafeString:
        """The whole text."""
        return self._marked(text, 0, len(text))

    def piece(self, text: str) -> SafeString:
        """The part of a long text around its first found word, or its beginning when none is found."""
        words = list(WORD.finditer(text[:READ]))
        hit = next((place for place, word in enumerate(words) if word[0] in self.found), 0)
        first, last = max(0, hit - AROUND), min(len(words), hit + 2 * AROUND) - 1
        if last < 0:
            return self._marked("", 0, 0)
        start = words[first].start() if first else 0
        end = words[last].end() if last < len(words) - 1 else len(text[:READ])
        return self._marked(text, start, end, before="… " if start else "", after=" …" if end < len(text) else "")

    def _marked(self, text, start, end, before="", after=""):
        pieces, done = [], start
        for word in WORD.finditer(text, start, end):
            if word[0] in self.found:
                pieces += [(text[done : word.start()], ""), (word[0], "mark")]
                done = word.end()
        pieces.append((text[done:end], ""))
        body = format_html_join("", "{}", ((_element(words, tag),) for words, tag in pieces))
        return format_html_join("", "{}", [(before,), (body,), (after,)])


def marker(texts: list[str], *, language: str, lexemes: frozenset[str]) -> Marker:
    """What marks the words of these texts that `lexemes` stand for. One query, or none where no word could be meant."""
    bones = {skeleton(lexeme) for lexeme in lexemes}
    bones = {bone for bone in bones if not any(other in bone for other in bones if other not in {"", bone})}
    words = {word for text in texts for word in WORD.findall(text[:READ])}
    candidates = sorted(word for word in words if _could_be(word, bones))
    if not candidates:
        return Marker(frozenset())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM unnest(%s::text[]) AS word WHERE string_to_array(search_stems_v1(%s, word), ' ') && %s::text[]",
            [candidates, language, sorted(lexemes)],
        )
        return Marker(frozenset(word for (word,) in cursor.fetchall()))


@lru_cache(KEPT)
def skeleton(word: str) -> str:
    """What no folding or stemming touches, in small letters; "" for a word of weak letters only."""
    return WEAK.sub("", unicodedata.normalize("NFKD", word.translate(ONE_SPELLING)).casefold())


def plain(html: str) -> str:
    """The words of clean HTML, without its tags and entities."""
    return SPACE.sub(" ", unescape(TAG.sub(" ", INLINE.sub("", html)))).strip()


def _could_be(word, bones):
    bare = skeleton(word)
    return any(bone in bare for bone in bones if bone) if bare else "" in bones


def _element(words, tag):
    return format_html_join("", "<mark>{}</mark>", [(words,)]) if tag else conditional_escape(words)
