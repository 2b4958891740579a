"""The search page: a form that works by GET, results in the reader's language, the other languages below."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.kinds import ArticleKind
from articles.search import PAGES
from articles.search_candidates import Filters, indexes_preferred
from articles.search_facets import facets
from articles.search_names import named
from articles.search_results import in_other_languages, queries, search
from newsroom import languages
from newsroom.alternates import Alternate, address_in
from newsroom.search.syntax import clean

FACETS = {
    "kind": _("Kind"),
    "year": _("Year"),
    "topic": _("Topic"),
    "conference": _("Conference"),
    "participant": _("Participant"),
}
FIRST_YEAR, LAST_YEAR = 1900, 9998


@require_safe
def search_page(request):
    """What was found for `q`, narrowed by `kind`, `year`, `topic`, `conference` and `participant`.

    At most 32 queries in a house of two languages, however much there is; eleven more where nothing was found.
    """
    at, text, filters, number = (
        timezone.now(),
        clean(request.GET.get("q", "")).strip(),
        _filters(request.GET),
        _page(request.GET),
    )
    context = {"q": text, "is_hidden": True, "canonical": request.path, "alternates": _alternates(text)}
    if text:
        asked = queries(text)
        is_start = number == 1
        with indexes_preferred():
            results = search(asked[languages.current()], filters=filters, page=number, at=at)
            others = in_other_languages(text, asked, filters=filters, at=at) if is_start else []
        context |= {
            "results": results,
            "page_number": number,
            "is_filtered": filters != Filters(),
            "is_start": is_start,
            "names": named(text, at=at) if is_start and filters == Filters() else [],
            "facets": [_linked(text, filters, facet) for facet in facets(results.matches, filters=filters, at=at)],
            "others": others,
            "without_filters": _address(text, Filters()) if filters != Filters() else "",
            "filters": [(name, value) for name, value in vars(filters).items() if value],
            "previous": _address(text, filters, number - 1) if number > 1 else "",
            "next": _address(text, filters, number + 1) if number < results.matches.pages else "",
        }
    return render(request, "articles/search.html", context)


def _filters(given):
    kind, year = given.get("kind", ""), given.get("year", "")
    is_year = year.isascii() and year.isdigit() and FIRST_YEAR <= int(year[:5]) <= LAST_YEAR
    return Filters(
        kind=kind if kind in ArticleKind.values else "",
        year=int(year) if is_year else None,
        **{name: clean(given.get(name, "")) for name in ("topic", "conference", "participant")},
    )


def _page(given):
    number = given.get("page", "")
    return min(max(int(number), 1), PAGES) if number.isascii() and number.isdigit() and len(number) < 4 else 1


def _linked(text, filters, facet):
    """The facet with the address that each of its options leads to; the chosen one leads back."""
    options = []
    for option in facet.options:
        is_chosen = option.value == facet.chosen
        changed = Filters(**{**vars(filters), facet.name: None if is_chosen else option.value})
        options.append({"option": option, "is_chosen": is_chosen, "address": _address(text, changed)})
    return {"name": facet.name, "label": FACETS[facet.name], "options": options}


def _address(text, filters, number=1):
    given = {"q": text, **{name: value for name, value in vars(filters).items() if value}}
    if number > 1:
        given["page"] = number
    return f"{reverse('articles:search')}?{urlencode(given)}"


def _alternates(text):
    """The same search in the other languages, which may find something else: for the switch only."""
    given = f"?{urlencode({'q': text})}" if text else ""
    return [Alternate(code, address_in(code, "articles:search") + given) for code in languages.codes()]
