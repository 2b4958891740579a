"""The verbs before publishing: saving words, handing them over, review, and confirming that a translation is up to date.

`by` is the acting user, or None for the operator; `at` the present moment, an aware datetime. Each verb locks the article,
asks whether the person may, and raises PermissionDenied, or NotReady with the reasons why not.
"""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from articles import replacing
from articles.acts import record
from articles.models import Act, Article, Edition
from articles.permissions import may, may_write, require
from articles.readiness import NotReady, Reason, in_the_bin
from newsroom import languages

State = Edition.State


@transaction.atomic
def save(*, article: Article, by, at: datetime, up_to_date=()) -> Article:
    """Save the working copy, keep its editions in step, and return it.

    `up_to_date` names the translations that the writer says reflect the original as it is saved here. Words that changed return
    their language to drafting, what all languages share returns all of them. Raises PermissionDenied for a language or a
    shared field the user may not change, and NotReady when the article would replace itself.
    """
    before = Article.objects.select_for_update().filter(pk=article.pk).first() if article.pk else None
    require(by, "change_article" if before else "add_article", article=article)
    article.fill_slugs()
    changed = [
        code for code in languages.codes() if article.words(code) != (before.words(code) if before else _no_words())
    ]
    if not all(may_write(by, code) for code in {*changed, *up_to_date}):
        raise PermissionDenied
    is_shared_changed = before and any(getattr(before, name) != getattr(article, name) for name in Article.SHARED)
    if is_shared_changed:
        require(by, "edit_shared_article")
    if sentence := replacing.against(article, article.replaces):
        raise NotReady([Reason("", "replaces", sentence)])
    if before and before.binned_at:
        raise NotReady([in_the_bin()])
    if before is None:
        article.created_by = by
    article.save()
    for code in changed:
        _rewritten(article, code, by=by, at=at)
    if is_shared_changed:
        _reopen(article)
    for code in up_to_date:
        confirm_translation(article=article, language=code, by=by, at=at)
    return article


@transaction.atomic
def set_topics(*, article: Article, topics, by) -> None:
    """Say what the article is about; `topics` are all of its topics. Raises PermissionDenied when they change and `by` may not."""
    before = set(article.topics.values_list("pk", flat=True))
    if before != {topic.pk for topic in topics}:
        require(by, "edit_shared_article", article=article)
        article.topics.set(topics)
        _reopen(article)


@transaction.atomic
def confirm_translation(*, article: Article, language: str, by, at: datetime) -> Edition:
    """Say that the translation into `language` reflects the original as it is saved now; no Update arises from it."""
    edition = _locked(article, language, by, "change_article")
    revision = article.latest_revision()
    if edition.based_on_id != revision.pk:
        edition.based_on = revision
        edition.save()
        record(Act.Verb.BROUGHT_UP_TO_DATE, article, language, by=by, at=at)
    return edition


@transaction.atomic
def submit(*, article: Article, language: str, by, at: datetime) -> Edition:
    """Hand the words of a language over for review; approved words stay approved."""
    edition = _locked(article, language, by, "change_article")
    if edition.state != State.DRAFTING:
        return edition
    if not article.has_words(language):
        raise NotReady([Reason(language, "no_words", _("There is no text yet."))])
    edition.state, edition.submitted_by, edition.submitted_at = State.IN_REVIEW, by, at
    edition.returned_to = None
    return _moved(edition, Act.Verb.SUBMITTED, by=by, at=at)


@transaction.atomic
def take(*, article: Article, language: str, by, at: datetime) -> Edition:
    """Say that one reviews these words, so that nobody else begins; a colleague's place may be taken."""
    edition = _locked(article, language, by, "publish_article")
    _require_state(edition, State.IN_REVIEW)
    _require_another(edition, by)
    if edition.reviewer == by:
        return edition
    edition.reviewer = by
    return _moved(edition, Act.Verb.TAKEN, by=by, at=at)


@transaction.atomic
def request_changes(*, article: Article, language: str, by, at: datetime, reason: str) -> Edition:
    """Send the words of a language back to their writers, with what is to be changed."""
    edition = _locked(article, language, by, "publish_article")
    if edition.state == State.DRAFTING:
        return edition
    if not reason.strip():
        raise NotReady([Reason(language, "reason", _("Tell the writers what is to be changed."))])
    edition.returned_to = edition.submitted_by or edition.edited_by or edition.assignee
    return _moved(_drafting(edition), Act.Verb.RETURNED, by=by, at=at, note=reason.strip())


@transaction.atomic
def recall(*, article: Article, language: str, by, at: datetime) -> Edition:
    """Withdraw a submission, one's own or, for those who publish, anybody's."""
    edition = _locked(article, language, by, "change_article")
    if edition.state == State.DRAFTING:
        return edition
    _require_state(edition, State.IN_REVIEW)
    if by is not None and edition.submitted_by != by and not may(by, "publish_article"):
        raise PermissionDenied
    return _moved(_drafting(edition), Act.Verb.RECALLED, by=by, at=at)


@transaction.atomic
def approve(*, article: Article, language: str, by, at: datetime) -> Edition:
    """Approve the words of a language as they are saved now. Whoever submitted or last wrote them may not."""
    edition = _locked(article, language, by, "publish_article")
    _require_another(edition, by)
    if edition.state == State.APPROVED:
        return edition
    if not article.has_words(language):
        raise NotReady([Reason(language, "no_words", _("There is no text yet."))])
    edition.state, edition.approved_by, edition.reviewer = State.APPROVED, by, None
    edition.returned_to = None
    return _moved(edition, Act.Verb.APPROVED, by=by, at=at)


def _locked(article, language, by, permission) -> Edition:
    """The edition of a language, its article locked, once `by` may."""
    require(by, permission, languages=[language], article=article)
    if Article.objects.select_for_update().get(pk=article.pk).binned_at:
        raise NotReady([in_the_bin()])
    return Edition.objects.get_or_create(article=article, language=language)[0]


def _require_another(edition, by):
    if edition.wrote_or_submitted(by):
        raise PermissionDenied


def _require_state(edition, state):
    if edition.state != state:
        raise NotReady([Reason(edition.language, "state", _("It is not in review (any more)."))])


def _moved(edition, verb, *, by, at, note="") -> Edition:
    edition.save()
    record(verb, edition.article, edition.language, by=by, at=at, note=note)
    return edition


def _drafting(edition) -> Edition:
    edition.state, edition.reviewer, edition.approved_by = State.DRAFTING, None, None
    edition.submitted_by = edition.submitted_at = None
    return edition


def _rewritten(article, code, *, by, at):
    edition, _made = Edition.objects.get_or_create(article=article, language=code)
    if edition.state == State.APPROVED:
        _drafting(edition)
    edition.edited_by, edition.edited_at = by, at
    edition.save()


def _reopen(article):
    """What all languages share was changed: what was approved of it was something else."""
    for edition in article.editions.filter(state=State.APPROVED):
        _drafting(edition).save()


def _no_words():
    return dict.fromkeys(Article.WORDS, "")
