"""Which language a text is in: by the script of its letters, and by small words where languages share a script."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from .characters import key
from .report import Confidence
from .vocabulary import STOP_WORDS

# So many characters tell the language of a text of any length.
SAMPLE = 4000

# The language a script stands for where nothing tells more; Latin, Cyrillic and Han are looked at closer.
_LANGUAGE_OF_SCRIPT = {
    "ARABIC": "ar",
    "GREEK": "el",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
}
_PERSIAN_LETTERS = frozenset("پچگژٹڈڑےں")
_PERSIAN_SHAPES = frozenset("یک")
_UKRAINIAN, _RUSSIAN = frozenset("іїєґ"), frozenset("ыэёъ")
_STOP_WORDS = {code: frozenset(words.split()) for code, words in STOP_WORDS.items()}


@dataclass(frozen=True)
class Guess:
    """`code` is "" for a text without letters."""

    code: str
    confidence: Confidence
    alternatives: tuple[str, ...] = ()


def script(text: str) -> str:
    """The script most letters of a text are in, as Unicode names it ("ARABIC", "LATIN"), or "" without letters."""
    counted = Counter(_script_of(letter) for letter in text[:SAMPLE] if letter.isalpha())
    return counted.most_common(1)[0][0] if counted else ""


@cache
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split(" ")[0].split("-")[0]


def detect(text: str) -> Guess:
    """The language of a text of some length: its title and first paragraphs, or a paragraph."""
    text = text[:SAMPLE]
    match script(text):
        case "ARABIC":
            return _detect_arabic(text)
        case "CYRILLIC":
            return _detect_cyrillic(text)
        case "LATIN":
            return _detect_latin(text)
        case "CJK":
            japanese = any(_script_of(letter) in {"HIRAGANA", "KATAKANA"} for letter in text if letter.isalpha())
            return Guess("ja" if japanese else "zh-hans", Confidence.LIKELY)
        case other:
            return Guess(_LANGUAGE_OF_SCRIPT.get(other, ""), Confidence.LIKELY)


def _detect_arabic(text: str) -> Guess:
    letters = sum(letter.isalpha() for letter in text)
    foreign = any(letter in _PERSIAN_LETTERS for letter in text)
    shapes = sum(letter in _PERSIAN_SHAPES for letter in text)
    if foreign or shapes * 50 > letters:
        return Guess("ar", Confidence.DOUBTFUL, ("fa", "ur"))
    return Guess("ar", Confidence.SURE)


def _detect_cyrillic(text: str) -> Guess:
    letters = Counter(text.casefold())
    ukrainian = sum(letters[letter] for letter in _UKRAINIAN)
    russian = sum(letters[letter] for letter in _RUSSIAN)
    if ukrainian == russian:
        return Guess("ru", Confidence.DOUBTFUL, ("uk",))
    return Guess("uk" if ukrainian > russian else "ru", Confidence.SURE)


def _detect_latin(text: str) -> Guess:
    votes = Counter(dict.fromkeys(_STOP_WORDS, 0))
    for word in re.findall(r"[^\W\d_]+", key(text)):
        votes.update(code for code, words in _STOP_WORDS.items() if word in words)
    (first, most), (second, fewer) = votes.most_common(2)
    if most == fewer:
        return Guess("en", Confidence.DOUBTFUL, ("fr",))
    return Guess(
        first, Confidence.SURE if most >= 3 and most > 2 * fewer else Confidence.LIKELY, (second,) if fewer else ()
    )


def of_block(text: str, document: str) -> str:
    """The language of a block where it differs from the document's for certain, else ""."""
    guess = detect(text)
    sure_of_script = script(text) != "LATIN" or document in {"ar", "fa", "ur", "ru", "uk"}
    certain = guess.confidence is Confidence.SURE or (sure_of_script and guess.code)
    same_script = script(text) == "ARABIC" and document in {"ar", "fa", "ur"}
    if not certain or same_script or guess.code == document:
        return ""
    return guess.code
