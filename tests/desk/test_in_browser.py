"""The desk in a real browser: the editors of both directions, the warning before an act on saved text, and axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.models import Article, Edition, Update
from tests.desk.conftest import PAST, address, wait_for_editors

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def save(page):
    with page.expect_navigation():
        page.locator("[name=_continue]").click()


def publish_arabic(page):
    page.locator("[name=publish-ar-chosen]").check()
    page.locator("button[value=publish]").click()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_save_leaves_alone_what_nobody_touched(visit, make_article, problems, language):
    article = make_article(
        body_ar="<p>واحد<br>اثنان</p><ul><li>ثلاثة</li></ul>",
        body_en='<h2>One</h2><p>Two <span lang="ar" dir="rtl">اثنان</span></p>',
        standfirst_en="A line\nand another",
    )
    before = article.words("ar"), article.words("en")
    Edition.objects.create(article=article, language="en", state="approved")
    page = visit("article_change", article.pk, language=language)

    page.locator(".ui-tabs-tab", has_text="العربية").first.click()
    page.locator("#id_title_ar").fill("عنوان آخر")
    save(page)

    article.refresh_from_db()
    assert article.words("ar") == before[0] | {"title": "عنوان آخر"}
    assert article.words("en") == before[1]
    assert Edition.objects.get(language="en").state == "approved"
    assert not problems


def test_the_editors_have_the_direction_of_their_words(visit, make_article, problems):
    page = visit("article_change", make_article().pk, language="ar")

    directions = page.evaluate(
        """() => Object.fromEntries(Object.entries(CKEDITOR.instances).map(
          ([name, each]) => [name, [each.document.$.body.dir || each.document.$.documentElement.dir,
                                    each.document.$.documentElement.lang]]))"""
    )

    assert directions == {"id_body_ar": ["rtl", "ar"], "id_body_en": ["ltr", "en"]}
    assert not problems


def test_what_is_not_saved_is_not_silently_left_out(visit, make_article):
    page = visit("article_change", make_article().pk)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.locator(".ui-tabs-tab", has_text="English").first.click()
    page.locator("#id_title_en").fill("Not saved")

    publish_arabic(page)

    assert "not saved yet" in asked[0]
    assert not Update.objects.exists()


def test_words_in_the_editor_count_as_typed(visit, make_article):
    page = visit("article_change", make_article().pk)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.evaluate("CKEDITOR.instances.id_body_en.insertText('More words. ')")

    publish_arabic(page)

    assert len(asked) == 1


def test_what_is_saved_is_published_without_a_question(visit, make_article, approved, problems):
    page = visit("article_change", approved(make_article()).pk)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))

    with page.expect_navigation():
        publish_arabic(page)

    assert Update.objects.get().language == "ar"
    assert "published as number 1" in page.locator(".messagelist").inner_text()
    assert not problems


def test_two_quick_clicks_send_a_form_once(visit, make_article, page):
    visit("article_add")
    page.locator(".ui-tabs-tab", has_text="English").first.click()
    page.locator("#id_title_en").fill("Once")

    with page.expect_navigation():
        page.evaluate(
            """() => { const button = document.querySelector("[name=_continue]"); button.click(); button.click(); }"""
        )

    assert Article.objects.count() == 1


def typed_and_sent_without_a_session(page):
    page.locator(".ui-tabs-tab", has_text="English").first.click()
    page.locator("#id_title_en").fill("Typed for an hour")
    page.evaluate(
        "new Promise((done) => CKEDITOR.instances.id_body_en.setData('<p>Long words.</p>', {callback: () => done()}))"
    )
    page.context.clear_cookies(name="sessionid")
    save(page)


def test_an_ended_session_loses_no_words(visit, make_article, problems):
    article = make_article()
    typed_and_sent_without_a_session(visit("article_change", article.pk))

    page = visit("article_change", article.pk)
    page.get_by_role("button", name="Put my words back").click()
    save(page)
    wait_for_editors(page)

    article.refresh_from_db()
    assert (article.title_en, article.body_en) == ("Typed for an hour", "<p>Long words.</p>")
    assert not page.locator("[data-kept]").is_visible()
    assert not problems


def test_kept_words_are_not_shown_to_another(visit, make_article, client, administrator, live_server):
    article = make_article()
    page = visit("article_change", article.pk)
    typed_and_sent_without_a_session(page)

    client.force_login(administrator)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    page.goto(live_server.url + address("article_change", article.pk))
    wait_for_editors(page)

    expect(page.locator("[data-kept]")).to_be_hidden()
    assert page.evaluate("sessionStorage.length") == 0


def test_the_enter_key_in_the_field_for_a_time_schedules(visit, make_article, approved):
    page = visit("article_change", approved(make_article()).pk)
    page.locator("[name=publish-ar-chosen]").check()
    page.locator("[name=publish_at]").fill("2100-01-01T10:00")

    with page.expect_navigation():
        page.locator("[name=publish_at]").press("Enter")

    assert Update.objects.get().published_at.year == 2100


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", ["article_changelist", "article_add", "article_change", "article_publishing"])
def test_axe_finds_nothing(visit, make_article, make_update, make_conference, problems, language, name):
    article = make_article(conference=make_conference())
    make_update(article, at=PAST)
    arguments = [article.pk] if name in {"article_change", "article_publishing"} else []
    page = visit(name, *arguments, language=language)
    complaints = list(problems)  # before axe, which adds styles of its own

    found = {rule["id"]: rule["nodes"][0]["html"][:200] for rule in Axe().run(page).response["violations"]}

    assert not found
    assert not complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_an_act_is_asked_for_again(visit, make_article, make_update, scheme):
    article = make_article()
    make_update(article, at=PAST)
    page = visit("article_change", article.pk)
    page.emulate_media(color_scheme=scheme)
    page.locator("summary", has_text="Withdraw").click()
    page.locator("[name=notice-ar-chosen]").check()
    page.locator("[name=notice-ar-reason]").fill("سبب")
    with page.expect_navigation():
        page.locator("button[value=withdraw]").click()

    found = {rule["id"]: rule["nodes"][0]["html"][:200] for rule in Axe().run(page).response["violations"]}

    assert "سبب" in page.locator("blockquote").inner_text()
    assert not found
