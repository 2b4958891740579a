"""Pieces of pages that are kept under the digest of an Update are right for every reader, address, language and version."""

import datetime as dt

import pytest

from articles.timeline import Timeline
from articles.updates import Update
from newsroom.preferences import COOKIE
from tests.conftest import NOW

LATER = NOW + dt.timedelta(days=1)


@pytest.fixture
def release(make_update, make_article):
    article = make_article()
    return make_update(article, language="ar"), make_update(article, language="en")


def test_each_reader_gets_the_dates_that_they_chose(release, visit, client):
    arabic, _ = release
    usual = visit(arabic.get_absolute_url()), visit("/ar/releases/")

    client.cookies[COOKIE] = "digits:arab"
    chosen = visit(arabic.get_absolute_url()), visit("/ar/releases/")

    assert all("٢٠٢٦" not in page.text for page in usual)
    assert all("٢٠٢٦" in page.text for page in chosen)
    del client.cookies[COOKIE]
    assert "٢٠٢٦" not in visit(arabic.get_absolute_url()).text


def test_addresses_lead_within_the_layout_that_is_read(release, client):
    full, lite = f"/en/releases/{release[1].slug}/", f"/en/lite/releases/{release[1].slug}/"

    shown = [client.get(f"/en/{part}releases/").content.decode() for part in ("", "lite/", "")]

    assert [full in page for page in shown] == [True, False, True]
    assert [lite in page for page in shown] == [False, True, False]


def test_shared_addresses_are_on_the_host_that_was_asked(release, client, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    address = release[1].get_absolute_url()

    pages = [client.get(address, headers={"host": host}).content.decode() for host in settings.ALLOWED_HOSTS]

    assert "two.example" not in pages[0]
    assert "one.example" not in pages[1]


def test_a_new_update_is_shown_at_once_and_a_citation_follows_the_other_language(release, make_update, visit):
    arabic, english = release
    before = visit(arabic.get_absolute_url())

    make_update(english.article, language="en", kind="correction", note="Wrong hall.", title_en="New hall", at=LATER)
    after = visit(arabic.get_absolute_url())

    assert "New hall" not in before.response.content.decode()
    assert "New hall" in after.response.content.decode()


def test_a_list_that_was_read_shows_at_once_that_a_release_is_replaced(release, make_article, make_update, visit):
    before = visit("/en/releases/")

    make_update(make_article(title_en="Second", replaces=release[1].article), language="en")

    assert "Replaced" not in before.text
    assert "Replaced" in visit("/en/releases/").text


def test_the_digest_of_a_past_turns_with_each_update_and_a_draft_has_none(release, make_update):
    arabic, english = release
    first = Timeline.of(arabic, at=LATER).digest
    make_update(english.article, language="en", kind="minor", title_en="Meeting in Doha.", at=LATER)

    assert first == f"{arabic.digest}.{english.digest}"
    assert Timeline.of(arabic, at=LATER).digest not in {"", first}
    assert Timeline([Update(language="ar"), english], "ar").digest == ""
