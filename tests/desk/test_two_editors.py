"""Two people, one article: nothing that either typed is lost, and no conflict is decided by chance."""

import pytest

from articles.models import Edition, Topic
from tests.desk.conftest import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(make_article):
    return make_article(standfirst_ar="فقرة", standfirst_en="Paragraph")


def test_two_people_in_two_languages_never_conflict(desk, article, editor, translator):
    mine = desk.sit(editor).open(article)
    theirs = desk.sit(translator).open(article)

    desk.sit(editor).send(article, mine, title_ar="أول", body_ar="<p>أول</p>")
    response = desk.sit(translator).send(article, theirs, title_en="First", body_en="<p>First</p>")

    article.refresh_from_db()
    assert response.status_code == 302
    assert [article.title_ar, article.body_ar] == ["أول", "<p>أول</p>"]
    assert [article.title_en, article.body_en] == ["First", "<p>First</p>"]


def test_changes_of_different_fields_both_survive(desk, article, editor, reporter):
    mine = desk.sit(reporter).open(article)
    desk.sit(editor).save(article, standfirst_ar="فقرة أخرى", kind="speech", reference="2011/015")

    response = desk.sit(reporter).send(article, mine, title_ar="عنوان آخر")

    article.refresh_from_db()
    assert response.status_code == 302
    assert (article.title_ar, article.standfirst_ar) == ("عنوان آخر", "فقرة أخرى")
    assert (article.kind, article.reference) == ("speech", "2011/015")


def test_a_conflict_shows_all_three_and_keeps_what_i_typed(desk, article, editor, reporter, errors):
    mine = desk.sit(reporter).open(article)
    desk.sit(editor).save(article, title_ar="عنوانها", standfirst_ar="فقرتها")

    response = desk.sit(reporter).send(article, mine, title_ar="عنواني")

    article.refresh_from_db()
    assert article.title_ar == "عنوانها"
    (sentence,) = errors(response)["title_ar"]
    assert all(words in sentence for words in ("مؤتمر في الدوحة", "عنوانها", "عنواني"))
    assert 'lang="ar" dir="rtl"' in sentence
    again = filled(response)
    assert (again["title_ar"], again["standfirst_ar"]) == ("عنواني", "فقرتها")


def test_saving_again_after_a_conflict_is_a_decision(desk, article, editor, reporter):
    mine = desk.sit(reporter).open(article)
    desk.sit(editor).save(article, title_ar="عنوانها", standfirst_ar="فقرتها")
    again = filled(desk.sit(reporter).send(article, mine, title_ar="عنواني"))

    response = desk.send(article, again)

    article.refresh_from_db()
    assert response.status_code == 302
    assert (article.title_ar, article.standfirst_ar) == ("عنواني", "فقرتها")


def test_the_same_words_twice_are_no_conflict(desk, article, editor, reporter):
    mine = desk.sit(reporter).open(article)
    desk.sit(editor).save(article, title_ar="واحد")

    assert desk.sit(reporter).send(article, mine, title_ar="واحد").status_code == 302


def test_shared_fields_conflict_too(desk, article, make_conference, editor, reporter, errors):
    doha, brussels = make_conference(), make_conference("brussels", name_en="Brussels conference")
    mine = desk.sit(reporter).open(article)
    desk.sit(editor).save(article, conference=str(doha.pk), kind="speech")

    response = desk.sit(reporter).send(article, mine, conference=str(brussels.pk), kind="statement")

    found = errors(response)
    assert found.keys() == {"conference", "kind"}
    assert "Brussels conference" in found["conference"][0]
    assert "Speech" in found["kind"][0]
    assert filled(response)["conference"] == str(brussels.pk)


def test_topics_of_both_survive(desk, article, editor, reporter):
    energy, trade, piracy = (Topic.objects.create(slug=slug) for slug in ("energy", "trade", "piracy"))
    article.topics.set([energy])
    mine = desk.sit(reporter).open(article)
    desk.sit(editor).save(article, topics=[str(energy.pk), str(trade.pk)])

    desk.sit(reporter).send(article, mine, topics=[str(piracy.pk)])

    assert set(article.topics.all()) == {trade, piracy}


def test_topics_survive_a_conflict_elsewhere(desk, article, editor, reporter):
    energy, trade = (Topic.objects.create(slug=slug) for slug in ("energy", "trade"))
    mine = desk.sit(reporter).open(article)
    desk.sit(editor).save(article, title_ar="عنوانها", topics=[str(energy.pk)])
    again = filled(desk.sit(reporter).send(article, mine, title_ar="عنواني", topics=[str(trade.pk)]))

    desk.send(article, again)

    assert set(article.topics.all()) == {energy, trade}


def test_a_translation_is_not_confirmed_against_words_its_writer_never_saw(desk, article, editor, translator, errors):
    mine = desk.sit(translator).open(article)
    desk.sit(editor).save(article, title_ar="عنوان أحدث")

    response = desk.sit(translator).send(article, mine, title_en="First", up_to_date=["en"])

    assert "عنوان أحدث" in errors(response)["up_to_date"][0]
    assert not Edition.objects.filter(article=article, language="en", based_on__isnull=False).exists()
    again = filled(response)
    assert again["title_en"] == "First"
    assert desk.send(article, again, up_to_date=["en"]).status_code == 302


@pytest.mark.parametrize("revision", ["", "999999999", "x"])
def test_a_form_without_its_revision_saves_nothing(desk, article, editor, revision):
    data = desk.sit(editor).open(article)

    response = desk.send(article, data, revision=revision, title_ar="آخر")

    article.refresh_from_db()
    assert response.status_code == 200
    assert article.title_ar == "مؤتمر في الدوحة"


def test_another_articles_revision_is_no_base(desk, article, make_article, editor):
    data = desk.sit(editor).open(article)

    response = desk.send(article, data, revision=str(make_article().latest_revision().pk), title_ar="آخر")

    assert response.status_code == 200
    assert "out of date" in response.content.decode()


def test_an_invalid_field_does_not_move_the_base_on(desk, article, editor, reporter):
    mine = desk.sit(reporter).open(article)
    desk.sit(editor).save(article, title_ar="عنوانها")

    response = desk.sit(reporter).send(article, mine, title_ar="عنواني", kind="no such kind")

    assert filled(response)["revision"] == mine["revision"]
