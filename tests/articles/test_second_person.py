"""What nobody else has approved is not published, except in an emergency, which stays flagged until somebody else approves it."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from articles import workflow
from articles.models import Act, Emergency, Update
from articles.publishing import NotReady, Publication, cancel, confirm, publish, schedule

pytestmark = pytest.mark.django_db

FIRST = [Publication("ar", "first")]


@pytest.fixture
def second(make_user):
    return make_user("second", "editor")


def codes(error):
    return [(reason.language, reason.code) for reason in error.value.reasons]


def test_words_that_nobody_else_approved_are_not_published(make_article, editor, now):
    for verb, when in ((publish, {}), (schedule, {"publish_at": now + dt.timedelta(hours=1)})):
        with pytest.raises(NotReady) as error:
            verb(article=make_article(), publications=FIRST, by=editor, at=now, **when)

        assert codes(error) == [("ar", "not_approved")]
    assert not Update.objects.exists()


def test_approved_words_are_published_without_a_flag(make_article, reporter, editor, now):
    article = make_article()
    workflow.submit(article=article, language="ar", by=reporter, at=now)
    workflow.approve(article=article, language="ar", by=editor, at=now)

    update = publish(article=article, publications=FIRST, by=editor, at=now)[0]

    assert update.approved_by == editor
    assert not Emergency.objects.exists()


def test_an_emergency_is_published_and_flagged_until_another_person_approves(make_article, editor, second, now):
    article = make_article()
    publish(article=article, publications=FIRST, by=editor, at=now, emergency="عاجل")

    with pytest.raises(PermissionDenied):
        confirm(article=article, language="ar", by=editor, at=now)
    assert Emergency.objects.unconfirmed().count() == 1
    confirm(article=article, language="ar", by=second, at=now)

    assert not Emergency.objects.unconfirmed().exists()
    steps = Act.objects.order_by("id").values_list("verb", "by__username", "note")
    assert list(steps) == [("published", "editor", ""), ("emergency", "editor", "عاجل"), ("confirmed", "second", "")]


def test_who_wrote_the_words_of_an_emergency_cannot_approve_it_afterwards(make_article, editor, second, now):
    article = make_article()
    article.title_ar = "عنوان آخر"
    workflow.save(article=article, by=second, at=now)
    publish(article=article, publications=FIRST, by=editor, at=now, emergency="عاجل")

    with pytest.raises(PermissionDenied):
        confirm(article=article, language="ar", by=second, at=now)

    with pytest.raises(IntegrityError, match="emergency_confirmed_by_another"), transaction.atomic():
        Emergency.objects.update(confirmed_by=second, confirmed_at=now)


def test_an_emergency_needs_no_less_than_the_rest(make_article, editor, now):
    with pytest.raises(NotReady) as error:
        publish(article=make_article(title_ar=""), publications=FIRST, by=editor, at=now, emergency="عاجل")

    assert codes(error) == [("ar", "title")]


def test_a_cancelled_emergency_takes_its_flag_along(make_article, editor):
    from django.utils import timezone

    now, article = timezone.now(), make_article()
    later = now + dt.timedelta(hours=1)
    schedule(article=article, publications=FIRST, by=editor, at=now, publish_at=later, emergency="عاجل")

    cancel(article=article, language="ar", by=editor, at=now)

    assert not Emergency.objects.exists()


def test_a_held_release_waits_for_all_its_languages_and_says_what_they_lack(make_article, now):
    article = make_article(gate="together", body_en="")

    with pytest.raises(NotReady) as error:
        publish(article=article, publications=FIRST, by=None, at=now)

    assert codes(error) == [("en", "gate"), ("en", "body")]


def test_a_held_release_goes_out_at_once_in_all_languages_and_is_then_free(make_article, make_update, now):
    article = make_article(gate="together")

    both = [*FIRST, Publication("en", "first")]
    updates = publish(article=article, publications=both, by=None, at=now)
    make_update(article, kind="correction", note="عدد الدول 28.", at=now + dt.timedelta(hours=1), title_ar="عنوان")

    assert {update.published_at for update in updates} == {now}
    assert Update.objects.count() == 3


def test_what_lies_in_the_recycle_bin_is_not_published(make_article, now):
    with pytest.raises(NotReady) as error:
        publish(article=make_article(binned_at=now), publications=FIRST, by=None, at=now)

    assert codes(error) == [("", "binned")]
