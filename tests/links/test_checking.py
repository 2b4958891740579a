"""What stands behind links to our own pages; nothing is asked of other sites, and closed drafts are not told of."""

import datetime as dt
import socket

import pytest
from django.utils import timezone

from articles import publishing
from articles.links.checking import Verdict, judge
from articles.links.extraction import Link
from articles.models import Restriction, Topic
from articles.publishing import Publication
from events.models import Participant
from tests.desk.conftest import PAST

pytestmark = pytest.mark.django_db

HOSTS = {"press.example", "testserver"}
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def house(make_article, make_update, make_conference, make_image):
    """One of everything that a link may lead to, in every state."""
    made = {}
    for slug in ("live", "gone", "back", "moved"):
        article = made[slug] = make_article(slug_en=slug, slug_ar=f"{slug}-ar")
        make_update(article, language="en", at=PAST)
    publishing.remove(article=made["gone"], notes={"en": "An error."}, by=None, at=PAST + HOUR)
    publishing.withdraw(article=made["back"], notes={"en": "An error."}, by=None, at=PAST + HOUR)
    make_update(made["moved"], language="en", kind="minor", at=PAST + HOUR, slug_en="moved-on")
    make_article(slug_en="draft")
    made["closed"] = make_article(slug_en="closed")
    waiting, at = make_article(slug_en="waiting"), timezone.now()
    asked = [Publication("en", "first")]
    publishing.schedule(article=waiting, publications=asked, by=None, at=at, publish_at=at + HOUR)
    make_conference("planned", published_at=None)
    make_conference("held")
    Participant.objects.create(slug="oman", kind="country", name_en="Oman")
    Topic.objects.create(slug="unused", name_en="Unused")
    made["image"] = make_image()
    return made


def verdict(href, user=None, text="words"):
    link = Link(href, text)
    return judge([link], hosts=HOSTS, user=user, at=timezone.now())[link]


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/en/releases/live/", Verdict.FINE),
        ("/en/releases/live/#part", Verdict.FINE),
        ("/en/releases/live/updates/?x=1", Verdict.FINE),
        ("https://press.example/en/releases/live/", Verdict.FINE),
        ("http://PRESS.example:8000/en/lite/releases/live/", Verdict.FINE),
        ("/ar/releases/live/", Verdict.OTHER_LANGUAGE),
        ("/ar/releases/live-ar/", Verdict.UNPUBLISHED),
        ("/en/releases/moved/", Verdict.REDIRECTED),
        ("/en/releases/moved-on/", Verdict.FINE),
        ("/en/releases/gone/", Verdict.REMOVED),
        ("/en/releases/back/", Verdict.WITHDRAWN),
        ("/en/releases/draft/", Verdict.UNPUBLISHED),
        ("/en/releases/waiting/", Verdict.SCHEDULED),
        ("/en/releases/nothing/", Verdict.MISSING),
        ("/en/releases", Verdict.MISSING),
        ("/en/conferences/held/", Verdict.FINE),
        ("/en/conferences/planned/", Verdict.UNPUBLISHED),
        ("/en/conferences/nothing/", Verdict.MISSING),
        ("/en/participants/oman/", Verdict.UNPUBLISHED),
        ("/en/topics/unused/", Verdict.UNPUBLISHED),
        ("/en/pictures/nothing/", Verdict.MISSING),
        ("/en/", Verdict.FINE),
        ("/en/corrections/", Verdict.FINE),
        ("/en/admin/", Verdict.PRIVATE),
        ("/en/admin/articles/article/1/change/", Verdict.PRIVATE),
        ("/nothing", Verdict.MISSING),
        ("#part", Verdict.FINE),
        ("releases/live/", Verdict.MALFORMED),
        ("http://[broken", Verdict.ELSEWHERE),
        ("https://example.org/", Verdict.ELSEWHERE),
        ("mailto:press@example.org", Verdict.FINE),
        ("mailto:press", Verdict.MALFORMED),
        ("tel:12", Verdict.MALFORMED),
    ],
)
def test_every_link_is_judged(house, href, expected):
    assert verdict(href) == expected


def test_a_picture_is_public_while_a_text_shows_it(house, make_article, make_update):
    image = house["image"]
    page = f"/en/pictures/{image.token}/"
    assert verdict(page) == Verdict.UNPUBLISHED

    make_update(make_article(lead_image=image), language="en", at=PAST)

    assert verdict(page) == Verdict.FINE
    assert verdict(image.file.url) == Verdict.FINE


def test_a_link_without_words_is_none(house):
    assert verdict("/en/releases/live/", text="") == Verdict.NO_TEXT


def test_a_draft_of_a_closed_circle_is_told_as_nothing_to_others(house, editor, reporter):
    Restriction.objects.create(article=house["closed"], person=editor)

    assert verdict("/en/releases/closed/", user=editor) == Verdict.UNPUBLISHED
    assert verdict("/en/releases/closed/", user=reporter) == Verdict.MISSING


def test_no_other_site_is_asked(house, monkeypatch):
    def refuse(*arguments, **more):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    assert verdict("https://example.org/") == Verdict.ELSEWHERE


def test_many_links_cost_what_one_of_each_kind_does(house, django_assert_max_num_queries):
    links = [Link(f"/{code}/releases/x-{number}/", "x") for code in ("ar", "en") for number in range(200)]
    links += [
        Link(f"/en/{kind}/x-{number}/", "x")
        for kind in ("topics", "conferences", "participants")
        for number in range(200)
    ]

    with django_assert_max_num_queries(20):
        judge(links, hosts=HOSTS, user=None, at=timezone.now())
