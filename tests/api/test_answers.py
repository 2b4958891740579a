"""How answers come: readable, cacheable, open to every site, and clear when a question is not understood."""

import json

import pytest
from django.core.cache import cache


def test_arabic_comes_as_letters(client, make_update):
    make_update()

    response = client.get("/api/v1/releases")

    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    assert "مؤتمر في الدوحة" in response.content.decode()


def test_an_unchanged_answer_is_empty(client, make_update):
    make_update()
    first = client.get("/api/v1/releases")

    second = client.get("/api/v1/releases", headers={"If-None-Match": first.headers["ETag"]})
    make_update()
    third = client.get("/api/v1/releases", headers={"If-None-Match": first.headers["ETag"]})

    assert (second.status_code, second.content) == (304, b"")
    assert second.headers["Access-Control-Allow-Origin"] == "*"
    assert third.status_code == 200


def test_caches_ask_again_before_they_answer(client, db):
    assert client.get("/api/v1/releases").headers["Cache-Control"] == "no-cache"


def test_scripts_of_every_site_may_read(client, db):
    assert client.get("/api/v1/topics").headers["Access-Control-Allow-Origin"] == "*"
    preflight = client.options("/api/v1/topics")
    assert (preflight.status_code, preflight.headers["Access-Control-Allow-Headers"]) == (204, "If-None-Match")


def test_head_is_answered_like_get(client, db):
    assert client.head("/api/v1/topics").headers["ETag"] == client.get("/api/v1/topics").headers["ETag"]


def test_no_answer_sets_a_cookie_or_depends_on_the_reader(client, make_update):
    make_update()

    english = client.get("/api/v1/releases", headers={"Accept-Language": "en"})
    arabic = client.get("/api/v1/releases", headers={"Accept-Language": "ar"})

    assert english.content == arabic.content
    assert not english.cookies
    assert "Vary" not in english.headers or "Accept-Language" not in english.headers["Vary"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, db, method):
    response = getattr(client, method)("/api/v1/releases")

    assert response.status_code == 405
    assert response.headers["Content-Type"].startswith("application/problem+json")
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("query", "named", "told"),
    [
        ("language=fr", "language", "ar, en"),
        ("kind=novel", "kind", "release, statement, speech, advisory, story"),
        ("status=lost", "status", "current, withdrawn, removed"),
        ("since=yesterday", "since", "2011-02-15"),
        ("since=0001-01-01T00:00:00%2B14:00", "since", "2011-02-15"),
        ("size=0", "size", "1"),
        ("size=101", "size", "100"),
        ("size=many", "size", "number"),
        ("cursor=nonsense", "cursor", "cursor"),
        ("cursor=fjEy", "cursor", "cursor"),
        ("cursor=%D8%B9", "cursor", "cursor"),
        ("langauge=ar", "langauge", "langauge"),
    ],
)
def test_a_question_that_cannot_be_understood_is_answered_with_what_to_write(client, db, query, named, told):
    response = client.get(f"/api/v1/releases?{query}", headers={"Accept-Language": "en"})

    problem = response.json()
    assert (response.status_code, problem["status"]) == (422, 422)
    assert response.headers["Content-Type"].startswith("application/problem+json")
    [error] = problem["errors"]
    assert error["parameter"] == named
    assert told in error["message"]


def test_every_name_that_nobody_knows_is_named(client, db):
    errors = client.get("/api/v1/topics?zone=1&area,of=2", headers={"Accept-Language": "en"}).json()["errors"]

    assert [error["parameter"] for error in errors] == ["area,of", "zone"]
    assert [error["message"] for error in errors] == [
        f"Nothing here is asked by: {name}." for name in ("area,of", "zone")
    ]


@pytest.mark.parametrize(
    "path", ["releases/0", "conferences/none", "participants/none", "topics/none", "images/none", "x"]
)
def test_nothing_at_an_address_is_a_problem_too(client, db, path):
    response = client.get(f"/api/v1/{path}")

    assert response.status_code == 404
    assert json.loads(response.content)["status"] == 404


def test_too_many_questions_are_refused(client, db, monkeypatch):
    monkeypatch.setattr(cache, "get", lambda key, default=None, **more: [10**12] * 600)

    response = client.get("/api/v1/topics")

    assert response.status_code == 429
    assert response.json()["status"] == 429


def test_the_interface_describes_itself(client, db):
    document = client.get("/api/v1/openapi.json").json()

    assert document["openapi"].startswith("3.")
    assert {"/api/v1/releases", "/api/v1/conferences/{id}", "/api/v1/images"} <= set(document["paths"])
    assert all(set(methods) == {"get"} for methods in document["paths"].values())


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_documentation_names_every_address_and_document(client, db, language):
    document = client.get("/api/v1/openapi.json").json()

    page = client.get(f"/{language}/api/").content.decode()

    assert all(path in page for path in document["paths"])
    assert all(
        f'id="{name}"' in page for name, told in document["components"]["schemas"].items() if "properties" in told
    )
    assert "https://cdn" not in page
