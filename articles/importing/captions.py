"""Which short blocks are captions of pictures: signs with points, three are enough, two raise a question."""

import re
from dataclasses import dataclass

from . import language
from .characters import key, keyed
from .text import SENTENCE_ENDS
from .times import alternatives
from .vocabulary import AGENCIES, CAPTION_CUES, CREDITS, FURNITURE, ROLES, SALUTATIONS, keys, patterns

ENOUGH = 3
DOUBTFUL = 2
ENOUGH_FOR_FIRST_BLOCK = 4
LONGEST = 350

_CUE = re.compile(rf"(?:{alternatives(keys(CAPTION_CUES))})(?!\w)")
_ROLES = frozenset(keys(ROLES))
_SALUTATION = re.compile(rf"(?:{alternatives(keys(SALUTATIONS))})(?!\w)")
_ABBREVIATIONS = "".join(
    rf"(?<!\b{word})" for word in ["[A-Z]", "Mr", "Ms", "Dr", "St", "Lt", "Mrs", "Gen", "Col", "Adm"]
)
_SENTENCE_BREAK = re.compile(rf"{_ABBREVIATIONS}[.!?؟…]+[»”\"’')]*\s+\S")
_QUOTE_START = tuple("\"“«‹„'‘")
_DATELINE = re.compile(r"[^\W\d_][^.:\d]{1,40}?(?:, [^—–]{4,24}|\s?\([^)]{2,30}\))\s*[—–-]\s|[^\W\d_]\w{2,20}\s?:\s")
_CREDIT = re.compile(rf"(?:(?:{patterns(CREDITS)})|©\s*)(?P<name>.+)")
_AGENCY = re.compile(rf"\W?(?P<name>[\w .]{{2,40}}\s?/\s?(?:{alternatives(keys(AGENCIES))}))\W?")
_PLACEHOLDER = re.compile(r"\[?(?:image|img|photo)\]?(?:\s*[:=]\s*\S+)?|\S+\.(?:jpe?g|png|gif|webp)")
_FURNITURE = frozenset(keys(FURNITURE))


@dataclass(frozen=True)
class Surroundings:
    """What a block's score depends on beside its words."""

    language: str
    head: str = ""
    position: int = 0
    followed_by_text: bool = False
    followed_by_list: bool = False
    printed_twice: bool = False


def score(text: str, around: Surroundings) -> int:
    """The points of a block; a block too long for a caption has none."""
    if len(text) > LONGEST:
        return 0
    points = 3 if language.of_block(text, around.language) else 0
    points += 3 if _CUE.match(key(text)) else 0
    points += 2 if _repeats_head(text, around.head) else 0
    points += 1 if around.position <= 1 and around.followed_by_text else 0
    points += 1 if _is_one_breath(text) else 0
    points += 2 if around.printed_twice else 0
    points += 1 if _is_mostly_people(text) else 0
    return points - (3 if _speaks_against(text, around) else 0)


def is_caption(points: int, around: Surroundings) -> bool:
    """Whether the points suffice; the first block of the text needs more, or text after it."""
    needed = ENOUGH_FOR_FIRST_BLOCK if around.position == 0 and not around.followed_by_text else ENOUGH
    return points >= needed


def credit(text: str) -> str | None:
    """The name in a picture's credit line (`Photo: X`, `© X`, `X/Agency`); None for other lines."""
    if len(text) > 100 or text.rstrip().endswith("."):
        return None
    source = keyed(text)
    match = _CREDIT.fullmatch(source.key) or _AGENCY.fullmatch(source.key)
    if not match or len(match["name"].split()) > 5:
        return None
    return source.original(*match.span("name")).strip()


def is_placeholder(text: str) -> bool:
    """Whether a line only says that a picture stood there."""
    return len(text) <= LONGEST and _PLACEHOLDER.fullmatch(key(text)) is not None


def is_salutation(text: str) -> bool:
    return len(text) <= 120 and _SALUTATION.match(key(text)) is not None and not _SENTENCE_BREAK.search(text)


def sentences(text: str) -> int:
    return len(_SENTENCE_BREAK.findall(text)) + 1


def starts_with_dateline(text: str) -> bool:
    return _DATELINE.match(text) is not None


def _repeats_head(text: str, head: str) -> bool:
    words, known = re.findall(r"\w+", key(text)), set(re.findall(r"\w+", key(head)))
    return bool(words) and sum(word in known for word in words) * 10 >= len(words) * 6


def _is_one_breath(text: str) -> bool:
    return not text.rstrip().endswith(SENTENCE_ENDS) or (len(text) < 160 and sentences(text) == 1)


def _is_mostly_people(text: str) -> bool:
    """Names and roles: roles are known words, names are capitalised, or stand behind a role where no script has capitals."""
    words = re.findall(r"[^\W\d_]+", text)
    roles = sum(key(word) in _ROLES or key(word).removeprefix("و") in _ROLES for word in words)
    capitals = sum(word[0].isupper() and key(word) not in _ROLES for word in words)
    named = capitals if capitals else 2 * roles
    return roles > 0 and (roles + named) * 2 > len(words) and not any(sign in text for sign in '"“«')


def _speaks_against(text: str, around: Surroundings) -> bool:
    return (
        text.startswith(_QUOTE_START)
        or (starts_with_dateline(text) and not _CUE.match(key(text)))
        or is_salutation(text)
        or text.rstrip().endswith(":")
        or around.followed_by_list
        or sentences(text) >= 2
    )
