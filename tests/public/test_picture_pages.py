"""The pages of pictures: what journalists find there and take away, and when there is nothing to be had."""

import datetime as dt
from io import BytesIO

import pytest
from PIL import Image as Pillow

from articles.publishing import withdraw
from newsroom.images.library import add_image
from tests.conftest import NOW
from tests.images.drawing import photo

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def picture(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return add_image(
        upload=BytesIO(photo(2000, 400)),
        credit={"en": "NATO / Jane Doe"},
        alt_text={"ar": "سفراء حول طاولة.", "en": "Ambassadors at a table."},
        caption={"ar": "ممثلون في ورشة عمل.", "en": "Representatives attending a workshop."},
        focal=(50, 20),
    )


@pytest.fixture
def article(make_article, picture):
    return make_article(lead_image=picture, reference="PR/2026/0401")


@pytest.fixture
def release(article, make_update):
    """In both languages."""
    make_update(article)
    return make_update(article, language="en")


def address(picture, language="en", name=""):
    return f"/{language}/pictures/{picture.token}/{name}"


def test_a_picture_tells_what_it_shows_and_who_made_it(visit, release, picture):
    page = visit(address(picture))

    assert page.status == 200
    assert page.words("h1") == ["Conference in Doha"]
    assert page.words("p", class_="caption") == ["Representatives attending a workshop."]
    assert "NATO / Jane Doe" in page.words("p", class_="credit-line")
    assert page.find("img", alt="Ambassadors at a table.")
    assert f"/en/releases/{release.slug}/" in [link.get("href") for link in page.find("a")]


def test_words_in_the_other_language_say_so(visit, release, picture):
    page = visit(address(picture, "ar"))

    assert page.words("p", class_="caption") == ["ممثلون في ورشة عمل."]
    assert page.find("bdi", lang="en", dir="ltr")
    assert page.said_in("en", matching="Jane Doe")


def test_the_switch_leads_to_the_same_picture(visit, release, picture):
    assert visit(address(picture)).switch == {"ar": address(picture, "ar")}


def test_every_size_is_offered_with_what_it_weighs(visit, client, release, picture):
    page = visit(address(picture))

    offered = [link["href"] for link in page.find("a") if "download" in link]
    facts = page.words("span", class_="download-facts")

    assert [href.rpartition("/")[2] for href in offered] == [
        "original.jpg",
        "1920.jpg",
        "1200.jpg",
        "square.jpg",
        "wide.jpg",
    ]
    assert facts[1].startswith("1920 × 384 pixels · JPEG · ")
    for href, fact in zip(offered, facts, strict=True):
        response = client.get(href)
        width, _, height = fact.partition(" pixels")[0].partition(" × ")
        assert Pillow.open(BytesIO(response.content)).size == (int(width), int(height))
        assert abs(len(response.content) / 1024 - float(fact.split()[-2])) <= 0.06


def test_a_file_carries_its_words_and_a_name_that_people_can_read(client, release, picture):
    response = client.get(address(picture, "en", "1200.jpg"))

    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"] == 'attachment; filename="PR-2026-0401-1200.jpg"'
    xmp = Pillow.open(BytesIO(response.content)).info["xmp"].decode()
    for words in (
        "Representatives attending a workshop.",
        "ممثلون في ورشة عمل.",
        "NATO / Jane Doe",
        "سفراء حول طاولة.",
    ):
        assert words in xmp
    assert f"http://testserver{address(picture)}" in xmp


def test_a_release_without_a_number_lends_its_address_in_any_script(client, make_article, make_update, picture):
    make_update(make_article(lead_image=picture, title_ar="قمة الدوحة"))

    response = client.get(address(picture, "ar", "square.jpg"))

    assert "filename*=utf-8''%D9%82%D9%85%D8%A9" in response["Content-Disposition"]


def test_the_stored_file_never_changes(client, release, picture, settings):
    folder = settings.MEDIA_ROOT / "pictures" / picture.token
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    client.get(address(picture, "en", "original.jpg"))

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_mended_words_are_in_the_next_download_once_they_are_published(client, article, release, picture, make_update):
    old = client.get(address(picture, "en", "1200.jpg"))
    picture.caption_en = "Ambassadors attending a workshop."
    picture.save()
    article.refresh_from_db()

    ahead = client.get(address(picture, "en", "1200.jpg"))
    make_update(article, language="en", kind="minor", at=NOW + HOUR)
    new = client.get(address(picture, "en", "1200.jpg"), headers={"If-None-Match": old["ETag"]})

    assert ahead.content == old.content
    assert new.status_code == 200
    assert b"Ambassadors attending a workshop." in new.content


def test_a_cache_that_has_it_is_told_so_and_asks_each_time(client, release, picture):
    first = client.get(address(picture, "en", "1200.jpg"))

    second = client.get(address(picture, "en", "1200.jpg"), headers={"If-None-Match": first["ETag"]})

    assert first["Cache-Control"] == "public, no-cache"
    assert (second.status_code, second.content) == (304, b"")
    assert second["ETag"] == first["ETag"]


def test_a_download_can_be_asked_for_its_size_alone(client, release, picture):
    whole = client.get(address(picture, "en", "1200.jpg"))

    head = client.head(address(picture, "en", "1200.jpg"))

    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == str(len(whole.content))


@pytest.mark.parametrize("name", ["", "original.jpg", "square.jpg"])
@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn", "another picture"])
def test_a_picture_that_nothing_public_shows_cannot_be_had(
    client, article, make_update, make_image, picture, state, name
):
    if state == "scheduled":
        make_update(article, at=NOW + 999 * HOUR)
    if state == "withdrawn":
        make_update(article)
        withdraw(article=article, notes={"ar": "كان النص خطأ."}, by=None, at=NOW + HOUR)
    if state == "another picture":
        make_update(article)
        article.lead_image = make_image()
        make_update(article, kind="update", note="Another picture.", at=NOW + HOUR)

    assert client.get(address(picture, "ar", name)).status_code == 404
    assert client.get(address(make_image(), "ar", name)).status_code == 404


def test_one_language_that_shows_it_is_enough(visit, article, make_update, picture):
    make_update(article)

    page = visit(address(picture, "en"))

    assert page.status == 200
    assert page.said_in("ar", matching="ممثلون في ورشة عمل")


@pytest.mark.parametrize("name", ["4000.jpg", "original.png", "480.jpg", "..", "original.jpg/"])
def test_other_sizes_do_not_exist(client, release, picture, name):
    assert client.get(address(picture, "en", name)).status_code == 404


def test_terms_of_a_picture_come_before_those_of_the_site(visit, release, picture, settings):
    settings.NEWSROOM_USAGE_TERMS = {"ar": "شروط الموقع", "en": "The terms of the site."}

    general = visit(address(picture))
    picture.usage_terms_ar = "للنشر في الصحف وحدها."
    picture.save()
    own = visit(address(picture))

    assert "The terms of the site." in general.text
    assert own.said_in("ar", matching="للنشر في الصحف وحدها")
    assert "The terms of the site." not in own.text


def test_a_file_that_is_gone_is_not_offered(visit, client, release, picture, settings):
    (settings.MEDIA_ROOT / "pictures" / picture.token / "1920.jpg").unlink()

    page = visit(address(picture))

    assert address(picture, "en", "1920.jpg") not in [link.get("href") for link in page.find("a")]
    assert client.get(address(picture, "en", "1920.jpg")).status_code == 404


def test_a_release_leads_to_its_picture_and_a_past_version_does_not(visit, release, picture):
    def links(path):
        return [link.get("href") for link in visit(f"/en/releases/{release.slug}/{path}").find("a")]

    assert address(picture) in links("")
    assert address(picture) not in links("updates/1/")


@pytest.mark.parametrize("name", ["", "1200.jpg"])
def test_the_cost_is_two_queries_however_many_releases_show_it(
    client, django_assert_num_queries, make_article, make_update, release, picture, name
):
    for _ in range(3):
        make_update(make_article(lead_image=picture))

    with django_assert_num_queries(2):
        assert client.get(address(picture, "en", name)).status_code == 200


def test_pictures_can_only_be_read(client, release, picture):
    assert client.post(address(picture)).status_code == 405
    assert client.post(address(picture, "en", "1200.jpg")).status_code == 405
