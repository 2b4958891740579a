import datetime as dt

import pytest

from articles import publishing
from articles.models import Topic
from tests.conftest import NOW

DAY = dt.timedelta(days=1)


@pytest.fixture
def archive(make_article, make_update):
    """Enough English releases for three pages, one every half day; returns their titles, the newest first."""
    titles = [f"Release number {count}" for count in range(42)]
    for count, title in enumerate(titles):
        make_update(make_article(title_en=title), language="en", at=NOW + count * DAY / 2)
    return titles[::-1]


def titles(page):
    return page.words("h2", class_="entry-title")


def test_older_pages_leave_nothing_out_and_repeat_nothing(visit, archive):
    address, seen = "", []
    while address is not None:
        page = visit(f"/en/releases/{address}")
        seen += titles(page)
        older = page.find("a", rel="next")
        address = older[0]["href"] if older else None

    assert seen == archive


def test_releases_of_the_same_second_are_parted_by_a_page_without_loss(visit, make_article, make_update):
    for count in range(23):
        make_update(make_article(title_en=f"Release {count}"), language="en", at=NOW)
    first = visit("/en/releases/")

    second = visit("/en/releases/" + first.find("a", rel="next")[0]["href"])

    assert (len(titles(first)), len(titles(second))) == (20, 3)
    assert not set(titles(first)) & set(titles(second))


@pytest.mark.parametrize(
    "before",
    [
        "x",
        "~",
        "2026-05-04~1",
        "2026-05-04T09:00:00Z",
        "2026-05-04T09:00:00Z~x",
        "2026-13-04T09:00:00Z~1",
        "2026-05-04T09:00:00~1",
        "2026-05-04T09:00:00Z~²",
        "0001-01-01T00:00:00%2B23:59~1",
        "9999-12-31T23:59:59-23:59~1",
        "2026-05-04T09:00:00%2B00:00~1",
        "20260504T090000Z~1",
        "٢٠٢٦-05-04T09:00:00Z~1",
        "2026-05-04T09:00:00Z~01",
    ],
)
def test_a_malformed_mark_is_not_found(visit, db, before):
    assert visit(f"/en/releases/?before={before}").status == 404


def test_an_entry_tells_kind_date_title_and_standfirst(visit, make_update):
    make_update(language="en", standfirst_en="What happened.")

    page = visit("/en/releases/")

    assert page.words("article", class_="entry") == ["Press release 4 May 2026 Conference in Doha What happened."]


def test_lists_speak_one_language(visit, make_update):
    make_update(language="ar")

    page = visit("/en/releases/")

    assert "مؤتمر" not in page.text
    assert page.words("p", class_="empty-title") == ["No release has been published in English yet."]


def test_home_leads_with_the_newest_release(visit, archive):
    page = visit("/en/")

    assert page.words("h2", class_="lead-title") == archive[:1]
    assert page.words("h3", class_="entry-title") == archive[1:7]


def test_home_announces_the_next_conference(visit, make_conference, today):
    make_conference("later", name_en="Later", starts_on=today.date() + 20 * DAY, ends_on=today.date() + 20 * DAY)
    make_conference("sooner", name_en="Sooner", starts_on=today.date(), ends_on=today.date())
    make_conference("past", name_en="Over", starts_on=today.date() - DAY, ends_on=today.date() - DAY)
    make_conference("secret", name_en="Secret", starts_on=today.date(), ends_on=today.date(), published_at=None)

    page = visit("/en/")

    assert page.words("section", class_="block")[0].startswith("Next conference")
    assert page.words("h3", class_="entry-title") == ["Sooner"]


def test_home_recalls_the_last_conference_when_none_is_to_come(visit, make_conference):
    make_conference("first", name_en="First", starts_on=dt.date(2009, 1, 1), ends_on=dt.date(2009, 1, 1))
    make_conference("last", name_en="Last one")

    page = visit("/en/")

    assert page.words("section", class_="block")[0].startswith("Last conference")
    assert page.words("h3", class_="entry-title") == ["Last one"]


@pytest.mark.parametrize("address", ["", "releases/", "topics/", "conferences/"])
@pytest.mark.parametrize("code", ["ar", "en"])
def test_an_empty_newsroom_has_pages(visit, db, code, address):
    page = visit(f"/{code}/{address}")

    assert page.status == 200
    assert page.words("p", class_="empty-title")


def test_a_topic_lists_its_releases(visit, make_article, make_update):
    energy, sea = Topic.objects.create(slug="energy", name_en="Energy"), Topic.objects.create(slug="sea", name_en="Sea")
    for topic, title in [(energy, "About energy"), (sea, "About the sea")]:
        article = make_article(title_en=title)
        article.topics.set([topic])
        make_update(article, language="en")

    page = visit("/en/topics/energy/")

    assert page.words("h1") == ["Energy"]
    assert titles(page) == ["About energy"]


def test_the_topics_of_a_release_are_those_it_was_published_under(visit, make_article, make_update):
    article = make_article()
    article.topics.set([Topic.objects.create(slug="energy", name_en="Energy")])
    update = make_update(article, language="en")
    article.topics.set([Topic.objects.create(slug="sea", name_en="Sea")])

    page = visit(f"/en/releases/{update.slug}/")

    assert page.words("ul", class_="topics")[0] == "Energy"


def test_a_topic_named_in_the_other_language_only_says_so(visit, make_article, make_update):
    article = make_article()
    article.topics.add(Topic.objects.create(slug="energy", name_ar="الطاقة"))
    make_update(article, language="ar")

    page = visit("/en/topics/energy/")

    assert page.words("bdi", lang="ar", dir="rtl") == ["الطاقة"]
    assert visit("/en/topics/unknown/").status == 404


def test_lists_leave_out_what_was_withdrawn(visit, make_update):
    update = make_update(language="en")
    publishing.withdraw(article=update.article, notes={"en": "Mistake."}, by=None, at=NOW + DAY)

    assert titles(visit("/en/releases/")) == []
