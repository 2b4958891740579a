"""The preview: the public page with words that are not public, for the desk only."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from articles.models import Article, Update
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


def standing(page):
    """The lines that stand where a release says when it was published, without their markup."""
    lines = re.search(r'<ul class="dateline".*?</ul>', page, re.DOTALL)[0]
    return [" ".join(re.sub(r"<[^>]+>", " ", each).split()) for each in re.findall(r"<li>.*?</li>", lines, re.DOTALL)]


@pytest.mark.parametrize(("code", "words"), [("en", "Draft, saved"), ("ar", "مسودة حُفظت في")])
def test_a_draft_says_since_when_it_is_saved_and_not_that_it_was_published(desk, make_article, editor, code, words):
    article = make_article()
    Article.objects.filter(pk=article.pk).update(modified_at=PAST)

    [line] = standing(preview(desk.sit(editor).client, article, code).content.decode())

    assert line.startswith(words)
    assert "2020" in line


def test_a_draft_of_what_readers_see_says_when_that_was_published(desk, make_update, editor):
    article = make_update(at=PAST, language="en").article
    Article.objects.filter(pk=article.pk).update(modified_at=PAST + dt.timedelta(days=400))

    lines = standing(preview(desk.sit(editor).client, article, "en").content.decode())

    assert [line[:24] for line in lines] == ["Published 6 January 2020", "Draft of an update, save"]
    assert "2021" in lines[1]


def test_words_that_wait_for_their_moment_say_it_until_they_are_changed(desk, make_article, approved, editor):
    article, at = approved(make_article()), timezone.now()
    moment = timezone.make_aware(dt.datetime(timezone.localdate(at).year + 1, 6, 10, 9, 30))
    schedule(article=article, publications=[Publication("en", "first")], by=editor, at=at, publish_at=moment)
    desk.sit(editor)

    sealed = standing(preview(desk.client, article, "en").content.decode())
    article.title_en = "Written afterwards"
    article.save()
    changed = standing(preview(desk.client, article, "en").content.decode())

    assert sealed[0].startswith(f"Scheduled for 10 June {moment.year}, 09:30")
    assert changed[0].startswith("Draft, saved")
    assert len(sealed) == len(changed) == 1
