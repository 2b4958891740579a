"""Who may save what through the form of an article."""

import pytest
from django.core.exceptions import PermissionDenied

from articles import workflow
from articles.models import Act, Article, Edition, Topic
from tests.desk.conftest import address, filled

pytestmark = pytest.mark.django_db


def test_an_article_remembers_who_began_it(desk, reporter):
    data = filled(desk.sit(reporter).client.get(address("article_add")))

    response = desk.client.post(address("article_add"), data | {"title_ar": "خبر", "original_language": "ar"})

    article = Article.objects.get()
    assert response.status_code == 302
    assert (article.title_ar, article.slug_ar, article.created_by) == ("خبر", "خبر", reporter)


@pytest.mark.parametrize("role", ["reporter", "editor", "administrator"])
def test_writers_change_every_language(desk, make_article, request, role):
    article = make_article()

    desk.sit(request.getfixturevalue(role)).save(article, title_ar="أول", title_en="First", kind="speech")

    article.refresh_from_db()
    assert (article.title_ar, article.title_en, article.kind) == ("أول", "First", "speech")


def test_a_translator_changes_the_words_of_one_language(desk, make_article, translator):
    article = make_article()

    response = desk.sit(translator).save(article, title_en="First")

    article.refresh_from_db()
    assert response.status_code == 302
    assert (article.title_ar, article.title_en) == ("مؤتمر في الدوحة", "First")


def test_a_translator_reads_the_other_languages_as_readers_would(desk, make_article, translator):
    page = desk.sit(translator).client.get(address("article_change", make_article().pk)).content.decode()

    assert '<div class="desk-words" lang="ar" dir="rtl"><p>افتُتح المؤتمر اليوم.</p></div>' in page
    assert 'name="title_ar"' not in page
    assert 'name="kind"' not in page


@pytest.mark.parametrize("crafted", [{"title_ar": "آخر"}, {"kind": "speech"}, {"topics": ["1"]}, {"reference": "7"}])
def test_what_the_form_does_not_offer_is_refused(desk, make_article, translator, crafted):
    article = make_article()

    response = desk.sit(translator).save(article, title_en="First", **crafted)

    article.refresh_from_db()
    assert response.status_code == 403
    assert article.title_en == "Conference in Doha"


def test_a_stranger_sees_and_changes_nothing(desk, make_article, stranger):
    article = make_article()
    desk.sit(stranger)

    pages = [
        desk.client.get(address("article_changelist")),
        desk.client.get(address("article_change", article.pk)),
        desk.send(article, {"title_en": "First"}),
        desk.panel(article, **{"publish-ar-chosen": "on", "publish-ar-kind": "first"}),
        desk.act("notice", article, act="withdraw"),
        desk.act("cancel", article, language="ar"),
        desk.act("review", article, language="ar", act="submit", revision=article.latest_revision().pk),
        desk.client.get(address("article_preview", article.pk, "ar")),
    ]

    assert {page.status_code for page in pages} == {403}
    assert not Act.objects.exists()


def test_a_viewer_sees_rendered_text_and_no_field(desk, make_article, make_user):
    from django.contrib.auth.models import Permission

    viewer = make_user("viewer")
    viewer.user_permissions.add(Permission.objects.get(codename="view_article"))
    article = make_article()

    page = desk.sit(viewer).client.get(address("article_change", article.pk)).content.decode()

    assert "<p>The conference opened today.</p>" in page
    assert 'name="title_en"' not in page
    assert desk.send(article, {"title_en": "First"}).status_code == 403


def test_topics_are_saved_with_the_words(desk, make_article, reporter):
    article, energy = make_article(), Topic.objects.create(slug="energy", name_en="Energy")

    desk.sit(reporter).save(article, topics=[str(energy.pk)])

    assert list(article.topics.all()) == [energy]


def test_a_translation_is_confirmed_with_the_save_that_makes_it(desk, make_article, translator):
    article = make_article()

    desk.sit(translator).save(article, title_en="First", up_to_date=["en"])

    edition = Edition.objects.get(article=article, language="en")
    assert edition.based_on == article.latest_revision()


def test_an_empty_translation_reflects_nothing(desk, make_article, translator, errors):
    article = make_article(title_en="", body_en="", slug_en="")

    response = desk.sit(translator).save(article, up_to_date=["en"])

    assert "no text yet" in errors(response)["up_to_date"][0]


def test_an_outdated_translation_says_what_it_was_made_from(desk, make_article, make_update, translator):
    from articles.workflow import confirm_translation
    from tests.desk.conftest import PAST

    article = make_article()
    confirm_translation(article=article, language="en", by=None, at=PAST)
    make_update(article, at=PAST, title_ar="عنوان أحدث")

    page = desk.sit(translator).client.get(address("article_change", article.pk)).content.decode()

    assert "English is outdated." in page
    assert "2020-01-06T10:00+01:00" in page


def test_an_address_that_belongs_to_another_article_is_refused(desk, make_article, editor, errors):
    make_article(slug_en="doha")
    article = make_article(title_en="Another")

    response = desk.sit(editor).save(article, slug_en="doha")

    assert "belongs to another article" in errors(response)["slug_en"][0]


def test_line_ends_of_the_browser_are_no_change(desk, make_article, editor):
    article = make_article(standfirst_ar="سطر\nسطر", body_ar="<p>واحد<br>اثنان</p><p>ثلاثة</p>")
    data = desk.sit(editor).open(article)
    before = article.latest_revision()

    desk.send(article, data, standfirst_ar="سطر\r\nسطر", body_ar="<p>واحد<br />\r\nاثنان</p>\r\n\r\n<p>ثلاثة</p>\r\n")

    assert article.latest_revision() == before
    article.refresh_from_db()
    assert (article.standfirst_ar, article.body_ar) == ("سطر\nسطر", "<p>واحد<br>اثنان</p><p>ثلاثة</p>")


def test_script_in_the_body_does_not_come_back(desk, make_article, editor):
    article = make_article()

    desk.sit(editor).save(article, body_en="<p>Words</p><script>alert(1)</script>")

    article.refresh_from_db()
    assert article.body_en == "<p>Words</p>"


def test_what_was_published_cannot_be_deleted_and_the_page_says_so(desk, make_update, editor):
    article = make_update().article

    response = desk.sit(editor).client.post(address("article_delete", article.pk), {"post": "yes"}, follow=True)

    assert Article.objects.filter(pk=article.pk).exists()
    assert "cannot be deleted" in response.content.decode()


def test_the_verbs_ask_for_permission_themselves(make_article, make_update, reporter, translator, editor):
    article, energy = make_article(), Topic.objects.create(slug="energy")

    with pytest.raises(PermissionDenied):
        workflow.set_topics(article=article, topics=[energy], by=translator)

    assert Article.objects.count() == 1
    assert not article.topics.exists()


def test_a_page_with_errors_knows_that_it_holds_what_is_not_saved(desk, make_article, editor):
    article = make_article()

    fresh = desk.sit(editor).client.get(address("article_change", article.pk)).content.decode()
    failed = desk.save(article, kind="no such kind").content.decode()

    assert "data-is-unsaved" not in fresh
    assert "data-is-unsaved" in failed


@pytest.mark.parametrize("title", ["   ", "\u202e", " \u200f\u200b"], ids=["spaces", "direction", "both"])
def test_a_title_that_nobody_can_see_is_none(desk, make_article, editor, title):
    article = make_article()

    desk.sit(editor).save(article, title_ar=title)

    article.refresh_from_db()
    assert not article.title_ar
