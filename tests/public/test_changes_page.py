import datetime as dt
from urllib.parse import unquote

import pytest
from django.core.cache import cache

from articles import publishing
from tests.conftest import NOW

HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _cold():
    cache.clear()


@pytest.fixture
def thrice(make_article, make_update):
    """An article with three English Updates, the last of them a correction; returns it."""
    article = make_article(body_en="<p>The conference of 27 states opened today.</p>")
    make_update(article, language="en")
    make_update(article, language="en", kind="minor", at=NOW + HOUR, title_en="Conference in Doha, Qatar")
    return make_update(
        article,
        language="en",
        kind="correction",
        note="It was 28, not 27.",
        at=NOW + 2 * HOUR,
        body_en="<p>The conference of 28 states opened today.</p>",
    )


@pytest.fixture
def address(thrice):
    return f"/en/releases/{thrice.slug}/updates/"


def test_a_reader_sees_what_a_correction_changed(visit, address):
    page = visit(f"{address}2/to/3/")

    assert page.status == 200
    assert page.words("del") == ["deleted: 27 end of deletion"]
    assert page.words("ins") == ["inserted: 28 end of insertion"]
    assert "It was 28, not 27." in page.text
    assert page.words("p", class_="changes-summary") == ["1 word deleted 1 word inserted"]


def test_fields_that_changed_are_shown_by_their_names(visit, address):
    page = visit(f"{address}1/to/3/")

    assert page.words("h2", class_="block-title") == ["Title", "Text"]
    assert page.words("ins") == ["inserted: , Qatar end of insertion", "inserted: 28 end of insertion"]


def test_both_texts_stand_side_by_side_when_asked_for(visit, address):
    page = visit(f"{address}2/to/3/?view=columns")

    assert page.words("div", class_="diff-old") == [
        "Before: The conference of deleted: 27 end of deletion states opened today."
    ]
    assert page.words("div", class_="diff-new") == [
        "After: The conference of inserted: 28 end of insertion states opened today."
    ]
    assert page.find("a", **{"aria-current": "true"})[-1]["href"] == f"{address}2/to/3/?view=columns"


def test_an_arrangement_that_does_not_exist_is_the_usual_one(visit, address):
    page = visit(f"{address}2/to/3/?view=sideways")

    assert page.status == 200
    assert not page.words("div", class_="diff-old")


def test_the_page_is_hidden_and_belongs_to_the_live_release(visit, address, thrice):
    page = visit(f"{address}2/to/3/")

    assert page.is_hidden
    assert page.canonical == f"http://testserver/en/releases/{thrice.slug}/"
    assert page.alternates == {}
    assert page.switch == {"ar": f"/ar/releases/{thrice.slug}/"}


def test_the_switch_leads_to_the_history_of_the_other_language(visit, address, thrice, make_update):
    arabic = make_update(thrice.article, language="ar", at=NOW + 3 * HOUR)

    assert unquote(visit(f"{address}2/to/3/").switch["ar"]) == f"/ar/releases/{arabic.slug}/updates/"


@pytest.mark.parametrize(
    ("asked", "status", "location"),
    [
        pytest.param("3/to/1/", 301, "1/to/3/", id="the wrong order"),
        pytest.param("3/to/1/?view=columns", 301, "1/to/3/?view=columns", id="the wrong order in columns"),
        pytest.param("compare/?from=1&to=3", 302, "1/to/3/", id="the form"),
        pytest.param(
            "compare/?from=3&to=1&view=columns", 302, "1/to/3/?view=columns", id="the form in the wrong order"
        ),
        pytest.param("compare/", 302, "2/to/3/", id="the form without a choice: the last change"),
    ],
)
def test_the_choice_of_two_versions_leads_to_one_address(client, address, asked, status, location):
    response = client.get(f"{address}{asked}")

    assert (response.status_code, response["Location"]) == (status, f"{address}{location}")


@pytest.mark.parametrize(
    "asked",
    [
        "0/to/3/",
        "1/to/4/",
        "1/to/99999999999999999999/",
        "compare/?from=1&to=9",
        "compare/?from=x&to=2",
        "compare/?from=٣&to=1",
    ],
)
def test_numbers_that_never_were_are_not_found(visit, address, asked):
    assert visit(f"{address}{asked}").status == 404


def test_a_scheduled_version_cannot_be_compared_by_guessing_its_number(visit, address, thrice, make_update):
    make_update(
        thrice.article,
        language="en",
        kind="update",
        note="Later.",
        at=NOW + dt.timedelta(days=60),
        body_en="<p>Secret</p>",
    )

    assert visit(f"{address}3/to/4/").status == 404
    assert "Secret" not in visit(f"{address}2/to/3/").text


def test_the_same_version_twice_is_told_so(visit, address):
    page = visit(f"{address}2/to/2/")

    assert page.status == 200
    assert "This is one and the same version" in page.text
    assert not page.words("ins")


@pytest.mark.parametrize("asked", ["1/to/3/", "3/to/1/"])
def test_an_address_of_the_past_leads_to_the_present_one(client, address, thrice, make_update, asked):
    make_update(thrice.article, language="en", kind="minor", at=NOW + 3 * HOUR, slug_en="second-address")

    response = client.get(f"{address}{asked}")

    assert (response.status_code, response["Location"]) == (301, "/en/releases/second-address/updates/1/to/3/")


def test_a_withdrawal_changed_no_words(visit, address, thrice):
    publishing.withdraw(article=thrice.article, notes={"en": "Sent too early."}, by=None, at=NOW + 3 * HOUR)

    page = visit(f"{address}3/to/4/")

    assert page.status == 200
    assert "A withdrawal gives its reason and leaves the words as they were." in page.text
    assert "Sent too early." in page.text
    assert "No word changed" in page.text


def test_what_was_removed_cannot_be_compared(visit, address, thrice):
    publishing.remove(article=thrice.article, notes={"en": "By order of a court."}, by=None, at=NOW + 3 * HOUR)

    for asked in ("2/to/3/", "3/to/2/", "compare/"):
        page = visit(f"{address}{asked}")
        assert page.status == 410
        assert "By order of a court." in page.text
        assert "27" not in page.text


def test_the_notice_of_a_removal_has_no_words_to_compare(visit, address, thrice):
    publishing.remove(article=thrice.article, notes={"en": "By order of a court."}, by=None, at=NOW + 3 * HOUR)
    publishing.reinstate(article=thrice.article, notes={"en": "The order was lifted."}, by=None, at=NOW + 4 * HOUR)

    page = visit(f"{address}3/to/4/")

    assert page.status == 200
    assert "There is nothing to compare" in page.text


def test_a_language_without_the_release_says_so(visit, thrice):
    page = visit(f"/ar/releases/{thrice.slug}/updates/1/to/2/")

    assert page.status == 404
    assert page.find("html")[0]["lang"] == "ar"


def test_the_history_links_each_change_to_the_version_before(visit, address, thrice):
    page = visit(address)

    links = [a["href"].removeprefix(address) for a in page.find("a") if "/to/" in a["href"]]
    assert links == ["2/to/3/", "1/to/2/"]
    assert [option["value"] for option in page.find("option") if "selected" in option] == ["2", "3"]


def test_a_version_that_was_superseded_leads_to_what_changed_since(visit, address):
    page = visit(f"{address}2/")

    assert f"{address}2/to/3/" in [a["href"] for a in page.find("a")]
    assert [a["href"] for a in page.find("a", rel="prev")] == [f"{address}1/"]
    assert [a["href"] for a in page.find("a", rel="next")] == [f"{address}3/"]


def test_arabic_reads_from_the_right_with_its_words_whole(visit, make_article, make_update):
    article = make_article(body_ar="<p>افتُتِحَ المؤتمر في الدوحة، اليوم.</p>")
    make_update(article)
    update = make_update(
        article, kind="update", note="تصويب", at=NOW + HOUR, body_ar="<p>افتُتِحَ المؤتمر في الرياض، اليوم.</p>"
    )

    page = visit(f"/ar/releases/{update.slug}/updates/1/to/2/")

    assert page.find("html") == [{"lang": "ar", "dir": "rtl"}]
    assert "الدوحة" in page.words("del")[0]
    assert "الرياض" in page.words("ins")[0]
    assert "،" not in page.words("ins")[0] + page.words("del")[0]


def test_another_picture_is_shown_beside_the_old_one(visit, make_article, make_update, make_image, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    article = make_article(lead_image=make_image(caption_en="A hall."))
    make_update(article, language="en")
    make_update(
        article, language="en", kind="update", note="A picture.", at=NOW + HOUR,
        lead_image=make_image(alt_text_en="A ship", caption_en="A large hall."),
    )  # fmt: skip

    page = visit(f"/en/releases/{article.slug_en}/updates/1/to/2/")

    assert page.words("h2", class_="block-title") == ["Caption", "Alternative text of the picture", "Picture"]
    assert len({img["src"] for img in page.find("img")}) == 2


def test_words_that_look_like_markup_stay_words(visit, make_article, make_update):
    article = make_article(title_en="Old")
    make_update(article, language="en")
    make_update(article, language="en", kind="minor", at=NOW + HOUR, title_en="<script>alert(1)</script>")

    response = visit(f"/en/releases/{article.slug_en}/updates/1/to/2/").response

    assert b"<script>alert" not in response.content
    assert b"&lt;" in response.content


def test_the_pages_of_the_past_cost_the_same_however_long_it_is(
    client, django_assert_num_queries, address, thrice, make_update
):
    costs = {"2/to/3/": 3, "2/to/3/?view=columns": 3, "compare/": 2, "": 2, "2/": 3}

    for grown in range(2):
        for rest, promised in costs.items():
            with django_assert_num_queries(promised):
                client.get(f"{address}{rest}")
        for hour in range(3, 9 if not grown else 0):
            body = f"<p>{hour}</p>"
            make_update(thrice.article, language="en", kind="update", note="More.", at=NOW + hour * HOUR, body_en=body)
