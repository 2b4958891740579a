"""Pages of long lists, newest first, by the mark of the row before: any page costs what the first one costs."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404

SIZE = 20  # rows of a page


@dataclass(frozen=True)
class Page:
    """The rows of one page, the mark it starts below, and the one that the next, older page does; "" where there is none."""

    rows: list
    before: str
    older: str

    @property
    def is_first(self) -> bool:
        return not self.before

    def address(self, path: str) -> str:
        """The one address of this page of the list at `path`."""
        return path if self.is_first else f"{path}?before={self.before}"


def page(source, *, field, parse, before="") -> Page:
    """One page of a list ordered by `field` and id, newest first; one query and no count.

    `source` is the list's QuerySet, or a function that takes a place in it as `value` and `pk` and returns what `below`
    does: a prepared one, for instance. `before` is the mark of the page before, `parse` turns its text into a value of
    `field`. Raises Http404 for a malformed mark.
    """
    value, pk = _read(before, parse) if before else (None, None)
    rows = list(source(value=value, pk=pk) if callable(source) else below(source, field, value=value, pk=pk))
    last = rows[SIZE - 1] if len(rows) > SIZE else None
    return Page(rows[:SIZE], before, _mark(last, field) if last else "")


def below(queryset, field, *, value, pk):
    """The rows of a page and one more, below the place that `value` of `field` and `pk` name; from the top when they are None."""
    if value is not None:
        queryset = queryset.filter(Q(**{f"{field}__lt": value}) | Q(**{field: value, "pk__lt": pk}))
        queryset = queryset.filter(**{f"{field}__lte": value})  # says it again for the index
    return queryset.order_by(f"-{field}", "-pk")[: SIZE + 1]


def _mark(row, field) -> str:
    return f"{_text(getattr(row, field))}~{row.pk}"


def _text(value) -> str:
    return value.isoformat().replace("+00:00", "Z")


def _read(mark, parse):
    text, _, pk = mark.partition("~")
    try:
        value = parse(text)
    except ValueError as error:
        raise Http404 from error
    if value is None or not (pk.isascii() and pk.isdigit() and len(pk) <= 18):
        raise Http404
    # Another zone than ours may lie beyond the last year; another spelling would give the same page a second address.
    if getattr(value, "tzinfo", dt.UTC) != dt.UTC or f"{_text(value)}~{int(pk)}" != mark:
        raise Http404
    return value, int(pk)
