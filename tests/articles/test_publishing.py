import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from articles.models import Act, Update
from articles.publishing import NotReady, Publication, cancel, publish, reinstate, remove, schedule, withdraw

pytestmark = pytest.mark.django_db

LATER = dt.timedelta(hours=1)


def codes(error):
    return {(reason.language, reason.code) for reason in error.value.reasons}


def test_publishing_one_language_never_touches_the_other(make_article, now):
    article = make_article()

    publish(article=article, publications=[Publication("ar", "first")], by=None, at=now)

    assert list(Update.objects.live(at=now).values_list("language", flat=True)) == ["ar"]


def test_both_languages_go_public_in_the_same_second_and_the_translation_names_its_source(make_article, now):
    from articles.workflow import confirm_translation

    article = make_article()
    confirm_translation(article=article, language="en", by=None, at=now)

    english, arabic = publish(
        article=article, publications=[Publication("en", "first"), Publication("ar", "first")], by=None, at=now
    )

    assert english.published_at == arabic.published_at == now
    assert english.source_update == arabic
    assert arabic.source_update is None


def test_every_reason_is_listed_at_once_and_nothing_is_written(make_article, now):
    article = make_article(title_ar="", body_en="<p> </p>")

    with pytest.raises(NotReady) as error:
        publish(
            article=article, publications=[Publication("ar", "first"), Publication("en", "update")], by=None, at=now
        )

    assert codes(error) == {("ar", "title"), ("en", "body"), ("en", "kind"), ("en", "note")}
    assert not Update.objects.exists()


def test_readers_keep_seeing_the_old_update_while_editors_type(make_article, make_update, now):
    update = make_update()

    update.article.title_ar = "عنوان آخر"
    update.article.save()

    assert Update.objects.live(at=now).get().title == "مؤتمر في الدوحة"


def test_a_double_click_publishes_once(make_article, now):
    article = make_article()

    first = publish(article=article, publications=[Publication("ar", "first")], by=None, at=now)
    second = publish(
        article=article, publications=[Publication("ar", "first")], by=None, at=now + dt.timedelta(seconds=1)
    )

    assert first == second
    assert Update.objects.count() == Act.objects.count() == 1


def test_two_clicks_that_race_for_the_lock_publish_once(make_article, now):
    article = make_article()

    first = publish(article=article, publications=[Publication("ar", "first")], by=None, at=now)
    second = publish(
        article=article, publications=[Publication("ar", "first")], by=None, at=now - dt.timedelta(milliseconds=40)
    )

    assert first == second


def test_a_minor_change_leaves_the_public_date(make_update, now):
    first = make_update()

    minor = make_update(first.article, kind="minor", at=now + LATER, title_ar="مؤتمر في الدوحه")

    assert (minor.published_at, minor.public_at, minor.first_published_at) == (now + LATER, now, now)


def test_an_update_moves_the_public_date_and_keeps_the_first(make_update, now):
    first = make_update()

    second = make_update(first.article, kind="update", note="أضيفت أسماء المشاركين.", at=now + LATER, title_ar="عنوان")

    assert (second.number, second.public_at, second.first_published_at) == (2, now + LATER, now)


@pytest.mark.parametrize("kind", ["update", "correction"])
def test_a_second_publication_without_a_note_is_refused(make_update, now, kind):
    first = make_update()

    with pytest.raises(NotReady) as error:
        make_update(first.article, kind=kind, note="  ", at=now + LATER, title_ar="عنوان")

    assert codes(error) == {("ar", "note")}


def test_a_scheduled_update_is_public_in_its_second_and_not_before(make_article, now):
    article = make_article()

    schedule(article=article, publications=[Publication("ar", "first")], by=None, at=now, publish_at=now + LATER)

    assert not Update.objects.live(at=now + LATER - dt.timedelta(seconds=1)).exists()
    assert Update.objects.live(at=now + LATER).exists()


def test_the_sealed_words_go_public_whatever_is_typed_afterwards(make_article, now):
    article = make_article()
    schedule(article=article, publications=[Publication("ar", "first")], by=None, at=now, publish_at=now + LATER)

    article.title_ar = "عنوان آخر"
    article.save()

    assert Update.objects.live(at=now + LATER).get().title == "مؤتمر في الدوحة"


def test_nothing_is_published_over_a_waiting_schedule(make_article, now):
    article = make_article()
    schedule(article=article, publications=[Publication("ar", "first")], by=None, at=now, publish_at=now + LATER)
    article.title_ar = "عنوان آخر"
    article.save()

    with pytest.raises(NotReady) as error:
        publish(article=article, publications=[Publication("ar", "minor")], by=None, at=now)

    assert codes(error) == {("ar", "scheduled")}


def test_a_moment_that_has_passed_cannot_be_scheduled(make_article, now):
    with pytest.raises(NotReady) as error:
        schedule(article=make_article(), publications=[Publication("ar", "first")], by=None, at=now, publish_at=now)

    assert codes(error) == {("", "not_future")}


def test_cancelling_deletes_what_waits_and_leaves_a_trace(make_article, approved, editor):
    from django.utils import timezone

    now = timezone.now()
    article = approved(make_article(), "ar")
    schedule(article=article, publications=[Publication("ar", "first")], by=editor, at=now, publish_at=now + LATER)

    assert cancel(article=article, language="ar", by=editor, at=now) is True
    assert cancel(article=article, language="ar", by=editor, at=now) is False

    assert not Update.objects.exists()
    assert list(Act.objects.values_list("verb", "by__username")) == [
        ("cancelled", "editor"),
        ("scheduled", "editor"),
        ("approved", None),
    ]


def test_withdrawing_keeps_the_text_under_a_notice_and_takes_it_off_the_lists(make_update, now):
    first = make_update()

    notice = withdraw(article=first.article, notes={"ar": "نُشر خطأ."}, by=None, at=now + LATER)[0]

    assert (notice.kind, notice.title, notice.body) == ("withdrawal", first.title, first.body)
    assert Update.objects.live(at=now + LATER).get() == notice
    assert not Update.objects.listed(at=now + LATER).exists()


def test_removing_leaves_only_the_reason(make_update, now):
    first = make_update()

    notice = remove(article=first.article, notes={"ar": "أمر قضائي."}, by=None, at=now + LATER)[0]

    assert (notice.title, notice.body, notice.caption, notice.slug) == ("", "", "", first.slug)


def test_reinstating_brings_back_the_last_public_text(make_update, now):
    first = make_update()
    withdraw(article=first.article, notes={"ar": "نُشر خطأ."}, by=None, at=now + LATER)

    back = reinstate(article=first.article, notes={"ar": "تأكدت صحة النص."}, by=None, at=now + 2 * LATER)[0]

    assert (back.number, back.kind, back.title) == (3, "update", first.title)
    assert Update.objects.listed(at=now + 2 * LATER).get() == back


def test_withdrawing_and_reinstating_twice_write_once(make_update, now):
    first = make_update()
    for _again in range(2):
        withdraw(article=first.article, notes={"ar": "نُشر خطأ."}, by=None, at=now + LATER)
    for _again in range(2):
        reinstate(article=first.article, notes={"ar": "تأكدت صحة النص."}, by=None, at=now + 2 * LATER)

    assert list(Update.objects.order_by("number").values_list("kind", flat=True)) == ["first", "withdrawal", "update"]


def test_a_withdrawn_text_is_reinstated_before_it_is_updated(make_update, now):
    first = make_update()
    withdraw(article=first.article, notes={"ar": "نُشر خطأ."}, by=None, at=now + LATER)

    with pytest.raises(NotReady) as error:
        make_update(first.article, kind="update", note="تحديث", at=now + 2 * LATER, title_ar="عنوان")

    assert codes(error) == {("ar", "withdrawn")}


@pytest.mark.parametrize("verb", [withdraw, remove, reinstate])
def test_notices_need_a_reason_for_readers(make_update, now, verb):
    first = make_update()

    with pytest.raises(NotReady) as error:
        verb(article=first.article, notes={"ar": " "}, by=None, at=now + LATER)

    assert codes(error) <= {("ar", "note"), ("ar", "not_withdrawn")}
    assert Update.objects.count() == 1


def test_the_address_of_another_article_is_refused_even_from_its_past(make_article, make_update, now):
    first = make_update(slug_ar="qimma")
    make_update(first.article, kind="minor", at=now + LATER, slug_ar="qimma-jadida")

    with pytest.raises(NotReady) as error:
        make_update(make_article(slug_ar="qimma"), at=now + LATER)

    assert codes(error) == {("ar", "slug_taken")}


def test_a_page_opened_before_somebody_else_saved_does_not_publish(make_article, now):
    article = make_article()
    seen = article.latest_revision().pk
    article.title_ar = "عنوان آخر"
    article.save()

    with pytest.raises(NotReady) as error:
        publish(article=article, publications=[Publication("ar", "first")], by=None, at=now, revision=seen)

    assert codes(error) == {("", "stale")}


@pytest.mark.parametrize("who", ["reporter", "translator"])
def test_only_those_who_may_publish_can(request, make_article, now, who):
    user = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        publish(article=make_article(), publications=[Publication("en", "first")], by=user, at=now)

    assert not Update.objects.exists()


@pytest.mark.parametrize("nothing", [" ", "\u202e", "\u200f\u00a0\u200b"], ids=["space", "direction", "several"])
def test_words_that_nobody_can_see_are_missing(make_article, now, nothing):
    article = make_article(title_ar=nothing, body_ar=f"<p>{nothing}</p>")

    with pytest.raises(NotReady) as error:
        publish(article=article, publications=[Publication("ar", "first")], by=None, at=now)

    assert {("ar", "title"), ("ar", "body")} <= codes(error)
