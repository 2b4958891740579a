"""Sitemaps as search engines read them (sitemaps.org 0.9, with the links between languages), and robots.txt.

A section is cut by ranges of keys, so that every file costs the same however long the archive is, and a file that search
engines know keeps its content. The desks bring the sections; newsroom/urls.py names them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom import languages
from newsroom.alternates import address_in

LIMIT = 10_000  # addresses of one file; the protocol allows five times as many
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'

# The addresses of one thing by language, and of each the day or moment of its last change as W3C writes it, "" if unknown.
Versions = dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Section:
    """Things of one kind. `bounds(at)` tells the lowest and highest key, None when there is nothing; one query.

    `versions(at, first, beyond)` yields what stands at the moment `at` of the keys from `first` on, below `beyond`; one query.
    """

    bounds: Callable[[datetime], tuple[int | None, int | None]]
    versions: Callable[[datetime, int, int], Iterable[Versions]]

    def numbers(self, at: datetime) -> range:
        """The numbers of the section's files."""
        lowest, highest = self.bounds(at)
        return range(0) if lowest is None else range(lowest // keys_per_file(), highest // keys_per_file() + 1)

    def file(self, number: int, at: datetime) -> Iterable[Versions]:
        return self.versions(at, number * keys_per_file(), (number + 1) * keys_per_file())


def keys_per_file() -> int:
    return LIMIT // len(languages.codes())


def pages(*names: str) -> Section:
    """The pages of the given route names, which exist in every language."""
    return Section(
        bounds=lambda at: (0, 0),
        versions=lambda at, first, beyond: [
            {code: (address_in(code, name), "") for code in languages.codes()} for name in names if first == 0
        ],
    )


@require_safe
def index(request, sections):
    """Every file of every section; one query each."""
    at, site = timezone.now(), request.build_absolute_uri("/")
    files = [f"{name}-{number}" for name, section in sections.items() for number in section.numbers(at)]
    entries = "".join([f"<sitemap><loc>{site}sitemaps/{file}.xml</loc></sitemap>\n" for file in files])
    return _xml(f"{HEAD}<sitemapindex {NAMESPACE}>\n{entries}</sitemapindex>\n")


@require_safe
def section(request, sections, name, number):
    """One file of a section. One query."""
    if name not in sections:
        raise Http404
    urls = "".join(_urls(sections[name].file(number, timezone.now()), request.build_absolute_uri("/")[:-1]))
    if not urls:
        raise Http404
    return _xml(f"{HEAD}<urlset {NAMESPACE} {XHTML}>\n{urls}</urlset>\n")


@require_safe
def robots(request):
    """What machines may visit: all that is public but search results, of which there is no end."""
    closed = [
        address for code in languages.codes() for address in (address_in(code, "admin:index"), f"/{code}/search/")
    ]
    lines = ["User-agent: *", *(f"Disallow: {address}" for address in closed), ""]
    maps = [request.build_absolute_uri(reverse(name)) for name in ("sitemap", "sitemap-news")]
    return HttpResponse(
        "\n".join([*lines, *(f"Sitemap: {address}" for address in maps), ""]), content_type="text/plain"
    )


def _urls(things, site):
    """Each version with the links to all of them; a single one needs no links."""
    for versions in things:
        addresses = {code: f"{site}{path}" for code, (path, _) in versions.items()}
        links = _links(addresses) if len(addresses) > 1 else ""
        for code, (_path, changed) in versions.items():
            lastmod = f"<lastmod>{changed}</lastmod>" if changed else ""
            yield f"<url><loc>{addresses[code]}</loc>{lastmod}{links}</url>\n"


def _links(addresses):
    default = addresses.get(settings.LANGUAGE_CODE) or next(iter(addresses.values()))
    named = [*addresses.items(), ("x-default", default)]
    return "".join([f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>' for code, address in named])


def _xml(document):
    return HttpResponse(document, content_type="application/xml; charset=utf-8")
