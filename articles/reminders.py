"""What nobody does, but time brings: texts that are due, plans whose moment passed, and scheduled updates that went public."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from articles.models import Edition, Notification, Update
from articles.notifications import notify, publishers, writers

AHEAD = timedelta(days=1)  # how long before its due time a writer is reminded
NEWS = timedelta(days=7)  # how long a missed plan is worth a letter; the desk shows it for as long as it stands


@transaction.atomic
def tell_all(*, at: datetime) -> int:
    """Notify of all that is due or went public and was not told yet; returns of how many things. Repeating it tells nothing twice."""
    due, late, gone_out = list(_due(at)), list(_late(at)), list(_gone_out(at))
    for edition in due:
        about = {"article": edition.article, "language": edition.language, "at": at}
        notify(Notification.Event.DUE, {edition.assignee}, **about)
    for edition in late:
        about = {"article": edition.article, "language": edition.language, "at": edition.planned_for}
        people = publishers(edition.language) | writers(edition.article, edition)
        notify(Notification.Event.LATE, people - {None}, **about)
    for update in gone_out:
        edition = Edition.objects.filter(article=update.article, language=update.language).first()
        about = {"article": update.article, "language": update.language, "at": update.published_at, "note": update.note}
        notify(Notification.Event.PUBLISHED, writers(update.article, edition) - {None}, **about)
    return len(due) + len(late) + len(gone_out)


def _due(at):
    """Editions that somebody has to finish within a day or should have finished, and was not reminded of."""
    told = Notification.objects.filter(
        event=Notification.Event.DUE,
        person=OuterRef("assignee"),
        article=OuterRef("article"),
        language=OuterRef("language"),
        at__gte=OuterRef("due_at") - AHEAD,
    )
    waiting = Edition.objects.filter(assignee__isnull=False, due_at__lt=at + AHEAD, article__binned_at__isnull=True)
    waiting = waiting.exclude(state=Edition.State.APPROVED).filter(~Exists(told))
    return waiting.select_related("article", "assignee").select_for_update(of=("self",), skip_locked=True)


def _late(at):
    """Editions whose planned moment passed within a week while nothing was published or scheduled, and was not told of."""
    told = Notification.objects.filter(
        event=Notification.Event.LATE,
        article=OuterRef("article"),
        language=OuterRef("language"),
        at=OuterRef("planned_for"),
    )
    waiting = Edition.objects.late(at=at).filter(planned_for__gt=at - NEWS, article__binned_at__isnull=True)
    waiting = waiting.filter(~Exists(told))
    return waiting.select_related("article", "assignee").select_for_update(of=("self",), skip_locked=True)


def _gone_out(at):
    """Updates of the last day that were scheduled, are public now, and were not told of."""
    told = Notification.objects.filter(
        event=Notification.Event.PUBLISHED,
        article=OuterRef("article"),
        language=OuterRef("language"),
        at=OuterRef("published_at"),
    )
    recent = Update.objects.published(at=at).filter(published_at__gt=at - AHEAD, recorded_at__lt=F("published_at"))
    return recent.filter(~Exists(told)).select_related("article")
