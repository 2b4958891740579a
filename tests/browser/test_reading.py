"""A reader in Chromium: both languages, the way between them, and what a screen reader is told."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def release(make_article, make_update, make_conference, make_image):
    """A release in both languages with a picture whose caption is English, a conference, and an update in Arabic."""
    article = make_article(
        conference=make_conference(),
        lead_image=make_image(caption_en="Permanent representatives at a workshop."),
        standfirst_ar="افتُتح المؤتمر اليوم في الدوحة (ICI).",
        standfirst_en="The conference opened in Doha today.",
    )
    now = timezone.now()
    first = make_update(article, at=now - dt.timedelta(days=2))
    make_update(article, language="en", at=now - dt.timedelta(days=2))
    make_update(
        article, kind="correction", note="صُحّح اسم المكان.", at=now - dt.timedelta(days=1), title_ar="مؤتمر الدوحة"
    )
    return first


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_pages_of_a_release_are_accessible(page, live_server, every_look, assert_accessible, release, language):
    slug = {"ar": release.slug, "en": "conference-in-doha"}[language]

    for path in (
        "",
        f"releases/{slug}/",
        f"releases/{slug}/updates/",
        f"releases/{slug}/updates/1/",
        "conferences/doha-2011/",
        "nothing/",
    ):
        page.goto(f"{live_server.url}/{language}/{path}")
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("html").get_attribute("dir") == {"ar": "rtl", "en": "ltr"}[language]
        assert page.locator("h1").count() == 1
        for width in every_look():
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert_accessible()


def test_the_switch_leads_to_the_same_release_and_back(page, live_server, release):
    page.goto(f"{live_server.url}/ar/releases/{release.slug}/")
    assert page.locator("h1").inner_text() == "مؤتمر الدوحة"

    page.locator("a[hreflang=en][lang=en]").first.click()
    expect(page.locator("h1")).to_have_text("Conference in Doha")

    page.locator("a[hreflang=ar][lang=ar]").first.click()
    expect(page.locator("h1")).to_have_text("مؤتمر الدوحة")
    assert page.url.endswith("/")


def test_an_old_address_leads_to_the_live_page(page, live_server, release, make_update):
    make_update(release.article, kind="minor", slug_ar="عنوان-جديد", at=timezone.now())

    page.goto(f"{live_server.url}/ar/releases/{release.slug}/")

    assert page.evaluate("decodeURI(location.pathname)") == "/ar/releases/عنوان-جديد/"


def test_a_caption_in_another_language_is_read_in_its_own_voice(page, live_server, release):
    page.goto(f"{live_server.url}/ar/releases/{release.slug}/")

    caption = page.get_by_text("Permanent representatives at a workshop.")

    assert caption.evaluate("element => element.closest('[lang]').lang") == "en"
    assert caption.evaluate("element => getComputedStyle(element).direction") == "ltr"
    assert page.locator("figure img").evaluate("image => image.naturalWidth > 0 && image.alt") == "قاعة مؤتمرات"


def test_the_keyboard_reaches_the_content_first(page, live_server, release):
    page.goto(f"{live_server.url}/en/releases/conference-in-doha/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#content")).to_be_focused()


def test_pages_work_without_scripts(browser, live_server, release):
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()

    plain.goto(f"{live_server.url}/ar/releases/{release.slug}/")

    assert plain.locator("h1").inner_text() == "مؤتمر الدوحة"
    assert plain.get_by_text("صُحّح اسم المكان.").first.is_visible()
    context.close()
