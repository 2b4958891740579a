"""Remarks as editors leave them: on what is selected, while something is typed, and without a mouse; nothing typed is lost."""

import time

import pytest
from playwright.sync_api import expect

from articles import remarking
from articles.models import Remark
from articles.passages import Passage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = "<p>افتتح الوزير المؤتمر في الدوحة.</p><p>وقال الوزير إن المؤتمر <strong>نا</strong>جح.</p>"

SELECT = """([id, words, ordinal]) => {
  const page = CKEDITOR.instances[id].document.$;
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  let node, start = -1, left = ordinal;
  while ((node = walker.nextNode())) {
    start = node.data.indexOf(words);
    if (start >= 0 && left-- === 0) { break; }
  }
  const range = page.createRange();
  range.setStart(node, start);
  range.setEnd(node, start + words.length);
  CKEDITOR.instances[id].focus();
  page.getSelection().removeAllRanges();
  page.getSelection().addRange(range);
}"""
SELECTED = "id => CKEDITOR.instances[id].document.$.getSelection().toString()"


def expect_selected(page, words):
    """Asked from outside, again and again, as the editors are waited for."""
    deadline = time.monotonic() + 15
    while page.evaluate(SELECTED, "id_body_ar").split() != words.split():
        assert time.monotonic() < deadline, page.evaluate(SELECTED, "id_body_ar")
        page.wait_for_timeout(50)


@pytest.fixture
def article(make_article):
    return make_article(body_ar=BODY)


SAID = {
    "en": ("Leave the remark", "1 open remark", "Answer", "Resolve", "The remark is resolved."),
    "ar": ("أضف التعليق", "تعليق مفتوح واحد", "الرد", "إغلاق", "أُغلق التعليق."),
}


@pytest.mark.parametrize("language", SAID)
def test_a_passage_is_remarked_on_and_resolved_while_something_is_typed(visit, article, problems, language):
    new, open_one, answer, resolve, done = SAID[language]
    page = visit("article_change", article.pk, language=language)
    page.locator("[data-layout=columns]").click()
    page.locator("#id_title_ar").fill("عنوان لم يُحفظ")
    page.evaluate(SELECT, ["id_body_ar", "الوزير", 1])

    page.keyboard.press("Control+Alt+m")
    form = page.locator(".remark-new")
    expect(form.locator("[name=remark-text]")).to_be_focused()
    expect(form.locator("[name=remark-place]")).to_have_value("ar:body")
    expect(form.locator("[name=remark-passage]")).to_have_value("الوزير")
    page.keyboard.type("أي وزير؟")
    form.get_by_role("button", name=new).press("Enter")

    thread = page.locator("article.remark")
    expect(thread).to_be_focused()
    expect(thread.locator("blockquote")).to_contain_text("وقال الوزير إن")
    expect(page.locator("[data-remarks-open-here]")).to_contain_text(open_one)
    expect(page.locator("#id_title_ar")).to_have_value("عنوان لم يُحفظ")

    thread.locator("a[data-show]").press("Enter")
    expect_selected(page, "الوزير")

    thread.locator("textarea").fill("وزير الخارجية.")
    thread.get_by_role("button", name=answer).click()
    expect(thread.locator(".remark-steps")).to_contain_text("وزير الخارجية.")
    thread.get_by_role("button", name=resolve).click()
    expect(thread).to_have_count(0)
    expect(page.locator(".remarks-told")).to_have_text(done)
    expect(page.locator("#id_title_ar")).to_have_value("عنوان لم يُحفظ")
    assert not Remark.objects.get().is_open
    assert not problems


def test_what_could_not_be_sent_stands_there_still(visit, article, problems):
    page = visit("article_change", article.pk)
    page.locator(".remark-new summary").click()
    form = page.locator(".remark-new form")
    form.locator("[name=remark-place]").select_option("ar:body")
    form.locator("[name=remark-passage]").fill("ليس في النص")
    form.locator("[name=remark-text]").fill("لن تضيع")

    page.route("**/remarks/", lambda route: route.abort())
    form.get_by_role("button").click()
    expect(page.locator(".remarks-told")).to_contain_text("This was not sent")
    expect(form.locator("[name=remark-text]")).to_have_value("لن تضيع")

    page.unroute("**/remarks/")
    form.get_by_role("button").click()
    expect(page.locator("#remarks [role=alert]")).to_contain_text("The saved text does not have this passage.")
    expect(form.locator("[name=remark-text]")).to_have_value("لن تضيع")
    assert not problems


def test_a_passage_over_two_paragraphs_is_found_again_in_the_editor(visit, article, editor, now, problems):
    passage = Passage("الدوحة. وقال الوزير إن المؤتمر ناجح")
    remarking.leave(article=article, language="ar", field="body", text="طويل", passage=passage, by=editor, at=now)
    page = visit("article_change", article.pk)

    page.locator("article.remark a[data-show]").click()

    expect_selected(page, passage.words)
    assert not problems


def test_without_scripts_the_same_forms_do_the_same(browser, live_server, visit, article, page):
    visit("article_change", article.pk)
    context = browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    plain = context.new_page()
    plain.goto(page.url)

    plain.locator(".remark-new summary").click()
    plain.locator("[name=remark-passage]").fill("الوزير المؤتمر")
    plain.locator("[name=remark-text]").fill("أي وزير؟")
    plain.locator("[name=remark-place]").select_option("ar:body")
    plain.get_by_role("button", name="Leave the remark").click()

    expect(plain.locator("article.remark")).to_contain_text("أي وزير؟")
    context.close()
