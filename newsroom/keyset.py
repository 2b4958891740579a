"""Pages of long lists, newest first, by the mark of the row before: any page costs what the first one costs."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404


@dataclass(frozen=True)
class Page:
    """The rows of one page, and the mark that the next, older page starts below; "" on the last one."""

    rows: list
    older: str
    is_first: bool


def page(queryset, *, field, parse, before="", size=20) -> Page:
    """One page of `queryset`, ordered by `field` and id, newest first; one query and no count.

    `before` is the mark of the page before, `parse` turns its text into a value of `field`. Raises Http404 for a malformed mark.
    """
    if before:
        value, pk = _read(before, parse)
        queryset = queryset.filter(Q(**{f"{field}__lt": value}) | Q(**{field: value, "pk__lt": pk}))
        queryset = queryset.filter(**{f"{field}__lte": value})  # says it again for the index
    rows = list(queryset.order_by(f"-{field}", "-pk")[: size + 1])
    last = rows[size - 1] if len(rows) > size else None
    return Page(rows[:size], _mark(last, field) if last else "", is_first=not before)


def _mark(row, field) -> str:
    return f"{getattr(row, field).isoformat().replace('+00:00', 'Z')}~{row.pk}"


def _read(mark, parse):
    text, _, pk = mark.partition("~")
    try:
        value = parse(text)
    except ValueError as error:
        raise Http404 from error
    if value is None or not (pk.isascii() and pk.isdigit() and len(pk) <= 18):
        raise Http404
    if getattr(value, "tzinfo", True) is None:
        raise Http404
    return value, int(pk)
