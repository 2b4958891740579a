"""Dates as readers of each language write them, by CLDR; a date without a time never gets one.

Digits and the names of months in Arabic are the reader's choice (newsroom/preferences.py). Texts are kept once made: a list
prints the same few days over and over.
"""

import re
from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, get_date_format, get_timezone_name
from django.conf import settings
from django.utils import timezone

from newsroom import languages, preferences

ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
KEPT = 4096  # texts of days

# The CLDR locales whose names of months a choice shows, parted by a stroke where there are two.
MONTHS = {
    "gulf": ("ar",),
    "levant": ("ar_SY",),
    "both": ("ar_SY", "ar"),
    "maghreb": ("ar_MA",),
    "algeria": ("ar_DZ",),
}


def locale(code: str | None = None) -> Locale:
    """The CLDR locale that prints dates in a language; its region is a setting."""
    return _locale(_identifier(code or languages.current()))


def manner() -> tuple[str, str, preferences.Preferences]:
    """All that says how dates are written where it is asked: the language, its locale and the reader's choice."""
    code = languages.current()
    return code, _identifier(code), preferences.current()


def date_text(day: date, code: str | None = None, *, style: str = "long") -> str:
    """A day, for example "15 February 2011"; `style` is a CLDR length or pattern."""
    code = code or languages.current()
    months = preferences.current().months if code == "ar" else ""
    return digits_text(_day_text(day, _identifier(code), style, months), code)


def time_text(moment: datetime, code: str | None = None, zone=None) -> str:
    """A time of day with 24 hours in a zone, by default the newsroom's, for example "17:03"."""
    return digits_text(f"{timezone.localtime(moment, zone):%H:%M}", code)


def moment_text(moment: datetime, code: str | None = None, zone=None) -> str:
    """A day and a time in a zone, by default the newsroom's, for example "19 September 2011, 17:03"."""
    comma = "،" if (code or languages.current()) == "ar" else ","
    return f"{date_text(timezone.localtime(moment, zone).date(), code)}{comma} {time_text(moment, code, zone)}"


def range_text(first: date, last: date, code: str | None = None) -> str:
    """One day or two joined by a dash; what both share is said once, for example "15–16 February 2011"."""
    if first == last:
        return date_text(first, code)
    if (first.year, first.month) == (last.year, last.month):
        return f"{digits_text(first.day, code)}–{date_text(last, code)}"
    return f"{date_text(first, code)} – {date_text(last, code)}"


def zone_text(moment: datetime, code: str | None = None, zone=None) -> str:
    """The name that people of a language give the zone at that moment, for example "Central European Summer Time"."""
    local = timezone.localtime(moment, zone)
    hour = local.replace(minute=0, second=0, microsecond=0)
    return _zone_text(hour, str(local.tzinfo), _identifier(code or languages.current()))


def digits_text(number: int | str, code: str | None = None) -> str:
    """A number, or a text with numbers, in the digits that readers of a language are shown."""
    arabic = preferences.current().digits == "arab" and (code or languages.current()) == "ar"
    return str(number).translate(ARABIC_INDIC) if arabic else str(number)


def _identifier(code: str) -> str:
    return settings.NEWSROOM_DATE_LOCALES.get(code) or code.replace("-", "_")


@lru_cache
def _locale(identifier: str) -> Locale:
    return Locale.parse(identifier)


@lru_cache(KEPT)
def _zone_text(hour: datetime, zone: str, identifier: str) -> str:
    """`zone` tells the hours of two zones apart, which are equal when they are one moment."""
    return get_timezone_name(hour, "long", locale=_locale(identifier))


@lru_cache(KEPT)
def _day_text(day: date, identifier: str, style: str, months: str) -> str:
    place = _locale(identifier)
    if months:
        pattern = style if style not in place.date_formats else get_date_format(style, place).pattern
        style = re.sub("[ML]{3,4}", f"'{_month(day.month, months)}'", pattern)
    return format_date(day, style, locale=place)


def _month(number: int, months: str) -> str:
    # The names that stand within dates: for those that stand alone CLDR has the Gulf's everywhere.
    return "/".join(_locale(each).months["format"]["wide"][number] for each in MONTHS[months])
