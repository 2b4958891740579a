"""Moving what is scheduled: the sealed words stay, both steps are kept, and languages that go together stay together."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from articles import workflow
from articles.models import Act, Article, Emergency, Update
from articles.publishing import Publication, cancel, publish, schedule
from articles.readiness import NotReady
from articles.rescheduling import reschedule
from articles.verification import verify

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def now():
    """The database lets only what lies in its own future be taken back."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0) + 24 * HOUR


@pytest.fixture
def sealed(make_article, approved, editor, now):
    """Schedules languages of an article for the next hour, together, and returns it."""

    def make(*codes, emergency="", **fields):
        article = make_article(**fields)
        workflow.confirm_translation(article=article, language="en", by=None, at=now)
        if not emergency:
            approved(article)
        asked = [Publication(code, "first") for code in codes or ("ar",)]
        known = {"by": editor, "at": now, "publish_at": now + HOUR, "emergency": emergency}
        schedule(article=article, publications=asked, **known)
        return article

    return make


def reasons(refusal):
    return {(reason.language, reason.code) for reason in refusal.value.reasons}


def test_the_sealed_words_move_whatever_was_saved_meanwhile(sealed, editor, now):
    article = sealed()
    Article.objects.filter(pk=article.pk).update(title_ar="عنوان لم يعتمده أحد")

    (moved,) = reschedule(article=article, languages=["ar"], by=editor, at=now, publish_at=now + 5 * HOUR)

    update = Update.objects.get()
    assert update == moved
    assert (update.title, update.number, update.published_at) == ("مؤتمر في الدوحة", 1, now + 5 * HOUR)
    assert update.public_at == update.first_published_at == now + 5 * HOUR
    verbs = Act.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs)[-3:] == ["scheduled", "cancelled", "scheduled"]
    assert not verify().findings


def test_what_is_saved_is_taken_when_the_person_says_so_and_somebody_approved_it(sealed, approved, editor, now):
    article = sealed()
    article.refresh_from_db()
    article.title_ar = "عنوان أحدث"
    workflow.save(article=article, by=None, at=now)
    asked = {"article": article, "languages": ["ar"], "by": editor, "at": now, "publish_at": now + 2 * HOUR}

    with pytest.raises(NotReady) as refusal:
        reschedule(**asked, afresh=True)
    kept = Update.objects.get().title
    workflow.approve(article=article, language="ar", by=editor, at=now)
    with pytest.raises(NotReady) as stale:
        reschedule(**asked, afresh=True, revision=0)
    reschedule(**asked, afresh=True, revision=article.latest_revision().pk)

    assert (reasons(refusal), kept) == ({("ar", "not_approved")}, "مؤتمر في الدوحة")
    assert reasons(stale) == {("", "stale")}
    assert Update.objects.get().title == "عنوان أحدث"


def test_both_languages_move_and_the_translation_names_the_new_original(sealed, editor, now):
    article = sealed("ar", "en")

    original, translation = reschedule(
        article=article, languages=["en", "ar"], by=editor, at=now, publish_at=now + 2 * HOUR
    )

    assert (original.language, translation.source_update) == ("ar", original)
    assert set(Update.objects.values_list("published_at", flat=True)) == {now + 2 * HOUR}


def test_an_original_does_not_leave_its_translation_behind(sealed, editor, now):
    article = sealed("ar", "en")

    with pytest.raises(NotReady) as refusal:
        reschedule(article=article, languages=["ar"], by=editor, at=now, publish_at=now + 2 * HOUR)
    with pytest.raises(NotReady) as cancelling:
        cancel(article=article, language="ar", by=editor, at=now)

    assert reasons(refusal) == reasons(cancelling) == {("ar", "reflected")}
    assert Update.objects.count() == 2


def test_a_release_that_holds_its_languages_together_moves_as_a_whole(sealed, editor, now):
    article = sealed("ar", "en", gate="together")

    with pytest.raises(NotReady) as refusal:
        reschedule(article=article, languages=["en"], by=editor, at=now, publish_at=now + 2 * HOUR)

    assert reasons(refusal) == {("ar", "gate")}


def test_the_flag_of_an_emergency_moves_along(sealed, editor, now):
    article = sealed(emergency="The minister speaks tonight.")
    workflow_flag = Emergency.objects.get()

    (moved,) = reschedule(article=article, languages=["ar"], by=editor, at=now, publish_at=now + 2 * HOUR)

    flag = Emergency.objects.get()
    assert (flag.update, flag.reason, flag.by) == (moved, workflow_flag.reason, editor)


def test_an_update_that_waits_beside_a_public_text_moves_and_a_silent_one_keeps_the_public_date(
    make_update, approved, editor, now
):
    article = make_update(at=now - HOUR).article
    article.title_ar = "عنوان"
    article.save()
    approved(article, "ar")
    asked = [Publication("ar", "minor")]
    schedule(article=article, publications=asked, by=editor, at=now, publish_at=now + HOUR)

    (moved,) = reschedule(article=article, languages=["ar"], by=editor, at=now, publish_at=now + 2 * HOUR)

    assert (moved.number, moved.public_at, moved.published_at) == (2, now - HOUR, now + 2 * HOUR)
    assert Update.objects.live(at=now + HOUR).get().number == 1


def test_what_is_public_or_was_never_scheduled_does_not_move(sealed, make_article, approved, editor, now):
    public = approved(make_article())
    publish(article=public, publications=[Publication("ar", "first")], by=editor, at=now)

    for article, at in ((public, now), (make_article(), now), (sealed(), now + HOUR)):
        with pytest.raises(NotReady) as refusal:
            reschedule(article=article, languages=["ar"], by=editor, at=at, publish_at=now + 9 * HOUR)
        assert ("ar", "not_waiting") in reasons(refusal)


def test_the_past_the_same_moment_and_strangers(sealed, editor, reporter, now):
    article = sealed()

    with pytest.raises(NotReady) as refusal:
        reschedule(article=article, languages=["ar"], by=editor, at=now, publish_at=now)
    with pytest.raises(PermissionDenied):
        reschedule(article=article, languages=["ar"], by=reporter, at=now, publish_at=now + 2 * HOUR)
    before = Act.objects.count()
    reschedule(article=article, languages=["ar"], by=editor, at=now, publish_at=now + HOUR)

    assert reasons(refusal) == {("", "not_future")}
    assert Act.objects.count() == before
