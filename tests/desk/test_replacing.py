"""An article says which other one it replaces; a chain of replacements must end somewhere."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import translation

from articles import workflow
from articles.models import Article, Restriction, Update
from articles.publishing import NotReady, Publication, publish
from articles.snapshots import canonical
from tests.conftest import NOW
from tests.desk.conftest import address

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def chain(make_article):
    """Three articles; the third replaces the second, and the second the first."""
    first = make_article(title_en="First")
    second = make_article(title_en="Second", replaces=first)
    return first, second, make_article(title_en="Third", replaces=second)


def test_an_editor_chooses_it_on_the_form(desk, make_article, editor):
    older, article = make_article(), make_article()

    desk.sit(editor).save(article, replaces=older.pk)

    article.refresh_from_db()
    assert article.replaces == older
    assert article.latest_revision().replaces_id == older.pk


def test_a_translator_may_not_choose_it(desk, make_article, translator):
    older, article = make_article(), make_article()

    response = desk.sit(translator).save(article, replaces=older.pk)

    article.refresh_from_db()
    assert response.status_code == 403
    assert article.replaces is None


def test_the_verb_refuses_whoever_may_not(make_article, translator):
    article = make_article()
    article.replaces = make_article()

    with pytest.raises(PermissionDenied):
        workflow.save(article=article, by=translator, at=NOW)


def test_an_article_cannot_replace_itself(desk, errors, make_article, editor):
    article = make_article()

    response = desk.sit(editor).save(article, replaces=article.pk)

    assert errors(response)["replaces"] == ["An article cannot replace itself."]


@pytest.mark.parametrize("place", [1, 2], ids=["the next", "the one after"])
def test_a_loop_is_refused_with_a_sentence(desk, errors, chain, editor, place):
    response = desk.sit(editor).save(chain[0], replaces=chain[place].pk)

    [sentence] = errors(response)["replaces"]
    assert "That article replaces this one already" in sentence


def test_the_verb_refuses_a_loop_as_well(chain):
    first, _second, third = chain
    first.replaces = third

    with translation.override("en"), pytest.raises(NotReady, match="replaces this one already"):
        workflow.save(article=first, by=None, at=NOW)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_database_refuses_a_loop_whatever_the_road(chain, place):
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=chain[0].pk).update(replaces=chain[place])

    assert Article.objects.get(pk=chain[0].pk).replaces is None


def test_a_loop_of_what_is_published_is_refused_although_the_desk_has_turned_it_round(chain):
    first, second, _third = chain
    publish(article=first, publications=[Publication("en", "first")], by=None, at=NOW)
    publish(article=second, publications=[Publication("en", "first")], by=None, at=NOW)
    Article.objects.filter(pk=second.pk).update(replaces=None)
    Article.objects.filter(pk=first.pk).update(replaces=second)

    with translation.override("en"), pytest.raises(NotReady, match="is published as replacing this one"):
        publish(article=first, publications=[Publication("en", "update", "Back.")], by=None, at=NOW + HOUR)

    publish(article=second, publications=[Publication("en", "update", "Alone.")], by=None, at=NOW + HOUR)
    [update] = publish(article=first, publications=[Publication("en", "update", "Back.")], by=None, at=NOW + HOUR)
    assert update.replaces == second


def test_saying_it_is_worth_an_update_and_a_second_click_is_not(make_article):
    article = make_article()
    publish(article=article, publications=[Publication("en", "first")], by=None, at=NOW)
    article.replaces = make_article()
    article.save()
    wanted = {"article": article, "publications": [Publication("en", "minor")], "by": None}

    publish(**wanted, at=NOW + HOUR)
    publish(**wanted, at=NOW + 2 * HOUR)

    assert [update.replaces for update in Update.objects.order_by("number")] == [None, article.replaces]


def test_what_replaces_nothing_keeps_the_digest_it_always_had(make_article, make_update):
    plain = make_update()
    telling = make_update(make_article(title_ar="ثان", replaces=plain.article))

    assert '"replaces"' not in canonical(plain, topics=[])
    assert f'"replaces":"{plain.article.uid}"' in canonical(telling, topics=[])


def test_two_editors_who_choose_differently_are_asked(desk, errors, make_article, editor):
    one, other, article = make_article(title_en="One"), make_article(title_en="Other"), make_article()
    opened = desk.sit(editor).open(article)
    desk.save(article, replaces=one.pk)

    response = desk.send(article, opened, replaces=other.pk)

    assert "replaces" in errors(response)


def test_what_the_choice_leads_to_is_previewed(desk, make_article, make_update, editor):
    older = make_update(language="en", title_en="First").article
    article = make_article(title_en="Second", replaces=older)

    page = desk.sit(editor).client.get(address("article_preview", article.pk, "en")).content.decode()

    assert "Replaces:" in page
    assert "First" in page


def test_who_may_not_see_an_article_can_neither_choose_it_nor_read_its_title(
    desk, errors, make_article, editor, make_user
):
    secret, article = make_article(title_en="Secret plan"), make_article(title_en="Open text")
    Restriction.objects.create(article=secret, person=make_user("insider", "editor"))

    response = desk.sit(editor).save(article, replaces=secret.pk)

    assert "replaces" in errors(response)
    assert "Secret plan" not in response.content.decode()


def test_a_choice_that_somebody_may_not_see_stays_as_it_is(desk, make_article, editor, make_user):
    secret = make_article(title_en="Secret plan")
    article = make_article(title_en="Open text", replaces=secret)
    Restriction.objects.create(article=secret, person=make_user("insider", "editor"))

    response = desk.sit(editor).save(article, title_en="Another text")

    article.refresh_from_db()
    assert response.status_code == 302
    assert (article.title_en, article.replaces) == ("Another text", secret)
    assert "Secret plan" not in desk.client.get(address("article_change", article.pk)).content.decode()
