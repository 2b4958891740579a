"""An editor in Chromium: types in both directions, publishes, and sees what readers see."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


def frame_of(page, name):
    """The editable body of an editor, once it is ready, its language tab being open.

    Waited for by its element: a function that Playwright asks again is evaluated from text, which the page's policy refuses.
    """
    body = page.frame_locator(f"#cke_id_{name} iframe").locator("body[contenteditable=true]")
    body.wait_for()
    return body


def open_tabs(page, language):
    """Turn every field to a language with the switch beside the page's title."""
    page.locator("#content h1 select").select_option(label={"ar": "العربية", "en": "English"}[language])


def publish(page, *choices):
    """Publish what one wrote oneself, which is an emergency, and wait for the answer; a choice is (language, kind, note)."""
    page.locator("details", has=page.locator("[name=emergency]")).locator("summary").click()
    page.locator("[name=emergency]").fill("It cannot wait.")
    for language, kind, note in choices:
        page.locator(f"[name=publish-{language}-chosen]").check()
        page.locator(f"[name=publish-{language}-kind]").select_option(kind)
        page.locator(f"[name=publish-{language}-note]").fill(note)
    with page.expect_navigation():
        page.locator("button[value=publish]").click()


@pytest.mark.parametrize("interface", ["ar", "en"])
def test_an_editor_writes_in_both_directions_and_publishes(page, live_server, sign_in, editor, interface):
    sign_in(editor, interface)
    page.goto(f"{live_server.url}/{interface}/admin/articles/article/add/")

    for language, title, words in [
        ("ar", "خبر من الدوحة", "نص الخبر."),
        ("en", "News from Doha", "The text of the news."),
    ]:
        open_tabs(page, language)
        page.locator(f"#id_title_{language}").fill(title)
        body = frame_of(page, f"body_{language}")
        assert body.evaluate("element => getComputedStyle(element).direction") == {"ar": "rtl", "en": "ltr"}[language]
        assert page.locator(f"#id_title_{language}").get_attribute("dir") == {"ar": "rtl", "en": "ltr"}[language]
        body.click()
        body.press_sequentially(words)
    page.locator("[name=_continue]").click()
    page.wait_for_url("**/change/")

    publish(page, ("ar", "first", ""), ("en", "first", ""))

    page.goto(f"{live_server.url}/en/releases/news-from-doha/")
    assert page.locator("h1").inner_text() == "News from Doha"
    assert page.get_by_text("The text of the news.").is_visible()
    page.locator("a[hreflang=ar][lang=ar]").first.click()
    expect(page.locator("h1")).to_have_text("خبر من الدوحة")
    expect(page.get_by_text("نص الخبر.")).to_be_visible()


def test_a_correction_appears_on_the_public_page_with_its_note(page, live_server, sign_in, editor, make_update):
    from django.utils import timezone

    update = make_update(language="en", at=timezone.now())
    sign_in(editor)
    page.goto(f"{live_server.url}/en/admin/articles/article/{update.article_id}/change/")
    open_tabs(page, "en")
    page.locator("#id_title_en").fill("Conference held in Doha")
    with page.expect_navigation():
        page.locator("[name=_continue]").click()

    publish(page, ("en", "correction", "The title named the wrong event."))

    page.goto(f"{live_server.url}/en/releases/{update.slug}/")
    assert page.locator("h1").inner_text() == "Conference held in Doha"
    assert page.get_by_text("The title named the wrong event.").first.is_visible()
