"""The programme, the map, the filter and the pictures of a conference, and its notices, as readers see them."""

import datetime as dt

import pytest

from events.models import Participant, Participation, Session, SessionSpeaker
from events.scheduling import reschedule
from tests.conftest import NOW

PAGE = "/en/conferences/doha-2011/"


@pytest.fixture
def add_session(db):
    """Adds a session and speakers, given by their addresses, to a conference."""

    def add(conference, *speakers, **fields):
        session = Session.objects.create(conference=conference, **({"title_en": "Keynote speech"} | fields))
        for order, slug in enumerate(speakers, 1):
            participation = add_participant(conference, slug)
            SessionSpeaker.objects.create(session=session, participation=participation, order=order)
        return session

    return add


def add_participant(conference, slug, role="speaker", kind="person", **fields):
    names = {"kind": kind, "name_en": slug.title()}
    participant, _made = Participant.objects.get_or_create(slug=slug, defaults=names)
    row, _made = Participation.objects.get_or_create(
        conference=conference, participant=participant, defaults={"role": role} | fields
    )
    return row


def test_the_programme_tells_day_time_place_and_speakers(visit, make_conference, add_session):
    conference = make_conference()
    add_participant(conference, "claudio", office_en="Deputy Secretary General")
    add_session(conference, "claudio", start_time=dt.time(10), end_time=dt.time(11, 30), room_en="Great Hall")
    add_session(conference, title_en="Closing", day=2)

    page = visit(PAGE)

    assert page.words("h3", class_="programme-day") == ["15 February 2011", "16 February 2011"]
    assert page.words("li", class_="session") == [
        "10:00–11:30 Keynote speech Room: Great Hall Claudio Deputy Secretary General",
        "Closing",
    ]
    assert {"datetime": "2011-02-15T10:00+03:00"} in page.find("time")
    assert page.words("p", class_="programme-zone") == ["All times are those of the venue: Arabian Standard Time."]


def test_a_session_named_in_the_other_language_only_is_marked(visit, make_conference, add_session):
    add_session(make_conference(), title_en="Keynote speech")

    page = visit("/ar/conferences/doha-2011/")

    assert "Keynote speech" in page.words("bdi", lang="en", dir="ltr")


def test_a_conference_without_a_programme_has_no_empty_one(visit, make_conference):
    make_conference()

    assert not visit(PAGE).find("section", class_="programme")


def test_the_venue_is_linked_to_a_map_that_learns_nothing_of_the_reader(visit, make_conference):
    make_conference(latitude="25.28660", longitude="-51.53330", venue_en="Great Hall")

    (link,) = [a for a in visit(PAGE).find("a") if "openstreetmap" in a.get("href", "")]

    assert link["href"] == "https://www.openstreetmap.org/?mlat=25.28660&mlon=-51.53330#map=16/25.28660/-51.53330"
    assert "noreferrer" in link["rel"].split()


def test_a_conference_without_a_place_on_the_map_links_to_none(visit, make_conference):
    make_conference()

    assert "openstreetmap" not in visit(PAGE).response.content.decode()


# The notice of a change


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_the_days_of_what_will_not_take_place_are_struck(visit, make_conference, status):
    make_conference(status=status)

    page = visit(PAGE)

    assert page.words("del") == ["15–16 February 2011"]
    assert "will not take place" in page.words("div", class_="standing")[0]


def test_every_change_of_dates_is_told_with_its_reason_and_day_the_latest_first(visit, make_conference):
    conference = make_conference(ends_on=dt.date(2011, 2, 15), start_time=dt.time(10), status="moved")
    for month, sentence in ((3, "The hall is repaired."), (4, "The host asked for time.")):
        day = dt.date(2011, month, 1)
        reschedule(
            conference=conference,
            dates={"starts_on": day, "ends_on": day},
            reason={"en": sentence},
            by=None,
            at=NOW + dt.timedelta(days=month),
        )

    page = visit(PAGE)

    assert page.words("ul", class_="standing-changes") == [
        "1 March 2011 (10:00) The host asked for time. Changed 8 May 2026"
        " 15 February 2011 (10:00) The hall is repaired. Changed 7 May 2026"
    ]


@pytest.mark.parametrize(
    ("status", "banner", "schema", "ics"),
    [
        ("planned", "Status: Planned", "EventScheduled", "CONFIRMED"),
        ("postponed", "Status: Postponed", "EventPostponed", "TENTATIVE"),
        ("moved", "Status: Moved", "EventRescheduled", "CONFIRMED"),
        ("cancelled", "Status: Cancelled", "EventCancelled", "CANCELLED"),
        ("held", "Status: Held", "EventScheduled", "CONFIRMED"),
    ],
)
def test_people_search_engines_and_calendars_are_told_the_same(
    visit, client, make_conference, status, banner, schema, ics
):
    make_conference(status=status)

    page, calendar = visit(PAGE), client.get("/en/conferences/doha-2011.ics").content.decode()

    assert page.words("p", class_="status") == [banner]
    assert f"https://schema.org/{schema}" in page.words("script", type="application/ld+json")[0]
    assert f"\r\nSTATUS:{ics}\r\n" in calendar


# The filter


@pytest.fixture
def crowd(make_conference):
    conference = make_conference()
    add_participant(conference, "nato", "organiser", "organisation")
    add_participant(conference, "claudio", "speaker", "person")
    for slug in ("belgium", "canada", "denmark", "france", "greece", "italy"):
        add_participant(conference, slug, "member", "country")
    for slug in ("oman", "league"):
        add_participant(conference, slug, "observer", "country" if slug == "oman" else "organisation")
    return conference


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", 10),
        ("?role=observer", 2),
        ("?kind=organisation", 2),
        ("?role=observer&kind=country", 1),
        ("?role=speaker&kind=country", 0),
        ("?role=nobody&kind=<b>", 10),
    ],
)
def test_participants_are_filtered_by_role_and_kind(visit, crowd, query, shown):
    page = visit(PAGE + query)

    named = [a for a in page.find("a") if "/participants/" in a.get("href", "")]
    assert (page.status, len(named)) == (200, shown)


def test_the_filter_is_links_that_say_how_many_they_show(visit, crowd):
    page = visit(PAGE + "?role=observer")

    chosen = [address["href"] for address in page.find("a", **{"aria-current": "true"}) if "#" in address["href"]]
    assert chosen == ["?role=observer#participants"] * 2  # the role, and all of its kinds
    assert page.words("a", href="?role=observer&kind=country#participants") == ["Countries 1"]
    assert page.words("a", href="?role=member#participants") == ["Members 6"]


def test_a_filtered_page_is_no_page_of_its_own(visit, crowd):
    page = visit(PAGE + "?role=observer")

    assert page.canonical == f"http://testserver{PAGE}"
    assert page.switch["ar"] == "/ar/conferences/doha-2011/"


def test_a_handful_of_participants_needs_no_filter(visit, make_conference):
    add_participant(make_conference(), "claudio")

    assert not visit(PAGE).find("nav", class_="filters")


# Pictures and costs


def test_each_picture_of_the_releases_is_shown_once_with_its_own_words(
    visit, make_conference, make_article, make_update, make_image
):
    conference, image = make_conference(), make_image(alt_text_en="A hall", alt_text_ar="قاعة")
    for title in ("First", "Second"):
        article = make_article(conference=conference, lead_image=image, title_en=title)
        make_update(article, language="en")
    make_update(make_article(conference=conference, lead_image=make_image()), language="ar")

    page = visit(PAGE)

    assert [picture["alt"] for picture in page.find("img") if picture.get("alt")] == ["A hall"]


def test_the_programme_costs_the_same_however_long_it_is(
    client, make_conference, add_session, django_assert_num_queries
):
    conference = make_conference()

    def grow(first, last):
        for number in range(first, last):
            add_session(conference, f"p-{number}", f"q-{number}", title_en=f"Session {number}")

    grow(0, 2)
    with django_assert_num_queries(7):
        client.get(PAGE)

    grow(2, 9)
    with django_assert_num_queries(7):
        client.get(PAGE)


# Participants


def test_a_participant_page_tells_in_which_sessions_one_spoke(visit, make_conference, add_session):
    add_session(make_conference(), "claudio")

    page = visit("/en/participants/claudio/")

    assert page.words("p", class_="role-session") == ["Spoke in: Keynote speech"]


def test_an_alias_in_arabic_letters_is_marked_as_arabic(visit, make_conference):
    row = add_participant(make_conference(), "qatar", "host", "country")
    Participant.objects.filter(pk=row.participant_id).update(aliases=["Katar", "دولة قطر"])

    page = visit("/en/participants/qatar/")

    assert page.words("bdi", lang="ar", dir="rtl") == ["دولة قطر"]
    assert page.words("bdi", dir="auto") == ["Katar"]


def test_all_participants_of_public_conferences_are_listed_by_kind_and_name(visit, make_conference):
    conference = make_conference()
    for slug, kind in (("oman", "country"), ("albania", "country"), ("nato", "organisation"), ("claudio", "person")):
        add_participant(conference, slug, kind=kind)
    add_participant(make_conference("hidden", published_at=None), "atlantis", kind="country")

    page = visit("/en/participants/")

    assert page.words("section", class_="block") == [
        "Countries 2 Albania Oman",
        "Organisations 1 Nato",
        "Persons 1 Claudio",
    ]


@pytest.mark.parametrize(("address", "promised"), [("/en/participants/", 1), ("/en/participants/p-1/", 4)])
def test_pages_of_participants_cost_the_same_however_many_there_are(
    client, make_conference, add_session, django_assert_num_queries, address, promised
):
    def grow(first, last):
        for number in range(first, last):
            add_session(make_conference(f"c-{number}"), "p-1", f"q-{number}")

    grow(0, 2)
    with django_assert_num_queries(promised):
        client.get(address)

    grow(2, 8)
    with django_assert_num_queries(promised):
        client.get(address)
