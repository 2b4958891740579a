"""The programme of a conference as its page lists it: one part per day that has sessions."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from events.sessions import Session


@dataclass(frozen=True)
class Day:
    date: dt.date
    sessions: list[Session]


@dataclass(frozen=True)
class Programme:
    """The days in their order, and a moment of which the zone is named beside the times; None where no time is known."""

    days: list[Day]
    moment: dt.datetime | None

    @classmethod
    def of(cls, sessions: Iterable[Session]) -> "Programme":
        """From sessions that are ordered by day and know their conference. No queries but those of `sessions`."""
        parts = [list(of_day) for _day, of_day in groupby(sessions, key=lambda session: session.day)]
        days = [Day(of_day[0].held_on, of_day) for of_day in parts]
        moments = (session.starts_at for of_day in parts for session in of_day)
        return cls(days, next(filter(None, moments), None))
