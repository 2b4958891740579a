"""The preview beside the form and the keys of a writer, in a real browser and both interface languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.models import Article, Edition
from tests.desk.conftest import wait_for_editors

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def violations(page):
    return {rule["id"]: rule["nodes"][0]["html"][:200] for rule in Axe().run(page).response["violations"]}


def shown(page, code):
    return page.frame_locator(f"[data-holder={code}] iframe:not(.writing-frame-coming)")


def test_the_preview_follows_what_is_typed_in_both_languages(visit, make_article, problems):
    page = visit("article_change", make_article().pk)
    page.set_viewport_size({"width": 1500, "height": 900})
    page.get_by_role("button", name="Preview beside the text").click()
    expect(shown(page, "ar").locator("h1")).to_have_text("مؤتمر في الدوحة")
    length = page.evaluate("history.length")

    page.locator("#id_title_en").fill("Typed a moment ago")
    page.evaluate("CKEDITOR.instances.id_body_en.insertText('Words of the editor. ')")

    expect(shown(page, "en").locator("h1")).to_have_text("Typed a moment ago")
    expect(shown(page, "en").locator(".prose")).to_contain_text("Words of the editor.")
    expect(shown(page, "ar").locator("html")).to_have_attribute("dir", "rtl")
    assert page.evaluate("history.length") == length
    assert Article.objects.get().title_en == "Conference in Doha"
    form, panel = page.locator("#content").bounding_box(), page.locator("[data-preview]").bounding_box()
    assert form["x"] + form["width"] <= panel["x"] + 1
    assert not violations(page)
    assert not [each for each in problems if "frame" in each]

    page.get_by_role("button", name="Desktop").click()
    page.locator("[data-preview] [data-show=en]").click()
    expect(page.locator("[data-holder=ar]")).to_be_hidden()
    page.reload()
    wait_for_editors(page)
    expect(page.get_by_role("button", name="Desktop")).to_have_attribute("aria-pressed", "true")
    expect(shown(page, "en").locator("h1")).to_be_visible()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_keys_save_show_and_submit(visit, make_article, language, problems):
    article = make_article()
    page = visit("article_change", article.pk, language=language)
    page.evaluate("document.querySelector('[data-layout=columns]').click()")

    page.locator("#id_title_en").fill("Saved by a key")
    with page.expect_navigation():
        page.locator("#id_title_en").press("Control+s")
    wait_for_editors(page)
    editor = page.frame_locator("#cke_id_body_en iframe").locator("body")
    editor.click()
    editor.press_sequentially("In the editor. ")
    with page.expect_navigation():
        editor.press("Control+s")
    wait_for_editors(page)
    page.locator("body").press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert not violations(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.frame_locator("#cke_id_body_en iframe").locator("body").press("Control+p")
    expect(page.locator("[data-preview]")).to_be_visible()
    page.locator("#id_title_en").press("Control+j")
    expect(page.locator("#publishing")).to_be_focused()
    with page.expect_navigation():
        page.locator("#id_title_en").press("Control+Enter")

    article.refresh_from_db()
    assert article.title_en == "Saved by a key"
    assert "In the editor." in article.body_en
    assert list(Edition.objects.filter(state="in_review").values_list("language", flat=True)) == ["en"]
    assert not [each for each in problems if "axe" not in each and "style" not in each and "frame" not in each]


def test_keys_go_by_their_place_where_the_layout_is_arabic(visit, make_article):
    article = make_article()
    page = visit("article_change", article.pk)
    page.evaluate("document.querySelector('[data-layout=columns]').click()")
    page.locator("#id_title_ar").fill("حُفظ بلوحة عربية")

    with page.expect_navigation():
        page.evaluate(
            """document.querySelector("#id_title_ar").dispatchEvent(new KeyboardEvent("keydown",
              {key: "س", code: "KeyS", ctrlKey: true, bubbles: true, cancelable: true}))"""
        )

    assert Article.objects.get().title_ar == "حُفظ بلوحة عربية"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_all_languages_on_one_page_are_accessible(visit, make_article, language):
    page = visit("article_previews", make_article().pk, language=language)

    expect(page.frame_locator("iframe").first.locator("h1")).to_have_text("مؤتمر في الدوحة")
    expect(page.frame_locator("iframe").last.locator("h1")).to_have_text("Conference in Doha")

    assert not violations(page)
