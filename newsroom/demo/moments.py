"""The moments of the demo's story: fixed ones of the past, and others counted from the day on which it is loaded."""

import re
from datetime import date, datetime, timedelta

from django.utils import timezone

from newsroom.dates import date_text

RELATIVE = re.compile(r"(?P<days>[+-]\d+)d (?P<time>\d\d:\d\d)")


def moment(text: str, *, today: date) -> datetime:
    """An aware datetime in the newsroom's zone: "2011-09-19 17:03", "2011-02-15" (its midnight), or "-3d 09:30"."""
    if found := RELATIVE.fullmatch(text):
        text = f"{today + timedelta(int(found['days']))} {found['time']}"
    return timezone.make_aware(datetime.fromisoformat(text))


def day_alone(text: str) -> date | None:
    """The day when no more than the day is known, as in "2011-02-15"; otherwise None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def told(words: str, *, today: date, language: str) -> str:
    """The words with each "{day:+24}" written out as the day that lies so far from `today`."""
    return words.format(day=_Day(today, language))


class _Day:
    def __init__(self, today, language):
        self.today, self.language = today, language

    def __format__(self, distance):
        return date_text(self.today + timedelta(int(distance)), self.language)
