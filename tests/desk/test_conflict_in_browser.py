"""Two people meet in one text: the screen of conflicts in a browser, in both languages of the interface."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles import workflow
from tests.desk.conftest import PAST

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

THEIRS = "<p>افتُتح المؤتمر مساء اليوم.</p>"
MINE = "<p>افتُتح المؤتمر صباح اليوم.</p>"
DATA = "CKEDITOR.instances.id_body_ar.getData().trim()"


def save(page):
    with page.expect_navigation():
        page.locator("[name=_save]").first.click()


def type_body(page, html):
    page.evaluate(
        "html => new Promise((done) => CKEDITOR.instances.id_body_ar.setData(html, {callback: () => done()}))", html
    )


@pytest.mark.parametrize("language", ["ar", "en"])
def test_two_editors_collide_and_both_texts_survive(visit, make_article, reporter, problems, language):
    article = make_article()
    page = visit("article_change", article.pk, language=language, user=reporter)
    article.body_ar, article.title_en = THEIRS, "Hers"
    workflow.save(article=article, by=None, at=PAST)
    type_body(page, MINE)

    save(page)

    screen = page.locator("#conflicts")
    expect(screen).to_be_focused()
    expect(screen.locator("ins")).to_contain_text(["مساء", "صباح"])
    assert not Axe().run(page, "#conflicts").response["violations"]
    body = screen.locator("#conflict-body_ar")
    body.locator("[value=theirs]").check()
    page.wait_for_function(f"{DATA} === {THEIRS!r}")
    body.locator("[value=mine]").check()
    page.wait_for_function(f"{DATA} === {MINE!r}")
    body.locator("[value=both]").check()
    page.wait_for_function(f"{DATA}.replace(/\\s*\\n\\s*/g, '') === {MINE + THEIRS!r}")
    save(page)
    article.refresh_from_db()
    assert (article.body_ar, article.title_en) == (MINE + THEIRS, "Hers")
    assert not problems
