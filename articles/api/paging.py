"""Lists in pages, newest first, by a cursor that stands for the last row: any page costs what the first one does."""

import base64
import binascii
import datetime as dt
from typing import Annotated

from django.db.models import Q
from django.utils.translation import gettext_noop as _
from ninja import Field, Schema
from pydantic import AfterValidator, BeforeValidator, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from articles.api import problems

MOST = 100


def moment(text: str) -> dt.datetime:
    """A moment of ISO 8601 in UTC, in which a day begins and a moment without an offset is meant. Raises ValueError."""
    found = dt.datetime.fromisoformat(text.strip())
    try:
        return found.astimezone(dt.UTC) if found.tzinfo else found.replace(tzinfo=dt.UTC)
    except OverflowError as error:
        raise ValueError from error


def _since(value):
    try:
        return moment(value)
    except ValueError:
        return "no moment"  # which pydantic refuses with an error of its own kind


Since = Annotated[dt.datetime, BeforeValidator(_since)]
# The one character that no database takes becomes one that is in no id.
Id = Annotated[str, AfterValidator(lambda text: text.replace("\0", "\ufffd"))]


class Parameters(Schema):
    """What is asked in the address; a name that nobody knows is refused rather than passed over."""

    @model_validator(mode="after")
    def _known(self, info: ValidationInfo):
        unknown = set(info.context["request"].GET) - set(type(self).model_fields)
        if unknown:
            raise PydanticCustomError("unknown", "unknown", {"names": sorted(unknown)})
        return self


class Paging(Parameters):
    """What every list takes."""

    cursor: str = Field("", description=_("From “next” of the page before; nothing else makes one."), max_length=200)
    size: int = Field(20, ge=1, le=MOST, description=_("How many items a page has."))


def page(request, queryset, paging, *, by="", parse=None) -> tuple[list, str | None]:
    """The rows of a page of `queryset` and the address of the next one.

    Ordered by the field `by`, whose text `parse` reads, and id; by id alone without one. One query.
    """
    if paging.cursor:
        queryset = queryset.filter(_below(paging.cursor, by, parse))
    order = [f"-{by}", "-pk"] if by else ["-pk"]
    rows = list(queryset.order_by(*order)[: paging.size + 1])
    if len(rows) <= paging.size:
        return rows, None
    return rows[: paging.size], _next(request, _cursor(rows[paging.size - 1], by))


def _below(cursor, by, parse) -> Q:
    try:
        value, _tilde, pk = base64.urlsafe_b64decode(cursor.encode("ascii")).decode("ascii").rpartition("~")
        if not (pk.isdigit() and len(pk) <= 18):
            raise problems.bad_cursor()
        if not by:
            return Q(pk__lt=int(pk))
        value = parse(value)
    except (ValueError, binascii.Error) as error:
        raise problems.bad_cursor() from error
    return Q(**{f"{by}__lte": value}) & (Q(**{f"{by}__lt": value}) | Q(pk__lt=int(pk)))


def _cursor(row, by) -> str:
    value = getattr(row, by).isoformat() if by else ""
    return base64.urlsafe_b64encode(f"{value}~{row.pk}".encode("ascii")).decode("ascii")


def _next(request, cursor) -> str:
    query = request.GET.copy()
    query["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
