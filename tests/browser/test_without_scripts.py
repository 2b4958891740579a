"""A reader whose browser runs no scripts, and one who has only the keyboard, do everything but the conveniences."""

import pytest
from playwright.sync_api import expect

from tests.browser import pages

pytestmark = pytest.mark.django_db

WORDS = {"ar": "قطر", "en": "Qatar"}
LANGUAGES = list(WORDS)
STOPS = ":is(a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']):not([tabindex='-1'])"

# What has the focus: which element, its markup, and whether it is in the window and marked.
FOCUS = """() => {
  const stop = document.activeElement;
  if (!stop || stop === document.body) return null;
  const box = stop.getBoundingClientRect(), style = getComputedStyle(stop);
  const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none";
  const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return {key: [...document.querySelectorAll("*")].indexOf(stop), html: stop.outerHTML.slice(0, 150), visible: marked && inside};
}"""


@pytest.fixture
def plain(browser, told_site):
    """A page of a browser in which scripts are off."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def release_with_history(language):
    return next(path.removesuffix("updates/1/") for path in pages.addresses(language) if path.endswith("/updates/1/"))


def open_all(page):
    """Unfold what is folded, as a reader would."""
    for details in page.locator("main details").all():
        inside = details.locator("a, button, input")
        if inside.count() and inside.first.is_visible():
            continue  # held open, where there is room for what it hides elsewhere
        details.locator("summary").click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_finds_narrows_and_leads_to_a_release(plain, told_site, language):
    plain.goto(f"{told_site}/{language}/")

    plain.locator("header [name=q]").fill(WORDS[language])
    with plain.expect_navigation():
        plain.locator("header [name=q]").press("Enter")
    found = plain.locator(".search-results .entry").count()
    open_all(plain)
    with plain.expect_navigation():
        plain.locator(".filters a").first.click()
    narrowed = plain.locator(".search-results .entry").count()
    plain.locator(".search-results .entry-title a").first.click()

    assert 0 < narrowed <= found
    expect(plain.locator("article.release h1")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_history_leads_to_what_changed(plain, told_site, language):
    plain.goto(f"{told_site}{release_with_history(language)}")

    plain.locator("main a[href$='/updates/']").first.click()
    plain.wait_for_url("**/updates/")
    plain.locator("main a[href*='/to/']").first.click()

    plain.wait_for_url("**/to/*/")
    assert plain.locator("ins, del").count()
    assert plain.locator("h1").is_visible()


def test_a_choice_of_digits_and_colours_is_kept(plain, told_site):
    plain.goto(f"{told_site}/ar/preferences/")

    plain.locator("main [name=digits][value=arab]").check()
    plain.locator("main [name=theme][value=dark]").check()
    with plain.expect_navigation():
        plain.locator("main button[type=submit]").first.click()
    plain.goto(f"{told_site}{release_with_history('ar')}")

    assert "٢٠١١" in plain.locator(".dateline").first.inner_text()
    assert plain.locator("html").get_attribute("data-theme") == "dark"


@pytest.mark.parametrize("language", LANGUAGES)
def test_participants_of_a_conference_are_narrowed_to_one_role(plain, told_site, language):
    plain.goto(f"{told_site}/{language}/conferences/ici-qatar-2011/")
    everyone = plain.locator("main a[href*='/participants/']").count()

    with plain.expect_navigation():
        plain.locator("main a[href*='role=']").first.click()

    assert 0 < plain.locator("main a[href*='/participants/']").count() < everyone


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_is_found_and_taken(plain, told_site, language):
    plain.goto(f"{told_site}{release_with_history(language)}")

    plain.locator("figcaption a").click()
    with plain.expect_download() as taken:
        plain.locator(".downloads a").last.click()

    assert taken.value.suggested_filename.endswith(".jpg")


def test_the_language_and_the_archive_are_reached_by_links(plain, told_site):
    plain.goto(f"{told_site}/ar/releases/")

    plain.locator(".language-switch a").click()
    expect(plain.locator("html")).to_have_attribute("lang", "en")

    plain.goto(f"{told_site}/en/archive/")
    plain.locator("main a[href*='/archive/2011/']").first.click()
    plain.wait_for_url("**/archive/2011/**")
    assert plain.locator("main a[href*='/releases/']").count()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", "search/?q=Qatar", "conferences/ici-qatar-2011/", "release"])
def test_the_keyboard_goes_through_a_page_and_sees_where_it_is(page, told_site, language, path):
    page.goto(f"{told_site}{release_with_history(language) if path == 'release' else f'/{language}/{path}'}")
    stops = page.locator(STOPS)
    expected = sum(stop.is_visible() for stop in stops.all())
    seen, hidden = set(), []

    for _ in range(expected + 20):
        page.keyboard.press("Tab")
        where = page.evaluate(FOCUS)
        if where is None or where["key"] in seen:
            break
        seen.add(where["key"])
        if not where["visible"]:
            hidden.append(where["html"])

    assert not hidden
    assert len(seen) >= expected
