import datetime as dt
import json

import pytest
from django.conf import settings
from django.utils import timezone

from events.groups import by_role, sorting_key
from events.models import Conference, Participant, Participation
from events.scheduling import reschedule
from tests.conftest import NOW


@pytest.fixture
def take_part(db):
    """Adds a participant to a conference; names as name_en=…"""

    def add(conference, slug, role, *, order=0, office_en="", office_ar="", **fields):
        participant, _ = Participant.objects.get_or_create(slug=slug, defaults={"kind": "country", **fields})
        Participation.objects.create(
            conference=conference,
            participant=participant,
            role=role,
            order=order,
            office_en=office_en,
            office_ar=office_ar,
        )
        return participant

    return add


def test_a_conference_tells_when_and_where(visit, make_conference):
    make_conference(start_time=dt.time(10), end_time=dt.time(18), ordinal=4)

    page = visit("/en/conferences/doha-2011/")

    facts = page.words("dl")[0]
    assert page.words("h1") == ["Fourth diplomatic conference"]
    assert "15–16 February 2011" in facts
    assert "15 February 2011, 10:00 (Arabian Standard Time)" in facts
    assert "Doha, Qatar" in facts
    assert "Number in its series4" in facts
    assert {"datetime": "2011-02-15T10:00+03:00"} in page.find("time")


def test_a_conference_without_times_shows_none(visit, make_conference):
    make_conference()

    assert "00:00" not in visit("/en/conferences/doha-2011/").text


@pytest.mark.parametrize(
    ("status", "label"),
    [
        ("planned", "Planned"),
        ("postponed", "Postponed"),
        ("moved", "Moved"),
        ("cancelled", "Cancelled"),
        ("held", "Held"),
    ],
)
def test_the_status_of_a_conference_is_said(visit, make_conference, status, label):
    make_conference(status=status)

    assert visit("/en/conferences/doha-2011/").words("p", class_="status") == [f"Status: {label}"]


def test_a_moved_conference_keeps_its_old_date_and_the_reason(visit, make_conference):
    conference = make_conference(status="moved")
    reschedule(
        conference=conference,
        dates={"starts_on": dt.date(2011, 3, 1), "ends_on": dt.date(2011, 3, 1)},
        reason={"en": "The host asked for more time."},
        by=None,
        at=NOW,
    )

    page = visit("/en/conferences/doha-2011/")

    assert page.words("del") == ["15–16 February 2011"]
    assert "The host asked for more time." in page.text
    assert "1 March 2011" in page.words("dl")[0]


@pytest.mark.parametrize("published_at", [None, dt.datetime(2090, 1, 1, tzinfo=dt.UTC)])
def test_a_conference_is_found_only_from_its_moment_on(visit, make_conference, published_at):
    make_conference(published_at=published_at)

    assert visit("/en/conferences/doha-2011/").status == 404
    assert "Fourth" not in visit("/en/conferences/").text


def test_participants_stand_under_their_roles(visit, make_conference, take_part):
    conference = make_conference()
    take_part(conference, "oman", "observer", name_en="Oman")
    take_part(conference, "nato", "organiser", name_en="NATO")
    take_part(conference, "person", "speaker", name_en="Claudio Bisogniero", office_en="Deputy Secretary General")

    page = visit("/en/conferences/doha-2011/")

    assert page.words("section", class_="group") == [
        "Organisers NATO",
        "Observers Oman",
        "Speakers Claudio Bisogniero Deputy Secretary General",
    ]
    assert page.find("a", href="/en/participants/oman/")


def test_a_name_that_exists_in_the_other_language_only_is_marked(visit, make_conference, take_part):
    take_part(make_conference(), "person", "speaker", name_en="Jane Example", office_en="Director (GRP)")

    page = visit("/ar/conferences/doha-2011/")

    assert page.words("bdi", lang="en", dir="ltr") == ["Jane Example", "Director (GRP)"]


def test_a_conference_lists_its_releases_and_what_other_languages_have(
    visit, make_conference, make_article, make_update
):
    conference = make_conference()
    both = make_article(conference=conference, title_en="In both", title_ar="باللغتين")
    make_update(both, language="ar")
    make_update(both, language="en")
    make_update(make_article(conference=conference, title_ar="بالعربية وحدها"), language="ar")

    page = visit("/en/conferences/doha-2011/")

    assert page.words("h3", class_="entry-title") == ["In both"]
    assert page.words("h4", class_="entry-title") == ["بالعربية وحدها"]
    assert page.words("bdi", lang="ar", dir="rtl") == ["بالعربية وحدها"]
    assert page.find("a", hreflang="ar")[1]["href"].startswith("/ar/releases/")


def test_coming_conferences_stand_before_past_ones(visit, make_conference, today):
    day = today.date() + dt.timedelta(days=3)
    make_conference("past", name_en="Over")
    make_conference("later", name_en="Later", starts_on=day + dt.timedelta(days=9), ends_on=day + dt.timedelta(days=9))
    make_conference("next", name_en="Next one", starts_on=day, ends_on=day)

    assert visit("/en/conferences/").words("h3", class_="entry-title") == ["Next one", "Later", "Over"]


def test_past_conferences_are_paged(visit, make_conference):
    for count in range(23):
        make_conference(f"c-{count}", name_en=f"Conference {count}")
    first = visit("/en/conferences/")

    second = visit("/en/conferences/" + first.find("a", rel="next")[0]["href"])

    names = first.words("h3", class_="entry-title") + second.words("h3", class_="entry-title")
    assert (len(names), len(set(names))) == (23, 23)


def test_a_participant_has_a_page_with_every_name(visit, make_conference, take_part):
    conference = make_conference()
    take_part(conference, "qatar", "host", name_en="Qatar", name_ar="قطر", aliases=["State of Qatar", "Katar"])

    page = visit("/en/participants/qatar/")

    assert page.words("h1") == ["Qatar"]
    assert page.words("bdi", lang="ar", dir="rtl") == ["قطر"]
    assert page.words("bdi", dir="auto") == ["State of Qatar", "Katar"]
    assert page.words("p", class_="role") == ["Host"]


def test_a_participant_shows_public_conferences_and_their_releases_only(
    visit, make_conference, take_part, make_article, make_update
):
    shown = make_conference("shown", name_en="Shown")
    hidden = make_conference("hidden", name_en="Hidden", published_at=None)
    for conference in (shown, hidden):
        take_part(conference, "qatar", "partner", name_en="Qatar")
        make_update(make_article(conference=conference, title_en=f"About {conference.name_en}"), language="en")

    page = visit("/en/participants/qatar/")

    assert page.words("h3", class_="entry-title") == ["Shown", "About Shown"]


def test_an_older_page_of_a_participant_is_a_page_of_its_own(visit, make_conference, take_part):
    for count in range(23):
        take_part(make_conference(f"c-{count}", name_en=f"Conference {count}"), "qatar", "partner", name_en="Qatar")
    older = visit("/en/participants/qatar/").find("a", rel="next")[0]["href"]

    page = visit(f"/en/participants/qatar/{older}")

    assert page.canonical.startswith("http://testserver/en/participants/qatar/?before=")
    assert page.switch["ar"].startswith("/ar/participants/qatar/?before=")


def test_a_conference_without_a_place_leaves_no_empty_line(visit, make_conference):
    make_conference(place_ar="", place_en="")

    assert not visit("/en/conferences/").find("p", class_="event-place")


def test_a_participant_of_no_public_conference_is_not_found(visit, make_conference, take_part):
    take_part(make_conference(published_at=None), "qatar", "host", name_en="Qatar")

    assert visit("/en/participants/qatar/").status == 404


def test_the_order_of_protocol_comes_before_the_alphabet(make_conference, take_part):
    conference = make_conference()
    for slug, name, order in [
        ("oman", "عُمان", 0),
        ("uae", "الإمارات", 0),
        ("eritrea", "إريتريا", 0),
        ("kuwait", "الكويت", 1),
    ]:
        take_part(conference, slug, "member", name_ar=name, order=order)

    (group,) = by_role(conference.participations.select_related("participant"), "ar")

    assert [each.participant.slug for each in group.participations] == ["eritrea", "uae", "oman", "kuwait"]


def test_the_members_of_the_demo_stand_in_the_alphabet_of_the_reader():
    rows = json.loads((settings.BASE_DIR / "fixtures" / "conferences.json").read_text())

    orders = {row["fields"]["order"] for row in rows if row["fields"].get("role") == "member"}

    assert orders == {0}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("الأردن", "اردن", id="article and hamza"),
        pytest.param("ألبانيا", "البانيا", id="a name that only looks as if it had the article"),
        pytest.param("عُمان", "عمان", id="vowel mark"),
        pytest.param("Österreich", "osterreich", id="Latin mark and case"),
    ],
)
def test_names_are_sorted_by_their_bare_letters(name, expected):
    assert sorting_key(name) == expected


def test_a_conference_is_over_when_its_day_is_over_at_the_venue(make_conference):
    day = dt.date(2026, 5, 4)
    make_conference("auckland", starts_on=day, ends_on=day, time_zone="Pacific/Auckland")
    make_conference("honolulu", starts_on=day, ends_on=day, time_zone="Pacific/Honolulu")
    evening_in_brussels = dt.datetime(2026, 5, 4, 20, 0, tzinfo=dt.UTC)

    upcoming = Conference.objects.upcoming(at=evening_in_brussels)
    past = Conference.objects.past(at=evening_in_brussels)

    assert [conference.slug for conference in upcoming] == ["honolulu"]
    assert [conference.slug for conference in past] == ["auckland"]


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_conference_that_will_not_be_held_as_announced_is_not_the_next_one(client, make_conference, status):
    soon = timezone.localdate() + dt.timedelta(days=9)
    make_conference("called-off", name_ar="مؤتمر لن ينعقد", starts_on=soon, ends_on=soon, status=status)

    assert "مؤتمر لن ينعقد" not in client.get("/ar/").content.decode()
    assert "مؤتمر لن ينعقد" in client.get("/ar/conferences/").content.decode()
