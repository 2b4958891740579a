"""Keeps what is typed and not saved, offers it back, and forgets it: the verbs of Autosave.

They write no version of the article and touch nothing of it. Old rows need no job: whoever's page keeps its first words
takes away what is older than thirty days.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Q

from articles.desk import typed
from articles.models import Article, Autosave
from articles.permissions import require

KEPT_FOR = timedelta(days=30)
CLOSED_FOR = timedelta(hours=1)  # by then no request to a saved page is still under way


class Settled(Exception):
    """The page was saved; what comes now belongs to a page of its own."""


def keep(*, article: Article, page: UUID, sequence: int, revision: int | None, fields, by, at: datetime) -> bool:
    """Keep the fields of a page; False when something newer of the same page is kept already. One query as a rule.

    Raises Settled once the page was saved, PermissionDenied for the page of another person or another article.
    """
    require(by, "add_article" if typed.is_new(article) else "change_article", article=article)
    kept = {"sequence": sequence, "revision": revision, "fields": fields, "kept_at": at}
    own = Autosave.objects.filter(page=page, user=by)
    newer = own.filter(article=article.pk or None, is_settled=False, sequence__lt=sequence)
    if newer.update(**kept) or _begun(article, page, by=by, at=at, kept=kept) or newer.update(**kept):
        return True
    found = own.first()
    if found and found.is_settled:
        raise Settled
    if found is None or found.article_id != (article.pk or None):
        raise PermissionDenied
    return False


def _begun(article, page, *, by, at, kept) -> bool:
    """Whether the page is new; two first requests of it may race."""
    forget_old(at=at)
    try:
        with transaction.atomic():
            Autosave.objects.create(page=page, user=by, article_id=article.pk or None, **kept)
    except IntegrityError:
        return False
    return True


def settle(*, page: UUID, by, at: datetime) -> None:
    """Say that a page was saved: nothing of it is kept or will be, even if a request is still under way. One query or two."""
    closed = {"is_settled": True, "fields": {}, "article": None, "kept_at": at}
    if not Autosave.objects.filter(page=page, user=by).update(**closed):
        Autosave.objects.bulk_create([Autosave(page=page, user=by, sequence=0, **closed)], ignore_conflicts=True)


def discard(*, page: UUID, by) -> bool:
    """Forget what a page of this person held; whether there was something."""
    return bool(Autosave.objects.filter(page=page, user=by, is_settled=False).delete()[0])


def forget_old(*, at: datetime) -> None:
    closed = Q(is_settled=True, kept_at__lt=at - CLOSED_FOR)
    Autosave.objects.filter(closed | Q(kept_at__lt=at - KEPT_FOR)).delete()


def kept_by(user, article: Article):
    """What this person typed into the article, or into one that is not saved yet, and did not save; newest first."""
    return Autosave.objects.filter(user=user, article=article.pk or None, is_settled=False)
