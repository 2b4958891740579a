"""Prepared QuerySets give what QuerySets give."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.safestring import mark_safe

from articles.topics import Topic
from articles.updates import Update
from newsroom.prepared import among, planned, prepared
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


@prepared
def at_address(*, language, slug, at):
    return Update.objects.at_address(language=language, slug=slug, at=at).select_related("image", "conference")


@prepared
def history(*, article, at):
    return Update.objects.history_of(article, at=at)


@prepared
def topics():
    return Topic.objects.order_by("name")


@prepared
def numbered(*, number):
    return Update.objects.filter(number=number).order_by("pk")


@prepared
def among_them(*, keys):
    return Update.objects.filter(among("pk", keys)).order_by("pk")


def test_rows_are_those_of_the_queryset_whatever_the_parameters(make_update, django_assert_num_queries):
    first, second = make_update(language="ar"), make_update(language="ar")

    with django_assert_num_queries(2):
        found = [at_address(language="ar", slug=update.slug, at=NOW) for update in (first, second)]

    assert found == [[first], [second]]
    assert [rows[0].body for rows in found] == [first.body, second.body]


def test_moments_take_their_place(make_update):
    update = make_update(language="ar")

    assert at_address.first(language="ar", slug=update.slug, at=NOW) == update
    assert at_address.first(language="ar", slug=update.slug, at=NOW - dt.timedelta(seconds=1)) is None


def test_whole_numbers_take_their_place(make_update):
    article = make_update(language="ar").article
    make_update(article, language="ar", kind="minor", title_ar="مؤتمر في الدوحة.", at=NOW + dt.timedelta(hours=1))

    assert [[update.number for update in numbered(number=number)] for number in (1, 2, 3)] == [[1], [2], []]


def test_related_rows_come_along_and_deferred_fields_stay_away(
    make_update, make_article, make_conference, django_assert_num_queries
):
    update = make_update(make_article(conference=make_conference()), language="ar")

    found = at_address.first(language="ar", slug=update.slug, at=NOW)
    past = history(article=update.article_id, at=NOW)

    with django_assert_num_queries(0):
        assert str(found.conference) == "المؤتمر الدبلوماسي الرابع"
    assert past[0].get_deferred_fields() == {"body"}


@pytest.mark.parametrize(("language", "first"), [("ar", "b"), ("en", "a")])
def test_names_follow_the_language_that_is_active(language, first):
    Topic.objects.create(slug="a", name_ar="ي", name_en="A")
    Topic.objects.create(slug="b", name_ar="ا", name_en="B")

    with translation.override(language):
        assert topics()[0].slug == first


def test_a_parameter_that_is_changed_on_its_way_is_refused():
    @prepared
    def containing(*, words):
        return Update.objects.filter(title__contains=words)

    with pytest.raises(ValueError, match="words"):
        containing(words="100%")


def test_what_is_no_row_or_needs_more_queries_is_refused():
    with pytest.raises(ValueError, match="lists of values"):
        prepared(lambda: Update.objects.values("pk"))()
    with pytest.raises(ValueError, match="prefetches nothing"):
        prepared(lambda: Update.objects.prefetch_related("topics"))()


def test_a_parameter_of_many_forms_is_refused():
    with pytest.raises(TypeError, match="dict"):
        prepared(lambda *, numbers: Update.objects.filter(number__in=numbers))(numbers={1: 2})
    with pytest.raises(ValueError, match="numbers"):
        prepared(lambda *, numbers: Update.objects.filter(number__in=numbers))(numbers=[1, 2])


def test_a_list_of_any_length_takes_one_place(make_update, django_assert_num_queries):
    first, second = make_update(language="ar"), make_update(language="ar")

    with django_assert_num_queries(3):
        assert [row.pk for row in among_them(keys=[first.pk])] == [first.pk]
        assert [row.pk for row in among_them(keys=[first.pk, 0, second.pk])] == [first.pk, second.pk]
        assert among_them(keys=[]) == []


def test_lists_of_values_come_as_they_do_from_querysets(make_update):
    update = make_update(language="ar")

    @prepared
    def values(*, language):
        return Update.objects.filter(language=language).values_list("pk", "published_at", "slug")

    @prepared
    def numbers_of(*, language):
        return Update.objects.filter(language=language).values_list("number", flat=True)

    assert values(language="ar") == [(update.pk, NOW, update.slug)]
    assert numbers_of(language="ar") == [1]


def test_marked_strings_are_parameters_like_others(make_update):
    update = make_update(language="ar")

    assert at_address.first(language="ar", slug=mark_safe(update.slug), at=NOW) == update  # noqa: S308
    assert at_address.first(language="ar", slug=mark_safe("x"), at=NOW) is None  # noqa: S308


def test_percent_signs_in_the_sql_and_in_parameters_stay_what_they_are(make_update):
    update = make_update(language="ar", title_ar="100% %s %(at)s")

    @prepared
    def titled(*, title, at):
        return Update.objects.published(at=at).filter(title=title).exclude(note="100% %s").order_by("-id")

    assert titled(title="100% %s %(at)s", at=NOW) == [update]
    assert titled(title="100", at=NOW) == []


KEPT = "SELECT statement FROM pg_prepared_statements WHERE statement LIKE %s"


def plans_kept(words):
    with connection.cursor() as cursor:
        cursor.execute(KEPT, [f"%{words}%"])
        return cursor.fetchall()


def test_a_plan_is_kept_once_for_all_values_of_a_kind(make_update):
    first, second = make_update(language="ar"), make_update(language="ar")

    @planned
    def under(*, slug, article, at, number):
        found = Update.objects.published(at=at).filter(slug=slug, article=article)
        return found if number is None else found.filter(number=number).extra(where=["'a plan' <> ''"])  # noqa: S610

    found = [
        under(slug=mark_safe(update.slug), article=update.article_id, at=NOW, number=1)  # noqa: S308
        for update in (first, second, first)
    ]

    assert found == [[first], [second], [first]]
    assert under(slug=first.slug, article=first.article_id, at=NOW - dt.timedelta(seconds=1), number=1) == []
    assert under(slug=first.slug, article=second.article_id, at=NOW, number=None) == []
    assert len(plans_kept("a plan")) == 1


def test_what_is_planned_is_told_the_log_with_its_values(make_update):
    update, asked = make_update(language="ar"), planned(at_address.build)

    with CaptureQueriesContext(connection) as captured:
        assert asked.first(language="ar", slug=update.slug, at=NOW) == update

    assert f"'{update.slug}'" in captured[0]["sql"]


def test_what_is_only_prepared_is_planned_anew(make_update):
    update = make_update(language="ar")

    @prepared
    def numbered_anew(*, number):
        return Update.objects.filter(number=number).extra(where=["'anew' <> ''"])  # noqa: S610

    assert [numbered_anew(number=1) for _ in range(2)] == [[update], [update]]
    assert not plans_kept("anew")
