"""A crash, an ended session and two people at one article, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import expect

from articles.models import Article, Autosave
from tests.conftest import PASSWORD
from tests.desk.conftest import address, wait_for_editors

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEPT = "Not saved yet; your words are kept for you."


def violations(page):
    return {rule["id"]: rule["nodes"][0]["html"][:200] for rule in Axe().run(page).response["violations"]}


def write_english(page, title, body):
    page.get_by_role("button", name="Side by side").click()
    page.locator("#id_title_en").fill(title)
    page.evaluate("words => CKEDITOR.instances.id_body_en.insertText(words)", body)


def test_what_was_typed_before_a_crash_is_offered_compared_and_saved(visit, make_article, problems, context):
    article = make_article(title_en="")
    page = visit("article_change", article.pk)
    expect(page.locator("[data-missing=en]")).to_contain_text("The title is missing.")
    write_english(page, "Typed before the crash", "More words. ")
    expect(page.locator("[data-keeping]")).to_contain_text(KEPT)
    expect(page.locator("[data-missing=en]")).to_contain_text("Nothing is missing.")

    page.goto("about:blank")
    page = visit("article_change", article.pk)
    expect(page.locator("[data-offer]")).to_contain_text("They are kept for you.")
    expect(page.locator("#id_title_en")).to_have_value("")
    assert not violations(page)
    page.locator("[data-offer]").get_by_role("link", name="See what differs").click()
    expect(page.locator("ins").first).to_contain_text("Typed before the crash")
    assert not violations(page)
    page.get_by_role("link", name="Put my words back").click()
    wait_for_editors(page)
    expect(page.locator("#id_title_en")).to_have_value("Typed before the crash")
    with page.expect_navigation():
        page.locator("[name=_continue]").click()
    wait_for_editors(page)

    article.refresh_from_db()
    assert article.title_en == "Typed before the crash"
    assert "More words." in article.body_en
    expect(page.locator("[data-offer]")).to_have_count(0)
    assert not Autosave.objects.filter(is_settled=False).exists()
    assert not [each for each in problems if "style" not in each]


def test_an_expired_login_costs_nothing_and_the_page_goes_on_after_it(
    visit, make_article, editor, live_server, context
):
    article = make_article()
    page = visit("article_change", article.pk)
    context.clear_cookies(name="sessionid")

    write_english(page, "Typed without a session", "Long words. ")
    expect(page.locator("[data-keeping]")).to_contain_text("You are signed out.")
    with context.expect_page() as opened:
        page.get_by_role("link", name="Sign in again").click()
    other = opened.value
    other.locator("[name=username]").fill(editor.username)
    other.locator("[name=password]").fill(PASSWORD)
    other.locator("[type=submit]").click()
    other.wait_for_url("**/admin/")
    page.bring_to_front()
    expect(page.locator("[data-keeping]")).to_contain_text(KEPT)
    with page.expect_navigation():
        page.locator("[name=_continue]").click()

    article.refresh_from_db()
    assert article.title_en == "Typed without a session"
    expect(page.locator("[data-kept]")).to_be_hidden()


def test_a_server_that_is_away_is_said_and_words_come_back_after_a_reload(visit, make_article):
    article = make_article()
    page = visit("article_change", article.pk)
    page.route("**/autosave/", lambda route: route.abort())
    write_english(page, "Typed in a tunnel", "Long words. ")
    expect(page.locator("[data-keeping]")).to_contain_text("The server does not answer.")

    page.reload()
    wait_for_editors(page)
    page.get_by_role("button", name="Put my words back").click()

    expect(page.locator("#id_title_en")).to_have_value("Typed in a tunnel")
    assert "Long words." in page.evaluate("CKEDITOR.instances.id_body_en.getData()")
    assert Article.objects.get().title_en == "Conference in Doha"


def test_two_people_see_each_other_and_nobody_is_locked_out(visit, make_article, browser, live_server, reporter):
    article = make_article()
    page = visit("article_change", article.pk)
    own = Client()
    own.force_login(reporter)
    other = browser.new_context()
    other.add_cookies([{"name": "sessionid", "value": own.cookies["sessionid"].value, "url": live_server.url}])
    colleague = other.new_page()
    colleague.goto(live_server.url + address("article_change", article.pk, language="ar"))
    wait_for_editors(colleague)
    colleague.get_by_role("button", name="جنبًا إلى جنب").click()
    expect(page.locator("[data-people]")).to_contain_text("reporter")
    expect(page.locator("[data-people]")).not_to_contain_text("writes in")

    colleague.locator("#id_title_ar").fill("أكتب الآن")

    expect(page.locator("[data-people]")).to_contain_text("reporter")
    expect(page.locator("[data-people]")).to_contain_text("writes in العربية")
    expect(colleague.locator("[data-people]")).to_contain_text("editor")
    assert not violations(page)
    other.close()
    expect(page.locator("[data-people]")).to_be_empty(timeout=45_000)
    page.get_by_role("button", name="Side by side").click()
    page.locator("#id_title_ar").fill("أحفظ أنا")
    with page.expect_navigation():
        page.locator("[name=_continue]").click()
    assert Article.objects.get().title_ar == "أحفظ أنا"
