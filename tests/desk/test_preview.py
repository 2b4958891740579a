"""The preview: the public page with words that are not public, for the desk only."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.models import Update
from articles.publishing import Publication, remove, schedule
from articles.workflow import confirm_translation
from tests.desk.conftest import PAST, address

pytestmark = pytest.mark.django_db


def preview(client, article, code, language="en"):
    return client.get(address("article_preview", article.pk, code, language=language))


@pytest.mark.parametrize("role", ["reporter", "editor", "translator", "administrator"])
@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_desk_sees_the_saved_words_as_readers_would(desk, make_article, request, role, code, direction):
    article = make_article()

    response = preview(desk.sit(request.getfixturevalue(role)).client, article, code)

    page = response.content.decode()
    assert f'<html lang="{code}" dir="{direction}"' in page
    assert article.words(code)["title"] in page
    assert article.words(code)["body"] in page
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Content-Language"] == code
    assert not Update.objects.exists()


def test_a_preview_says_so_in_the_language_of_its_page(desk, make_article, editor):
    page = preview(desk.sit(editor).client, make_article(), "en", language="ar").content.decode()

    assert "saved but not published" in page


def test_nobody_else_sees_a_word(client, make_article):
    article = make_article()

    response = preview(client, article, "en")

    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]
    assert "Conference" not in response.content.decode()


def test_a_preview_shows_what_is_saved_not_what_is_public(desk, make_update, editor):
    article = make_update(at=PAST).article
    article.title_ar = "عنوان لم يُنشر"
    article.save()

    page = preview(desk.sit(editor).client, article, "ar").content.decode()

    assert "عنوان لم يُنشر" in page
    assert Update.objects.get().title == "مؤتمر في الدوحة"


@pytest.mark.parametrize(
    "words", [{"title_ar": "", "slug_ar": ""}, {"body_ar": ""}, {"title_ar": "،،،", "slug_ar": ""}]
)
def test_an_unfinished_text_can_be_looked_at(desk, make_article, editor, words):
    assert preview(desk.sit(editor).client, make_article(**words), "ar").status_code == 200


def test_a_language_without_words_leads_back_with_a_sentence(desk, make_article, editor):
    article = make_article(title_en="", slug_en="", body_en="")

    response = desk.sit(editor).client.get(address("article_preview", article.pk, "en"), follow=True)

    assert response.redirect_chain[-1][0] == address("article_change", article.pk)
    assert "there is no text yet" in response.content.decode()


@pytest.mark.parametrize("code", ["xx", "fr"])
def test_other_languages_are_not_found(desk, make_article, editor, code):
    assert preview(desk.sit(editor).client, make_article(), code).status_code == 404


def test_a_translation_of_a_scheduled_original_can_be_looked_at(desk, make_article, editor):
    article, at = make_article(), timezone.now()
    confirm_translation(article=article, language="en", by=None, at=at)
    asked = [Publication("ar", "first")]
    schedule(article=article, publications=asked, by=None, at=at, publish_at=at + dt.timedelta(days=1))

    assert preview(desk.sit(editor).client, article, "en").status_code == 200


def test_an_outdated_translation_says_so_in_its_preview(desk, make_article, make_update, editor):
    article = make_article()
    make_update(article, at=PAST)
    confirm_translation(article=article, language="en", by=None, at=PAST)
    make_update(article, at=PAST + dt.timedelta(days=1), kind="update", note="أحدث", title_ar="عنوان أحدث")

    page = preview(desk.sit(editor).client, article, "en").content.decode()

    assert "which has changed since" in page


def test_withdrawn_and_removed_texts_can_be_previewed(desk, make_update, editor):
    article = make_update(at=PAST).article
    remove(article=article, notes={"ar": "خطأ"}, by=None, at=PAST + dt.timedelta(hours=1))

    assert preview(desk.sit(editor).client, article, "ar").status_code == 200
