"""What follows from the status of a conference: banner, calendars and structured data are told by the same functions."""

import datetime as dt

import pytest

from events import status
from events.models import Conference, DateChange
from tests.conftest import NOW


def conference(**fields):
    defaults = {"starts_on": dt.date(2026, 5, 4), "ends_on": dt.date(2026, 5, 4), "time_zone": "Asia/Qatar"}
    return Conference(**(defaults | fields))


def change(**fields):
    defaults = {"starts_on": dt.date(2026, 3, 1), "ends_on": dt.date(2026, 3, 2), "time_zone": "Asia/Qatar"}
    return DateChange(**(defaults | fields))


@pytest.mark.parametrize(
    ("said", "ics", "schema"),
    [
        ("planned", "CONFIRMED", "EventScheduled"),
        ("postponed", "TENTATIVE", "EventPostponed"),
        ("moved", "CONFIRMED", "EventRescheduled"),
        ("cancelled", "CANCELLED", "EventCancelled"),
        ("held", "CONFIRMED", "EventScheduled"),
    ],
)
def test_every_status_has_its_word_for_machines(said, ics, schema):
    row = conference(status=said)

    assert (status.ics_status(row), status.schema_status(row)) == (ics, schema)


def test_every_status_is_known_to_every_audience():
    assert set(status.ICS) == set(status.SCHEMA) == set(Conference.Status)


def test_a_planned_conference_whose_dates_changed_was_rescheduled():
    assert status.schema_status(conference(status="planned"), [change()]) == "EventRescheduled"
    assert status.schema_status(conference(status="cancelled"), [change()]) == "EventCancelled"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], None),
        ([change()], dt.date(2026, 3, 1)),
        ([change(), change(starts_on=dt.date(2026, 2, 1))], dt.date(2026, 3, 1)),
    ],
    ids=["never changed", "the day", "the last change of two"],
)
def test_the_previous_start_is_that_before_the_last_change(changes, expected):
    assert status.previous_start(conference(), changes) == expected


def test_the_previous_start_is_a_moment_in_the_zone_of_then_when_its_time_was_known():
    old = change(start_time=dt.time(9, 30), time_zone="Asia/Kuwait")

    found = status.previous_start(conference(time_zone="Europe/Paris"), [old])

    assert found.isoformat() == "2026-03-01T09:30:00+03:00"


@pytest.mark.parametrize(
    ("zone", "at", "is_over"),
    [
        ("Pacific/Auckland", dt.datetime(2026, 5, 4, 12, 30, tzinfo=dt.UTC), True),
        ("Pacific/Honolulu", dt.datetime(2026, 5, 5, 9, 0, tzinfo=dt.UTC), False),
    ],
    ids=["tomorrow already at the venue", "still the same evening at the venue"],
)
def test_a_conference_is_over_by_the_calendar_of_its_venue(zone, at, is_over):
    assert status.is_over(conference(time_zone=zone), at=at) is is_over


def test_everything_at_once_says_the_same():
    row, changes = conference(status="moved"), [change()]

    said = status.standing(row, changes, at=NOW)

    assert (said.status, said.ics, said.schema) == ("moved", "CONFIRMED", "EventRescheduled")
    assert (said.changes, said.previous_start, said.is_over) == ((changes[0],), dt.date(2026, 3, 1), False)
