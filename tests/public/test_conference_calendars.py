"""The month page, and the calendars that readers subscribe to."""

import datetime as dt

import pytest
from icalendar import Calendar

from articles.models import Topic
from articles.publishing import withdraw
from events.models import Conference, Participant, Participation
from tests.conftest import NOW

FEBRUARY = "/en/conferences/2011/2/"


def events(response):
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(response.content).events]


@pytest.fixture
def on(make_conference):
    """Makes a conference of one day."""

    def make(slug, *day, **fields):
        return make_conference(slug, name_en=slug, starts_on=dt.date(*day), ends_on=dt.date(*day), **fields)

    return make


# A month


def test_a_month_is_a_table_with_the_conferences_on_their_days(visit, make_conference):
    make_conference()

    page = visit(FEBRUARY)

    assert page.words("h1") == ["February 2011"]
    assert page.words("abbr") == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert {each["scope"] for each in page.find("th")} == {"col"}
    assert [words for words in page.words("td") if "conference" in words] == [
        "15 Fourth diplomatic conference",
        "16 Fourth diplomatic conference",
    ]


def test_an_arabic_week_begins_on_saturday(visit, make_conference):
    make_conference()

    assert visit("/ar/conferences/2011/2/").find("abbr")[0]["title"] == "السبت"


def test_a_narrow_window_gets_the_same_as_a_list(visit, make_conference):
    make_conference()

    assert visit(FEBRUARY).words("h2", class_="entry-title") == ["Fourth diplomatic conference"]


def test_the_ways_lead_to_the_nearest_months_that_have_something(visit, on):
    for slug, day in {"a": (2010, 6, 1), "b": (2011, 2, 3), "c": (2011, 2, 4), "d": (2012, 1, 9)}.items():
        on(slug, *day)
    on("hidden", 2011, 3, 1, published_at=None)

    page = visit(FEBRUARY)

    assert page.find("a", rel="prev")[0]["href"] == "/en/conferences/2010/6/"
    assert page.find("a", rel="next")[0]["href"] == "/en/conferences/2012/1/"
    assert not page.is_hidden


@pytest.mark.parametrize(
    ("month", "status", "hidden"),
    [
        ("2011/2", 200, False),
        ("2011/12", 200, True),
        ("2010/12", 404, True),
        ("2026/6", 200, True),
        ("2026/7", 404, True),
        ("2011/13", 404, True),
        ("0/1", 404, True),
        ("99999/1", 404, True),
    ],
    ids=[
        "with one",
        "empty, between",
        "before the first",
        "the present",
        "after it",
        "no month",
        "no year",
        "too late",
    ],
)
def test_months_end_where_conferences_do(visit, on, month, status, hidden):
    on("first", 2011, 2, 3)
    on("last", 2012, 2, 3)

    page = visit(f"/en/conferences/{month}/")

    assert (page.status, page.is_hidden) == (status, hidden)


def test_today_is_marked(visit, on, today):
    on("now", today.year, today.month, 20)

    page = visit(f"/en/conferences/{today.year}/{today.month}/")

    assert page.words("td", **{"aria-current": "date"}) == [f"{today.day} Today"]


def test_a_month_has_one_address(visit, make_conference):
    make_conference()

    assert visit("/en/conferences/2011/02/").canonical == f"http://testserver{FEBRUARY}"


def test_what_a_conference_in_a_month_became_is_said(visit, make_conference):
    make_conference(status="cancelled")

    assert "Cancelled" in visit(FEBRUARY).words("td")[15]


def test_a_month_costs_three_queries_whatever_it_holds(client, on, django_assert_num_queries):
    for day in range(1, 3):
        on(f"c-{day}", 2011, 2, day)
    with django_assert_num_queries(3):
        client.get(FEBRUARY)

    for day in range(3, 20):
        on(f"c-{day}", 2011, 2, day)
    with django_assert_num_queries(3):
        client.get(FEBRUARY)


# Calendars


def test_a_conference_is_a_file_for_one_s_calendar(client, make_conference):
    make_conference()
    make_conference("other")

    response = client.get("/en/conferences/doha-2011.ics")

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'inline; filename="doha-2011.ics"'
    assert events(response) == ["Fourth diplomatic conference"]
    assert "http://testserver/en/conferences/doha-2011/" in response.content.decode().replace("\r\n ", "")


def test_all_conferences_are_there_the_cancelled_ones_too(client, on):
    on("held", 2011, 2, 3)
    on("off", 2027, 2, 3, status="cancelled")
    on("hidden", 2027, 2, 3, published_at=None)

    response = client.get("/en/conferences.ics")

    assert events(response) == ["Cancelled: off", "held"]


def test_each_language_has_its_own(client, make_conference):
    make_conference()

    parsed = Calendar.from_ical(client.get("/ar/conferences.ics").content)

    assert str(parsed["NAME"]) == "المؤتمرات – غرفة الأخبار"
    assert str(parsed.events[0]["SUMMARY"]) == "المؤتمر الدبلوماسي الرابع"


def test_a_participant_has_the_conferences_attended(client, on):
    qatar = Participant.objects.create(slug="qatar", kind="country", name_en="Qatar")
    Participation.objects.create(conference=on("with", 2011, 2, 3), participant=qatar, role="host")
    on("without", 2011, 2, 3)

    response = client.get("/en/participants/qatar.ics")

    assert events(response) == ["with"]
    assert str(Calendar.from_ical(response.content)["NAME"]) == "Qatar – Newsroom"


def test_a_topic_has_the_conferences_that_live_releases_tell_under_it(client, on, make_article, make_update):
    energy = Topic.objects.create(slug="energy", name_en="Energy")
    told, withdrawn = (make_article(conference=on(slug, 2011, 2, 3)) for slug in ("told", "withdrawn"))
    for article in (told, withdrawn):
        article.topics.add(energy)
        make_update(article)
    withdraw(article=withdrawn, notes={"ar": "نُشر بالخطأ."}, by=None, at=NOW + dt.timedelta(hours=1))
    on("other", 2011, 2, 3)

    assert events(client.get("/en/topics/energy.ics")) == ["told"]


@pytest.mark.parametrize(
    "address", ["/en/conferences/doha-2011.ics", "/en/participants/qatar.ics", "/en/topics/nothing.ics"]
)
def test_what_readers_do_not_know_has_no_calendar(client, make_conference, address):
    conference = make_conference(published_at=None)
    qatar = Participant.objects.create(slug="qatar", kind="country", name_en="Qatar")
    Participation.objects.create(conference=conference, participant=qatar, role="host")

    assert client.get(address).status_code == 404


def test_a_calendar_that_did_not_change_is_not_sent_again(client, make_conference, django_assert_num_queries):
    conference = make_conference()
    tag = client.get("/en/conferences.ics").headers["ETag"]

    with django_assert_num_queries(1):
        again = client.get("/en/conferences.ics", headers={"If-None-Match": tag})
    Conference.objects.filter(pk=conference.pk).update(status="cancelled")
    changed = client.get("/en/conferences.ics", headers={"If-None-Match": tag})

    assert (again.status_code, changed.status_code) == (304, 200)
    assert events(changed) == ["Cancelled: Fourth diplomatic conference"]


def test_what_a_reader_chose_for_pages_does_not_change_calendars(client, make_conference):
    make_conference()
    plain = client.get("/ar/conferences.ics").content

    client.cookies["preferences"] = "digits:arab"

    assert client.get("/ar/conferences.ics").content == plain


def test_a_calendar_costs_three_queries_however_many_conferences_it_holds(client, on, django_assert_num_queries):
    on("first", 2011, 2, 3)
    with django_assert_num_queries(3):
        client.get("/en/conferences.ics")

    for day in range(4, 14):
        on(f"c-{day}", 2011, 2, day)
    with django_assert_num_queries(3):
        client.get("/en/conferences.ics")


@pytest.mark.parametrize(
    ("page", "offered"),
    [
        ("conferences/", {"webcal://testserver/en/conferences.ics"}),
        ("conferences/doha-2011/", {"webcal://testserver/en/conferences.ics", "/en/conferences/doha-2011.ics"}),
        ("conferences/2011/2/", {"webcal://testserver/en/conferences.ics"}),
        (
            "participants/qatar/",
            {"webcal://testserver/en/conferences.ics", "webcal://testserver/en/participants/qatar.ics"},
        ),
    ],
)
def test_pages_offer_their_calendars(visit, make_conference, page, offered):
    qatar = Participant.objects.create(slug="qatar", kind="country", name_en="Qatar")
    Participation.objects.create(conference=make_conference(), participant=qatar, role="host")

    found = visit(f"/en/{page}").find("a")

    assert {link["href"] for link in found if link.get("href", "").endswith(".ics")} == offered
