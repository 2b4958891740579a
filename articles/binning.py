"""The verbs of the recycle bin: in, out again, and gone for good. What was ever published, or is scheduled, never goes in."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from articles.acts import record
from articles.models import Act, Article, Update
from articles.permissions import require
from articles.reasons import NotReady, Reason


@transaction.atomic
def discard(*, article: Article, by, at: datetime) -> Article:
    """Move a draft to the recycle bin, where nothing but the bin shows it. Raises NotReady for what was published or scheduled."""
    article = _lock(article, by, "delete_article")
    if article.binned_at:
        return article
    if reasons := against(article, at=at):
        raise NotReady(reasons)
    return _moved(article, Act.Verb.BINNED, binned_by=by, binned_at=at, by=by, at=at)


@transaction.atomic
def recover(*, article: Article, by, at: datetime) -> Article:
    """Put an article back on the desk as it was; whoever may write may."""
    article = _lock(article, by, "change_article")
    if not article.binned_at:
        return article
    return _moved(article, Act.Verb.RECOVERED, binned_by=None, binned_at=None, by=by, at=at)


@transaction.atomic
def purge(*, article: Article, by, at: datetime) -> None:
    """Delete an article of the recycle bin for good, with what was said and planned about it; its saved versions stay as a record."""
    article = _lock(article, by, "delete_article")
    reasons = against(article, at=at)
    if not article.binned_at:
        reasons.append(Reason("", "not_binned", _("It is not in the recycle bin (any more).")))
    if reasons:
        raise NotReady(reasons)
    article.delete()


def against(article, *, at: datetime) -> list[Reason]:
    """Why an article cannot be deleted. One query."""
    moments = list(Update.objects.filter(article=article).values_list("published_at", flat=True))
    if any(moment <= at for moment in moments):
        sentence = _("It was published, so it cannot be deleted. It can be withdrawn or removed.")
        return [Reason("", "published", sentence)]
    return [Reason("", "scheduled", _("It is scheduled; cancel the schedule first."))] if moments else []


def _lock(article, by, permission) -> Article:
    require(by, permission, article=article)
    return Article.objects.select_for_update().get(pk=article.pk)


def _moved(article, verb, *, binned_by, binned_at, by, at) -> Article:
    article.binned_by, article.binned_at = binned_by, binned_at
    Article.objects.filter(pk=article.pk).update(binned_by=binned_by, binned_at=binned_at)  # no save of its words
    record(verb, article, by=by, at=at)
    return article
