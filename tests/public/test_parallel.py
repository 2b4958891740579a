import datetime as dt
from urllib.parse import unquote

import pytest

from articles import publishing, workflow
from tests.conftest import NOW

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def both(make_article, make_update):
    """A release with both languages; returns the article."""
    article = make_article(
        body_ar="<p>فقرة أولى.</p><h2>عنوان</h2><p>فقرة ثانية.</p>",
        body_en="<p>First paragraph.</p><h2>Heading</h2><p>Second paragraph.</p>",
    )
    make_update(article)
    make_update(article, language="en", at=NOW + HOUR)
    return article


def rows(page):
    sides = page.words("div", class_="parallel-side")
    return list(zip(sides[::2], sides[1::2], strict=True))


def test_both_texts_stand_side_by_side_paragraph_by_paragraph(visit, both):
    page = visit(f"/en/releases/{both.slug_en}/parallel/")

    assert page.status == 200
    assert rows(page) == [
        ("Conference in Doha", "مؤتمر في الدوحة"),
        ("First paragraph.", "فقرة أولى."),
        ("Heading", "عنوان"),
        ("Second paragraph.", "فقرة ثانية."),
    ]
    assert page.words("h1") == ["Conference in Doha"]


def test_each_column_says_its_language_and_direction(visit, both):
    page = visit(f"/ar/releases/{both.slug_ar}/parallel/")

    sides = [(side["lang"], side["dir"]) for side in page.find("div", class_="parallel-side")]
    assert sides == [("ar", "rtl"), ("en", "ltr")] * 4


def test_the_page_is_hidden_and_belongs_to_the_release(visit, both):
    page = visit(f"/en/releases/{both.slug_en}/parallel/")

    assert page.is_hidden
    assert page.canonical == f"http://testserver/en/releases/{both.slug_en}/"
    assert unquote(page.switch["ar"]) == f"/ar/releases/{both.slug_ar}/parallel/"


def test_a_release_in_one_language_only_says_so(visit, make_update):
    update = make_update(language="en")

    page = visit(f"/en/releases/{update.slug}/parallel/")

    assert (page.status, page.is_hidden) == (404, True)
    assert page.words("h1") == ["This release cannot be read side by side"]
    assert f"/en/releases/{update.slug}/" in [a["href"] for a in page.find("a")]


@pytest.mark.parametrize(
    ("withdrawn", "status"), [pytest.param("ar", 404, id="the other one"), pytest.param("en", 404, id="this one")]
)
def test_a_text_that_was_withdrawn_is_not_laid_beside_one_that_stands(visit, both, withdrawn, status):
    publishing.withdraw(article=both, notes={withdrawn: "Sent too early."}, by=None, at=NOW + 2 * HOUR)

    page = visit(f"/en/releases/{both.slug_en}/parallel/")

    assert page.status == status
    assert "فقرة" not in page.text


def test_a_text_that_was_removed_is_not_shown(visit, both):
    publishing.remove(article=both, notes={"ar": "بأمر محكمة."}, by=None, at=NOW + 2 * HOUR)

    assert "فقرة" not in visit(f"/en/releases/{both.slug_en}/parallel/").text
    assert visit(f"/ar/releases/{both.slug_ar}/parallel/").status == 410


def test_an_address_of_the_past_leads_to_the_present_one(client, both, make_update):
    old = both.slug_en
    make_update(both, language="en", kind="minor", at=NOW + 2 * HOUR, slug_en="second-address")

    response = client.get(f"/en/releases/{old}/parallel/")

    assert (response.status_code, response["Location"]) == (301, "/en/releases/second-address/parallel/")


def test_a_translation_of_an_older_text_says_so(visit, make_article, make_update):
    article = make_article()
    make_update(article)
    workflow.confirm_translation(article=article, language="en", by=None, at=NOW)
    make_update(article, language="en", at=NOW + HOUR)
    make_update(article, kind="update", note="جديد", at=NOW + 24 * HOUR, body_ar="<p>نص جديد</p>")

    for address in (f"/en/releases/{article.slug_en}/parallel/", f"/ar/releases/{article.slug_ar}/parallel/"):
        links = [unquote(a["href"]) for a in visit(address).find("a", hreflang="ar")]
        assert f"/ar/releases/{article.slug_ar}/updates/1/to/2/" in links


def test_the_page_costs_three_queries_however_long_the_history(client, django_assert_num_queries, both, make_update):
    with django_assert_num_queries(3):
        client.get(f"/en/releases/{both.slug_en}/parallel/")
    for hour in range(2, 6):
        make_update(both, language="en", kind="update", note="More.", at=NOW + hour * HOUR, body_en=f"<p>{hour}</p>")
    with django_assert_num_queries(3):
        client.get(f"/en/releases/{both.slug_en}/parallel/")
