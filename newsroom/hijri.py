"""The Hijri date beside the Gregorian one, by the Umm al-Qura calendar.

It is computed, and says so: where the new moon is watched for, the month may begin a day earlier or later.
"""

from datetime import date
from functools import lru_cache

from django.utils.translation import gettext, override, pgettext_lazy
from hijridate import Gregorian, Hijri

from newsroom import languages
from newsroom.dates import KEPT, digits_text

MONTHS = (
    pgettext_lazy("Hijri month", "Muharram"),
    pgettext_lazy("Hijri month", "Safar"),
    pgettext_lazy("Hijri month", "Rabiʻ I"),
    pgettext_lazy("Hijri month", "Rabiʻ II"),
    pgettext_lazy("Hijri month", "Jumada I"),
    pgettext_lazy("Hijri month", "Jumada II"),
    pgettext_lazy("Hijri month", "Rajab"),
    pgettext_lazy("Hijri month", "Shaʻban"),
    pgettext_lazy("Hijri month", "Ramadan"),
    pgettext_lazy("Hijri month", "Shawwal"),
    pgettext_lazy("Hijri month", "Dhuʻl-Qiʻdah"),
    pgettext_lazy("Hijri month", "Dhuʻl-Hijjah"),
)


def hijri_text(first: date, last: date | None = None, code: str | None = None) -> str:
    """A day or a range, for example "12 Rabiʻ I 1432 AH (computed)"; "" outside of the calendar's years, 1343 to 1500 AH."""
    code = code or languages.current()
    return digits_text(_text(first, last or first, code), code)


@lru_cache(KEPT)
def _text(first: date, last: date, code: str) -> str:
    try:
        start, end = (Gregorian(day.year, day.month, day.day).to_hijri() for day in (first, last))
    except OverflowError:
        return ""
    with override(code):
        return gettext("{days} AH (computed)").format(days=_days(start, end))


def _days(start: Hijri, end: Hijri) -> str:
    if start == end:
        return _day(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    return f"{_day(start)} – {_day(end)}"


def _day(day: Hijri) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
