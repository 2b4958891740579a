"""A reader follows a release: from its correction to what changed, and from one language to the other."""

import datetime as dt
from urllib.parse import quote

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles import workflow

pytestmark = pytest.mark.django_db(transaction=True)

TEXTS = {
    "ar": "<p>افتُتح المؤتمر الذي تشارك فيه {} دولة يوم الاثنين في الدوحة.</p><p>ويستمر المؤتمر يومين.</p>",
    "en": '<p>The conference of {} states opened on Monday in <a href="https://example.org/doha">Doha</a>.</p><p>It lasts two days.</p>',
}
NOTES = {"ar": "عدد الدول 28 لا 27.", "en": "It was 28 states, not 27."}


@pytest.fixture
def release(make_article, make_update, make_image):
    """A release in both languages that was corrected in both, the translation first."""
    words = {f"body_{code}": text.format(27) for code, text in TEXTS.items()}
    article = make_article(lead_image=make_image(caption_en="The hall."), **words)
    start = timezone.now() - dt.timedelta(days=3)
    make_update(article, at=start)
    workflow.confirm_translation(article=article, language="en", by=None, at=start)
    make_update(article, language="en", at=start)
    for hour, code in enumerate(("en", "ar"), start=1):
        corrected = {f"body_{code}": TEXTS[code].format(28)}
        make_update(
            article,
            language=code,
            kind="correction",
            note=NOTES[code],
            at=start + dt.timedelta(hours=hour),
            **corrected,
        )
    return article


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_reader_follows_a_correction_to_what_it_changed(page, live_server, assert_accessible, release, code):
    slug = {"ar": release.slug_ar, "en": release.slug_en}[code]
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{live_server.url}/{code}/releases/{slug}/")
    assert page.locator(".notice-correction del").inner_text() == "27"
    assert page.locator(".notice-correction ins").inner_text() == "28"
    assert_accessible()

    page.locator(".notice-correction a").first.click()

    page.wait_for_url(f"**/{code}/releases/{quote(slug)}/updates/1/to/2/")
    for kind, line in (("del", "line-through"), ("ins", "underline")):
        changed = page.locator(f"main {kind}").first
        assert {"del": "27", "ins": "28"}[kind] in changed.inner_text()
        assert line in changed.evaluate("element => getComputedStyle(element).textDecorationLine")
        assert changed.evaluate("element => getComputedStyle(element).direction") == {"ar": "rtl", "en": "ltr"}[code]
    assert_accessible()

    page.locator(".changes-views a").nth(1).click()

    sides = page.locator(".diff-row-changed .diff-side")
    expect(sides).to_have_count(2)
    old, new = sides.all()
    expect(old.locator("del")).to_have_count(1)
    expect(new.locator("ins")).to_have_count(1)
    old_left, new_left = (side.bounding_box()["x"] for side in (old, new))
    assert (old_left > new_left) == (code == "ar")
    assert_accessible()


@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_pages_of_the_past_are_accessible(page, live_server, every_look, assert_accessible, release, code):
    slug = {"ar": release.slug_ar, "en": release.slug_en}[code]
    paths = ("updates/", "updates/1/", "updates/1/to/2/", "updates/1/to/2/?view=columns", "parallel/")

    for path in (*(f"releases/{slug}/{path}" for path in paths), "corrections/"):
        page.goto(f"{live_server.url}/{code}/{path}")
        assert page.locator("h1").count() == 1
        for width in every_look():
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert_accessible()


def test_two_versions_are_chosen_without_scripts(browser, live_server, release):
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{live_server.url}/en/releases/{release.slug_en}/updates/")

    plain.locator("select[name=from]").select_option("2")
    plain.locator("select[name=to]").select_option("1")
    plain.get_by_role("button", name="Compare").click()

    plain.wait_for_url("**/updates/1/to/2/")
    expect(plain.locator("main ins")).to_have_count(1)
    context.close()


def test_a_reader_of_a_translation_follows_the_original(page, live_server, assert_accessible, release):
    page.goto(f"{live_server.url}/en/releases/{release.slug_en}/")

    page.locator(".release-text > .notice a[hreflang=ar]").click()

    page.wait_for_url("**/updates/1/to/2/")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    assert "28" in page.locator("main ins").first.inner_text()


def test_paragraphs_of_both_languages_stand_at_one_height(page, live_server, release):
    page.set_viewport_size({"width": 1280, "height": 800})

    page.goto(f"{live_server.url}/en/releases/{release.slug_en}/parallel/")

    for row in page.locator(".parallel-row").all():
        english, arabic = (side.bounding_box() for side in row.locator(".parallel-side").all())
        assert english["x"] + english["width"] <= arabic["x"]
        assert abs(english["y"] - arabic["y"]) < 1
