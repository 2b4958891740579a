"""The addresses that the same thing has in the languages of the house, for the switch and for search engines."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import override

from newsroom import languages
from newsroom.places import place

SLUG = "x-slug-x"  # stands in for any slug


@dataclass(frozen=True)
class Alternate:
    """Where a language's version of the page stands; `exists` is False where that page only says that there is none."""

    language: str
    address: str
    exists: bool = True

    @property
    def own_name(self) -> str:
        return languages.own_name(self.language)


def same_address(path: str) -> list[Alternate]:
    """The versions of a page whose address differs in nothing but the language."""
    before, own, rest = (*path.split("/", 2), "", "")[:3]
    if before or own not in languages.codes():
        return [Alternate(code, translate_url(path, code)) for code in languages.codes()]
    return [Alternate(code, f"/{code}/{rest}") for code in languages.codes()]


def homes() -> list[Alternate]:
    """The home pages: where the switch leads from a page that is nowhere else."""
    return [Alternate(code, address_in(code, "home"), exists=False) for code in languages.codes()]


def address_in(code: str, name: str, **kwargs) -> str:
    """The address that a named page has in a language."""
    with override(code):
        return place(name, **kwargs)


def addresses_in(code: str, name: str) -> Callable[[str], str]:
    """A function that tells the address of each slug of a named page: for lists in which `address_in` would be the dearest part."""
    before, _, after = address_in(code, name, slug=SLUG).partition(SLUG)
    return lambda slug: f"{before}{slug if slug.isascii() else quote(slug)}{after}"


def fallback(alternates: list[Alternate]) -> str:
    """The address for readers of none of the languages: the default one's, else the first that exists; "" when none does."""
    found = {alternate.language: alternate.address for alternate in alternates if alternate.exists}
    return found.get(settings.LANGUAGE_CODE) or next(iter(found.values()), "")
