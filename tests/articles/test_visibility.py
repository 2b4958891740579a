"""Which Updates readers see: decided in one QuerySet, by the moment alone."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.models import Update
from articles.publishing import Publication, schedule, withdraw
from tests.conftest import NOW

pytestmark = pytest.mark.django_db

SECOND = dt.timedelta(seconds=1)
LATER = dt.timedelta(hours=1)


def test_the_newest_update_whose_moment_has_come_is_live(make_update, now):
    first = make_update()
    second = make_update(first.article, kind="minor", at=now + LATER, title_ar="عنوان آخر")

    assert not Update.objects.live(at=now - SECOND).exists()
    assert Update.objects.live(at=now).get() == first
    assert Update.objects.live(at=now + LATER - SECOND).get() == first
    assert Update.objects.live(at=now + LATER).get() == second


def test_the_slug_of_a_scheduled_update_reveals_nothing(make_update, now):
    first = make_update()
    article = first.article
    article.slug_ar = "عنوان-سري"
    article.save()
    schedule(
        article=article,
        publications=[Publication("ar", "update", "ملاحظة")],
        by=None,
        at=now,
        publish_at=now + LATER,
    )

    assert not Update.objects.at_address(language="ar", slug="عنوان-سري", at=now).exists()
    assert Update.objects.at_address(language="ar", slug="عنوان-سري", at=now + LATER).get().number == 2


def test_an_old_address_leads_to_the_live_update(make_update, now):
    first = make_update()
    second = make_update(first.article, kind="minor", at=now + LATER, slug_ar="عنوان-جديد")

    assert Update.objects.at_address(language="ar", slug=first.slug, at=now + LATER).get() == second


def test_an_address_belongs_to_one_language(make_update, now):
    update = make_update()

    assert not Update.objects.at_address(language="en", slug=update.slug, at=now).exists()


def test_lists_keep_the_order_of_public_dates(make_article, make_update, now):
    older = make_update(make_article(title_ar="الأول"))
    newer = make_update(make_article(title_ar="الثاني"), at=now + LATER)
    make_update(older.article, kind="minor", at=now + 2 * LATER, title_ar="الأول مصححًا")

    listed = Update.objects.listed(at=now + 2 * LATER)

    assert [update.article_id for update in listed] == [newer.article_id, older.article_id]


def test_a_withdrawn_release_is_live_and_not_listed(make_update, now):
    update = make_update()
    withdraw(article=update.article, notes={"ar": "خطأ."}, by=None, at=now + LATER)

    assert Update.objects.live(at=now + LATER).withdrawn().exists()
    assert not Update.objects.listed(at=now + LATER).exists()


def test_the_history_of_an_article_is_told_per_language(make_article, make_update, now):
    article = make_article()
    make_update(article)
    make_update(article, language="en")
    make_update(article, kind="minor", at=now + LATER, title_ar="عنوان آخر")

    told = Update.objects.history_of(article, "ar", at=now + LATER)
    everything = Update.objects.history_of(article, at=now + LATER)

    assert [update.number for update in told] == [2, 1]
    assert [(update.language, update.number) for update in everything] == [("ar", 2), ("ar", 1), ("en", 1)]


def test_a_date_without_a_time_stays_a_date(make_article, now):
    from articles.publishing import publish_past

    day = dt.date(2011, 2, 15)
    update = publish_past(
        article=make_article(),
        publications=[Publication("ar", "first", published_on=day)],
        by=None,
        at=now,
        moment=dt.datetime(2011, 2, 15, tzinfo=timezone.get_default_timezone()),
    )[0]

    assert update.published_on == update.public_on == update.first_published_on == day
    assert timezone.localtime(update.published_at).date() == day


def test_a_caption_in_the_other_language_is_frozen_with_its_language(make_article, make_update, make_image):
    image = make_image(alt_text_ar="قاعة", caption_ar="", caption_en="A workshop.")

    update = make_update(make_article(lead_image=image))

    assert (update.caption, update.caption_language, update.alt_text) == ("A workshop.", "en", "قاعة")


def test_a_picture_without_alternative_text_is_a_reason_not_to_publish(make_article, make_update, make_image):
    from articles.publishing import NotReady

    image = make_image(alt_text_ar="", alt_text_en="A hall")

    with pytest.raises(NotReady) as error:
        make_update(make_article(lead_image=image))

    assert [(reason.language, reason.code) for reason in error.value.reasons] == [("ar", "alt_text")]


def test_a_decorative_picture_needs_none(make_article, make_update, make_image):
    update = make_update(make_article(lead_image=make_image(is_decorative=True, alt_text_ar="يُتجاهل")))

    assert update.alt_text == ""


def test_whether_a_release_is_replaced_is_asked_for_its_row_alone(make_update):
    make_update()

    assert "hashed" not in Update.objects.listed(at=NOW).explain(verbose=True)
