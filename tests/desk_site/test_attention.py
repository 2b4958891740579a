"""The index of the desk tells what waits for whom, and asks no more when more waits."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from articles import workflow
from articles.attention import SHOWN, matters
from articles.models import Edition, ImportedFile
from articles.planning import assign, plan
from articles.publishing import Publication, schedule

pytestmark = pytest.mark.django_db

EVERYTHING = {"waiting", "mine", "late", "in-review", "scheduled", "overdue", "outdated", "imports"}


@pytest.fixture
def busy(make_article, make_update, now):
    """One thing of every kind in each language that can have it."""
    article = make_article()
    for code in ("ar", "en"):
        workflow.submit(article=article, language=code, by=None, at=now)
    Edition.objects.filter(article=article).update(due_at=now - dt.timedelta(hours=1))
    schedule(
        article=make_article(),
        publications=[Publication("ar", "first"), Publication("en", "first")],
        by=None,
        at=now,
        publish_at=now + dt.timedelta(days=1),
    )
    translated = make_article()
    make_update(translated, at=now - dt.timedelta(hours=3))
    workflow.confirm_translation(article=translated, language="en", by=None, at=now)
    make_update(translated, kind="update", note="ملاحظة", at=now - dt.timedelta(hours=2), body_ar="<p>نص جديد.</p>")
    make_import(translated, now)
    return article


def make_import(article, now, digest="a"):
    ImportedFile.objects.create(
        article=article,
        language="ar",
        sha256=digest * 64,
        content=b"",
        importer_version="1",
        report={},
        needs_review=True,
        imported_at=now,
    )


def counts(user, now):
    return {matter.code: matter.count for matter in matters(user=user, at=now)}


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("administrator", {"waiting": 2, "scheduled": 2, "overdue": 2, "outdated": 1, "imports": 1}),
        ("editor", {"waiting": 2, "scheduled": 2, "overdue": 2, "outdated": 1}),
        ("reporter", {"in-review": 2, "scheduled": 2, "overdue": 2, "outdated": 1}),
        ("translator", {"in-review": 1, "scheduled": 2, "overdue": 1, "outdated": 1}),
    ],
)
def test_each_role_is_told_what_it_may_see_in_the_languages_it_writes(busy, request, now, role, expected):
    assert counts(request.getfixturevalue(role), now) == expected


def test_who_may_see_nothing_is_told_nothing(busy, make_user, now):
    assert counts(make_user("stranger"), now) == {}


def test_what_is_done_waits_no_longer(busy, editor, now):
    for code in ("ar", "en"):
        workflow.approve(article=busy, language=code, by=None, at=now)

    assert counts(editor, now) == {"scheduled": 2, "outdated": 1}


def test_a_scheduled_update_waits_until_its_moment_and_the_next_one_comes_first(make_article, editor, now):
    for days in (3, 1, 2):
        schedule(
            article=make_article(title_ar=f"بعد {days}"),
            publications=[Publication("ar", "first")],
            by=None,
            at=now,
            publish_at=now + dt.timedelta(days=days),
        )

    soon, later = (matters(user=editor, at=now + dt.timedelta(days=days)) for days in (0, 1))

    assert [entry.words for entry in soon[0].entries] == ["بعد 1", "بعد 2", "بعد 3"]
    assert [entry.words for entry in later[0].entries] == ["بعد 2", "بعد 3"]


def test_a_moment_is_named_with_its_zone(busy, editor, now):
    with translation.override("en"):
        scheduled = next(matter for matter in matters(user=editor, at=now) if matter.code == "scheduled")

    assert scheduled.entries[0].note == "5 May 2026, 11:00 (Central European Summer Time)"


def test_everyone_is_told_what_is_theirs_to_do(make_article, make_user, reporter, editor, now):
    colleague, hour = make_user("colleague", "reporter"), dt.timedelta(hours=1)
    returned, own, late = make_article(), make_article(), make_article()
    workflow.submit(article=returned, language="ar", by=reporter, at=now)
    workflow.request_changes(article=returned, language="ar", by=editor, at=now, reason="أقصر.")
    assign(article=own, language="ar", assignee=reporter, by=editor, at=now, due_at=now + hour)
    plan(article=late, language="ar", planned_for=now + hour, by=editor, at=now)
    workflow.submit(article=own, language="ar", by=editor, at=now)

    seen = {user: counts(user, now) for user in (reporter, colleague, editor)}
    afterwards = {user: counts(user, now + 2 * hour) for user in (reporter, colleague)}

    assert seen[reporter] == {"waiting": 1, "mine": 1, "in-review": 1}
    assert seen[colleague] == seen[editor] == {"in-review": 1}
    assert afterwards[colleague] == {"in-review": 1, "late": 1, "overdue": 1}
    assert afterwards[reporter] == {"waiting": 1, "mine": 1, **afterwards[colleague]}


def test_a_plan_is_late_until_it_is_scheduled_or_published(make_article, approved, editor, now):
    hour, article = dt.timedelta(hours=1), approved(make_article(), "ar")
    plan(article=article, language="ar", planned_for=now + hour, by=editor, at=now)
    late = counts(editor, now + 2 * hour)

    asked = {"publications": [Publication("ar", "first")], "by": editor, "publish_at": now + 9 * hour}
    schedule(article=article, at=now + 2 * hour, **asked)

    assert (late, counts(editor, now + 2 * hour)) == ({"late": 1}, {"scheduled": 1})


def test_words_carry_their_own_language(make_article, editor, now):
    workflow.submit(article=make_article(title_en=""), language="en", by=None, at=now)

    entry = matters(user=editor, at=now)[0].entries[0]

    assert (entry.language, entry.direction, entry.edition, entry.edition_direction) == ("ar", "rtl", "en", "ltr")


def test_an_untitled_text_can_be_reached(make_article, editor, now):
    article = make_article(title_ar="", title_en="")
    workflow.submit(article=article, language="ar", by=None, at=now)

    entry = matters(user=editor, at=now)[0].entries[0]

    assert entry.words
    assert entry.address == reverse("admin:articles_article_change", args=[article.pk])


def test_only_the_first_few_are_named_and_the_rest_counted(make_article, editor, now):
    for _number in range(SHOWN + 3):
        workflow.submit(article=make_article(), language="ar", by=None, at=now)

    (matter,) = matters(user=editor, at=now)

    assert (len(matter.entries), matter.count, matter.more) == (SHOWN, SHOWN + 3, 3)


def test_the_lists_of_the_rest_are_there(busy, client, administrator, now):
    client.force_login(administrator)
    listed = [matter.address for matter in matters(user=administrator, at=now) if matter.address]

    assert len(listed) == 3
    assert {client.get(address).status_code for address in listed} == {200}


def test_the_cost_does_not_grow_with_what_waits(busy, make_article, administrator, now):
    def fill(count):
        for number in range(count):
            article = make_article()
            workflow.submit(article=article, language="ar", by=None, at=now)
            Edition.objects.filter(article=article).update(due_at=now - dt.timedelta(hours=1))
            make_import(article, now, digest="bcdefghijklmnop"[number])

    def cost():
        with CaptureQueriesContext(connection) as queries:
            matters(user=type(administrator).objects.get(pk=administrator.pk), at=now)
        return len(queries)

    fill(SHOWN)
    few = cost()
    fill_more = [make_article() for _number in range(12)]
    for article in fill_more:
        workflow.submit(article=article, language="ar", by=None, at=now)

    assert cost() == few <= 2 * len(EVERYTHING) + 3


def test_the_index_names_what_waits_and_links_it(busy, client, editor, monkeypatch, now):
    monkeypatch.setattr("articles.templatetags.attention.timezone.now", lambda: now)
    client.force_login(editor)

    page = client.get("/en/admin/").content.decode()

    assert "What needs attention" in page
    assert f'href="/en/admin/articles/article/{busy.pk}/change/"' in page
    assert '<bdi lang="ar" dir="rtl">مؤتمر في الدوحة</bdi>' in page


def test_an_index_with_nothing_to_do_says_so(client, reporter):
    client.force_login(reporter)

    page = client.get("/en/admin/").content.decode()

    assert "Nothing waits for you" in page
