"""Calendars as other software reads them: parsed back with icalendar, and their lines measured in octets."""

import datetime as dt
import zoneinfo

import pytest
from django.utils import translation
from icalendar import Calendar

from events.calendar import calendar, span
from events.models import Conference
from events.scheduling import reschedule
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
SITE = "https://example.org"


@pytest.fixture
def written():
    """The calendar of the given conferences as bytes."""

    def write(*conferences, code="en"):
        rows = Conference.objects.filter(pk__in=[row.pk for row in conferences]).prefetch_related("date_changes")
        with translation.override(code):
            return calendar(
                list(rows), name="Conferences", code=code, site=SITE, source=f"{SITE}/{code}/conferences.ics"
            )

    return write


@pytest.fixture
def event(written):
    """The one event of a calendar, parsed back."""
    return lambda conference, code="en": Calendar.from_ical(written(conference, code=code)).events[0]


def test_a_calendar_says_what_it_is(written, make_conference):
    parsed = Calendar.from_ical(written(make_conference()))

    said = {name: str(parsed[name]) for name in ("VERSION", "METHOD", "CALSCALE", "NAME", "X-WR-CALNAME", "SOURCE")}
    assert said == {
        "VERSION": "2.0",
        "METHOD": "PUBLISH",
        "CALSCALE": "GREGORIAN",
        "NAME": "Conferences",
        "X-WR-CALNAME": "Conferences",
        "SOURCE": f"{SITE}/en/conferences.ics",
    }
    assert parsed["REFRESH-INTERVAL"].dt == dt.timedelta(hours=12)


def test_an_event_tells_what_where_and_when_in_its_language(event, make_conference):
    conference = make_conference(
        start_time=dt.time(10),
        end_time=dt.time(16),
        venue_en="Great Hall",
        description_en="About security, water; and “energy”.",
        latitude="25.28660",
        longitude="51.53330",
    )

    found = event(conference)

    assert str(found["SUMMARY"]) == "Fourth diplomatic conference"
    assert str(found["LOCATION"]) == "Great Hall, Doha, Qatar"
    assert str(found["DESCRIPTION"]) == "About security, water; and “energy”."
    assert {found[name].params["LANGUAGE"] for name in ("SUMMARY", "LOCATION", "DESCRIPTION")} == {"en"}
    assert str(found["URL"]) == f"{SITE}/en/conferences/doha-2011/"
    assert (found["GEO"].latitude, found["GEO"].longitude) == (25.2866, 51.5333)
    assert found["DTSTART"].dt == dt.datetime(2011, 2, 15, 10, tzinfo=zoneinfo.ZoneInfo("Asia/Qatar"))
    assert found["DTSTART"].params["TZID"] == "Asia/Qatar"


def test_the_zone_of_the_venue_comes_along_whatever_the_server_s(written, make_conference, settings):
    settings.TIME_ZONE = "America/New_York"
    content = written(make_conference(start_time=dt.time(10), end_time=dt.time(16)))

    parsed = Calendar.from_ical(content)

    assert [str(zone["TZID"]) for zone in parsed.timezones] == ["Asia/Qatar"]
    assert b"DTSTART;TZID=Asia/Qatar:20110215T100000" in content


def test_an_event_across_a_change_of_clocks_has_both_offsets(written, make_conference):
    conference = make_conference(
        starts_on=dt.date(2026, 10, 24),
        ends_on=dt.date(2026, 10, 26),
        start_time=dt.time(9),
        end_time=dt.time(17),
        time_zone="Europe/Brussels",
    )

    parsed = Calendar.from_ical(written(conference))

    zone, found = parsed.timezones[0].to_tz(), parsed.events[0]
    begins, ends = (found[name].dt.replace(tzinfo=zone) for name in ("DTSTART", "DTEND"))
    assert (begins.utcoffset(), ends.utcoffset()) == (dt.timedelta(hours=2), dt.timedelta(hours=1))
    assert ends.astimezone(dt.UTC) - begins.astimezone(dt.UTC) == dt.timedelta(days=2, hours=9)


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ({}, (dt.date(2011, 2, 15), dt.date(2011, 2, 17))),
        ({"start_time": dt.time(10)}, (dt.date(2011, 2, 15), dt.date(2011, 2, 17))),
        ({"ends_on": dt.date(2011, 2, 15)}, (dt.date(2011, 2, 15), dt.date(2011, 2, 16))),
    ],
    ids=["two days", "two days of which one time is known", "one day"],
)
def test_whole_days_end_on_the_first_free_one(event, make_conference, times, expected):
    found = event(make_conference(**times))

    assert (found["DTSTART"].dt, found["DTEND"].dt) == expected
    assert found["DTSTART"].params["VALUE"] == found["DTEND"].params["VALUE"] == "DATE"


def test_a_single_day_of_which_only_the_start_is_known_has_no_end(make_conference):
    conference = make_conference(ends_on=dt.date(2011, 2, 15), start_time=dt.time(10))

    assert span(conference) == (conference.starts_at, None)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_lines_are_folded_by_octets_and_never_within_a_letter(written, make_conference, code):
    words = "يبحث مهندسون ومخططون لحالات الطوارئ ما يجعل شبكة كهرباء قادرة على الصمود، " * 4
    content = written(make_conference(name_ar="مؤتمر " * 30, description_ar=words), code=code)

    lines = content.split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)  # a letter cut in two would not decode
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert str(Calendar.from_ical(content).events[0]["DESCRIPTION"]).strip("\u2068\u2069 ") == words.strip()


def test_a_name_that_exists_in_the_other_language_only_says_so(event, make_conference):
    found = event(make_conference(name_ar=""), code="ar")

    assert (str(found["SUMMARY"]), found["SUMMARY"].params["LANGUAGE"]) == ("Fourth diplomatic conference", "en")


def test_words_of_another_language_within_a_text_are_isolated(event, make_conference):
    found = event(make_conference(name_ar="", venue_en="Great Hall", description_en="About security."), code="ar")

    assert str(found["LOCATION"]) == "\u2068Great Hall\u2069، الدوحة، قطر"
    assert str(found["DESCRIPTION"]) == "\u2068About security.\u2069"
    assert found["DESCRIPTION"].params["LANGUAGE"] == "ar"


@pytest.mark.parametrize(
    ("status", "ics", "headline"),
    [
        ("planned", "CONFIRMED", "Fourth diplomatic conference"),
        ("postponed", "TENTATIVE", "Postponed: Fourth diplomatic conference"),
        ("moved", "CONFIRMED", "Fourth diplomatic conference"),
        ("cancelled", "CANCELLED", "Cancelled: Fourth diplomatic conference"),
        ("held", "CONFIRMED", "Fourth diplomatic conference"),
    ],
)
def test_the_status_is_said_to_calendars_and_to_people(event, make_conference, status, ics, headline):
    found = event(make_conference(status=status))

    assert (str(found["STATUS"]), str(found["SUMMARY"])) == (ics, headline)


def test_a_change_of_dates_raises_the_sequence_keeps_the_identity_and_tells_the_reason(event, make_conference):
    conference = make_conference()
    before = event(conference)
    dates = {"starts_on": dt.date(2011, 3, 1), "ends_on": dt.date(2011, 3, 2)}

    reschedule(conference=conference, dates=dates, reason={"en": "The hall is repaired."}, by=None, at=NOW)

    after = event(conference)
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert before["UID"] == after["UID"] == str(conference.calendar_uid)
    assert after["DTSTART"].dt == dt.date(2011, 3, 1)
    assert str(after["DESCRIPTION"]).startswith("Announced before: 15–16 February 2011. The hall is repaired.")


def test_stamps_are_those_of_the_row(event, make_conference):
    conference = make_conference()
    changed_at = Conference.objects.get().changed_at.replace(microsecond=0)

    found = event(conference)

    assert (found["LAST-MODIFIED"].dt, found["DTSTAMP"].dt) == (changed_at, changed_at)
