import datetime as dt

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.urls import reverse
from django.utils.translation import override

from articles.publishing import Publication, schedule
from newsroom import views
from tests.conftest import NOW

COOKIE = settings.LANGUAGE_COOKIE_NAME


@pytest.mark.parametrize(
    ("accepted", "chosen", "expected"),
    [
        pytest.param("en-GB,en;q=0.9,ar;q=0.1", None, "/en/", id="the browser's language"),
        pytest.param("ar-QA,ar;q=0.9", None, "/ar/", id="a regional form"),
        pytest.param("fr-FR,fr", None, "/ar/", id="none of ours: the default"),
        pytest.param("", None, "/ar/", id="nothing said: the default"),
        pytest.param("en", "ar", "/ar/", id="the reader's choice comes first"),
        pytest.param("en", "xx", "/en/", id="a choice that is no language is ignored"),
    ],
)
def test_the_front_door_negotiates_once(client, accepted, chosen, expected):
    if chosen:
        client.cookies[COOKIE] = chosen

    response = client.get("/", headers={"Accept-Language": accepted})

    assert (response.status_code, response["Location"]) == (302, expected)
    assert {"Accept-Language", "Cookie"} <= {name.strip() for name in response["Vary"].split(",")}


def test_the_desk_is_found_without_its_language(client):
    response = client.get("/admin/", headers={"Accept-Language": "en"})

    assert response["Location"] == "/en/admin/"


@pytest.mark.parametrize(
    "address", ["/releases/", "/conferences/", "/releases/conference-in-doha/", "/en-gb/releases/"]
)
def test_an_address_without_a_language_is_not_found(visit, make_update, address):
    make_update(language="en")

    page = visit(address, **{"Accept-Language": "en"})

    assert page.status == 404
    assert page.find("html") == [{"lang": "en", "dir": "ltr"}]


@pytest.mark.parametrize("chosen", ["ar", "en"])
def test_a_deep_address_never_follows_the_browser_or_the_cookie(client, visit, chosen):
    client.cookies[COOKIE] = chosen

    assert visit("/ar/", **{"Accept-Language": "en"}).find("html") == [{"lang": "ar", "dir": "rtl"}]
    assert visit("/en/", **{"Accept-Language": "ar"}).find("html") == [{"lang": "en", "dir": "ltr"}]


@pytest.mark.parametrize("name", ["home", "articles:releases", "articles:topics", "events:conferences"])
@pytest.mark.parametrize("code", ["ar", "en"])
def test_public_pages_are_the_same_for_every_reader(client, editor, name, code):
    with override(code):
        address = reverse(name)
    strangers = client.get(address)
    client.force_login(editor)

    response = client.get(address)

    assert response.status_code == strangers.status_code == 200
    assert response.content == strangers.content
    assert not response.cookies
    assert response["Content-Language"] == code


def test_an_arabic_address_is_an_address(visit, make_update):
    update = make_update()

    assert update.slug == "مؤتمر-في-الدوحة"
    assert visit(f"/ar/releases/{update.slug}/").words("h1") == ["مؤتمر في الدوحة"]


@pytest.mark.parametrize("rest", ["", "updates/", "updates/1/"])
def test_an_address_of_the_past_leads_to_the_present_one(client, make_article, make_update, rest):
    article = make_article(slug_en="first-address")
    make_update(article, language="en")
    make_update(article, language="en", kind="minor", at=NOW + dt.timedelta(hours=1), slug_en="second-address")

    response = client.get(f"/en/releases/first-address/{rest}")

    assert (response.status_code, response["Location"]) == (301, f"/en/releases/second-address/{rest}")


def test_nothing_is_told_of_what_is_scheduled(visit, make_article):
    article = make_article()
    schedule(
        article=article,
        publications=[Publication("en", "first")],
        by=None,
        at=NOW,
        publish_at=NOW + dt.timedelta(days=60),
    )

    assert visit(f"/en/releases/{article.slug_en}/").status == 404
    assert visit(f"/ar/releases/{article.slug_en}/").status == 404
    assert article.title_en not in visit("/en/").text


def test_the_choice_of_a_language_is_remembered(client):
    response = client.post("/language/", {"language": "en", "back": "/en/releases/"})

    assert (response.status_code, response["Location"]) == (303, "/en/releases/#language-remembered")
    assert client.get("/", headers={"Accept-Language": "ar"})["Location"] == "/en/"


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org/x", "javascript:alert(1)", ""])
def test_the_choice_of_a_language_leads_nowhere_else(client, back):
    response = client.post("/language/", {"language": "en", "back": back})

    assert response["Location"] == "/en/#language-remembered"


def test_a_language_we_do_not_have_cannot_be_chosen(client):
    response = client.post("/language/", {"language": "xx", "back": "/en/"})

    assert response.status_code == 400
    assert COOKIE not in response.cookies


def test_live_asks_nothing_of_the_database(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert client.get("/health/live").status_code == 200


def test_ready_tells_whether_the_database_answers(client, db, monkeypatch):
    ready = client.get("/health/ready").status_code

    class Unreachable:
        def cursor(self):
            raise DatabaseError

    monkeypatch.setattr(views, "connection", Unreachable())
    unready = client.get("/health/ready")

    assert (ready, unready.status_code) == (200, 503)
    assert "no-store" in unready["Cache-Control"]
