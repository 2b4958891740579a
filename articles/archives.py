"""What was published by year, month and kind, in the newsroom's zone: pages that link to each other, so that all is in reach.

None counts the archive: whether a year or month has anything is asked of an index, in one query for all of a page.
"""

from datetime import datetime

from django.db.models import IntegerField, Value
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from articles.kinds import ArticleKind
from articles.updates import Update
from newsroom import dates, keyset, languages
from newsroom.feeds import FeedLink

FIRST_YEAR = 1900


@require_safe
def archive(request):
    """The years in which something was published in the reader's language, and the kinds. Three queries."""
    at = timezone.now()
    listed = _listed(at)
    bounds = [each.public_at for each in (listed.first(), listed.reverse().first()) if each]
    years = _with_any(listed, {year: _year(year) for year in _years_between(bounds)})
    return render(
        request, "articles/archive.html", {"years": sorted(years, reverse=True), "kinds": ArticleKind.choices}
    )


@require_safe
def year(request, year):
    """A year's releases, newest first, and its months. Two queries."""
    at = timezone.now()
    _require_past(year, 1, at)
    months = _with_any(_listed(at), {month: _month(year, month) for month in range(1, 13)})
    return _page(
        request, at, _year(year), {"year": year, "heading": dates.digits_text(year), "months": _named(year, months)}
    )


@require_safe
def month(request, year, month):
    """A month's releases, newest first, and the other months of its year. Two queries."""
    at = timezone.now()
    _require_past(year, month, at)
    months = _with_any(_listed(at), {each: _month(year, each) for each in range(1, 13)})
    heading = dates.date_text(_midnight(year, month).date(), style="MMMM y")
    context = {"year": year, "month": month, "heading": heading, "months": _named(year, months)}
    return _page(request, at, _month(year, month), context)


@require_safe
def kind(request, kind):
    """Everything of a kind, newest first. One query."""
    if kind not in ArticleKind.values:
        raise Http404
    page = _paged(request, _listed(timezone.now()).filter(article_kind=kind))
    label = ArticleKind(kind).label
    feeds = [FeedLink.to("kinds", label, slug=kind)]
    context = {"kind": kind, "label": label, "kinds": ArticleKind.choices, "page": page, "feeds": feeds}
    return render(request, "articles/archive_kind.html", context | _places(request, page))


def _page(request, at, span, context):
    start, end = span
    page = _paged(request, _listed(at).filter(public_at__gte=start, public_at__lt=end))
    return render(request, "articles/archive_span.html", context | {"page": page} | _places(request, page))


def _paged(request, queryset):
    return keyset.page(queryset, field="public_at", parse=parse_datetime, before=request.GET.get("before", ""))


def _places(request, page):
    return {"canonical": page.address(request.path), "is_hidden": not page.rows}


def _listed(at):
    return Update.objects.listed(at=at).in_language(languages.current())


def _with_any(listed, spans):
    """Those of {number: (start, end)} in which something is listed. One query, or none for no spans."""
    if not spans:
        return []
    first, *rest = (
        listed.filter(public_at__gte=start, public_at__lt=end)
        .order_by()
        .values_list(Value(number, output_field=IntegerField()))[:1]
        for number, (start, end) in spans.items()
    )
    return sorted(number for (number,) in first.union(*rest, all=True))


def _years_between(bounds):
    zone = timezone.get_default_timezone()
    years = [bound.astimezone(zone).year for bound in bounds]
    return range(min(years), max(years) + 1) if years else []


def _year(number):
    return _midnight(number, 1), _midnight(number + 1, 1)


def _month(year, number):
    return _midnight(year, number), _midnight(year + number // 12, number % 12 + 1)


def _midnight(year, month):
    return datetime(year, month, 1, tzinfo=timezone.get_default_timezone())


def _named(year, months):
    """(number, its name in the reader's language) of months."""
    return [(number, dates.date_text(_midnight(year, number).date(), style="MMMM")) for number in months]


def _require_past(year, month, at):
    """Raises Http404 for what is no month, or none that has begun."""
    today = timezone.localtime(at)
    if not (1 <= month <= 12 and year >= FIRST_YEAR and (year, month) <= (today.year, today.month)):
        raise Http404
