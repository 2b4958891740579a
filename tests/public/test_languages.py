import datetime as dt
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from articles import publishing
from newsroom import languages
from tests.conftest import NOW

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
PUBLIC = [
    path
    for path in sorted(TEMPLATES.rglob("*.html"))
    if path.relative_to(TEMPLATES).parts[0] not in {"admin", "ckeditor"}
]


@pytest.fixture
def both(make_article, make_update):
    """A release in both languages; returns the article."""
    article = make_article(slug_ar="مؤتمر", slug_en="conference")
    make_update(article, language="ar")
    make_update(article, language="en")
    return article


def paths(addresses):
    return {code: unquote(urlsplit(address).path) for code, address in addresses.items()}


@pytest.mark.parametrize("rest", ["", "updates/"])
def test_the_switch_stays_on_the_same_release(visit, both, rest):
    page = visit(f"/en/releases/conference/{rest}")

    assert paths(page.switch) == {"ar": f"/ar/releases/مؤتمر/{rest}"}
    assert (languages.own_name("ar"), "ar", "rtl") in [
        (text.strip(), attributes.get("lang"), attributes.get("dir"))
        for tag, attributes, text in page.elements
        if tag == "a"
    ]


@pytest.mark.parametrize(
    "address", ["/en/releases/", "/en/topics/", "/en/conferences/", "/en/", "/en/conferences/doha-2011/"]
)
def test_the_switch_stays_on_the_same_page(visit, make_conference, address):
    make_conference()

    assert paths(visit(address).switch) == {"ar": address.replace("/en/", "/ar/")}


def test_the_versions_of_a_release_name_each_other(visit, both):
    arabic, english = visit("/ar/releases/مؤتمر/"), visit("/en/releases/conference/")

    assert arabic.alternates == english.alternates
    assert paths(english.alternates) == {
        "ar": "/ar/releases/مؤتمر/",
        "en": "/en/releases/conference/",
        "x-default": "/ar/releases/مؤتمر/",
    }
    assert english.canonical == english.alternates["en"]


def test_only_versions_that_exist_are_named_to_search_engines(visit, make_update):
    update = make_update(language="en")

    page = visit(f"/en/releases/{update.slug}/")

    assert set(page.alternates) == {"en", "x-default"}
    assert page.alternates["x-default"] == page.canonical


def test_the_home_page_of_all_readers_is_the_front_door(visit, db):
    assert visit("/en/").alternates["x-default"] == "http://testserver/"


def test_a_missing_language_is_said_in_the_language_of_the_reader(visit, make_update):
    update = make_update(language="en")

    page = visit(f"/ar/releases/{update.slug}/")

    assert (page.status, page.is_hidden) == (404, True)
    assert page.find("html") == [{"lang": "ar", "dir": "rtl"}]
    assert page.find("a", href=update.get_absolute_url().replace("/ar/", "/en/"), hreflang="en")
    assert page.words("bdi", lang="en", dir="ltr") == ["Conference in Doha"]


def test_the_switch_leads_to_the_page_that_says_what_is_missing(visit, make_update):
    update = make_update(language="en")

    switch = visit(f"/en/releases/{update.slug}/").switch

    assert visit(switch["ar"]).status == 404
    assert visit(switch["ar"]).switch == {"en": f"/en/releases/{update.slug}/"}


def test_the_page_of_the_missing_language_leads_to_it_once_it_is_there(client, visit, make_article, make_update):
    article = make_article(slug_ar="مؤتمر", slug_en="conference")
    make_update(article, language="ar")
    missing = visit("/en/releases/مؤتمر/")
    make_update(article, language="en", at=NOW + dt.timedelta(hours=1))

    there = client.get("/en/releases/مؤتمر/")

    assert missing.status == 404
    assert (there.status_code, there["Location"]) == (302, "/en/releases/conference/")


def test_a_removed_text_is_not_offered_in_place_of_a_missing_one(visit, make_update):
    update = make_update(language="en")
    publishing.remove(article=update.article, notes={"en": "Court."}, by=None, at=NOW + dt.timedelta(hours=1))

    page = visit(f"/ar/releases/{update.slug}/")

    assert page.status == 404
    assert update.slug not in page.text
    assert not page.words("bdi", lang="en")


def test_the_page_of_a_removed_release_still_leads_to_the_other_language(visit, both):
    publishing.remove(article=both, notes={"en": "Court."}, by=None, at=NOW + dt.timedelta(hours=1))

    assert paths(visit("/en/releases/conference/").switch) == {"ar": "/ar/releases/مؤتمر/"}


def test_the_address_of_the_other_language_leads_to_the_notice_of_a_removal(client, both):
    publishing.remove(article=both, notes={"en": "Court."}, by=None, at=NOW + dt.timedelta(hours=1))

    response = client.get("/en/releases/مؤتمر/")

    assert (response.status_code, response["Location"]) == (302, "/en/releases/conference/")


def test_two_notices_of_a_removal_lead_to_each_other(visit, both):
    notes = {"ar": "بأمر من المحكمة.", "en": "Court."}
    publishing.remove(article=both, notes=notes, by=None, at=NOW + dt.timedelta(hours=1))

    page = visit("/en/releases/conference/")

    assert paths(page.switch) == {"ar": "/ar/releases/مؤتمر/"}
    assert visit(page.switch["ar"]).status == 410


def test_the_switch_of_a_removal_that_is_alone_leads_to_the_home_page(visit, make_update):
    update = make_update(language="en")
    publishing.remove(article=update.article, notes={"en": "Court."}, by=None, at=NOW + dt.timedelta(hours=1))

    assert visit(f"/en/releases/{update.slug}/").switch == {"ar": "/ar/"}


def test_a_title_keeps_the_direction_of_its_language_whatever_it_begins_with(visit, make_article, make_update):
    update = make_update(make_article(title_ar="NATO (ICI): مؤتمر في الدوحة (2011)"), language="ar")

    listed = [visit(address).words("bdi", dir="rtl") for address in ("/ar/", "/ar/releases/")]
    page = visit(f"/ar/releases/{update.slug}/")

    assert listed == [[update.title], [update.title]]
    assert page.words("title")[0].startswith(f"\u2067{update.title}\u2069")


@pytest.mark.parametrize(
    ("code", "foreign"), [("ar", "[A-Za-z]{2,}"), ("en", "[\u0600-\u06ff]")], ids=["no English", "no Arabic"]
)
def test_no_page_says_a_word_of_another_language_unmarked(
    visit, make_article, make_update, make_conference, make_image, code, foreign
):
    conference = make_conference(status="moved", start_time=dt.time(10), end_time=dt.time(18))
    article = make_article(conference=conference, lead_image=make_image(), slug_ar="مؤتمر", slug_en="conference")
    for number, kind in enumerate(["first", "correction", "minor"]):
        note = {"ar": "تغيّر.", "en": "It has changed."}[code]
        make_update(article, language=code, kind=kind, note=note, at=NOW + dt.timedelta(hours=number))
    elsewhere = make_update(make_article(conference=conference, title_ar="وحده"), language=languages.others(code)[0])
    slug = languages.read(article, "slug", code)
    paths = ["", "releases/", "topics/", "conferences/", "conferences/doha-2011/", "nothing/"]
    paths += [f"releases/{slug}/{rest}" for rest in ("", "updates/", "updates/1/", "updates/3/")]
    paths += [f"releases/{elsewhere.slug}/"]

    strange = {path: visit(f"/{code}/{path}").said_in(code, matching=foreign) for path in paths}

    assert not [words for said in strange.values() for words in said if not words.startswith("http://")]


def test_a_list_page_and_its_switch_keep_their_place(visit, make_article, make_update):
    for hour in range(25):
        make_update(make_article(title_en=f"Release {hour}"), language="en", at=NOW + dt.timedelta(hours=hour))
    older = visit("/en/releases/").find("a", rel="next")[0]["href"]

    page = visit(f"/en/releases/{older}")

    assert page.switch == {"ar": page.canonical.removeprefix("http://testserver").replace("/en/", "/ar/")}
    assert "before=" in page.canonical
    assert visit(page.switch["ar"]).status == 200


@pytest.mark.parametrize("path", PUBLIC, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_no_template_says_a_word_that_cannot_be_translated(path):
    source = re.sub(r"{%\s*blocktranslate.*?endblocktranslate\s*%}", "", path.read_text(), flags=re.DOTALL)
    bare = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", source, flags=re.DOTALL)
    bare = re.sub(
        r"<(\w+) lang=\"en\"[^>]*>.*?</\1>", "", bare
    )  # says itself that it is English: a file's ending, a verb of HTTP

    spoken = re.findall(r"(?:aria-label|title|alt|placeholder)=\"([^\"]*[A-Za-z][^\"]*)\"", bare)
    visible = re.findall(r"[A-Za-z]{2,}", re.sub(r"<[^>]*>", " ", bare))

    assert PUBLIC
    assert (spoken, visible) == ([], [])
