"""Who writes what until when, plans and gates: the verbs, and who may ask for what."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from articles import workflow
from articles.models import Act, Edition, Restriction
from articles.planning import assign, plan, set_gate
from articles.publishing import Publication, publish, schedule
from articles.readiness import NotReady

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


def edition(article, language="ar"):
    return Edition.objects.get(article=article, language=language)


def test_an_editor_gives_a_text_to_a_person_until_a_moment(make_article, editor, reporter, now):
    article = make_article()

    for _click in range(2):
        assign(article=article, language="ar", assignee=reporter, by=editor, at=now, due_at=now + HOUR, priority=4)

    given = edition(article)
    assert (given.assignee, given.due_at, given.priority) == (reporter, now + HOUR, 4)
    (act,) = Act.objects.all()
    assert (act.verb, act.language, act.by) == ("assigned", "ar", editor)
    assert act.facts == {"to": "reporter", "due": (now + HOUR).isoformat(), "priority": 4}


def test_a_reporter_takes_what_nobody_has_and_gives_back_the_own(make_article, reporter, now):
    article = make_article()

    assign(article=article, language="ar", assignee=reporter, by=reporter, at=now)
    taken = edition(article).assignee
    assign(article=article, language="ar", assignee=None, by=reporter, at=now)

    assert (taken, edition(article).assignee) == (reporter, None)


@pytest.mark.parametrize("held", [True, False], ids=["another has it", "for another"])
def test_a_reporter_gives_nobody_work_and_takes_nobody_s(make_article, make_user, reporter, editor, held, now):
    article, colleague = make_article(), make_user("colleague", "reporter")
    if held:
        assign(article=article, language="ar", assignee=colleague, by=editor, at=now)

    with pytest.raises(PermissionDenied):
        assign(article=article, language="ar", assignee=reporter if held else colleague, by=reporter, at=now)
    with pytest.raises(PermissionDenied):
        assign(article=article, language="ar", assignee=None, by=reporter, at=now, due_at=now + HOUR)


def test_who_does_not_write_the_language_or_not_see_the_article_gets_no_work(
    make_article, make_user, translator, reporter, editor, now
):
    closed, gone = make_article(), make_user("gone", "reporter", is_active=False)
    Restriction.objects.create(article=closed, person=editor)

    for person, article in ((translator, make_article()), (reporter, closed), (gone, make_article())):
        with pytest.raises(NotReady) as refusal:
            assign(article=article, language="ar", assignee=person, by=editor, at=now)
        assert [reason.code for reason in refusal.value.reasons] == ["assignee"]


def test_a_translator_assigns_and_plans_the_own_language_only(make_article, translator, now):
    article = make_article()
    plan(article=article, language="en", planned_for=now + HOUR, by=translator, at=now)
    assign(article=article, language="en", assignee=translator, by=translator, at=now)

    for verb, asked in ((plan, {"planned_for": now + HOUR}), (assign, {"assignee": translator})):
        with pytest.raises(PermissionDenied):
            verb(article=article, language="ar", by=translator, at=now, **asked)


def test_a_plan_is_made_moved_and_taken_back_each_once_on_the_timeline(make_article, reporter, now):
    article = make_article()

    for moment in (now + HOUR, now + HOUR, now + 2 * HOUR, None):
        plan(article=article, language="ar", planned_for=moment, by=reporter, at=now)

    assert edition(article).planned_for is None
    facts = Act.objects.filter(verb="planned").order_by("id").values_list("facts", flat=True)
    first, second = (now + HOUR).isoformat(), (now + 2 * HOUR).isoformat()
    assert [(each["was"], each["moment"]) for each in facts] == [(None, first), (first, second), (second, None)]


def test_a_plan_for_the_past_or_beside_a_schedule_is_refused(make_article, approved, editor, now):
    article = approved(make_article(), "ar")
    schedule(article=article, publications=[Publication("ar", "first")], by=editor, at=now, publish_at=now + 3 * HOUR)

    for code, moment, reason in (("en", now, "not_future"), ("ar", now + HOUR, "scheduled")):
        with pytest.raises(NotReady) as refusal:
            plan(article=article, language=code, planned_for=moment, by=editor, at=now)
        assert [each.code for each in refusal.value.reasons] == [reason]


@pytest.mark.parametrize("kind", ["first", "minor"])
def test_publishing_ends_what_was_planned_and_a_minor_change_does_not(
    make_article, make_update, approved, editor, reporter, kind, now
):
    article = make_article() if kind == "first" else make_update(at=now - HOUR, body_ar="<p>نص أول.</p>").article
    article.title_ar = "عنوان"
    article.save()
    approved(article, "ar")
    assign(article=article, language="ar", assignee=reporter, by=editor, at=now, due_at=now + HOUR, priority=3)
    plan(article=article, language="ar", planned_for=now + HOUR, by=editor, at=now)

    publish(article=article, publications=[Publication("ar", kind)], by=editor, at=now)

    ended = edition(article)
    left = (ended.assignee, ended.due_at, ended.planned_for, ended.priority)
    assert left == ((None, None, None, 2) if kind == "first" else (reporter, now + HOUR, now + HOUR, 3))


def test_the_gate_is_set_by_who_publishes_and_is_no_version_of_the_words(make_article, editor, reporter, now):
    article = make_article()
    revision = article.latest_revision().pk

    with pytest.raises(PermissionDenied):
        set_gate(article=article, gate="together", by=reporter, at=now)
    for _click in range(2):
        set_gate(article=article, gate="together", by=editor, at=now)

    article.refresh_from_db()
    assert article.gate == "together"
    assert article.latest_revision().pk == revision
    assert Act.objects.get().facts == {"gate": "together"}
    with pytest.raises(ValueError, match="nonsense"):
        set_gate(article=article, gate="nonsense", by=editor, at=now)


def test_nobody_plans_what_they_may_not_see(make_article, editor, make_user, reporter, now):
    article = make_article()
    Restriction.objects.create(article=article, person=make_user("somebody", "editor"))

    for verb, asked in (
        (plan, {"language": "ar", "planned_for": now + HOUR}),
        (assign, {"language": "ar", "assignee": editor}),
        (set_gate, {"gate": "together"}),
    ):
        with pytest.raises(PermissionDenied):
            verb(article=article, by=editor, at=now, **asked)


def test_what_is_returned_waits_for_who_submitted_it_until_it_is_handed_over_again(make_article, reporter, editor, now):
    article = make_article()
    workflow.submit(article=article, language="ar", by=reporter, at=now)
    workflow.request_changes(article=article, language="ar", by=editor, at=now, reason="أقصر.")
    returned = edition(article).returned_to

    workflow.submit(article=article, language="ar", by=reporter, at=now)

    assert (returned, edition(article).returned_to) == (reporter, None)


def test_who_decides_is_told_and_who_wrote_or_submitted_is_not(make_article, make_user, reporter, editor, now):
    wrote, other = make_article(), make_user("other", "editor")
    wrote.title_ar = "عنوان المحرر"
    workflow.save(article=wrote, by=editor, at=now)
    workflow.submit(article=wrote, language="ar", by=reporter, at=now)

    found = {user: list(Edition.objects.decided_by(user, ["ar"])) for user in (editor, reporter, other)}

    assert found == {editor: [], reporter: [], other: [edition(wrote)]}
    assert not Edition.objects.decided_by(other, ["en"]).exists()
