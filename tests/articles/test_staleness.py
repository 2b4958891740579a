"""Whether a translation is out of date follows from the text it was made from, never from clocks or saves."""

import datetime as dt

import pytest

from articles.models import Act, Edition, Update
from articles.publishing import Publication, publish
from articles.workflow import confirm_translation, save

pytestmark = pytest.mark.django_db

LATER = dt.timedelta(hours=1)


@pytest.fixture
def published(make_article, now):
    """An Arabic original and its English translation, both public."""
    article = make_article()
    confirm_translation(article=article, language="en", by=None, at=now)
    publish(article=article, publications=[Publication("ar", "first"), Publication("en", "first")], by=None, at=now)
    return article


def rewrite(article, kind, at, **words):
    for name, value in words.items():
        setattr(article, name, value)
    save(article=article, by=None, at=at)
    language = next(iter(words)).rpartition("_")[2]
    note = "" if kind == "minor" else "ملاحظة للقراء."
    return publish(article=article, publications=[Publication(language, kind, note)], by=None, at=at)[0]


def outdated(at):
    return list(Edition.objects.outdated(at=at).values_list("language", flat=True))


def test_a_significant_update_of_the_original_outdates_the_translation_at_once(published, now):
    rewrite(published, "update", now + LATER, body_ar="<p>نص آخر.</p>")

    assert outdated(now + LATER) == ["en"]


def test_a_minor_change_of_the_original_does_not(published, now):
    rewrite(published, "minor", now + LATER, title_ar="مؤتمر في الدوحه")

    assert outdated(now + LATER) == []


def test_an_unpublished_change_of_the_original_does_not(published, now):
    published.body_ar = "<p>نص آخر.</p>"
    save(article=published, by=None, at=now)

    assert outdated(now + LATER) == []


def test_saving_again_alters_nothing(published, now):
    rewrite(published, "update", now + LATER, body_ar="<p>نص آخر.</p>")
    before = outdated(now + LATER)

    save(article=published, by=None, at=now + 2 * LATER)
    published.save()

    assert outdated(now + 2 * LATER) == before == ["en"]


def test_a_minor_edit_of_the_translation_does_not_clear_it(published, now):
    rewrite(published, "update", now + LATER, body_ar="<p>نص آخر.</p>")

    rewrite(published, "minor", now + 2 * LATER, title_en="Conference at Doha")

    assert outdated(now + 2 * LATER) == ["en"]


def test_confirming_clears_it_with_a_name_and_without_a_new_update(published, editor, now):
    rewrite(published, "update", now + LATER, body_ar="<p>نص آخر.</p>")
    updates = Update.objects.count()

    confirm_translation(article=published, language="en", by=editor, at=now + LATER)

    assert outdated(now + LATER) == []
    assert Update.objects.count() == updates
    assert Act.objects.filter(verb="up_to_date", by=editor, language="en").exists()


def test_an_update_of_the_translation_names_the_source_it_reflects(published, now):
    second = rewrite(published, "update", now + LATER, body_ar="<p>نص آخر.</p>")
    late = rewrite(published, "minor", now + 2 * LATER, title_en="Conference at Doha")
    assert late.source_update.number == 1

    confirm_translation(article=published, language="en", by=None, at=now + 3 * LATER)
    fresh = rewrite(published, "update", now + 3 * LATER, body_en="<p>Another text.</p>")

    assert fresh.source_update == second


def test_an_english_original_outdates_its_arabic_translation(make_article, now):
    article = make_article(original_language="en")
    confirm_translation(article=article, language="ar", by=None, at=now)
    publish(article=article, publications=[Publication("ar", "first"), Publication("en", "first")], by=None, at=now)

    rewrite(article, "update", now + LATER, body_en="<p>Another text.</p>")

    assert outdated(now + LATER) == ["ar"]


def test_typing_in_the_translation_does_not_make_the_original_look_newer(published, now):
    published.title_en = "Conference at Doha"
    save(article=published, by=None, at=now)

    again = rewrite(published, "update", now + LATER, title_en="Conference held at Doha")

    assert outdated(now + LATER) == []
    assert again.source_update.language == "ar"
