"""A topic that was made for a release to come is nobody's to know before that release is public."""

import datetime as dt

import pgtrigger
import pytest
from django.db import connection

from articles import publishing
from articles.models import Topic, Update
from articles.publishing import Publication, schedule
from tests.conftest import NOW

HOUR = dt.timedelta(hours=1)
LONG_AGO = dt.datetime(2020, 1, 6, 9, tzinfo=dt.UTC)
FEEDS = ["/en/feeds/topics/secret.atom", "/en/feeds/releases.json"]
PLACES = [
    "/en/",
    "/en/topics/",
    "/en/feeds/",
    "/en/search/?q=secret",
    "/en/search/suggestions/?q=secr",
    "/api/v1/topics",
    "/sitemaps/topics-0.xml",
]
OWN = [
    "/en/topics/secret/",
    "/ar/topics/secret/",
    "/en/feeds/topics/secret.atom",
    "/en/topics/secret.ics",
    "/api/v1/topics/secret",
]


@pytest.fixture
def topic(db):
    return Topic.objects.create(slug="secret", name_ar="موضوع سري", name_en="Secret talks")


@pytest.fixture
def article(make_article, topic):
    article = make_article(title_en="Talks", title_ar="محادثات")
    article.topics.add(topic)
    return article


def shows(client, address):
    content = client.get(address).content.decode()
    return "Secret talks" in content or "topics/secret" in content


@pytest.mark.parametrize("address", PLACES)
def test_no_list_names_a_topic_before_something_stands_under_it(client, article, make_update, address):
    before = shows(client, address)
    make_update(article, language="en")

    assert (before, shows(client, address)) == (False, True)


@pytest.mark.parametrize("address", OWN)
def test_the_addresses_of_such_a_topic_are_not_found(client, article, make_update, address):
    before = client.get(address).status_code
    make_update(article, language="en")

    assert (before, client.get(address).status_code) == (404, 200)


def test_a_scheduled_release_tells_its_topic_at_its_moment(client, article, monkeypatch):
    schedule(article=article, publications=[Publication("en", "first")], by=None, at=NOW, publish_at=NOW + HOUR)
    found = []
    for moment in (NOW + HOUR - dt.timedelta(seconds=1), NOW + HOUR):
        monkeypatch.setattr("django.utils.timezone.now", lambda moment=moment: moment)
        found.append((shows(client, "/en/topics/"), client.get("/en/topics/secret/").status_code))

    assert found == [(False, 404), (True, 200)]


def test_a_language_lists_only_what_stands_in_it_and_keeps_the_page(client, article, make_update):
    make_update(article, language="en")

    assert shows(client, "/en/topics/")
    assert not shows(client, "/ar/topics/")
    assert client.get("/ar/topics/secret/").status_code == 200


def test_the_address_of_a_topic_outlives_what_was_published_under_it(client, article, make_update):
    make_update(article, language="en")
    publishing.remove(article=article, notes={"en": "Personal data."}, by=None, at=NOW + HOUR)

    assert not shows(client, "/en/topics/")
    assert client.get("/en/topics/secret/").status_code == 200
    assert client.get("/en/feeds/topics/secret.atom").status_code == 200


def test_a_topic_that_was_only_chosen_on_the_form_stays_unknown(client, make_article, make_update, topic):
    article = make_article()
    make_update(article, language="en")
    article.topics.add(topic)

    assert not shows(client, "/en/topics/")
    assert not shows(client, "/en/releases/conference-in-doha/")


def test_followers_learn_of_a_renamed_topic_from_the_date_as_well(client, make_article, make_update, monkeypatch):
    topic = Topic.objects.create(slug="secret", name_en="Secret talks", changed_at=LONG_AGO)
    article = make_article(title_en="Talks")
    article.topics.add(topic)
    update = make_update(article, language="en", at=LONG_AGO)
    with pgtrigger.ignore("articles.Update:update_frozen"):
        Update.objects.filter(pk=update.pk).update(recorded_at=LONG_AGO)
    monkeypatch.setattr("django.utils.timezone.now", lambda: dt.datetime.now(dt.UTC) + HOUR)
    before = {address: client.get(address)["Last-Modified"] for address in FEEDS}

    Topic.objects.update(name_en="Open talks")

    for address, moment in before.items():
        assert moment == "Mon, 06 Jan 2020 09:00:00 GMT"
        assert client.get(address, headers={"If-Modified-Since": moment}).status_code == 200
        assert "Open talks" in client.get(address).content.decode()


def test_what_is_told_is_found_by_walking_back_one_index(db):
    """Whatever the planner thinks of it: every other way reads the archive for a topic without anything."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")

        plans = [Topic.objects.told("en", at=NOW).explain(), Topic.objects.public(at=NOW).explain()]

    assert ["update_topic_list" in plans[0], "update_topic_newest" in plans[1]] == [True, True]


def test_the_newest_of_a_topic_are_found_by_walking_its_index(topic):
    """Where there are few rows, sorting them would be as good."""
    found = Update.objects.listed(at=NOW).newest_under(topic.pk, "en")[:20]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")

        plan = found.explain()

    walked = plan[: plan.index("SubPlan")] if "SubPlan" in plan else plan
    assert "update_topic_list" in walked
    assert "Sort" not in walked


def test_a_topic_lists_one_language_by_the_public_date_and_the_newest_of_one_moment_first(
    make_article, make_update, topic
):
    made = {}
    for title, hours in (("Old", 5), ("Early", 1), ("Late", 1), ("New", 0)):
        article = make_article(title_en=title, slug_en=title.lower(), title_ar=f"خبر {title}", slug_ar=f"خبر-{title}")
        article.topics.add(topic)
        made[title] = make_update(article, language="en", at=NOW - hours * HOUR)
        make_update(article, language="ar", at=NOW - hours * HOUR)
    make_update(made["Old"].article, language="en", kind="minor", title_en="Old!", at=NOW)
    make_update(made["Early"].article, language="en", kind="update", note="More", title_en="Early!", at=NOW + HOUR)

    found = Update.objects.listed(at=NOW + HOUR).newest_under(topic.pk, "en")

    assert [row.title for row in found] == ["Early!", "New", "Late", "Old!"]
    assert list(found) == list(Update.objects.listed(at=NOW + HOUR).in_language("en").with_topic(topic.pk))
