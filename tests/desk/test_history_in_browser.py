"""An editor brings one language of an older version back, withdraws one and reinstates it, and acts on several articles at once."""

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAID = {
    "en": {
        "compare": "Compare the two",
        "read": "Read",
        "restore": "Restore as a draft",
        "asked": "Restore as a draft…",
    },
    "ar": {"compare": "قارن بين النسختين", "read": "اقرأ", "restore": "استعِدها مسودةً", "asked": "استعادة كمسودة…"},
}
DIRECTION = {"ar": "rtl", "en": "ltr"}


@pytest.fixture
def seated(page, live_server, client, editor):
    """The browser of the editor, who is signed in."""
    client.force_login(editor)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return page


def assert_accessible(page):
    found = {rule["id"]: rule["nodes"][0]["html"][:200] for rule in Axe().run(page).response["violations"]}
    assert not found


@pytest.fixture
def rewritten(make_article, make_update):
    """Published in both languages, then rewritten in both."""
    article = make_article()
    for code in ("ar", "en"):
        make_update(article, language=code, at=timezone.now() - dt.timedelta(days=1))
    article.title_ar, article.title_en = "عنوان آخر", "Another title"
    article.body_ar, article.body_en = "<p>نص آخر تمامًا.</p>", "<p>Quite another text.</p>"
    article.save()
    return article


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_editor_restores_one_language(seated, live_server, rewritten, language):
    page, said, other = seated, SAID[language], {"ar": "en", "en": "ar"}[language]
    page.goto(f"{live_server.url}/{language}/admin/articles/article/{rewritten.pk}/history/")
    expect(page.locator(".history tbody tr")).to_have_count(4)
    assert_accessible(page)

    oldest = page.locator(".history tbody tr").last
    oldest.locator("[name=from]").check()
    page.locator(".history tbody tr").first.locator("[name=to]").check()
    page.get_by_role("button", name=said["compare"]).click()
    page.wait_for_url("**/compare/**")
    for code in ("ar", "en"):
        changed = page.locator(f".diff-field[lang={code}]").first
        expect(changed).to_have_attribute("dir", DIRECTION[code])
        expect(changed.locator("del")).to_be_visible()
        expect(changed.locator("ins")).to_be_visible()
    assert_accessible(page)

    page.go_back()
    oldest.get_by_role("link", name=said["read"]).click()
    page.wait_for_url("**/version/**")
    assert_accessible(page)
    page.get_by_role("link", name=said["asked"]).nth(["ar", "en"].index(language)).click()
    page.wait_for_url(f"**/restore/**/{language}/")
    assert_accessible(page)
    page.get_by_role("button", name=said["restore"]).click()
    page.wait_for_url("**/change/")

    now, before = Article.objects.get(), rewritten.revisions.order_by("pgh_id").first()
    assert getattr(now, f"title_{language}") == getattr(before, f"title_{language}")
    assert getattr(now, f"title_{other}") == getattr(rewritten, f"title_{other}")
    assert now.updates.count() == 2


REASONS = {
    "en": {"withdraw": "The date was not agreed.", "reinstate": "It is agreed by now."},
    "ar": {"withdraw": "لم يُتفق على الموعد.", "reinstate": "اتُّفق عليه الآن."},
}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_editor_withdraws_one_language_and_reinstates_it(seated, live_server, make_article, make_update, language):
    page, said, article = seated, REASONS[language], make_article()
    for code in ("ar", "en"):
        make_update(article, language=code, at=timezone.now() - dt.timedelta(days=1))
    public = live_server.url + make_path(article, language)
    desk = f"{live_server.url}/{language}/admin/articles/article/{article.pk}/publishing/"

    def act(name):
        reason = said[name]
        page.goto(desk)
        page.locator("details", has=page.locator(f"button[value={name}]")).locator("summary").click()
        page.locator(f"[name=notice-{language}-chosen]").check()
        page.locator(f"[name=notice-{language}-reason]").fill(reason)
        page.locator(f"button[value={name}]").click()
        expect(page.locator("blockquote")).to_have_text(reason)
        assert_accessible(page)
        page.locator(f"button[value={name}]").click()
        page.wait_for_url("**/change/**")

    act("withdraw")
    page.goto(public)
    expect(page.locator("main .notice-alert")).to_contain_text(said["withdraw"])

    act("reinstate")
    page.goto(public)
    expect(page.locator("main .notice-alert")).to_have_count(0)
    kinds = list(article.updates.order_by("language", "number").values_list("language", "kind"))
    other = {"ar": "en", "en": "ar"}[language]
    assert (other, "withdrawal") not in kinds
    assert [kind for code, kind in kinds if code == language] == ["first", "withdrawal", "update"]


def make_path(article, code):
    return f"/{code}/releases/{getattr(article, f'slug_{code}')}/"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_several_articles_are_put_into_the_bin_after_reading_what_happens(seated, live_server, make_article, language):
    page = seated
    for title in ("مؤتمر", "عنوان آخر"):
        make_article(title_ar=title)
    page.goto(f"{live_server.url}/{language}/admin/articles/article/")
    page.locator("#result_list tbody [type=checkbox]").first.check()
    page.locator("#result_list tbody [type=checkbox]").last.check()
    page.locator("[name=action]").select_option("discard")
    page.locator(".actions button[type=submit]").click()
    expect(page.locator(".bulk-steps [type=checkbox]:checked")).to_have_count(2)
    assert_accessible(page)

    page.locator("[name=step]").first.uncheck()
    page.locator(".desk-button-main").click()
    expect(page.locator(".bulk-steps > li")).to_have_count(1)

    assert Article.objects.in_bin().count() == 1
    page.goto(f"{live_server.url}/{language}/admin/articles/article/bin/")
    expect(page.locator("tbody [name=id]")).to_have_count(1)
    assert_accessible(page)
