"""The card that messengers and social networks show of a shared page: what it says, in the terms of Open Graph (ogp.me)."""

import unicodedata
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.text import Truncator

from newsroom import languages
from newsroom.structured_data import moment

LONGEST_DESCRIPTION = 300
ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}  # each ends with U+2069
DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
# Open Graph wants a country; networks know one Arabic and two kinds of English.
LOCALES = {"ar": "ar_AR", "en": "en_US"}


@dataclass(frozen=True)
class Card:
    """`title` and `description` are in the language of the page or isolated; `image` is a path of the share picture."""

    title: str
    description: str
    image: str
    kind: str = "website"
    published: str = ""
    modified: str = ""
    section: str = ""
    tags: list[str] = field(default_factory=list)


def locale(code: str) -> str:
    """A language as Open Graph writes it, for example "en_GB"."""
    chosen = settings.NEWSROOM_DATE_LOCALES.get(code, "")
    return chosen if "_" in chosen and code != "ar" else LOCALES.get(code, f"{code}_{code.upper()}")


def isolated(text: str, code: str) -> str:
    """Words that hold both directions, kept together in that of their language; other words as they are.

    Cards show a title among words of the reader's own language, which would draw its first or last words to themselves.
    """
    found = {DIRECTIONS.get(unicodedata.bidirectional(sign)) for sign in text} - {None}
    return text if found <= {languages.direction(code)} else f"{ISOLATES[languages.direction(code)]}{text}\u2069"


def short(text: str) -> str:
    """A description of a length that cards show."""
    return text if len(text) <= LONGEST_DESCRIPTION else Truncator(text).chars(LONGEST_DESCRIPTION)


def times(update) -> tuple[str, str]:
    """When a text was first published and, if it was since, significantly changed, else ""."""
    published = moment(update.first_published_at, update.first_published_on)
    if update.public_at == update.first_published_at:
        return published, ""
    return published, moment(update.public_at, update.public_on)


def others(alternates, code: str) -> list[str]:
    """The languages besides `code` in which the page exists, as Open Graph writes them; None for `alternates` means in all."""
    if alternates is None:
        return [locale(other) for other in languages.others(code)]
    return [locale(each.language) for each in alternates if each.exists and each.language != code]
