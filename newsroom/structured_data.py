"""What pages tell machines in the vocabulary of schema.org: plain dictionaries, in the language of the page.

Rules: schema.org, and what Google asks of articles, events, breadcrumbs and organisations. Nothing here queries. Every
address is absolute and begins with `site`, for example "https://press.example".
"""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import lru_cache

from django.templatetags.static import static
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.translation import gettext, override

from newsroom import languages
from newsroom.alternates import address_in, addresses_in

# The pages that say by which rules the office publishes, and how it corrects.
CORRECTIONS_POLICY = "corrections-policy"
ABOUT = "about"


def office_name() -> str:
    """The name of the publishing office in the language of the page."""
    return _office(languages.current())


def path(name: str) -> str:
    """The path of a page without a part of its own, in the language of the page. Found once: every release asks for five."""
    return _path(name, languages.current(), get_script_prefix())


def path_of(name: str, slug: str, code: str = "") -> str:
    """The path of a page with a slug, in the language `code`, by default that of the page."""
    return _paths(name, code or languages.current(), get_script_prefix())(slug)


def graph(nodes: Iterable[dict]) -> dict:
    """One document of several things that may refer to each other by their `@id`."""
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def organization_id(site: str) -> str:
    return f"{site}/#organization"


def organization(site: str) -> dict:
    """The office that publishes, with the pages that say by which rules; not to be changed, for all pages share it."""
    return _organization(site, languages.current(), get_script_prefix())


def website(site: str, search: str = "") -> dict:
    """The site in the language of the page; `search` is the path of its search page, which takes its words as `q`."""
    home = f"{site}{path('home')}"
    found = {
        "@type": "WebSite",
        "@id": f"{home}#website",
        "name": office_name(),
        "url": home,
        "inLanguage": languages.current(),
        "publisher": {"@id": organization_id(site)},
    }
    if search:
        found["potentialAction"] = {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{site}{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        }
    return found


def breadcrumbs(site: str, trail: Iterable[tuple[str, str]]) -> dict:
    """The way from the home page to the page: (name, path) pairs, the page itself last."""
    steps = [(office_name(), path("home")), *trail]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": f"{site}{path}"}
            for position, (name, path) in enumerate(steps, start=1)
        ],
    }


def moment(at: dt.datetime, on: dt.date | None = None, zone: dt.tzinfo | None = None) -> str:
    """A moment with its offset from UTC, by default the newsroom's; the day alone where only the day `on` is known."""
    return on.isoformat() if on else timezone.localtime(at, zone).isoformat(timespec="seconds")


def absolute(address: str, site: str) -> str:
    """An address of the storage, which may stand on a host of its own."""
    return address if "://" in address else f"{site}{address}"


def in_language(words: str, language: str) -> str | dict:
    """Words as they are, or marked with their language where it is not the page's."""
    return words if not words or language == languages.current() else {"@value": words, "@language": language}


def said(**properties) -> dict:
    """The properties that say something: those without a value are left out, and False is a value."""
    return {name: value for name, value in properties.items() if value not in ("", None, [], {})}


@lru_cache(maxsize=16)
def _office(code: str) -> str:
    with override(code):
        return gettext("Newsroom")


@lru_cache(maxsize=256)
def _path(name: str, code: str, prefix: str) -> str:
    return address_in(code, name)


@lru_cache(maxsize=256)
def _paths(name: str, code: str, prefix: str) -> Callable[[str], str]:
    return addresses_in(code, name)


@lru_cache(maxsize=64)  # a client chooses the host, and so the site, among those that are allowed
def _organization(site: str, code: str, prefix: str) -> dict:
    with override(code):
        return {
            "@type": "Organization",
            "@id": organization_id(site),
            "name": office_name(),
            "url": f"{site}{path('home')}",
            "logo": {"@type": "ImageObject", "url": f"{site}{static('newsroom/mark.svg')}"},
            "publishingPrinciples": f"{site}{path(ABOUT)}",
            "correctionsPolicy": f"{site}{path(CORRECTIONS_POLICY)}",
        }
