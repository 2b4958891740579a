"""How a conference stands, said once: the banner of its page, its calendars and its structured data all ask here.

What an editor chose is `Conference.status`; what follows from it for readers, calendars (RFC 5545) and search engines
(schema.org) is told by these functions, so that no two of them can say different things. None of them asks the database.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from events.models import Conference, DateChange

Status = Conference.Status

ICS = {
    Status.PLANNED: "CONFIRMED",
    Status.POSTPONED: "TENTATIVE",
    Status.MOVED: "CONFIRMED",
    Status.CANCELLED: "CANCELLED",
    Status.HELD: "CONFIRMED",
}
SCHEMA = {
    Status.PLANNED: "EventScheduled",
    Status.POSTPONED: "EventPostponed",
    Status.MOVED: "EventRescheduled",
    Status.CANCELLED: "EventCancelled",
    Status.HELD: "EventScheduled",
}


CALLED_OFF = {Status.POSTPONED, Status.CANCELLED}


@dataclass(frozen=True)
class Accreditation:
    """Whether journalists can still apply, and the deadline in the venue's zone."""

    until: datetime
    is_open: bool


@dataclass(frozen=True)
class Standing:
    """What readers are told of a conference: its status, whether its last day is over, the dates it had, newest first, and
    what it offers the press at the moment."""

    status: Status
    is_over: bool
    changes: tuple[DateChange, ...]
    ics: str
    schema: str
    previous_start: date | datetime | None
    accreditation: Accreditation | None
    is_streamed: bool

    @property
    def is_called_off(self) -> bool:
        """Whether nothing happens on the days that were announced."""
        return self.status in CALLED_OFF


def standing(conference: Conference, changes: Sequence[DateChange] = (), *, at: datetime) -> Standing:
    """Everything at once; `changes` are the conference's changes of date, newest first, as `conference.date_changes.all()`."""
    return Standing(
        status=Status(conference.status),
        is_over=is_over(conference, at=at),
        changes=tuple(changes),
        ics=ics_status(conference),
        schema=schema_status(conference, changes),
        previous_start=previous_start(conference, changes),
        accreditation=accreditation(conference, at=at),
        is_streamed=is_streamed(conference, at=at),
    )


def is_over(conference: Conference, *, at: datetime) -> bool:
    """Whether the calendar at the venue shows a later day than the last one; true of a cancelled conference, too."""
    return conference.ends_on < timezone.localtime(at, conference.zone).date()


def accreditation(conference: Conference, *, at: datetime) -> Accreditation | None:
    """None where there is no deadline, where nothing will happen on the days announced, and once it is over."""
    until = conference.accreditation_until
    if until is None or Status(conference.status) in CALLED_OFF or is_over(conference, at=at):
        return None
    return Accreditation(timezone.localtime(until, conference.zone), is_open=at < until)


def is_streamed(conference: Conference, *, at: datetime) -> bool:
    """Whether readers are shown the live stream: between its two moments, and only of what takes place."""
    if not conference.stream_link or Status(conference.status) in CALLED_OFF:
        return False
    return conference.stream_from <= at < conference.stream_until


def ics_status(conference: Conference) -> str:
    """STATUS of RFC 5545: "CONFIRMED", "TENTATIVE" while a postponed conference waits for its dates, or "CANCELLED"."""
    return ICS[Status(conference.status)]


def schema_status(conference: Conference, changes: Sequence[DateChange] = ()) -> str:
    """The name of schema.org's EventStatusType, without its address, for example "EventRescheduled".

    A conference that is planned for other days than announced before was rescheduled, whether or not its status says so.
    """
    status = Status(conference.status)
    return SCHEMA[Status.MOVED if status == Status.PLANNED and changes else status]


def previous_start(conference: Conference, changes: Sequence[DateChange]) -> date | datetime | None:
    """When it would have begun by the dates before the last change: an aware datetime in the zone of then if the time
    was known, else the day; None when the dates never changed. `changes` are newest first."""
    return (changes[0].starts_at or changes[0].starts_on) if changes else None
