"""A month as a calendar page: weeks that begin as readers of a language begin them, and what happens on each day."""

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from babel import Locale
from babel.core import get_global

from events.models import Conference
from newsroom import dates


@dataclass(frozen=True)
class Day:
    date: dt.date
    is_of_month: bool
    conferences: list[Conference]


@dataclass(frozen=True)
class Weekday:
    name: str
    short: str


def bounds(year: int, month: int) -> tuple[dt.date, dt.date]:
    """The first and the last day of a month. Raises ValueError for one that no calendar has."""
    try:
        first = dt.date(year, month, 1)
    except OverflowError as error:
        raise ValueError from error
    return first, first.replace(day=calendar.monthrange(year, month)[1])


def weeks(year: int, month: int, conferences: Sequence[Conference], code: str) -> list[list[Day]]:
    """The weeks of a month, each with seven days; those of the months beside carry no conferences."""
    found = calendar.Calendar(first_weekday(code)).monthdatescalendar(year, month)
    return [[_day(date, month, conferences) for date in week] for week in found]


def weekdays(code: str) -> list[Weekday]:
    """The names of the days of a week in their order."""
    names = dates.locale(code).days["stand-alone"]
    order = [(first_weekday(code) + place) % 7 for place in range(7)]
    return [Weekday(names["wide"][day], names["abbreviated"][day]) for day in order]


def first_weekday(code: str) -> int:
    """The day that a week begins with where the language is read, 0 for Monday, by the CLDR; a locale without a region
    stands for the most likely one, as "ar" does for Egypt."""
    locale = dates.locale(code)
    if locale.territory is None:
        locale = Locale.parse(get_global("likely_subtags").get(str(locale), str(locale)))
    return locale.first_week_day


def _day(date, month, conferences):
    is_of_month = date.month == month
    held = [each for each in conferences if each.starts_on <= date <= each.ends_on] if is_of_month else []
    return Day(date, is_of_month, held)
