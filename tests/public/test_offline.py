"""What a browser needs to keep pages: the worker at the root, the offline page, the manifest and its icons."""

import json
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

pytestmark = pytest.mark.django_db


def facts(response):
    first = response.content.decode().partition("\n")[0]
    return json.loads(first.removeprefix("const FACTS = ").removesuffix(";"))


def test_the_worker_stands_where_it_may_answer_for_the_whole_site(client):
    response = client.get("/service-worker.js")

    assert response["Content-Type"].startswith("text/javascript")
    assert "no-cache" in response["Cache-Control"]
    assert "worker-src 'self'" in response["Content-Security-Policy"]
    assert not response.cookies


def test_the_worker_knows_what_it_must_not_keep_and_speaks_every_language(client):
    known = facts(client.get("/service-worker.js"))

    assert known["admin"] == {"ar": "/ar/admin/", "en": "/en/admin/"}
    assert known["languages"]["en"] == {
        "home": "/en/",
        "latest": "/en/releases/",
        "offline": "/en/offline/",
        "banner": "Kept copy of {date}. It may have been changed or withdrawn since.",
    }
    assert "{date}" in known["languages"]["ar"]["banner"]


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_every_language_has_a_manifest_of_its_own(client, visit, code, direction):
    address = visit(f"/{code}/").find("link", rel="manifest")[0]["href"]
    response = client.get(address)
    found = response.json()

    assert response["Content-Type"] == "application/manifest+json"
    assert (found["lang"], found["dir"], found["start_url"], found["scope"]) == (code, direction, f"/{code}/", "/")
    assert found["name"] == {"ar": "غرفة الأخبار", "en": "Newsroom"}[code]
    assert "\\u" not in response.content.decode()


def test_the_icons_are_there_in_the_sizes_that_are_told(client):
    for icon in client.get("/en/manifest.webmanifest").json()["icons"]:
        path = Path(finders.find(icon["src"].removeprefix("/static/")))

        with Image.open(path) as picture:
            assert "x".join(map(str, picture.size)) == icon["sizes"]


@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_offline_page_says_what_it_can_do_without_scripts(visit, code):
    page = visit(f"/{code}/offline/")

    assert (page.status, page.is_hidden) == (200, True)
    assert page.find("noscript")
    assert page.find("ul", **{"data-directions": "ar:rtl en:ltr"})
    assert page.find("script", **{"data-worker": "/service-worker.js"})
