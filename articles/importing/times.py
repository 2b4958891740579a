"""A time of day and its zone beside a date, read on the matching key."""

import re
from dataclasses import dataclass
from datetime import time, timedelta, timezone, tzinfo

from .characters import key

# Zone names a text may give, in minutes east of Greenwich. A new name is a line.
ZONES = {
    "GMT": 0,
    "UTC": 0,
    "CET": 60,
    "CEST": 120,
    "EET": 120,
    "EEST": 180,
    "بتوقيت غرينتش": 0,
    "بتوقيت جرينتش": 0,
    "بتوقيت مكة المكرمة": 180,
}
# Words that may stand between a date and its time.
CONNECTORS = ["على الساعة", "في الساعة", "الساعة", "في تمام الساعة", "at", "à"]
AFTERNOON = ["pm", "p.m.", "م", "مساء"]
FORENOON = ["am", "a.m.", "ص", "صباحا"]


def alternatives(names: list[str]) -> str:
    """A pattern for any of the names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_ZONE_OF = {key(name): minutes for name, minutes in ZONES.items()}
_HALF = alternatives([key(name) for name in AFTERNOON + FORENOON])
_AFTERNOON = {key(name) for name in AFTERNOON}
_ZONE = (
    rf"\(?(?:(?P<zone>{alternatives(list(_ZONE_OF))})(?!\w)|(?P<z>z)(?!\w)|(?=[+-]))"
    r"(?:\s?(?P<sign>[+-])(?P<zh>\d{1,2})(?::?(?P<zm>\d{2}))?(?!\d))?\)?"
)
_TIME = (
    r"(?P<h>\d{1,2})(?P<colon>[:h.])(?P<m>\d{2})(?::(?P<s>\d{2})(?:\.\d+)?)?(?![\d:]|[./]\d)"
    rf"(?:\s*(?P<half>{_HALF})(?!\w))?(?:\s*(?:{_ZONE}))?(?!\w)"
)
_BETWEEN = rf"(?:\s|[-–—,|(]|(?:{alternatives([key(name) for name in CONNECTORS])})(?!\w))+"
_AFTER = re.compile(rf"(?:{_BETWEEN}|t){_TIME}\)?")
_BEFORE = re.compile(rf"(?:(?:{alternatives([key(name) for name in CONNECTORS])})\s+)?(?<![\d:.]){_TIME}{_BETWEEN}$")


@dataclass(frozen=True)
class ClockReading:
    """`value` is None for a time that cannot be; `zone` is None when the text names none."""

    start: int
    end: int
    value: time | None
    zone: tzinfo | None


def after(text: str, position: int) -> ClockReading | None:
    """The time that stands directly after a date ending at `position`."""
    match = _AFTER.match(text, position)
    return _read(match) if match else None


def before(text: str, position: int) -> ClockReading | None:
    """The time that stands directly before a date beginning at `position`."""
    start = max(0, position - 60)
    match = _BEFORE.search(text[start:position])
    if not match:
        return None
    reading = _read(match)
    return ClockReading(reading.start + start, reading.end + start, reading.value, reading.zone)


def _read(match: re.Match[str]) -> ClockReading:
    return ClockReading(match.start(), match.end(), _time(match), _zone(match))


def _time(match: re.Match[str]) -> time | None:
    hour, minute, second = int(match["h"]), int(match["m"]), int(match["s"] or 0)
    if match["half"]:
        afternoon = match["half"] in _AFTERNOON
        if hour > 12 and not afternoon:
            return None
        if hour <= 12:
            hour = hour % 12 + (12 if afternoon else 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _zone(match: re.Match[str]) -> tzinfo | None:
    if not (match["zone"] or match["z"] or match["sign"]):
        return None
    minutes = _ZONE_OF.get(match["zone"] or "", 0)
    if match["sign"]:
        shift = int(match["zh"]) * 60 + int(match["zm"] or 0)
        minutes += -shift if match["sign"] == "-" else shift
    return timezone(timedelta(minutes=minutes)) if abs(minutes) < 1440 else None
