import datetime as dt

import pytest

from articles import publishing
from tests.conftest import NOW

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def twice(make_article, make_update):
    """An article with two English Updates; returns the newer one."""
    article = make_article()
    make_update(article, language="en")
    return make_update(
        article, language="en", kind="update", note="A second hall.", at=NOW + HOUR, body_en="<p>New.</p>"
    )


def test_a_past_version_says_so_and_leads_to_the_present_one(visit, twice):
    page = visit(f"/en/releases/{twice.slug}/updates/1/")

    assert page.status == 200
    assert page.words("p", class_="notice-title") == ["This version has been superseded"]
    assert page.words("div", class_="prose") == ["The conference opened today."]
    assert f"/en/releases/{twice.slug}/" in [a["href"] for a in page.find("a")]


def test_a_past_version_is_hidden_from_search_engines(visit, twice):
    page = visit(f"/en/releases/{twice.slug}/updates/1/")

    assert page.is_hidden
    assert page.canonical == f"http://testserver/en/releases/{twice.slug}/"
    assert page.alternates == {}


def test_the_present_version_says_so_at_its_number(visit, twice):
    page = visit(f"/en/releases/{twice.slug}/updates/2/")

    assert page.words("p", class_="notice-title") == ["This is the current version"]
    assert page.words("div", class_="prose") == ["New."]


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999"])
def test_a_number_that_never_was_is_not_found(visit, twice, number):
    assert visit(f"/en/releases/{twice.slug}/updates/{number}/").status == 404


def test_a_scheduled_version_cannot_be_read_by_guessing_its_number(visit, twice, make_update):
    make_update(
        twice.article, language="en", kind="update", note="Later.", at=NOW + dt.timedelta(days=60), body_en="<p>3</p>"
    )

    assert visit(f"/en/releases/{twice.slug}/updates/3/").status == 404
    assert "Later." not in visit(f"/en/releases/{twice.slug}/updates/").text


def test_the_history_links_every_version(visit, twice):
    page = visit(f"/en/releases/{twice.slug}/updates/")

    history = f"/en/releases/{twice.slug}/updates/"
    addresses = [a["href"].removeprefix(history) for a in page.find("a") if a["href"].startswith(history)]
    assert addresses == ["2/", "1/to/2/", "1/"]
    assert "A second hall." in page.text


def test_a_version_from_before_a_withdrawal_stays_readable(visit, twice):
    publishing.withdraw(article=twice.article, notes={"en": "Sent too early."}, by=None, at=NOW + 2 * HOUR)

    page = visit(f"/en/releases/{twice.slug}/updates/1/")

    assert page.words("div", class_="prose") == ["The conference opened today."]


def test_the_moment_of_a_removal_shows_only_its_reason_after_the_release_came_back(visit, twice):
    publishing.remove(article=twice.article, notes={"en": "By order of a court."}, by=None, at=NOW + 2 * HOUR)
    publishing.reinstate(article=twice.article, notes={"en": "The order was lifted."}, by=None, at=NOW + 3 * HOUR)

    page = visit(f"/en/releases/{twice.slug}/updates/3/")

    assert page.status == 200
    assert "By order of a court." in page.text
    assert not page.words("div", class_="prose")
