import pytest
from django.core.exceptions import PermissionDenied

from articles import workflow
from articles.models import Act, Edition

pytestmark = pytest.mark.django_db


def state(article, language):
    return Edition.objects.get(article=article, language=language).state


def test_words_go_through_review_and_every_step_is_on_the_timeline(make_article, reporter, editor, now):
    article = make_article()

    workflow.submit(article=article, language="ar", by=reporter, at=now)
    workflow.return_to_drafting(article=article, language="ar", by=editor, at=now, reason="العنوان طويل.")
    workflow.submit(article=article, language="ar", by=reporter, at=now)
    workflow.approve(article=article, language="ar", by=editor, at=now)

    assert state(article, "ar") == "approved"
    steps = Act.objects.order_by("id").values_list("verb", "by__username", "note")
    assert list(steps) == [
        ("submitted", "reporter", ""),
        ("returned", "editor", "العنوان طويل."),
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


@pytest.mark.parametrize("verb", [workflow.submit, workflow.return_to_drafting, workflow.confirm_translation])
def test_a_translator_moves_only_the_own_language(make_article, translator, now, verb):
    article = make_article()

    verb(article=article, language="en", by=translator, at=now)
    with pytest.raises(PermissionDenied):
        verb(article=article, language="ar", by=translator, at=now)


def test_a_new_article_remembers_who_began_it(reporter, now):
    from articles.models import Article

    article = workflow.save(article=Article(title_ar="عنوان", original_language="ar"), by=reporter, at=now)

    assert article.created_by == reporter
    assert [edition.language for edition in article.editions.all()] == ["ar"]
