"""A reader looks for a release: with a misspelt word, by suggestions and the keyboard alone, without scripts."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("press_vocabulary")]


@pytest.fixture
def releases(make_article, make_update, make_conference):
    article = make_article(
        title_ar="المؤتمر الدبلوماسي الرابع يُفتتح في الدوحة",
        standfirst_ar="افتتح وزراء الخارجية المؤتمر اليوم.",
        title_en="Fourth diplomatic conference opens in Doha",
        standfirst_en="Foreign ministers opened the conference today.",
        conference=make_conference(),
    )
    at = timezone.now() - dt.timedelta(days=1)
    return [make_update(article, at=at), make_update(article, language="en", at=at)]


SEARCHES = {"ar": ("المؤتنر", "مؤتمر"), "en": ("confrence", "conference")}


@pytest.mark.parametrize("language", SEARCHES)
def test_a_misspelt_word_finds_the_release(page, live_server, assert_accessible, releases, language):
    typed, meant = SEARCHES[language]
    page.goto(f"{live_server.url}/{language}/")

    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).fill(typed)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")

    found = page.locator(".search-results h2 a")
    assert found.count() == 1
    assert meant in page.locator(".search-results mark").first.inner_text().lower()
    assert typed in page.locator(".search-summary").inner_text()
    assert_accessible()
    found.click()
    page.wait_for_url("**/releases/*/")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_pages_of_finding_are_accessible(page, live_server, every_look, assert_accessible, releases, language):
    year = timezone.localtime(releases[0].public_at).year

    for path in ("search/?q=NATO", "search/?q=الدوحة", "search/?q=Doha", "search/", "archive/", f"archive/{year}/"):
        page.goto(f"{live_server.url}/{language}/{path}")
        for width in every_look():
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert_accessible()


def test_suggestions_answer_to_the_keyboard(page, live_server, assert_accessible, releases):
    page.goto(f"{live_server.url}/ar/")
    field = page.get_by_role("combobox")
    field.focus()

    page.keyboard.insert_text("الدبلو")  # at once: an answer to half of it would come between
    page.get_by_role("option").first.wait_for()
    expect(field).to_have_attribute("aria-expanded", "true")
    assert_accessible()

    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert chosen.get_attribute("id") == field.get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowUp")
    expect(chosen).to_have_count(0)

    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    assert field.input_value() == "الدبلو"

    page.keyboard.insert_text("ماسي")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/conferences/doha-2011/")


def test_without_scripts_the_form_searches_all_the_same(browser, live_server, releases):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/en/")

    page.get_by_role("searchbox").fill("foreign minister")
    page.get_by_role("search").get_by_role("button").click()

    expect(page.locator(".search-results h2")).to_have_text(["Fourth diplomatic conference opens in Doha"])
    context.close()
