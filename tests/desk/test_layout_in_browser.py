"""The two languages of an article beside each other or in tabs, in a real browser: what the editor chose stays."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.models import Article
from tests.desk.conftest import wait_for_editors

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def box(page, name):
    return page.locator(f"[name={name}]").bounding_box()


@pytest.mark.parametrize(("language", "button"), [("ar", "جنبًا إلى جنب"), ("en", "Side by side")])
def test_both_languages_stand_side_by_side_and_stay_so(visit, make_article, problems, language, button):
    page = visit("article_change", make_article().pk, language=language)
    expect(page.locator("#id_title_ar").or_(page.locator("#id_title_en")).filter(visible=True)).to_have_count(1)

    page.get_by_role("button", name=button).click()
    page.locator("#id_title_en").fill("Typed on one side")
    page.locator("#id_title_ar").fill("كُتب في الجانب الآخر")
    with page.expect_navigation():
        page.locator("[name=_continue]").click()
    wait_for_editors(page)

    expect(page.get_by_role("button", name=button)).to_have_attribute("aria-pressed", "true")
    arabic, english = box(page, "title_ar"), box(page, "title_en")
    assert arabic["y"] == english["y"]
    assert (arabic["x"] > english["x"]) == (language == "ar")
    assert [page.locator(f"#id_title_{code}").get_attribute("dir") for code in ("ar", "en")] == ["rtl", "ltr"]
    assert (Article.objects.get().title_ar, Article.objects.get().title_en) == (
        "كُتب في الجانب الآخر",
        "Typed on one side",
    )
    found = {rule["id"]: rule["nodes"][0]["html"][:200] for rule in Axe().run(page).response["violations"]}
    assert not found
    assert not [each for each in problems if "axe" not in each and "style" not in each]


def test_on_a_phone_they_stand_one_below_the_other(visit, make_article):
    page = visit("article_change", make_article().pk)
    page.set_viewport_size({"width": 390, "height": 800})

    page.get_by_role("button", name="Side by side").click()

    arabic, english = box(page, "title_ar"), box(page, "title_en")
    assert english["y"] > arabic["y"] + arabic["height"]
    expect(page.get_by_label("Title: English")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_back_in_tabs_one_language_is_in_sight_and_the_tabs_work(visit, make_article):
    page = visit("article_change", make_article().pk)
    page.get_by_role("button", name="Side by side").click()

    page.get_by_role("button", name="In tabs").click()
    page.locator(".ui-tabs-tab", has_text="English").first.click()

    expect(page.locator("#id_title_en")).to_be_visible()
    expect(page.locator("#id_title_ar")).to_be_hidden()
    found = {rule["id"]: rule["nodes"][0]["html"][:200] for rule in Axe().run(page).response["violations"]}
    assert not found


def test_a_translator_writes_beside_the_original(visit, make_article, translator):
    page = visit("article_change", make_article().pk, user=translator, editors=1)

    page.get_by_role("button", name="Side by side").click()

    original = page.locator(".field-read-only-title-ar").bounding_box()
    translation = page.locator(".field-title_en").bounding_box()
    assert original["y"] == translation["y"]
    assert original["x"] < translation["x"]


def test_words_and_letters_are_counted_as_they_are_typed(visit, make_article):
    page = visit("article_change", make_article(body_ar="<p>وقال الأمين العام: «نعم».</p><p>ثم غادر – مساءً.</p>").pk)
    page.get_by_role("button", name="Side by side").click()
    expect(page.locator("#count_id_body_ar")).to_have_text("Words: 7")

    page.locator("#id_title_ar").fill("مُؤتمرٌ")
    page.locator("#id_title_en").press_sequentially("x" * 90)
    page.evaluate("CKEDITOR.instances.id_body_en.setData('<ul><li>One</li><li>two</li></ul>three&nbsp;four – 5')")

    expect(page.locator("#count_id_title_ar")).to_contain_text("Characters: 5;")
    expect(page.locator("#count_id_title_en")).to_contain_text("108; more than the 100")
    expect(page.locator("#count_id_body_en")).to_have_text("Words: 5")
    expect(page.locator("[data-counted]")).not_to_be_empty()
    assert "count_id_title_en" in page.locator("#id_title_en").get_attribute("aria-describedby")


def test_what_is_missing_leads_to_its_field(visit, make_article):
    page = visit("article_change", make_article(title_en="", slug_en="").pk, language="ar")
    expect(page.locator("#id_title_en")).to_be_hidden()

    page.locator("[data-missing=en] a", has_text="العنوان ناقص").click()

    expect(page.locator("#id_title_en")).to_be_focused()
