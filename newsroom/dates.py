"""Dates as readers of each language write them, by CLDR; a date without a time never gets one."""

from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_time, get_timezone_name
from django.conf import settings
from django.utils import timezone

from newsroom import languages

ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def locale(code: str | None = None) -> Locale:
    """The CLDR locale that prints dates in a language; its region is a setting."""
    code = code or languages.current()
    return Locale.parse(settings.NEWSROOM_DATE_LOCALES.get(code, code.replace("-", "_")))


def date_text(day: date, code: str | None = None, *, style: str = "long") -> str:
    """A day, for example "15 February 2011"; `style` is a CLDR length or pattern."""
    return _digits(format_date(day, style, locale=locale(code)), code)


def time_text(moment: datetime, code: str | None = None, zone=None) -> str:
    """A time of day with 24 hours in a zone, by default the newsroom's, for example "17:03"."""
    return _digits(format_time(timezone.localtime(moment, zone).time(), "HH:mm", locale=locale(code)), code)


def moment_text(moment: datetime, code: str | None = None, zone=None) -> str:
    """A day and a time in a zone, by default the newsroom's, for example "19 September 2011, 17:03"."""
    comma = "،" if (code or languages.current()) == "ar" else ","
    return f"{date_text(timezone.localtime(moment, zone).date(), code)}{comma} {time_text(moment, code, zone)}"


def range_text(first: date, last: date, code: str | None = None) -> str:
    """One day or two joined by a dash; what both share is said once, for example "15–16 February 2011"."""
    if first == last:
        return date_text(first, code)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_digits(str(first.day), code)}–{date_text(last, code)}"
    return f"{date_text(first, code)} – {date_text(last, code)}"


def zone_text(moment: datetime, code: str | None = None, zone=None) -> str:
    """The name that people of a language give the zone at that moment, for example "Central European Summer Time"."""
    return get_timezone_name(timezone.localtime(moment, zone), "long", locale=locale(code))


def _digits(text: str, code: str | None) -> str:
    arabic = (code or languages.current()) == "ar" and settings.NEWSROOM_ARABIC_DIGITS == "arab"
    return text.translate(ARABIC_INDIC) if arabic else text
