"""Accreditation and the live stream of a conference: readers are told while it holds, and afterwards what is true then."""

import datetime as dt
import json
import zoneinfo

import pytest

QATAR = zoneinfo.ZoneInfo("Asia/Qatar")
DEADLINE = dt.datetime(2026, 6, 10, 18, 0, tzinfo=QATAR)
LIVE = dt.datetime(2026, 6, 16, 10, 0, tzinfo=QATAR)
END = LIVE + dt.timedelta(hours=2)
SECOND = dt.timedelta(seconds=1)
ADDRESS = "/en/conferences/doha-2026/"


@pytest.fixture
def conference(make_conference):
    return make_conference(
        "doha-2026",
        starts_on=dt.date(2026, 6, 15),
        ends_on=dt.date(2026, 6, 16),
        status="planned",
        accreditation_ar="أرفقوا صورة من البطاقة الصحفية.",
        accreditation_en="Enclose a copy of the press card.",
        accreditation_until=DEADLINE,
        accreditation_link="https://press.example/apply",
        stream_link="https://press.example/live",
        stream_label_ar="جلسة الافتتاح",
        stream_label_en="Opening session",
        stream_from=LIVE,
        stream_until=END,
    )


@pytest.fixture
def at(monkeypatch, visit):
    """Opens the conference at a moment."""

    def at(moment, address=ADDRESS):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        return visit(address)

    return at


def links(page):
    return [link["href"] for link in page.find("a") if link.get("href", "").startswith("https://press.example")]


def event(page):
    [told] = [
        json.loads(part.partition("</script>")[0])
        for part in page.response.content.decode().split('type="application/ld+json">')[1:]
    ]
    return told["@graph"][0]


def test_until_the_deadline_journalists_learn_how_to_apply(conference, at):
    page = at(DEADLINE - SECOND)

    assert "Enclose a copy of the press card." in page.text
    assert links(page) == ["https://press.example/apply"]
    assert "Applications are taken until 10 June 2026, 18:00 (Arabian Standard Time)." in " ".join(page.text.split())
    assert {"datetime": "2026-06-10T18:00+03:00"} in page.find("time")


def test_from_the_deadline_on_they_learn_when_it_closed(conference, at):
    page = at(DEADLINE)

    assert links(page) == []
    assert "Enclose" not in page.text
    assert "Accreditation closed on 10 June 2026, 18:00 (Arabian Standard Time)." in " ".join(page.text.split())


def test_it_is_told_in_the_language_of_the_page(conference, at):
    page = at(DEADLINE - SECOND, "/ar/conferences/doha-2026/")

    assert "أرفقوا صورة من البطاقة الصحفية." in page.text
    assert "تُقبل الطلبات حتى" in page.text
    assert "Applications" not in page.text


@pytest.mark.parametrize(
    ("moment", "shown"),
    [(LIVE - SECOND, False), (LIVE, True), (END - SECOND, True), (END, False)],
    ids=["before", "at its beginning", "at its end", "after"],
)
def test_the_stream_is_there_between_its_moments_and_at_no_other(conference, at, moment, shown):
    page = at(moment)

    assert ("https://press.example/live" in page.response.content.decode()) is shown
    assert ("Opening session" in page.text) is shown


def test_once_the_conference_is_over_nothing_is_said_of_accreditation(conference, at):
    assert "Accreditation" not in at(dt.datetime(2026, 6, 17, 0, 0, tzinfo=QATAR)).text


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_is_called_off_takes_no_applications_and_shows_no_stream(conference, at, status):
    conference.status = status
    conference.save()

    assert links(at(DEADLINE - SECOND)) == links(at(LIVE)) == []


def test_a_conference_without_them_says_nothing(make_conference, at):
    make_conference("doha-2026", starts_on=dt.date(2026, 6, 15), ends_on=dt.date(2026, 6, 16), status="planned")

    page = at(DEADLINE - SECOND)

    assert "Accreditation" not in page.text
    assert "Live" not in page.text


def test_search_engines_learn_of_the_stream_while_it_is_there(conference, at):
    before, during = event(at(LIVE - SECOND)), event(at(LIVE))

    assert before["eventAttendanceMode"].endswith("/OfflineEventAttendanceMode")
    assert before["location"]["@type"] == "Place"
    assert during["eventAttendanceMode"].endswith("/MixedEventAttendanceMode")
    assert during["location"][1] == {
        "@type": "VirtualLocation",
        "url": "https://press.example/live",
        "name": "Opening session",
    }


def test_programs_learn_the_same(conference, client, monkeypatch):
    def told(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        return client.get("/api/v1/conferences/doha-2026").json()

    before, after, live = told(DEADLINE - SECOND), told(DEADLINE), told(LIVE)

    assert before["accreditation"] == {
        "text": {"ar": "أرفقوا صورة من البطاقة الصحفية.", "en": "Enclose a copy of the press card."},
        "until": "2026-06-10T18:00:00+03:00",
        "link": "https://press.example/apply",
        "is_open": True,
    }
    assert before["stream"] is None
    assert after["accreditation"] == {
        "text": {},
        "until": "2026-06-10T18:00:00+03:00",
        "link": None,
        "is_open": False,
    }
    assert live["stream"]["label"] == {"ar": "جلسة الافتتاح", "en": "Opening session"}
    assert (live["stream"]["live_from"], live["stream"]["live_until"]) == (
        "2026-06-16T10:00:00+03:00",
        "2026-06-16T12:00:00+03:00",
    )


def test_calendars_do_not_count_it_as_another_date(conference):
    conference.stream_until = END + dt.timedelta(hours=1)
    conference.save()

    conference.refresh_from_db()
    assert conference.sequence == 0
