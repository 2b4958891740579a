"""The recycle bin: drafts go in and come back whole; what readers saw, or will see, stays out of it."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles import binning, workflow
from articles.models import Act, Article, Edition, ImportedFile, Restriction
from articles.publishing import Publication, publish, schedule
from articles.reasons import NotReady
from tests.desk.conftest import PAST, address

pytestmark = pytest.mark.django_db

LATER = dt.timedelta(hours=1)


@pytest.fixture
def binned(make_article, editor):
    return binning.discard(article=make_article(reference="2031/7"), by=editor, at=PAST)


def test_a_draft_is_put_into_the_bin_after_a_question(desk, make_article, editor):
    article = make_article()
    page = desk.sit(editor).client.get(address("article_delete", article.pk))
    assert "recovered with all its words" in page.content.decode()

    response = desk.act("delete", article)

    article.refresh_from_db()
    assert response["Location"] == address("article_changelist")
    assert article.binned_by == editor
    assert article.binned_at is not None
    assert [(act.verb, act.by) for act in Act.objects.all()] == [("binned", editor)]


def test_the_bin_says_who_and_when_and_gives_back(desk, binned, editor, reporter):
    page = desk.sit(reporter).client.get(address("article_bin")).content.decode()
    assert "6 January 2020" in page
    assert "editor" in page
    assert "Delete for good" not in page

    desk.act("recover", binned)

    binned.refresh_from_db()
    assert binned.binned_at is None
    assert Act.objects.first().verb == "recovered"
    assert desk.client.get(address("article_change", binned.pk)).status_code == 200


def test_what_lies_in_the_bin_is_nowhere_else(desk, binned, editor):
    Edition.objects.create(article=binned, language="ar", state="in_review", due_at=PAST)
    ImportedFile.objects.create(
        article=binned, language="ar", sha256="0" * 64, content=b"", importer_version="1", report={}, imported_at=PAST
    )
    client = desk.sit(editor).client

    assert list(client.get(address("article_changelist")).context["cl"].result_list) == []
    assert list(client.get(address("article_changelist"), {"q": "2031/7"}).context["cl"].result_list) == []
    assert "مؤتمر في الدوحة" not in client.get("/en/admin/").content.decode()


def test_the_form_of_a_binned_article_leads_to_the_bin(desk, binned, editor):
    response = desk.sit(editor).client.get(address("article_change", binned.pk))

    assert response["Location"] == address("article_bin")


def test_words_typed_for_an_article_that_went_into_the_bin_are_kept_in_the_form(desk, make_article, editor, errors):
    article = make_article()
    opened = desk.sit(editor).open(article)
    binning.discard(article=article, by=None, at=PAST)

    response = desk.send(article, opened, title_en="Typed for an hour")

    assert "recycle bin" in errors(response)["__all__"][0]
    assert 'value="Typed for an hour"' in response.content.decode()
    assert Article.objects.get().title_en == "Conference in Doha"


def test_no_verb_works_on_what_lies_in_the_bin(binned, editor):
    Edition.objects.create(article=binned, language="ar", state="in_review")

    for verb in (workflow.submit, workflow.approve, workflow.take):
        with pytest.raises(NotReady):
            verb(article=binned, language="ar", by=editor, at=PAST)
    with pytest.raises(NotReady) as error:
        publish(article=binned, publications=[Publication("ar", "first")], by=None, at=PAST)
    assert "binned" in {reason.code for reason in error.value.reasons}
    binned.title_en = "Other"
    with pytest.raises(NotReady):
        workflow.save(article=binned, by=editor, at=PAST)


def test_what_was_published_goes_into_no_bin(desk, make_update, editor):
    article = make_update(at=PAST).article

    response = desk.sit(editor).client.post(address("article_delete", article.pk), {}, follow=True)

    assert "cannot be deleted" in response.content.decode()
    with pytest.raises(NotReady):
        binning.discard(article=article, by=editor, at=timezone.now())
    assert Article.objects.on_desk().count() == 1


def test_nor_does_what_is_scheduled(make_article, editor):
    article, at = make_article(), timezone.now()
    schedule(article=article, publications=[Publication("ar", "first")], by=None, at=at, publish_at=at + LATER)

    with pytest.raises(NotReady) as error:
        binning.discard(article=article, by=editor, at=at)

    assert [reason.code for reason in error.value.reasons] == ["scheduled"]


def test_the_database_keeps_published_ones_out_of_the_bin(make_update):
    article = make_update(at=PAST).article

    with pytest.raises(DatabaseError, match="article_only_drafts_in_bin"), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(binned_at=PAST)


def test_only_what_lies_in_the_bin_is_deleted_for_good_and_only_after_a_question(desk, binned, make_article, editor):
    draft = make_article()
    client = desk.sit(editor).client

    assert client.get(address("article_purge", draft.pk)).status_code == 404
    assert client.post(address("article_purge", draft.pk)).status_code == 404
    with pytest.raises(NotReady):
        binning.purge(article=draft, by=editor, at=PAST)
    assert "Nobody can recover it" in client.get(address("article_purge", binned.pk)).content.decode()
    assert Article.objects.count() == 2

    client.post(address("article_purge", binned.pk))

    assert list(Article.objects.all()) == [draft]


@pytest.mark.parametrize("name", ["delete", "purge"])
def test_reporters_delete_nothing(desk, binned, make_article, reporter, name):
    article = binned if name == "purge" else make_article()

    assert desk.sit(reporter).act(name, article).status_code == 403
    with pytest.raises(PermissionDenied):
        binning.discard(article=article, by=reporter, at=PAST)
    assert Article.objects.count() == (1 if name == "purge" else 2)


@pytest.mark.parametrize("name", ["delete", "purge", "recover"])
def test_outside_the_circle_nothing_is_there(desk, binned, make_article, editor, administrator, name):
    article = make_article(title_ar="منطاد", title_en="Zeppelin") if name == "delete" else binned
    Restriction.objects.create(article=article, person=administrator)

    assert desk.sit(editor).act(name, article).status_code == 404
    page = desk.client.get(address("article_bin")).content.decode()
    assert not any(title in page for title in (article.title_ar, article.title_en))


def test_clicks_twice_do_it_once(desk, binned, editor):
    desk.sit(editor)
    for _click in range(2):
        desk.act("recover", binned)
    for _click in range(2):
        desk.act("delete", binned)

    assert list(Act.objects.order_by("id").values_list("verb", flat=True)) == ["binned", "recovered", "binned"]


def test_the_bin_costs_the_same_whatever_lies_in_it(desk, binned, make_article, editor, django_assert_num_queries):
    client = desk.sit(editor).client
    client.get(address("article_bin"))
    with django_assert_num_queries(6):
        client.get(address("article_bin"))

    for _number in range(5):
        binning.discard(article=make_article(), by=editor, at=PAST)

    with django_assert_num_queries(6):
        client.get(address("article_bin"))


def test_the_page_of_a_draft_offers_the_bin_and_not_deletion(desk, make_article, editor):
    page = desk.sit(editor).client.get(address("article_change", make_article().pk)).content.decode()

    assert 'class="deletelink">Move to the recycle bin</a>' in page
    assert ">Delete<" not in page
