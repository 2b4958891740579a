"""A reader puts a conference into a calendar, follows them all, and finds the way through months and participants."""

import datetime as dt

import pytest
from django.utils import timezone
from icalendar import Calendar

from events.models import Participant, Participation, Session, SessionSpeaker
from events.scheduling import reschedule

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def conference(make_conference):
    """A workshop that was moved once, with a programme, a place on the map, and enough participants for a filter."""
    day = timezone.localdate() + dt.timedelta(days=20)
    conference = make_conference(
        "workshop",
        starts_on=day,
        ends_on=day + dt.timedelta(days=1),
        start_time=dt.time(9, 30),
        end_time=dt.time(16),
        latitude="25.28660",
        longitude="51.53330",
        status="moved",
    )
    later = {"starts_on": day + dt.timedelta(days=7), "ends_on": day + dt.timedelta(days=8)}
    reason = {"ar": "تُرمَّم القاعة.", "en": "The hall is being repaired."}
    reschedule(conference=conference, dates=later, reason=reason, by=None, at=timezone.now())
    session = Session.objects.create(
        conference=conference, title_ar="الافتتاح", title_en="Opening", start_time=dt.time(9, 30)
    )
    for number in range(10):
        someone = Participant.objects.create(
            slug=f"p-{number}", kind="country", name_en=f"Country {number}", name_ar="دولة"
        )
        row = Participation.objects.create(conference=conference, participant=someone, role="member")
    SessionSpeaker.objects.create(session=session, participation=row)
    return conference


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_reader_downloads_a_conference_and_subscribes_to_all(page, live_server, conference, language):
    page.goto(f"{live_server.url}/{language}/conferences/")
    page.locator("h3 a").first.click()
    page.wait_for_url("**/conferences/workshop/")

    offered = page.locator(".subscribe a")
    one, everything = (offered.nth(place).get_attribute("href") for place in (0, 1))
    with page.expect_download() as download:
        offered.first.click()

    event = Calendar.from_ical(download.value.path().read_bytes()).events[0]
    assert one.endswith(f"/{language}/conferences/workshop.ics")
    assert str(event["SUMMARY"]) == {"ar": conference.name_ar, "en": conference.name_en}[language]
    assert (event["SEQUENCE"], event["DTSTART"].dt) == (1, conference.starts_at)

    assert everything.startswith("webcal://")
    answer = page.request.get(everything.replace("webcal://", "http://", 1))
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert len(Calendar.from_ical(answer.body()).events) == 1


def test_a_reader_without_a_mouse_filters_and_goes_to_a_participant(page, live_server, conference):
    page.goto(f"{live_server.url}/en/conferences/workshop/")

    page.locator(".filters a", has_text="Members").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**?role=member#participants")
    page.locator("#participants .group a").first.focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**/en/participants/p-*/")
    assert "Country" in page.locator("h1").inner_text()


@pytest.mark.parametrize(
    ("width", "shown", "hidden"), [(1280, ".month-table", ".month-list"), (390, ".month-list", ".month-table")]
)
def test_a_month_is_a_table_where_there_is_room_and_else_a_list(page, live_server, conference, width, shown, hidden):
    page.set_viewport_size({"width": width, "height": 800})
    day = conference.starts_on

    page.goto(f"{live_server.url}/ar/conferences/{day.year}/{day.month}/")

    assert page.locator(shown).is_visible()
    assert not page.locator(hidden).is_visible()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_pages_of_conferences_are_accessible(
    page, live_server, every_look, assert_accessible, conference, language
):
    day = conference.starts_on

    for path in (
        "conferences/",
        f"conferences/{day.year}/{day.month}/",
        "conferences/workshop/?role=member",
        "participants/",
        "participants/p-9/",
    ):
        page.goto(f"{live_server.url}/{language}/{path}")
        assert page.locator("h1").count() == 1
        for width in every_look():
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert_accessible()
