"""When a release is so old that readers must be told: it is kept as it was, and nobody maintains it."""

from django.conf import settings
from django.utils import timezone


def historic_year(update, *, at) -> int | None:
    """The year of the public date, from the day on which that lies the set number of years back; None before, and under a notice.

    Days are the newsroom's, so that a kept page turns at its midnight (newsroom/page_cache/). What is withdrawn has a
    notice of its own, which says more.
    """
    years = settings.NEWSROOM_HISTORIC_AFTER_YEARS
    if not years or update.kind in update.NOTICES:
        return None
    day, today = update.public_on or timezone.localdate(update.public_at), timezone.localdate(at)
    is_historic = (day.year + years, day.month, day.day) <= (today.year, today.month, today.day)
    return day.year if is_historic else None
