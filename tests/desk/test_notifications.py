"""Who is told of what at the desk, what letters say, and that nothing leaks to people outside a circle."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone, translation
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import letters, reminders, workflow
from articles.models import Edition, MailChoice, Notification, Restriction
from articles.publishing import Publication, publish, schedule

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def second(make_user):
    return make_user("second", "editor")


def told(**about):
    rows = Notification.objects.filter(**about).order_by("id")
    return [(row.person.username, row.event) for row in rows.select_related("person")]


def test_a_submission_is_told_to_all_who_may_publish_but_not_to_who_submitted(
    make_article, reporter, editor, second, translator, now
):
    workflow.submit(article=make_article(), language="ar", by=second, at=now)

    assert told() == [("editor", "submitted")]


def test_an_editor_of_one_language_is_told_of_that_one_only(make_article, make_user, reporter, now):
    from django.contrib.auth.models import Permission

    english = make_user("english-editor", "translator-en")
    english.user_permissions.add(Permission.objects.get(codename="publish_article"))
    article = make_article()

    for code in ("ar", "en"):
        workflow.submit(article=article, language=code, by=reporter, at=now)

    assert told(person=english) == [("english-editor", "submitted")]
    assert Notification.objects.get(person=english).language == "en"


def test_the_writer_is_told_what_became_of_the_words(make_article, reporter, editor, now):
    article = make_article()
    article.title_ar = "عنوان آخر"
    workflow.save(article=article, by=reporter, at=now)
    workflow.submit(article=article, language="ar", by=reporter, at=now)
    workflow.request_changes(article=article, language="ar", by=editor, at=now, reason="العنوان طويل.")
    workflow.submit(article=article, language="ar", by=reporter, at=now)
    workflow.approve(article=article, language="ar", by=editor, at=now)
    publish(article=article, publications=[Publication("ar", "first")], by=editor, at=now)

    assert [event for _name, event in told(person=reporter)] == ["returned", "approved", "published"]
    assert Notification.objects.get(event="returned").note == "العنوان طويل."


def test_an_emergency_is_told_to_those_who_may_approve_it(make_article, editor, second, now):
    publish(article=make_article(), publications=[Publication("ar", "first")], by=editor, at=now, emergency="عاجل")

    assert told(event="emergency") == [("second", "emergency")]


def test_nobody_outside_the_circle_is_told_and_what_was_told_disappears(make_article, reporter, editor, second, now):
    article = make_article()
    for person in (reporter, editor):
        Restriction.objects.create(article=article, person=person)

    workflow.submit(article=article, language="ar", by=reporter, at=now)

    assert told() == [("editor", "submitted")]
    Restriction.objects.filter(person=editor).delete()
    assert not Notification.objects.seen_by(editor).exists()


def test_who_left_is_told_nothing(make_article, reporter, editor, now):
    User.objects.filter(pk=editor.pk).update(is_active=False)

    workflow.submit(article=make_article(), language="ar", by=reporter, at=now)

    assert told() == []


def test_what_is_due_is_told_once_and_again_when_the_time_moves(make_article, reporter, now):
    Edition.objects.create(article=make_article(), language="ar", assignee=reporter, due_at=now + HOUR)

    assert [reminders.tell_all(at=now) for _again in range(2)] == [1, 0]
    Edition.objects.update(due_at=now + 48 * HOUR)
    assert [reminders.tell_all(at=now + hours * HOUR) for hours in (1, 30, 31)] == [0, 1, 0]
    assert told() == [("reporter", "due")] * 2


def test_a_plan_that_came_to_nothing_is_told_once_to_who_writes_and_who_publishes(
    make_article, reporter, editor, translator, now
):
    article = make_article(created_by=reporter)
    Edition.objects.create(article=article, language="ar", planned_for=now + HOUR)

    assert [reminders.tell_all(at=now + part * HOUR / 2) for part in (1, 2, 3, 4)] == [0, 0, 1, 0]
    assert sorted(told(event="late")) == [("editor", "late"), ("reporter", "late")]
    Edition.objects.update(planned_for=now + 9 * HOUR)
    assert [reminders.tell_all(at=now + hours * HOUR) for hours in (8, 10, 11)] == [0, 1, 0]


def test_a_plan_that_came_to_nothing_long_ago_is_no_news(make_article, reporter, now):
    article = make_article(created_by=reporter)
    Edition.objects.create(article=article, language="ar", planned_for=now)

    assert [reminders.tell_all(at=now + 7 * 24 * HOUR + part * HOUR) for part in (0, -1)] == [0, 1]


def test_a_plan_that_was_published_scheduled_or_binned_is_not_told_as_late(make_article, approved, reporter, now):
    at = timezone.now()
    binned, published, scheduled = make_article(binned_at=at), approved(make_article()), approved(make_article())
    for article in (binned, published, scheduled):
        Edition.objects.update_or_create(article=article, language="ar", defaults={"planned_for": at + HOUR})
    known = {"publications": [Publication("ar", "first")], "by": None, "at": at}
    publish(article=published, **known)
    schedule(article=scheduled, publish_at=at + 3 * HOUR, **known)

    reminders.tell_all(at=at + 2 * HOUR)

    assert not told(event="late")


@pytest.mark.parametrize(
    ("code", "moment"), [("ar", "4 مايو 2026، 11:00 (توقيت"), ("en", "4 May 2026, 11:00 (Central")]
)
def test_the_letter_about_a_late_plan_names_its_moment_in_plain_words(
    make_article, reporter, editor, now, code, moment
):
    User.objects.filter(pk=editor.pk).update(email="editor@example.org")
    Edition.objects.create(article=make_article(), language="ar", planned_for=now)

    reminders.tell_all(at=now + HOUR)
    letter = letters.compose(Notification.objects.get(person=editor), code)

    assert letter.subject.startswith({"ar": "متأخر", "en": "Late"}[code])
    assert moment in letter.body
    assert "<" not in letter.body


def test_the_public_moment_of_a_schedule_is_told_once(make_article, approved, reporter):
    now = timezone.now()
    article = make_article(created_by=reporter)
    schedule(article=article, publications=[Publication("ar", "first")], by=None, at=now, publish_at=now + HOUR)

    assert [reminders.tell_all(at=now + part * HOUR / 2) for part in (1, 3, 4)] == [0, 1, 0]
    assert told(event="published") == [("reporter", "published")]


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_a_letter_speaks_the_language_that_was_chosen(make_article, reporter, editor, now, code, direction):
    User.objects.filter(pk=editor.pk).update(email="editor@example.org")
    MailChoice.objects.create(person=editor, language=code)
    workflow.submit(article=make_article(), language="ar", by=reporter, at=now)
    other = {"ar": "en", "en": "ar"}[code]

    with translation.override(other):
        letter = letters.compose(Notification.objects.get(), code)

    html = letter.alternatives[0].content
    assert f'<html lang="{code}" dir="{direction}">' in html
    assert letter.subject.endswith({"ar": "⁨مؤتمر في الدوحة⁩", "en": "⁨Conference in Doha⁩"}[code])
    assert f"/{code}/admin/articles/article/" in letter.body
    assert "\n" not in letter.subject


def test_a_hostile_title_stays_in_its_line_and_brings_no_markup(make_article, reporter, editor, now):
    User.objects.filter(pk=editor.pk).update(email="editor@example.org")
    article = make_article(title_en="<script>alert(1)</script>\r\nBcc: all@example.org")
    workflow.submit(article=article, language="en", by=reporter, at=now)

    letter = letters.compose(Notification.objects.get(), "en")

    assert letter.message()["Bcc"] is None
    assert "<script>" not in letter.alternatives[0].content


def test_a_letter_is_sent_once_and_not_when_it_is_unwanted_by_then(make_article, reporter, editor, now, mailoutbox):
    User.objects.filter(pk=editor.pk).update(email="editor@example.org")
    article = make_article()
    for code in ("ar", "en"):
        workflow.submit(article=article, language=code, by=reporter, at=now)
    first, second = Notification.objects.order_by("id")

    sent = [letters.send(first.pk, at=now) for _again in range(2)]
    MailChoice.objects.create(person=editor, language="ar", is_wanted=False)
    sent.append(letters.send(second.pk, at=now))

    assert sent == [True, False, False]
    assert len(mailoutbox) == 1
    assert not Notification.objects.unsent().exists()


def test_who_wants_no_letters_makes_no_jobs(make_article, reporter, editor, now):
    User.objects.filter(pk=editor.pk).update(email="editor@example.org")
    MailChoice.objects.create(person=editor, language="ar", is_wanted=False)

    workflow.submit(article=make_article(), language="ar", by=reporter, at=now)

    assert told() == [("editor", "submitted")]
    assert not ProcrastinateJob.objects.exists()


def test_the_desk_says_that_letters_wait(client, make_article, reporter, editor, now):
    User.objects.filter(pk=editor.pk).update(email="editor@example.org")
    workflow.submit(article=make_article(), language="ar", by=reporter, at=now)
    client.force_login(editor)

    quiet = client.get("/en/admin/").content.decode()
    Notification.objects.update(written_at=timezone.now() - HOUR)
    loud = client.get("/en/admin/").content.decode()

    assert "no worker seems to run" not in quiet
    assert "1 letter has been waiting" in loud


def test_one_reads_and_follows_only_what_one_was_told(client, make_article, reporter, editor, second, now):
    workflow.submit(article=make_article(), language="ar", by=reporter, at=now)
    mine, other = (Notification.objects.get(person=person) for person in (editor, second))
    client.force_login(editor)
    with translation.override("en"):
        addresses = [reverse("admin:articles_notification", args=[row.pk]) for row in (mine, other)]
        inbox = reverse("admin:articles_notifications")

    page = client.get(inbox).content.decode()
    answers = [client.get(address).status_code for address in addresses]

    assert "Submitted for review" in page
    assert '<bdi lang="ar" dir="rtl">مؤتمر في الدوحة</bdi>' in page
    assert answers == [302, 404]
    assert [Notification.objects.get(pk=row.pk).read_at is None for row in (mine, other)] == [False, True]


def test_all_is_marked_as_read_for_oneself_alone(client, make_article, reporter, editor, second, now):
    workflow.submit(article=make_article(), language="ar", by=reporter, at=now)
    client.force_login(editor)

    client.post("/en/admin/articles/article/notifications/")

    assert told(read_at=None) == [("second", "submitted")]


def test_the_choice_of_letters_is_kept(client, reporter):
    client.force_login(reporter)

    client.post("/en/admin/articles/article/notifications/letters/", {"language": "en"})

    choice = MailChoice.objects.get()
    assert (choice.person, choice.language, choice.is_wanted) == (reporter, "en", False)
