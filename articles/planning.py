"""The verbs of planning: who writes a language until when, when it is meant to appear, and whether languages wait for each other.

A plan publishes nothing; a schedule does. `by`, `at` and errors are as in articles/workflow.py.
"""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from articles.acts import record
from articles.models import Act, Article, Edition, Update
from articles.people import name_of, writers
from articles.permissions import may, require
from articles.readiness import NotReady, Reason


@transaction.atomic
def assign(
    *,
    article: Article,
    language: str,
    assignee,
    by,
    at: datetime,
    due_at: datetime | None = None,
    priority: int = Edition.Priority.NORMAL,
) -> Edition:
    """Give the writing of a language to a person (None: to nobody), with the moment it is due and its priority.

    Who may publish assigns anybody who writes the language and sees the article; others take a text that nobody has, or
    give back their own.
    """
    edition = _locked(article, language, by)
    asked = {"assignee_id": assignee.pk if assignee else None, "due_at": due_at, "priority": priority}
    if all(getattr(edition, name) == value for name, value in asked.items()):
        return edition
    people = {edition.assignee_id, asked["assignee_id"]} - {None}
    if not may(by, "publish_article") and people != {by.pk}:
        raise PermissionDenied
    if (
        assignee
        and assignee.pk != edition.assignee_id
        and not writers(article, language).filter(pk=assignee.pk).exists()
    ):
        sentence = _("%(person)s may not write this language or does not see this article.")
        raise NotReady([Reason(language, "assignee", sentence % {"person": name_of(assignee)})])
    for name, value in asked.items():
        setattr(edition, name, value)
    edition.save()
    record(Act.Verb.ASSIGNED, article, language, by=by, at=at, to=name_of(assignee), due=due_at, priority=int(priority))
    return edition


@transaction.atomic
def plan(*, article: Article, language: str, planned_for: datetime | None, by, at: datetime) -> Edition:
    """Say when a language is meant to appear; None takes the plan back. What is scheduled already needs no plan."""
    edition = _locked(article, language, by)
    if edition.planned_for == planned_for:
        return edition
    if planned_for:
        _require_plannable(article, language, planned_for, at=at)
    was, edition.planned_for = edition.planned_for, planned_for
    edition.save()
    record(Act.Verb.PLANNED, article, language, by=by, at=at, moment=planned_for, was=was)
    return edition


@transaction.atomic
def set_gate(*, article: Article, gate: str, by, at: datetime) -> Article:
    """Choose whether each language is published when it is ready, or all are held until the last one is."""
    require(by, "publish_article", article=article)
    stored = Article.objects.select_for_update().get(pk=article.pk)
    if stored.gate != gate:
        stored.gate = article.gate = Article.Gate(gate)
        stored.save(update_fields=["gate"])
        record(Act.Verb.GATED, stored, by=by, at=at, gate=gate)
    return article


def _require_plannable(article, language, planned_for, *, at):
    reasons = []
    if planned_for <= at:
        reasons.append(
            Reason(language, "not_future", _("Choose a moment in the future; a plan for the past helps nobody."))
        )
    newest = Update.objects.newest(article, language)
    if newest and newest.published_at > at:
        reasons.append(Reason(language, "scheduled", _("It is scheduled already; change the time of the schedule.")))
    if reasons:
        raise NotReady(reasons)


def _locked(article, language, by) -> Edition:
    require(by, "change_article", languages=[language], article=article)
    Article.objects.select_for_update().get(pk=article.pk)
    return Edition.objects.get_or_create(article=article, language=language)[0]
