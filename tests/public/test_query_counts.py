"""What a page costs: as many queries as promised, and no more when there is more to show."""

import datetime as dt

import pytest

from articles.models import Topic
from events.models import Participant, Participation
from tests.conftest import NOW

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def grow(make_conference, make_article, make_update):
    """Adds to everything that pages show: releases with history, topics, participants and conferences."""
    made = {}

    def grow(count):
        conference = made.get("conference") or made.setdefault("conference", make_conference())
        for _ in range(count):
            serial = made["serial"] = made.get("serial", 0) + 1
            topic = Topic.objects.create(slug=f"t-{serial}", name_en=f"Topic {serial}")
            article = made.setdefault("article", make_article(conference=conference, slug_en="release"))
            article.topics.add(topic)
            kind = "first" if serial == 1 else "update"
            at = NOW + serial * HOUR
            make_update(article, language="en", kind=kind, note="More.", at=at, body_en=f"<p>{serial}</p>")
            other = make_article(conference=conference, title_en=f"Release {serial}")
            other.topics.add(made.setdefault("topic", topic))
            make_update(other, language="en", at=at)
            make_update(make_article(conference=conference), language="ar", at=at)
            someone = Participant.objects.create(slug=f"p-{serial}", kind="country", name_en=f"Country {serial}")
            another = make_conference(f"c-{serial}", name_en=f"Conference {serial}")
            Participation.objects.create(conference=conference, participant=someone, role="member")
            Participation.objects.create(
                conference=another, participant=made.setdefault("participant", someone), role="partner"
            )

    return grow


@pytest.mark.parametrize(
    ("address", "promised"),
    [
        ("/en/", 4),
        ("/en/releases/", 1),
        ("/en/releases/release/", 4),
        ("/en/releases/release/updates/", 2),
        ("/en/releases/release/updates/1/", 3),
        ("/en/topics/", 1),
        ("/en/topics/t-1/", 2),
        ("/en/conferences/", 2),
        ("/en/conferences/doha-2011/", 6),
        ("/en/participants/p-1/", 4),
    ],
)
def test_a_page_costs_the_same_however_much_there_is(client, django_assert_num_queries, grow, address, promised):
    grow(2)
    with django_assert_num_queries(promised):
        little = client.get(address)

    grow(6)
    with django_assert_num_queries(promised):
        much = client.get(address)

    assert (little.status_code, much.status_code) == (200, 200)


def test_home_without_a_past_or_coming_conference_keeps_its_promise(client, django_assert_max_num_queries, db):
    with django_assert_max_num_queries(6):
        client.get("/en/")
