"""The verbs before publishing: saving words, review, and confirming that a translation is up to date."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.models import Act, Article, Edition
from articles.permissions import may_write, require
from newsroom import languages


@transaction.atomic
def save(*, article: Article, by, at, up_to_date=()) -> Article:
    """Save the working copy, keep its editions in step, and return it.

    `up_to_date` names the translations that the writer says reflect the original as it is saved here. Words of a language
    that changed return its edition to drafting. Raises PermissionDenied for a language or a shared field the user may not change.
    """
    before = Article.objects.select_for_update().filter(pk=article.pk).first() if article.pk else None
    require(by, "change_article" if before else "add_article")
    article.fill_slugs()
    changed = [
        code for code in languages.codes() if article.words(code) != (before.words(code) if before else _no_words())
    ]
    if not all(may_write(by, code) for code in {*changed, *up_to_date}):
        raise PermissionDenied
    if before and any(getattr(before, name) != getattr(article, name) for name in Article.SHARED):
        require(by, "edit_shared_article")
    if before is None:
        article.created_by = by
    article.save()
    for code in changed:
        _reopen(article, code)
    for code in up_to_date:
        confirm_translation(article=article, language=code, by=by, at=at)
    return article


@transaction.atomic
def set_topics(*, article: Article, topics, by) -> None:
    """Say what the article is about; `topics` are all of its topics. Raises PermissionDenied when they change and `by` may not."""
    before = set(article.topics.values_list("pk", flat=True))
    if before != {topic.pk for topic in topics}:
        require(by, "edit_shared_article")
        article.topics.set(topics)


def discard(*, article: Article, by) -> None:
    """Delete an article that was never published; raises ProtectedError, and deletes nothing, when an Update of it exists."""
    require(by, "delete_article")
    article.delete()


@transaction.atomic
def confirm_translation(*, article: Article, language: str, by, at) -> Edition:
    """Say that the translation into `language` reflects the original as it is saved now; no Update arises from it."""
    require(by, "change_article", languages=[language])
    edition, _made = Edition.objects.get_or_create(article=article, language=language)
    revision = article.latest_revision()
    if edition.based_on_id != revision.pk:
        edition.based_on = revision
        edition.save()
        _record(Act.Verb.BROUGHT_UP_TO_DATE, edition, by=by, at=at)
    return edition


def submit(*, article: Article, language: str, by, at) -> Edition:
    """Hand the words of a language over for review."""
    require(by, "change_article", languages=[language])
    return _move(article, language, Edition.State.IN_REVIEW, Act.Verb.SUBMITTED, by=by, at=at)


def approve(*, article: Article, language: str, by, at) -> Edition:
    """Approve the words of a language as they are saved now."""
    require(by, "publish_article", languages=[language])
    return _move(article, language, Edition.State.APPROVED, Act.Verb.APPROVED, by=by, at=at)


def return_to_drafting(*, article: Article, language: str, by, at, reason: str = "") -> Edition:
    """Send the words of a language back to their writers, or take back one's own submission."""
    require(by, "change_article", languages=[language])
    return _move(article, language, Edition.State.DRAFTING, Act.Verb.RETURNED, by=by, at=at, note=reason)


@transaction.atomic
def _move(article, language, state, verb, *, by, at, note="") -> Edition:
    Article.objects.select_for_update().get(pk=article.pk)
    edition, _made = Edition.objects.get_or_create(article=article, language=language)
    if edition.state != state:
        edition.state = state
        edition.approved_by = by if state == Edition.State.APPROVED else None
        edition.save()
        _record(verb, edition, by=by, at=at, note=note)
    return edition


def _reopen(article, code):
    edition, _made = Edition.objects.get_or_create(article=article, language=code)
    if edition.state == Edition.State.APPROVED:
        edition.state, edition.approved_by = Edition.State.DRAFTING, None
        edition.save()


def _no_words():
    return dict.fromkeys(Article.WORDS, "")


def _record(verb, edition, *, by, at, note=""):
    Act.objects.create(article=edition.article, language=edition.language, verb=verb, by=by, at=at, note=note)
