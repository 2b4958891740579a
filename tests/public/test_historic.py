"""What was published long ago says so: it is kept as it was, and nobody maintains it."""

import datetime as dt

import pytest

from articles import publishing
from articles.publishing import Publication, publish
from tests.conftest import NOW

NOTICE = "is kept as it was"
DAY = dt.datetime(2011, 2, 15, 9, tzinfo=dt.UTC)


@pytest.fixture
def release(make_article):
    """A release of 2011 of which only the day is known."""
    article = make_article(title_ar="مؤتمر", title_en="Conference")
    publications = [Publication(code, "first", published_on=DAY.date()) for code in ("ar", "en")]
    publish(article=article, publications=publications, by=None, at=NOW)
    return article


def told(visit, address="/en/releases/conference/"):
    return [words for words in visit(address).words("p", class_="notice") if NOTICE in words]


def test_an_old_release_says_of_which_year_it_is(visit, release):
    assert told(visit) == ["This release is from 2011 and is kept as it was; it is not maintained."]


def test_it_says_so_in_the_language_of_the_page_and_in_the_readers_digits(visit, client, release):
    client.cookies["preferences"] = "digits:arab"

    [words] = visit("/ar/releases/مؤتمر/").words("p", class_="notice")

    assert "٢٠١١" in words
    assert "kept" not in words


@pytest.mark.parametrize(
    ("today", "is_told"),
    [
        (dt.datetime(2021, 2, 14, 22, 59, tzinfo=dt.UTC), False),
        (dt.datetime(2021, 2, 14, 23, 0, tzinfo=dt.UTC), True),  # midnight in Brussels
    ],
    ids=["the last minute", "the day itself"],
)
def test_it_begins_on_the_day_itself_by_the_newsrooms_clock(visit, make_article, monkeypatch, today, is_told):
    publish(article=make_article(title_en="Conference"), publications=[Publication("en", "first")], by=None, at=DAY)
    monkeypatch.setattr("django.utils.timezone.now", lambda: today)

    assert bool(told(visit)) is is_told


def test_a_leap_day_comes_of_age_although_its_year_has_none(visit, make_article, monkeypatch):
    born = dt.datetime(2012, 2, 29, 9, tzinfo=dt.UTC)
    publish(article=make_article(title_en="Conference"), publications=[Publication("en", "first")], by=None, at=born)

    monkeypatch.setattr("django.utils.timezone.now", lambda: dt.datetime(2022, 3, 1, 9, tzinfo=dt.UTC))

    assert told(visit) == ["This release is from 2012 and is kept as it was; it is not maintained."]


def test_a_significant_update_makes_it_young_again_and_a_minor_change_does_not(visit, release):
    for kind, at, count in (("minor", NOW, 1), ("update", NOW + dt.timedelta(hours=1), 0)):
        release.body_en = f"<p>{kind}</p>"
        release.save()
        publish(article=release, publications=[Publication("en", kind, "More.")], by=None, at=at)

        assert len(told(visit)) == count


def test_a_withdrawn_release_has_a_notice_that_says_more(visit, release):
    publishing.withdraw(article=release, notes={"en": "Wrong."}, by=None, at=NOW)

    assert told(visit) == []


@pytest.mark.parametrize(("years", "count"), [(0, 0), (10, 1), (20, 0)])
def test_the_age_is_a_setting_and_0_turns_it_off(visit, settings, release, years, count):
    settings.NEWSROOM_HISTORIC_AFTER_YEARS = years

    assert len(told(visit)) == count


def test_the_plain_text_says_it_too(client, release):
    text = client.get("/en/releases/conference.txt").content.decode()

    assert text.startswith("This release is from 2011 and is kept as it was; it is not maintained.\n")
