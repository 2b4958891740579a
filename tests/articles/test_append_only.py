"""What the database itself refuses, whatever the application does, and what finds the rest."""

import datetime as dt

import pgtrigger
import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from articles.models import Act, Update
from articles.publishing import Publication, schedule

pytestmark = pytest.mark.django_db

LATER = dt.timedelta(hours=1)


def refused(sql, *parameters):
    with pytest.raises(DatabaseError) as error, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)
    return str(error.value)


@pytest.mark.parametrize(
    "column", ["title", "body", "note", "published_at", "digest", "image_id", "kind", "number", "published_by_id"]
)
def test_no_column_of_an_update_can_be_changed(make_update, column):
    update = make_update()

    message = refused(f"UPDATE articles_update SET {column} = {column} WHERE id = %s", update.pk)  # noqa: S608 -- a fixed list

    assert "Cannot update rows" in message


def test_a_published_update_cannot_be_deleted_from_sql(make_update):
    assert "Cannot delete rows" in refused("DELETE FROM articles_update WHERE id = %s", make_update().pk)


@pytest.mark.parametrize(
    "change",
    [
        lambda update: update.save(),
        lambda update: Update.objects.filter(pk=update.pk).update(title="x"),
        lambda update: update.delete(),
        lambda update: Update.objects.filter(pk=update.pk).delete(),
        lambda update: Update.objects.bulk_update([update], ["title"]),
    ],
    ids=["save", "queryset update", "delete", "queryset delete", "bulk_update"],
)
def test_the_orm_is_refused_too(make_update, change):
    update = make_update()

    with pytest.raises(DatabaseError), transaction.atomic():
        change(update)

    assert Update.objects.get() == update


def test_the_topics_of_a_published_update_stay(make_article, make_update):
    from articles.models import Topic

    article = make_article()
    article.topics.add(Topic.objects.create(slug="energy", name_ar="الطاقة", name_en="Energy"))
    update = make_update(article)

    with pytest.raises(DatabaseError), transaction.atomic():
        update.topics.clear()
    with pytest.raises(DatabaseError), transaction.atomic():
        update.topic_rows.update(topic=None)

    assert [topic.slug for topic in update.topics.all()] == ["energy"]


def test_what_a_topic_is_listed_by_is_the_update_whatever_is_said(make_update):
    from articles.models import Topic, UpdateTopic

    update = make_update(language="ar")
    topic = Topic.objects.create(slug="energy", name_ar="الطاقة", name_en="Energy")

    UpdateTopic.objects.create(update=update, topic=topic, language="en", public_at=dt.datetime.now(dt.UTC))

    assert UpdateTopic.objects.values_list("language", "public_at").get() == ("ar", update.public_at)


def test_an_article_that_was_published_cannot_be_deleted(make_update):
    from django.db.models import ProtectedError

    with pytest.raises(ProtectedError):
        make_update().article.delete()


def test_revisions_and_acts_cannot_be_changed(make_update):
    update = make_update()

    assert "Cannot update or delete" in refused("DELETE FROM articles_articlerevision")
    assert "Cannot update rows" in refused("UPDATE articles_act SET note = 'x'")
    assert update.article.revisions.count() == Act.objects.count() == 1


def test_a_number_cannot_be_skipped_or_taken_twice(make_update):
    update = make_update()

    for number in (1, 3):
        copy = Update.objects.get()
        copy.pk, copy.number, copy.kind = None, number, "minor"
        copy.significance, copy.published_at = "minor", update.published_at + LATER
        with pytest.raises(IntegrityError), transaction.atomic():
            copy.save(force_insert=True)


def test_the_database_refuses_an_address_of_another_article(make_article, make_update):
    first, other = make_update(), make_article(title_ar="خبر آخر")

    copy = Update.objects.get()
    copy.pk, copy.article = None, other
    with pytest.raises(IntegrityError, match="belongs to another article"), transaction.atomic():
        copy.save(force_insert=True)

    assert first.slug == copy.slug


def test_every_save_of_the_working_copy_leaves_a_revision_whatever_the_road(make_article):
    from articles.models import Article

    article = make_article()
    Article.objects.filter(pk=article.pk).update(title_en="Another title")
    article.refresh_from_db()
    article.save()

    assert list(article.revisions.values_list("title_en", flat=True)) == ["Another title", "Conference in Doha"]


def test_history_is_proved_and_the_first_altered_row_is_named(make_update, now, capsys):
    first = make_update()
    second = make_update(first.article, kind="minor", at=now + LATER, title_ar="عنوان آخر")
    make_update(first.article, kind="minor", at=now + 2 * LATER, title_ar="عنوان ثالث")
    call_command("verify_history")
    assert "3 updates verified" in capsys.readouterr().out

    with pgtrigger.ignore("articles.Update:update_frozen"):
        Update.objects.filter(pk=second.pk).update(body="<p>غُيّر سرًّا.</p>")

    with pytest.raises(CommandError, match="1 broken chains"):
        call_command("verify_history")
    assert f"update 2 of article {first.article_id}" in capsys.readouterr().err


def test_a_row_taken_out_of_the_middle_is_found(make_update, now, capsys):
    first = make_update()
    second = make_update(first.article, kind="minor", at=now + LATER, title_ar="عنوان آخر")
    make_update(first.article, kind="minor", at=now + 2 * LATER, title_ar="عنوان ثالث")

    with pgtrigger.ignore("articles.Update:update_kept"):
        second.delete()

    with pytest.raises(CommandError):
        call_command("verify_history")
    assert "number 2 is missing" in capsys.readouterr().err


def test_a_scheduled_update_can_still_be_deleted_but_not_changed(make_article):
    from django.utils import timezone

    now = timezone.now()
    article = make_article()
    schedule(article=article, publications=[Publication("ar", "first")], by=None, at=now, publish_at=now + LATER)
    update = Update.objects.get()

    with pytest.raises(DatabaseError), transaction.atomic():
        Update.objects.update(published_at=now)
    update.delete()

    assert not Update.objects.exists()
