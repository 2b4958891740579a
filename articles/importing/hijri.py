"""The Islamic calendar by arithmetic: exact to a day or two, which is enough to compare a pair of dates, not to convert one."""

from datetime import date

# The arithmetic calendar may differ by two days from the observed one, and a pair may honestly differ by one.
TOLERANCE_DAYS = 3

_JULIAN_DAY_OF_ORDINAL_0 = 1721425


def is_near(year: int, month: int, day: int, gregorian: date) -> bool:
    """Whether a Hijri and a Gregorian date can mean the same day."""
    julian_day = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day + 1948440 - 385
    return abs(julian_day - _JULIAN_DAY_OF_ORDINAL_0 - gregorian.toordinal()) <= TOLERANCE_DAYS
