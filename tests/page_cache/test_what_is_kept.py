"""Which answers are kept, for whom, and what readers' software is told about them."""

import datetime as dt
import gzip

import pytest

from articles import publishing
from newsroom import preferences
from tests.conftest import NOW


@pytest.fixture
def release(make_article, make_update):
    make_update(article := make_article(slug_en="doha"), language="en")
    return article


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/en/", True),
        ("/en/releases/", True),
        ("/en/releases/doha/", True),
        ("/en/feeds/releases.atom", True),
        ("/en/feeds/releases.json", True),
        ("/robots.txt", True),
        ("/sitemap.xml", True),
        ("/sitemaps/releases-0.xml", True),
        ("/en/releases/?before=2026-05-05T09:00:00Z~1", True),
        ("/en/releases/?utm_source=x", False),
        ("/en/releases/?before=2026-05-05T09:00:00Z~1&x=1", False),
        (f"/en/releases/?before={'x' * 400}", False),
        ("/en/nothing/", False),
        ("/en/releases/nothing/", False),
        ("/", False),
        ("/health/ready", False),
        ("/en/admin/login/", False),
    ],
)
def test_public_pages_are_kept_and_nothing_else(client, is_kept, release, address, kept):
    client.get(address)

    assert is_kept(address) is kept


def test_whoever_is_signed_in_is_served_afresh(client, is_kept, release, editor):
    client.get("/en/releases/")
    client.force_login(editor)

    assert not is_kept("/en/releases/")
    assert "private" in client.get("/en/releases/")["Cache-Control"]


def test_what_a_signed_in_reader_was_served_is_not_kept_for_others(client, is_kept, release, editor):
    client.force_login(editor)
    client.get("/en/releases/")
    client.logout()

    assert not is_kept("/en/releases/")


def test_a_choice_has_pages_of_its_own(client, is_kept, release):
    client.get("/ar/releases/")
    client.cookies[preferences.COOKIE] = "theme:dark"

    assert not is_kept("/ar/releases/")
    assert is_kept("/ar/releases/")
    assert b'data-theme="dark"' in client.get("/ar/releases/").content

    del client.cookies[preferences.COOKIE]
    assert is_kept("/ar/releases/")
    assert b'data-theme="dark"' not in client.get("/ar/releases/").content


@pytest.mark.parametrize("cookie", ["theme:system", "nonsense", "theme:dark.theme:light", "x" * 5000])
def test_a_choice_of_the_usual_or_of_nonsense_shares_the_pages_of_all(client, is_kept, release, cookie):
    client.get("/ar/releases/")
    client.cookies[preferences.COOKIE] = cookie

    assert is_kept("/ar/releases/")


def test_hosts_and_schemes_have_pages_of_their_own(client, release):
    client.get("/en/releases/")

    assert (
        b"https://press.example.org/"
        in client.get("/en/releases/", secure=True, headers={"host": "press.example.org"}).content
    )


@pytest.mark.parametrize("address", ["/en/releases/doha/", "/en/feeds/releases.atom", "/sitemap.xml"])
def test_a_reader_who_has_the_page_is_told_so(client, release, address):
    made, kept = client.get(address), client.get(address)

    again = client.get(address, headers={"If-None-Match": kept["ETag"]})

    assert made["ETag"] == kept["ETag"]
    assert made["ETag"].startswith('W/"')
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == kept["ETag"]
    assert again["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_reader_who_has_another_page_gets_this_one(client, time, release):
    tag = client.get("/en/releases/doha/")["ETag"]

    publishing.withdraw(article=release, notes={"en": "Wrong."}, by=None, at=time.now)

    response = client.get("/en/releases/doha/", headers={"If-None-Match": tag})
    assert response.status_code == 200
    assert response["ETag"] != tag


def test_a_feed_tells_when_it_last_changed(client, time, release):
    response = client.get("/en/feeds/releases.atom")

    again = client.get("/en/feeds/releases.atom", headers={"If-Modified-Since": response["Last-Modified"]})

    assert again.status_code == 304


def test_what_is_public_travels_packed(client, release):
    plain = client.get("/en/releases/doha/").content
    for _made_then_kept in range(2):
        packed = client.get("/en/feeds/releases.atom", headers={"Accept-Encoding": "gzip, br"})

        assert packed["Content-Encoding"] == "gzip"
        assert packed["Vary"] == "Accept-Encoding"
        assert gzip.decompress(packed.content) == client.get("/en/feeds/releases.atom").content
        assert int(packed["Content-Length"]) == len(packed.content)

    assert "Content-Encoding" not in client.get("/en/releases/doha/").headers
    assert client.get("/en/releases/doha/").content == plain


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "gzip; q=0.0, br", "identity"])
def test_who_cannot_unpack_gets_it_plain(client, release, accepted):
    for _made_then_kept in range(2):
        response = client.get("/en/releases/doha/", headers={"Accept-Encoding": accepted})

        assert "Content-Encoding" not in response.headers
        assert b"<h1" in response.content


@pytest.mark.parametrize("address", ["/en/admin/login/", "/", "/health/live"])
def test_what_is_not_public_is_neither_packed_nor_marked(client, db, address):
    response = client.get(address, headers={"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in response.headers
    assert "public" not in response.get("Cache-Control", "")


@pytest.mark.parametrize(
    ("address", "status"), [("/en/releases/nothing/", 404), ("/en/releases/old/", 301), ("/en/releases/doha/", 410)]
)
def test_what_is_not_there_must_be_asked_for_again(client, time, make_article, make_update, address, status):
    article = make_article(slug_en="old")
    make_update(article, language="en")
    make_update(article, language="en", kind="minor", at=NOW + dt.timedelta(hours=1), slug_en="doha")
    if status == 410:
        publishing.remove(article=article, notes={"en": "Wrong."}, by=None, at=time.now)

    for _made_then_kept in range(2):
        response = client.get(address)

        assert response.status_code == status
        assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_kept_page_keeps_its_headers(client, release):
    made, kept = client.get("/en/releases/"), client.get("/en/releases/")

    assert dict(made.items()) == dict(kept.items())
    assert "Content-Security-Policy" in kept.headers
    assert kept["Content-Language"] == "en"
    assert not kept.cookies


def test_a_look_at_the_head_alone_is_answered_but_never_kept(client, is_kept, release):
    head = client.head("/en/releases/doha/")

    assert not is_kept("/en/releases/doha/")
    assert client.head("/en/releases/doha/")["ETag"] == head["ETag"]


def test_a_host_that_is_not_ours_is_refused_from_further_inside(client, settings, release):
    settings.ALLOWED_HOSTS = ["testserver"]

    assert client.get("/en/releases/", headers={"host": "evil.example"}).status_code == 400


def test_switched_off_every_page_is_made_anew_and_still_packed(client, is_kept, settings, release):
    settings.NEWSROOM_PAGE_CACHE = False
    client.get("/en/releases/")

    assert not is_kept("/en/releases/")
    assert client.get("/en/releases/", headers={"Accept-Encoding": "gzip"})["Content-Encoding"] == "gzip"
