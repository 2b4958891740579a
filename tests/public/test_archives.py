"""Everything that stands is reached by links through years, months and kinds, in the newsroom's zone."""

import datetime as dt

import pytest
from django.test import override_settings
from django.utils import timezone

from tests.conftest import NOW


@pytest.fixture
def published(make_article, make_update):
    def publish(title, moment, **fields):
        return make_update(make_article(title_en=title, **fields), language="en", at=moment)

    return publish


def moment(*parts):
    return dt.datetime(*parts, tzinfo=dt.UTC)


def titles(page):
    return page.words("h2", class_="entry-title")


def test_the_archive_leads_to_the_years_that_have_something_and_to_every_kind(visit, published):
    for year in (2009, 2011, 2026):
        published(f"Of {year}", moment(year, 2, 16))

    page = visit("/en/archive/")

    years = [a["href"] for a in page.find("a") if a["href"].startswith("/en/archive/2")]
    assert years == ["/en/archive/2026/", "/en/archive/2011/", "/en/archive/2009/"]
    assert page.find("a", href="/en/archive/kinds/speech/")


def test_a_year_leads_to_its_months_and_shows_its_releases(visit, published):
    published("February", moment(2011, 2, 16))
    published("September", moment(2011, 9, 19))
    published("Next year", moment(2012, 1, 2))

    page = visit("/en/archive/2011/")

    assert titles(page) == ["September", "February"]
    assert [a["href"] for a in page.find("a") if a["href"].startswith("/en/archive/2011/")] == [
        "/en/archive/2011/2/",
        "/en/archive/2011/9/",
    ]
    assert titles(visit("/en/archive/2011/2/")) == ["February"]
    assert visit("/ar/archive/2011/2/").is_hidden


def test_a_day_belongs_to_the_month_of_the_newsrooms_calendar(visit, published):
    published("New Year's Eve in London", moment(2010, 12, 31, 23, 30))

    with override_settings(TIME_ZONE="Europe/Brussels"):
        assert titles(visit("/en/archive/2011/1/")) == ["New Year's Eve in London"]
        assert titles(visit("/en/archive/2010/12/")) == []


def test_a_kind_has_a_page_of_its_own(visit, published):
    published("A statement", NOW, kind="statement")
    published("A release", NOW)

    assert titles(visit("/en/archive/kinds/statement/")) == ["A statement"]
    assert visit("/en/archive/kinds/gossip/").status == 404


@pytest.mark.parametrize("span", ["1800", "9999", "0", "2011/13", "2011/0", "9999/12", "2090/1"])
def test_what_no_calendar_of_ours_has_is_not_there(visit, db, span):
    assert visit(f"/en/archive/{span}/").status == 404


def test_an_empty_archive_says_so(visit, db):
    assert visit("/en/archive/").status == 200


def test_long_months_have_pages_by_key(visit, published):
    for number in range(25):
        published(f"Release {number}", moment(2011, 2, 1, 9) + dt.timedelta(hours=number))

    first = visit("/en/archive/2011/2/")
    older = first.find("a", rel="next")[0]["href"]

    assert len(titles(first)) == 20
    assert titles(visit(f"/en/archive/2011/2/{older}")) == [f"Release {number}" for number in range(4, -1, -1)]


@pytest.mark.parametrize(
    ("address", "promised"),
    [("/en/archive/", 3), ("/en/archive/2011/", 2), ("/en/archive/2011/2/", 2), ("/en/archive/kinds/release/", 1)],
)
def test_an_archive_page_costs_the_same_however_much_there_is(
    client, django_assert_num_queries, published, address, promised
):
    for size in (2, 8):
        for number in range(size):
            published(f"Release {size} {number}", moment(2011, 2, 1 + number, size))
        published(f"Another year {size}", moment(2000 + size, 3, 1))
        with django_assert_num_queries(promised):
            client.get(address)
    assert timezone.now() > NOW
