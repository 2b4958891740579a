import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from articles import workflow
from articles.models import Act, Article, Edition, Restriction, Topic
from articles.readiness import NotReady

pytestmark = pytest.mark.django_db


def state(article, language):
    return Edition.objects.get(article=article, language=language).state


def test_words_go_through_review_and_every_step_is_on_the_timeline(make_article, reporter, editor, now):
    article = make_article()

    workflow.submit(article=article, language="ar", by=reporter, at=now)
    workflow.take(article=article, language="ar", by=editor, at=now)
    workflow.request_changes(article=article, language="ar", by=editor, at=now, reason="العنوان طويل.")
    workflow.submit(article=article, language="ar", by=reporter, at=now)
    workflow.recall(article=article, language="ar", by=reporter, at=now)
    workflow.submit(article=article, language="ar", by=reporter, at=now)
    workflow.approve(article=article, language="ar", by=editor, at=now)

    assert state(article, "ar") == "approved"
    steps = Act.objects.order_by("id").values_list("verb", "by__username", "note")
    assert list(steps) == [
        ("submitted", "reporter", ""),
        ("taken", "editor", ""),
        ("returned", "editor", "العنوان طويل."),
        ("submitted", "reporter", ""),
        ("recalled", "reporter", ""),
        ("submitted", "reporter", ""),
        ("approved", "editor", ""),
    ]


def test_submitting_twice_is_one_step(make_article, reporter, now):
    article = make_article()

    for _click in range(2):
        workflow.submit(article=article, language="ar", by=reporter, at=now)

    assert Act.objects.count() == 1


def test_changing_approved_words_returns_only_that_language_to_drafting(make_article, editor, now):
    article = make_article()
    for code in ("ar", "en"):
        workflow.approve(article=article, language=code, by=editor, at=now)

    article.title_en = "Another title"
    workflow.save(article=article, by=editor, at=now)

    assert (state(article, "ar"), state(article, "en")) == ("approved", "drafting")
    assert Edition.objects.get(language="en").approved_by is None


def test_a_reporter_cannot_approve(make_article, reporter, now):
    with pytest.raises(PermissionDenied):
        workflow.approve(article=make_article(), language="ar", by=reporter, at=now)


def test_a_translator_writes_only_the_own_language(make_article, translator, now):
    article = make_article()
    article.title_en = "Another title"
    workflow.save(article=article, by=translator, at=now)

    article.title_ar = "عنوان آخر"
    with pytest.raises(PermissionDenied):
        workflow.save(article=article, by=translator, at=now)

    article.refresh_from_db()
    assert (article.title_en, article.title_ar) == ("Another title", "مؤتمر في الدوحة")


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "speech"), ("reference", "2011/015"), ("original_language", "en")]
)
def test_a_translator_cannot_change_what_languages_share(make_article, translator, now, field, value):
    article = make_article()

    setattr(article, field, value)
    with pytest.raises(PermissionDenied):
        workflow.save(article=article, by=translator, at=now)


@pytest.mark.parametrize("verb", [workflow.submit, workflow.recall, workflow.confirm_translation])
def test_a_translator_moves_only_the_own_language(make_article, translator, now, verb):
    article = make_article()

    verb(article=article, language="en", by=translator, at=now)
    with pytest.raises(PermissionDenied):
        verb(article=article, language="ar", by=translator, at=now)


def test_whoever_last_wrote_the_words_cannot_approve_them(make_article, editor, make_user, now):
    article = make_article()
    article.title_ar = "عنوان آخر"
    workflow.save(article=article, by=editor, at=now)
    workflow.submit(article=article, language="ar", by=None, at=now)

    for verb in (workflow.approve, workflow.take):
        with pytest.raises(PermissionDenied):
            verb(article=article, language="ar", by=editor, at=now)
    workflow.approve(article=article, language="ar", by=make_user("second", "editor"), at=now)
    workflow.approve(article=article, language="en", by=editor, at=now)

    assert (state(article, "ar"), state(article, "en")) == ("approved", "approved")


def test_whoever_submitted_the_words_cannot_approve_them(make_article, editor, now):
    article = make_article()
    workflow.submit(article=article, language="ar", by=editor, at=now)

    with pytest.raises(PermissionDenied):
        workflow.approve(article=article, language="ar", by=editor, at=now)

    assert state(article, "ar") == "in_review"


def test_the_database_refuses_an_approval_by_the_writer(make_article, editor, now):
    article = make_article()
    workflow.approve(article=article, language="ar", by=editor, at=now)

    with pytest.raises(IntegrityError, match="edition_approved_by_another"):
        Edition.objects.update(edited_by=editor)


def test_only_the_submitter_or_who_publishes_withdraws_a_submission(make_article, reporter, editor, make_user, now):
    article = make_article()
    workflow.submit(article=article, language="ar", by=reporter, at=now)

    with pytest.raises(PermissionDenied):
        workflow.recall(article=article, language="ar", by=make_user("other", "reporter"), at=now)
    workflow.recall(article=article, language="ar", by=editor, at=now)

    assert state(article, "ar") == "drafting"


def test_changes_are_requested_with_a_reason(make_article, reporter, editor, now):
    article = make_article()
    workflow.submit(article=article, language="ar", by=reporter, at=now)

    with pytest.raises(NotReady):
        workflow.request_changes(article=article, language="ar", by=editor, at=now, reason="  ")
    with pytest.raises(PermissionDenied):
        workflow.request_changes(article=article, language="ar", by=reporter, at=now, reason="قصير.")

    assert state(article, "ar") == "in_review"


def test_no_words_cannot_be_submitted_or_approved(make_article, now):
    article = make_article(title_en="", body_en="")

    for verb in (workflow.submit, workflow.approve):
        with pytest.raises(NotReady):
            verb(article=article, language="en", by=None, at=now)


def test_what_is_not_in_review_cannot_be_taken(make_article, editor, now):
    with pytest.raises(NotReady):
        workflow.take(article=make_article(), language="ar", by=editor, at=now)


def test_changing_what_languages_share_returns_all_of_them_to_drafting(make_article, approved, make_image, editor, now):
    article = approved(make_article())

    article.lead_image = make_image()
    workflow.save(article=article, by=editor, at=now)

    assert (state(article, "ar"), state(article, "en")) == ("drafting", "drafting")


def test_changing_the_topics_returns_all_languages_to_drafting(make_article, approved, editor):
    article = approved(make_article())

    workflow.set_topics(article=article, topics=[Topic.objects.create(slug="energy")], by=editor)

    assert (state(article, "ar"), state(article, "en")) == ("drafting", "drafting")


def test_nobody_outside_the_circle_sees_or_moves_a_restricted_article(make_article, reporter, editor, now):
    article = make_article()
    Restriction.objects.create(article=article, person=reporter)

    for verb in (workflow.submit, workflow.approve, workflow.confirm_translation):
        with pytest.raises(PermissionDenied):
            verb(article=article, language="ar", by=editor, at=now)
    workflow.submit(article=article, language="ar", by=reporter, at=now)

    assert list(Article.objects.seen_by(editor)) == []
    assert list(Article.objects.seen_by(reporter)) == list(Article.objects.seen_by(None)) == [article]


def test_what_the_desk_notes_makes_no_revision(make_article, now):
    article = make_article()

    Article.objects.filter(pk=article.pk).update(gate="together", binned_at=now)

    assert article.revisions.count() == 1


def test_a_new_article_remembers_who_began_it(reporter, now):
    article = workflow.save(article=Article(title_ar="عنوان", original_language="ar"), by=reporter, at=now)

    assert article.created_by == reporter
    assert [edition.language for edition in article.editions.all()] == ["ar"]
