"""Readers' choices in Chromium: colours and digits without scripts, text only, offline, sharing, print."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles import publishing

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def release(make_article, make_update, make_image):
    article = make_article(reference="2011/015", lead_image=make_image(), body_en="<p>35 delegates came.</p>")
    at = timezone.now() - dt.timedelta(days=3)
    make_update(article, language="en", at=at)
    make_update(article, at=at)
    return article


@pytest.fixture
def plain(browser):
    """A page of a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False, color_scheme="light")
    yield context.new_page()
    context.close()


def ground(page):
    return page.locator("html").evaluate("element => getComputedStyle(element).backgroundColor")


def test_colours_are_kept_without_scripts(plain, live_server, release):
    plain.goto(f"{live_server.url}/en/releases/conference-in-doha/")
    as_the_system_has_it = ground(plain)

    plain.get_by_role("button", name="Dark").click()

    plain.wait_for_url(f"{live_server.url}/en/releases/conference-in-doha/#theme-kept")
    expect(plain.get_by_text("Noted for this device.")).to_be_visible()
    expect(plain.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    plain.goto(f"{live_server.url}/ar/")
    dark = ground(plain)
    assert dark != as_the_system_has_it
    assert [cookie["name"] for cookie in plain.context.cookies()] == ["preferences"]

    plain.emulate_media(color_scheme="dark")
    plain.locator("button[name=theme][value=light]").click()
    expect(plain.locator("button[name=theme][value=light]")).to_have_attribute("aria-pressed", "true")
    assert ground(plain) == as_the_system_has_it

    plain.locator("button[name=theme][value=system]").click()
    expect(plain.locator("button[name=theme][value=system]")).to_have_attribute("aria-pressed", "true")
    assert ground(plain) == dark
    assert plain.context.cookies() == []


def test_digits_and_months_are_chosen_by_keyboard(page, live_server, release):
    page.goto(f"{live_server.url}/en/preferences/?back=/ar/releases/")

    page.get_by_label("Arabic-Indic digits").focus()
    page.keyboard.press("Space")
    page.get_by_label("Both names").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Noted. Pages look as you chose.")).to_be_visible()
    page.get_by_role("link", name="Back to the page you came from").click()
    expect(page.locator("time").first).to_have_text(re.compile(r"^[٠-٩]+ .+/.+ [٠-٩]{4}$"))

    page.goto(f"{live_server.url}/en/preferences/")
    page.get_by_role("button", name="Forget it").click()
    expect(page.get_by_label("Western digits")).to_be_checked()
    assert page.context.cookies() == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_pages_of_choices_are_accessible(page, live_server, every_look, assert_accessible, release, language):
    for path in ("preferences/", "offline/", "lite/", "lite/releases/", "lite/preferences/"):
        page.goto(f"{live_server.url}/{language}/{path}")
        assert page.locator("h1").count() == 1
        for width in every_look():
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert_accessible()


def test_reading_in_text_only(plain, live_server, release):
    page, asked = plain, []
    page.goto(f"{live_server.url}/en/releases/conference-in-doha/")
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.resource_type))

    page.get_by_role("link", name="Text-only version").press("Enter")
    page.wait_for_url(f"{live_server.url}/en/lite/releases/conference-in-doha/")
    assert sorted(asked) == ["document", "stylesheet"]
    expect(page.get_by_role("link", name="Picture: A conference hall")).to_be_visible()

    page.get_by_role("link", name="Releases", exact=True).first.press("Enter")
    page.wait_for_url(f"{live_server.url}/en/lite/releases/")
    page.get_by_role("link", name="Conference in Doha").press("Enter")
    page.wait_for_url(f"{live_server.url}/en/lite/releases/conference-in-doha/")
    page.get_by_role("link", name="Full version").first.press("Enter")
    page.wait_for_url(f"{live_server.url}/en/releases/conference-in-doha/")


def kept(page):
    """The addresses that the browser has kept pages of."""
    return page.evaluate(
        "caches.open('newsroom-pages').then(cache => cache.keys()).then(keys => keys.map(key => key.url))"
    )


@pytest.fixture
def reader(page, live_server, release):
    """Someone who has read a release, with the worker at work."""
    page.goto(f"{live_server.url}/en/releases/conference-in-doha/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.reload()
    page.wait_for_function("caches.open('newsroom-latest').then(cache => cache.keys()).then(keys => keys.length > 0)")
    page.wait_for_function("caches.open('newsroom-pages').then(cache => cache.keys()).then(keys => keys.length > 0)")
    return page


def test_kept_copies_say_what_they_are(reader, live_server):
    reader.context.set_offline(True)
    reader.reload()

    expect(reader.locator("h1")).to_have_text("Conference in Doha")
    expect(reader.get_by_role("status").filter(has_text="Kept copy of")).to_contain_text(
        "may have been changed or withdrawn"
    )
    assert (
        reader.locator(".kept-copy").evaluate("element => getComputedStyle(element).backgroundColor")
        != "rgba(0, 0, 0, 0)"
    )

    reader.goto(f"{live_server.url}/en/releases/")
    expect(reader.locator(".kept-copy")).to_be_visible()
    expect(reader.get_by_role("link", name="Conference in Doha")).to_be_visible()

    reader.goto(f"{live_server.url}/en/topics/")
    expect(reader.locator("h1")).to_have_text("Without a connection")
    expect(reader.get_by_role("link", name="Conference in Doha")).to_be_visible()
    reader.get_by_role("button", name="Delete the kept copies").click()
    expect(reader.get_by_text("Nothing is kept here yet.")).to_be_visible()

    reader.context.set_offline(False)
    reader.goto(f"{live_server.url}/en/releases/conference-in-doha/")
    assert not reader.locator(".kept-copy").count()


def test_a_copy_goes_when_its_page_is_removed(reader, release):
    assert len(kept(reader)) == 1
    publishing.remove(article=release, notes={"en": "It named a person."}, by=None, at=timezone.now())

    reader.reload()
    reader.wait_for_function(
        "caches.open('newsroom-pages').then(cache => cache.keys()).then(keys => keys.length === 0)"
    )

    reader.context.set_offline(True)
    reader.reload()
    expect(reader.locator("h1")).to_have_text("Without a connection")


def test_a_withdrawn_page_takes_the_place_of_its_copy(reader, release):
    publishing.withdraw(article=release, notes={"en": "It was wrong."}, by=None, at=timezone.now())

    reader.reload()
    reader.wait_for_function(
        "caches.open('newsroom-pages').then(cache => cache.match(location.href)).then(copy => copy.text())"
        ".then(text => text.includes('It was wrong.'))"
    )
    reader.context.set_offline(True)
    reader.reload()

    expect(reader.get_by_text("It was wrong.").first).to_be_visible()
    expect(reader.locator(".kept-copy")).to_be_visible()


def test_the_desk_is_never_kept(reader, live_server, sign_in, editor):
    sign_in(editor)
    reader.goto(f"{live_server.url}/en/admin/articles/article/")

    assert not [address for address in kept(reader) if "/admin/" in address]


def test_copying_a_citation(page, live_server, release):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{live_server.url}/ar/releases/{release.updates.get(language='ar').slug}/")

    page.locator(".cite summary").click()
    page.locator("[data-copy-from=cite-en]").click()

    expect(page.locator("[data-said]")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“Conference in Doha”. Newsroom, Press release 2011/015, ")
    assert copied.endswith("/en/releases/conference-in-doha/updates/1/")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_printed_release_carries_its_address_and_no_buttons(page, live_server, release, language):
    update = release.updates.get(language=language)
    page.goto(f"{live_server.url}{update.get_absolute_url().replace('/ar/', f'/{language}/')}")
    page.emulate_media(media="print")

    expect(page.locator("h1")).to_have_text(update.title)
    expect(page.locator(".dateline")).to_be_visible()
    expect(page.locator(".record")).to_contain_text(f"/{language}/releases/")
    for hidden in (".share-ways", ".footer-choices", ".masthead-nav ul", ".language-switch"):
        expect(page.locator(hidden).first).to_be_hidden()
