"""Names the stretch of time in which all public pages stay as they are; the package's docstring says why so."""

import datetime as dt
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import Min

QUARTER = 15 * 60  # seconds; every time zone's midnight falls on one
FAR = dt.datetime.max.replace(tzinfo=dt.UTC)


@dataclass(frozen=True)
class _Stretch:
    """Between `since` and `until` no moment comes, as long as nobody writes."""

    version: int
    since: dt.datetime
    until: dt.datetime

    def holds(self, version, at):
        return version == self.version and self.since <= at < self.until


_last: _Stretch | None = None  # of this process; a fact about a version and a time, so it may be read by every thread


def epoch(at: dt.datetime) -> str | None:
    """A name that is the same at two moments only if every public page is; None when there is no clock.

    One query; one more for each moment model after something was written or a moment has come.
    """
    global _last
    version, stretch = _version(), _last
    if version is None:
        return None
    if stretch is None or not stretch.holds(version, at):
        stretch = _last = _Stretch(version, since=at, until=_next_moment(at))
    return f"{version}.{stretch.until.isoformat()}.{int(at.timestamp() // QUARTER)}"


def _version():
    with connection.cursor() as cursor:
        cursor.execute("SELECT version FROM page_cache_clock WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else None


def _next_moment(at):
    """When the next row that waits for a moment is shown, or shown otherwise."""
    found = [FAR]
    for label in settings.NEWSROOM_MOMENTS:
        model, field = label.rsplit(".", 1)
        rows = apps.get_model(model)._base_manager.filter(**{f"{field}__gt": at})
        found.append(rows.aggregate(next=Min(field))["next"] or FAR)
    return min(found)
