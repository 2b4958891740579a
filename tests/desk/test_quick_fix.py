"""The page of a quick fix: who opens it, what it publishes, what the draft receives, and that nothing typed is lost."""

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Restriction, Update
from articles.publishing import Publication, publish
from tests.desk.conftest import PAST, address, filled
from tests.desk.test_two_editors import on_screen

pytestmark = pytest.mark.django_db

LIVE = "<p>Teh conference opened.</p><p>Many came.</p>"
DRAFT = "<p>Teh conference opened in Doha.</p><p>Nobody came.</p><p>More.</p>"


@pytest.fixture
def article(make_article, make_update):
    article = make_article(title_en="Conference", body_en=LIVE)
    make_update(article, language="en", at=PAST)
    article.body_en = DRAFT
    workflow.save(article=article, by=None, at=PAST)
    return article


@pytest.fixture
def fix(client, article, editor):
    def fix(user=editor, code="en", **typed):
        client.force_login(user)
        live = Update.objects.filter(article=article).order_by("-number").first()
        known = {"title": live.title, "standfirst": live.standfirst, "body": live.body, "kind": "minor", "reason": "x"}
        return client.post(address("article_fix", article.pk, code), known | {"update": live.pk} | typed)

    return fix


def test_the_panel_leads_there_while_a_draft_waits(desk, article, editor, reporter):
    lead = address("article_fix", article.pk, "en")

    assert lead in desk.sit(editor).client.get(address("article_change", article.pk)).content.decode()
    assert lead not in desk.sit(reporter).client.get(address("article_change", article.pk)).content.decode()
    publish(article=article, publications=[Publication("en", "update", "x")], by=None, at=timezone.now())
    assert lead not in desk.sit(editor).client.get(address("article_change", article.pk)).content.decode()


def test_the_page_shows_the_live_words_and_not_the_draft(client, article, editor):
    client.force_login(editor)

    page = client.get(address("article_fix", article.pk, "en")).content.decode()

    assert "Teh conference opened.&lt;/p&gt;" in page
    assert "in Doha" not in page


def test_the_mended_text_is_public_and_the_draft_has_it(article, fix, client):
    answer = fix(body=LIVE.replace("Teh", "The"))

    article.refresh_from_db()
    live = Update.objects.newest(article, "en")
    assert (answer.status_code, answer.url) == (302, address("article_change", article.pk) + "#publishing")
    assert (live.number, live.body) == (2, LIVE.replace("Teh", "The"))
    assert article.body_en == DRAFT.replace("Teh", "The")
    assert "in Doha" not in client.get(live.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("decision", "second"),
    [("mine", "<p>Nobody came.</p>"), ("theirs", "<p>Very many came.</p>"), ("both", "<p>Nobody came.</p><p>Very many came.</p>")],
)  # fmt: skip
def test_what_does_not_fit_is_decided_on_the_screen_of_conflicts(article, fix, desk, decision, second):
    answer = fix(body=LIVE.replace("Teh", "The").replace("Many", "Very many"))
    article.refresh_from_db()
    assert article.body_en == DRAFT.replace("Teh", "The")

    page = desk.client.get(answer.url)
    assert "Very" in on_screen(page, "body_en")
    assert desk.send(article, filled(page), **{"decide-body_en": decision}).status_code == 302

    article.refresh_from_db()
    assert article.body_en == DRAFT.replace("Teh", "The").replace("<p>Nobody came.</p>", second)
    assert Update.objects.count() == 2


def test_somebody_who_may_not_write_the_language_is_not_asked(article, fix, desk, translator, make_user):
    answer = fix(body=LIVE.replace("Many", "Very many"))

    page = desk.sit(make_user("arabic", "translator-ar")).client.get(answer.url)

    assert 'id="conflicts"' not in page.content.decode()


@pytest.mark.parametrize("number", ["0", "999999999", "x", "-1", "9" * 40, "١"])
def test_a_fix_that_is_none_changes_nothing_of_the_form(article, desk, editor, number):
    page = desk.sit(editor).client.get(address("article_change", article.pk) + f"?fix={number}")

    assert page.status_code == 200
    assert 'id="conflicts"' not in page.content.decode()


def test_the_fix_of_another_article_is_none(article, make_article, desk, editor, fix):
    fix(body=LIVE.replace("Many", "Very many"))
    other = make_article()

    page = desk.client.get(address("article_change", other.pk) + f"?fix={Update.objects.newest(article, 'en').pk}")

    assert 'id="conflicts"' not in page.content.decode()


def test_a_colleagues_fix_is_brought_together_with_mine(article, fix, make_user):
    seen = Update.objects.get(article=article).pk
    fix(user=make_user("second", "editor"), body=LIVE.replace("Teh", "The"))

    stale = fix(update=seen, body=LIVE.replace("came", "went"), title="Another title")

    form = stale.context["form"]
    assert stale.status_code == 200
    assert Update.objects.count() == 2
    assert form["body"].value() == LIVE.replace("Teh", "The").replace("came", "went")
    assert form["title"].value() == "Another title"
    assert fix(**{name: form[name].value() for name in ("title", "body", "update")}).status_code == 302
    assert Update.objects.newest(article, "en").body == LIVE.replace("Teh", "The").replace("came", "went")


def test_a_refusal_keeps_what_was_typed(fix):
    answer = fix(body=LIVE.replace("Teh", "The"), kind="correction", note=" ", title="")

    page = answer.content.decode()
    assert "Write a note that tells readers what changed." in page
    assert "The title is missing." in page
    assert "The conference opened" in page
    assert Update.objects.count() == 1


def test_who_may_not_is_refused(article, fix, reporter, translator, editor, client):
    assert {fix(user=user, body="<p>x</p>").status_code for user in (reporter, translator)} == {403}
    assert fix(code="fr", body="<p>x</p>").status_code == 404
    Restriction.objects.create(article=article, person=reporter)

    assert fix(body="<p>x</p>").status_code == 404
    client.force_login(editor)
    assert client.get(address("article_fix", article.pk, "en")).status_code == 404
    assert Update.objects.count() == 1


def test_without_a_draft_the_page_leads_back(make_update, client, editor):
    article = make_update(at=PAST).article
    client.force_login(editor)

    for code, why in (("ar", "publish it the normal way"), ("en", "It was never published.")):
        answer = client.get(address("article_fix", article.pk, code), follow=True)
        assert why in answer.content.decode()
