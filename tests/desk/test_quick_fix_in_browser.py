"""A typing error is mended in a browser while a large draft waits."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles import workflow
from articles.models import Update
from tests.desk.conftest import PAST, wait_for_editors

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIVE = "<p>Teh conference opened.</p>"
SET = "([field, html]) => new Promise((done) => CKEDITOR.instances[field].setData(html, {callback: () => done()}))"


@pytest.fixture
def article(make_article, make_update):
    article = make_article(title_en="Conference", body_en=LIVE)
    make_update(article, language="en", at=PAST)
    article.title_en, article.body_en = "A much larger text", LIVE.replace("opened", "opened in Doha") + "<p>More.</p>"
    workflow.save(article=article, by=None, at=PAST)
    return article


def publish(page):
    with page.expect_navigation():
        page.get_by_role("button", name="Publish the mended text").click()


def test_a_quick_fix_during_a_large_draft(visit, article, problems, live_server, client):
    page = visit("article_change", article.pk)
    page.get_by_role("link", name="Quick fix of the public text").click()
    wait_for_editors(page, 1)
    page.evaluate(SET, ["id_body", LIVE.replace("Teh", "The")])

    publish(page)
    expect(page.get_by_role("alert")).to_contain_text("Say what is mended")
    assert not Axe().run(page).response["violations"]
    wait_for_editors(page, 1)
    page.get_by_label("What is mended").fill("A letter")
    page.get_by_label("Title").fill("The conference")
    publish(page)

    expect(page.locator("#conflict-title_en")).to_contain_text("A much larger text")
    expect(page.locator(".messagelist .success").first).to_contain_text("public as number 2")
    page.locator("#conflict-title_en [value=theirs]").check()
    expect(page.locator("#id_title_en")).to_have_value("The conference")
    with page.expect_navigation():
        page.locator("[name=_continue]").first.click()
    article.refresh_from_db()
    assert article.title_en == "The conference"
    assert article.body_en == "<p>The conference opened in Doha.</p><p>More.</p>"
    assert Update.objects.newest(article, "en").body == LIVE.replace("Teh", "The")
    assert not problems


def test_an_ended_session_loses_no_fix(visit, article, page):
    from tests.conftest import PASSWORD

    visit("article_fix", article.pk, "en")
    wait_for_editors(page, 1)
    page.get_by_label("Title").fill("Typed with care")
    page.context.clear_cookies(name="sessionid")
    publish(page)
    page.locator("[name=username]").fill("editor")
    page.locator("[name=password]").fill(PASSWORD)
    with page.expect_navigation():
        page.locator("[type=submit]").click()
    wait_for_editors(page, 1)

    page.locator("[data-put-back]").click()

    expect(page.get_by_label("Title")).to_have_value("Typed with care")
