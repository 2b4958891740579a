"""The time zones that a conference can be held in, with the places that people know them by."""

import functools
import zoneinfo

from babel.dates import get_timezone_location

from newsroom.dates import locale


@functools.cache
def places(code: str) -> tuple[tuple[str, str], ...]:
    """(zone, place in the language `code`) pairs such as ("Asia/Qatar", "Qatar"), sorted by zone; zones of no place left out."""
    return tuple((name, get_timezone_location(name, locale=locale(code))) for name in _names())


def _names() -> list[str]:
    regions = {"Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
    return sorted(name for name in zoneinfo.available_timezones() if name.partition("/")[0] in regions)
