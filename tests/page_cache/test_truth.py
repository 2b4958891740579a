"""A kept page is never wrong: not after somebody wrote, not after a moment has come, not before."""

import datetime as dt
import threading

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.models import Topic
from articles.publishing import Publication
from events.models import Conference, Participant, Participation
from newsroom.page_cache import clock, watching
from tests.public.reading import Page

SECOND = dt.timedelta(seconds=1)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def release(make_article, make_update):
    make_update(article := make_article(slug_en="doha"), language="en")
    return article


@pytest.fixture
def scheduled(release, time):
    """A correction that waits for the moment it returns."""
    moment = time.now + HOUR
    release.title_en, release.body_en = "Ceasefire agreed", "<p>Ceasefire.</p>"
    release.save()
    publishing.schedule(
        article=release,
        publications=[Publication("en", "correction", "It holds.")],
        by=None,
        at=time.now,
        publish_at=moment,
    )
    return moment


PAGES = ("/en/", "/en/releases/", "/en/releases/doha/", "/en/feeds/releases.atom", "/en/feeds/corrections.json")


@pytest.mark.parametrize("address", PAGES)
def test_a_scheduled_text_is_public_in_its_second_and_not_earlier(client, is_kept, time, scheduled, address):
    for moment in (time.now, scheduled - SECOND):
        time.set(moment)
        client.get(address)
        assert is_kept(address)
        assert b"easefire" not in client.get(address).content
    time.set(scheduled)

    assert b"easefire" in client.get(address).content
    assert is_kept(address)


def test_a_process_whose_clock_is_behind_shows_what_its_clock_says(client, time, scheduled):
    time.set(scheduled)
    client.get("/en/releases/doha/")

    time.set(scheduled - SECOND)

    assert b"easefire" not in client.get("/en/releases/doha/").content


def test_a_cancelled_plan_never_shows(client, time, release, scheduled):
    client.get("/en/releases/")

    publishing.cancel(article=release, language="en", by=None, at=time.now)
    time.set(scheduled + SECOND)

    assert b"easefire" not in client.get("/en/releases/").content


def test_news_search_is_told_in_its_second(client, time, make_article):
    article, moment = make_article(title_en="Ceasefire agreed"), time.now + HOUR
    publishing.schedule(
        article=article, publications=[Publication("en", "first")], by=None, at=time.now, publish_at=moment
    )
    told = []
    for present in (time.now, moment - SECOND, moment):
        time.set(present)
        client.get("/sitemaps/news.xml")
        told.append(b"Ceasefire" in client.get("/sitemaps/news.xml").content)

    assert told == [False, False, True]


def test_a_kept_release_comes_of_age_at_midnight(client, is_kept, time, make_article):
    midnight, day = dt.datetime(2021, 2, 15, tzinfo=timezone.get_default_timezone()), dt.date(2011, 2, 15)
    article = make_article(slug_en="old")
    publishing.publish(
        article=article, publications=[Publication("en", "first", published_on=day)], by=None, at=time.now
    )
    told = []
    for present in (midnight - SECOND, midnight):
        time.set(present)
        told.append(b"is kept as it was" in client.get("/en/releases/old/").content)
        assert is_kept("/en/releases/old/")

    assert told == [False, True]


def test_what_a_conference_offers_the_press_turns_kept_pages_in_its_seconds(client, is_kept, time, make_conference):
    days = {"starts_on": time.now.date(), "ends_on": time.now.date() + dt.timedelta(days=3)}
    deadline, begin, end = (time.now + count * 7 * SECOND for count in (1, 2, 3))
    make_conference(
        **days,
        status="planned",
        accreditation_until=deadline,
        accreditation_link="https://press.example/apply",
        stream_link="https://press.example/live",
        stream_from=begin,
        stream_until=end,
    )
    told = []
    for present in (time.now, deadline, begin, end):
        time.set(present)
        page = client.get("/en/conferences/doha-2011/").content
        told.append((b"press.example/apply" in page, b"press.example/live" in page))
        assert is_kept("/en/conferences/doha-2011/")

    assert told == [(True, False), (False, False), (False, True), (False, False)]


def test_of_two_plans_each_shows_in_its_second(client, time, make_article):
    moments = [time.now + HOUR, time.now + HOUR + SECOND]
    for count, moment in enumerate(moments):
        publishing.schedule(
            article=make_article(title_en=f"Release {count}"), publications=[Publication("en", "first")], by=None,
            at=time.now, publish_at=moment,
        )  # fmt: skip
    seen = []
    for moment in (time.now, *moments):
        time.set(moment)
        client.get("/en/releases/")
        page = Page(client.get("/en/releases/"))
        seen.append(len(page.words("h2", class_="entry-title")))

    assert seen == [0, 1, 2]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("verb", [publishing.withdraw, publishing.remove])
def test_whoever_takes_a_text_back_can_close_the_page(client, is_kept, time, release, address, verb):
    client.get(address)
    assert is_kept(address)

    verb(article=release, notes={"en": "It was not agreed."}, by=None, at=time.now)

    assert (b"Conference in Doha" in client.get(address).content) is (
        verb is publishing.withdraw and address not in {"/en/", "/en/releases/"}
    )


def _edit_topic(things):
    things["topic"].name_en = "After"
    things["topic"].save()


def _edit_conference(things):
    things["conference"].name_en = "After"
    things["conference"].save()


def _edit_participant(things):
    Participant.objects.filter(slug="qatar").update(name_en="After")


def _add_participant(things):
    oman = Participant.objects.create(slug="oman", kind="country", name_en="After")
    Participation.objects.create(conference=things["conference"], participant=oman, role="host")


def _drop_participant(things):
    Participation.objects.all().delete()


def _publish_conference(things):
    Conference.objects.create(
        slug="muscat", name_en="After", starts_on="2011-01-01", ends_on="2011-01-01", time_zone="Asia/Muscat",
        published_at=timezone.now(),
    )  # fmt: skip


def _edit_picture(things):
    things["image"].focal_x = 90
    things["image"].save()


@pytest.mark.parametrize(
    ("address", "act"),
    [
        ("/en/topics/", _edit_topic),
        ("/en/topics/energy/", _edit_topic),
        ("/en/feeds/topics/energy.atom", _edit_topic),
        ("/en/releases/doha/", _edit_topic),
        ("/en/releases/doha/", _edit_conference),
        ("/en/releases/doha/", _edit_picture),
        ("/en/conferences/doha-2011/", _edit_conference),
        ("/en/conferences/doha-2011/", _edit_participant),
        ("/en/conferences/doha-2011/", _add_participant),
        ("/en/conferences/doha-2011/", _drop_participant),
        ("/en/conferences/", _publish_conference),
        ("/en/participants/qatar/", _edit_participant),
        ("/sitemaps/conferences-0.xml", _publish_conference),
    ],
)
def test_an_edit_of_anything_that_a_page_shows_is_shown(
    client, is_kept, make_article, make_update, make_conference, make_image, address, act
):
    things = {"topic": Topic.objects.create(slug="energy", name_en="Before"), "conference": make_conference()}
    qatar = Participant.objects.create(slug="qatar", kind="country", name_en="Before")
    Participation.objects.create(conference=things["conference"], participant=qatar, role="host")
    things["image"] = make_image()
    article = make_article(slug_en="doha", conference=things["conference"], lead_image=things["image"])
    article.topics.add(things["topic"])
    make_update(article, language="en")
    before = client.get(address).content
    assert is_kept(address)

    act(things)

    assert not is_kept(address)
    assert client.get(address).content != before


def test_a_conference_moves_to_the_past_at_midnight_of_its_venue(visit, is_kept, time, make_conference):
    day = dt.date(2026, 6, 1)
    make_conference("doha", name_en="Doha", starts_on=day, ends_on=day, time_zone="Asia/Kathmandu", status="planned")
    midnight = dt.datetime(2026, 6, 1, 18, 15, tzinfo=dt.UTC)
    seen = []
    for moment in (midnight - SECOND, midnight):
        time.set(moment)
        visit("/en/conferences/")
        assert is_kept("/en/conferences/")
        seen.append(visit("/en/conferences/").response.content)

    assert seen[0] != seen[1]


def test_a_conference_becomes_public_in_its_second(client, time, make_conference):
    moment = time.now + 90 * SECOND
    make_conference(name_en="Fourth conference", published_at=moment)
    seen = []
    for present in (moment - SECOND, moment):
        time.set(present)
        client.get("/en/conferences/")
        seen.append(b"Fourth conference" in client.get("/en/conferences/").content)

    assert seen == [False, True]


def test_a_reader_in_the_middle_of_a_publication_does_not_keep_the_old_page_for_others(client, release, time):
    """They ask before the commit, when the clock has not turned; what is kept then is found by nobody after it."""
    release.title_en, release.body_en = "After", "<p>After.</p>"
    release.save()
    with transaction.atomic():
        publishing.publish(article=release, publications=[Publication("en", "update", "More.")], by=None, at=time.now)
        titles = []
        thread = threading.Thread(target=_title_seen_by_another_reader, args=(titles,))
        thread.start()
        thread.join()

    assert titles == ["Conference in Doha"]
    assert Page(client.get("/en/releases/doha/")).words("h1") == ["After"]


def _title_seen_by_another_reader(titles):
    try:
        titles += Page(Client().get("/en/releases/doha/")).words("h1")
    finally:
        connection.close()


def test_what_was_rolled_back_does_not_turn_the_clock(release, time):
    before = clock.epoch(time.now)

    with transaction.atomic():
        Topic.objects.create(slug="energy")
        transaction.set_rollback(True)

    assert clock.epoch(time.now) == before


def test_typing_at_the_desk_does_not_turn_the_clock(release, time):
    before = clock.epoch(time.now)

    release.title_en = "Half a thought"
    release.save()

    assert clock.epoch(time.now) == before


def test_the_triggers_stand_on_the_tables_that_the_settings_call_public():
    with connection.cursor() as cursor:
        cursor.execute(watching.INSTALLED, [watching.TRIGGER])
        installed = {name for (name,) in cursor.fetchall()}

    assert installed == watching.tables()
    assert {
        "articles_update",
        "articles_updatetopic",
        "articles_topic",
        "events_conference",
        "images_image",
    } <= installed
    assert "articles_article" not in installed


def test_without_a_clock_nothing_is_kept(client, is_kept, release):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM page_cache_clock")
    client.get("/en/releases/")

    assert not is_kept("/en/releases/")
