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

BLOCK = 1_000  # keys: files begin at multiples of it, so that a desk can keep an index of what changed by blocks
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
    `changed(at, first, beyond)` yields (key, moment) for the last changes that readers could see of these keys, moments as
    W3C writes them; one query. It is None where nobody keeps when things change.
    """

    bounds: Callable[[datetime], tuple[int | None, int | None]]
    versions: Callable[[datetime, int, int], Iterable[Versions]]
    changed: Callable[[datetime, int, int], Iterable[tuple[int, str]]] | None = None

    def numbers(self, at: datetime) -> range:
        """The numbers of the section's files."""
        lowest, highest = self.bounds(at)
        return range(0) if lowest is None else range(lowest // keys_per_file(), highest // keys_per_file() + 1)

    def files(self, at: datetime) -> Iterable[tuple[int, str]]:
        """The numbers of the section's files with the moments at which they last changed, "" where it is not known."""
        numbers = self.numbers(at)
        moments = dict.fromkeys(numbers, "")
        if numbers and self.changed and keys_per_file() % BLOCK == 0:
            for key, moment in self.changed(at, numbers.start * keys_per_file(), numbers.stop * keys_per_file()):
                number = key // keys_per_file()
                moments[number] = max(moments.get(number, ""), moment)
        return [(number, moments[number]) for number in numbers]

    def file(self, number: int, at: datetime) -> Iterable[Versions]:
        return self.versions(at, number * keys_per_file(), (number + 1) * keys_per_file())


def keys_per_file() -> int:
    keys = LIMIT // len(languages.codes())
    return keys - keys % BLOCK if keys > BLOCK else keys


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
    """Every file of every section, and when it changed. Two queries for each section that keeps that, one for others."""
    at, site = timezone.now(), request.build_absolute_uri("/")
    files = [(f"{name}-{number}", told) for name, section in sections.items() for number, told in section.files(at)]
    entries = "".join(
        [f"<sitemap><loc>{site}sitemaps/{file}.xml</loc>{_lastmod(told)}</sitemap>\n" for file, told in files]
    )
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
            yield f"<url><loc>{addresses[code]}</loc>{_lastmod(changed)}{links}</url>\n"


def _lastmod(moment):
    return f"<lastmod>{moment}</lastmod>" if moment else ""


def _links(addresses):
    default = addresses.get(settings.LANGUAGE_CODE) or next(iter(addresses.values()))
    named = [*addresses.items(), ("x-default", default)]
    return "".join([f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>' for code, address in named])


def _xml(document):
    return HttpResponse(document, content_type="application/xml; charset=utf-8")
