"""The verbs that close an article to all but named people, and open it again.

Nobody can lock out everybody: who closes it stays in, so does one who may publish, and an administrator can open it from outside.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from articles.acts import record
from articles.models import Act, Article, Edition, Restriction, ReviewLink
from articles.people import name_of, readers_of_drafts, who_may
from articles.permissions import may_see, require
from articles.readiness import NotReady, Reason
from newsroom import languages


@transaction.atomic
def restrict(*, article: Article, people, by, at: datetime) -> set:
    """Let only `people`, and `by`, see an article at the desk; nobody named opens it to all. Returns the circle.

    Raises PermissionDenied, also from outside the circle, and NotReady when nobody of the circle may publish, or when
    somebody at work on the article would be shut out.
    """
    require(by, "change_article", article=article)
    require(by, "edit_shared_article")
    _locked(article)
    circle = {*people, *([by] if by else [])} if people else set()
    if reasons := _against(article, circle):
        raise NotReady(reasons)
    before = set(Restriction.objects.filter(article=article).values_list("person", flat=True))
    if before != {person.pk for person in circle}:
        _draw(article, circle)
        _close_links_of_others(article, circle, by=by, at=at)
        record(Act.Verb.RESTRICTED, article, by=by, at=at, people=sorted(map(name_of, circle)))
    return circle


@transaction.atomic
def lift(*, article: Article, by, at: datetime, reason: str) -> bool:
    """Open a closed article from outside its circle, which is audited; False when it is open already.

    Needs `lift_restriction_article`; whoever is in the circle opens it with `restrict`.
    """
    require(by, "lift_restriction_article")
    _locked(article)
    circle = Restriction.objects.filter(article=article).select_related("person")
    people = sorted(name_of(each.person) for each in circle)
    if not people:
        return False
    if not reason.strip():
        raise NotReady([Reason("", "reason", _("Say why the circle cannot open it itself."))])
    verb = Act.Verb.RESTRICTED if may_see(by, article) else Act.Verb.OVERRIDDEN
    circle.delete()
    record(verb, article, by=by, at=at, note=reason.strip(), people=[] if verb == Act.Verb.RESTRICTED else people)
    return True


def _against(article, circle) -> list[Reason]:
    if not circle:
        return []
    named = {person.pk for person in circle}
    reasons = []
    if not who_may("publish_article").filter(pk__in=named).exists():
        reasons.append(Reason("", "no_publisher", _("At least one person who may publish has to be in the circle.")))
    readers = set(readers_of_drafts().filter(pk__in=named).values_list("pk", flat=True))
    strangers = [person for person in circle if person.pk not in readers]
    sentence = _("%(person)s cannot open articles at the desk.")
    reasons += [Reason("", "no_reader", sentence % {"person": name_of(person)}) for person in strangers]
    return reasons + _at_work_outside(article, named)


def _at_work_outside(article, named) -> list[Reason]:
    sentence = _("%(person)s is at work on it; let them in, or give the work to somebody else.")
    return [
        Reason(edition.language, "at_work", sentence % {"person": name_of(person)})
        for edition in Edition.objects.filter(article=article).select_related("assignee", "reviewer")
        if edition.language in languages.codes()
        for person in dict.fromkeys([edition.assignee, edition.reviewer])
        if person and person.pk not in named
    ]


def _draw(article, circle):
    Restriction.objects.filter(article=article).exclude(person__in=circle).delete()
    Restriction.objects.bulk_create(
        [Restriction(article=article, person=person) for person in circle], ignore_conflicts=True
    )


def _close_links_of_others(article, circle, *, by, at):
    """Who is shut out may still hold a link that they once made for somebody without an account."""
    if not circle:
        return
    held = ReviewLink.objects.filter(article=article, revoked_at=None).exclude(made_by__in=circle)
    for link in list(held):
        record(Act.Verb.LINK_REVOKED, article, link.language, by=by, at=at, note=link.reader)
    held.update(revoked_at=at)


def _locked(article):
    Article.objects.select_for_update().get(pk=article.pk)
