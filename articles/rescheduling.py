"""The verb that gives what is scheduled another moment: its seal is broken and set again in one act."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from articles import readiness
from articles.acts import record
from articles.models import Act, Article, Emergency, Update
from articles.publishing import NotReady, Publication, Reason, lock, schedule, seal, unseal


@transaction.atomic
def reschedule(
    *,
    article: Article,
    languages: list[str],
    by,
    at: datetime,
    publish_at: datetime,
    afresh: bool = False,
    revision: int | None = None,
) -> list[Update]:
    """Move the scheduled Updates of the languages to `publish_at`; both the cancelling and the new seal go on the timeline.

    The words stay those that were sealed, and so does a flag of an emergency; `afresh` seals what is saved now instead, for which
    `revision` and approval count as in `schedule`. Raises NotReady, with every reason, or PermissionDenied.
    """
    article = lock(article, by, languages)
    found = Update.objects.filter(article=article, language__in=languages, published_at__gt=at)
    # Translations first: they name the original that they reflect, which cannot go before them.
    waiting = sorted(
        found.select_related("image", "conference"), key=lambda update: update.language == article.original_language
    )
    if reasons := _against(article, waiting, languages, at=at, publish_at=publish_at):
        raise NotReady(reasons)
    if not afresh and all(update.published_at == publish_at for update in waiting):
        return waiting
    flags = {
        flag.update.language: flag for flag in Emergency.objects.filter(update__in=waiting).select_related("update")
    }
    drawn = [(update.pk, _moved(update, publish_at, by=by), list(update.topics.all())) for update in waiting]
    for update in waiting:
        unseal(update, by=by, at=at)
    if afresh:
        asked = [Publication(update.language, update.kind, update.note) for update in waiting]
        why = next((flag.reason for flag in flags.values()), "")
        return schedule(
            article=article, publications=asked, by=by, at=at, publish_at=publish_at, revision=revision, emergency=why
        )
    return _sealed(drawn[::-1], flags, by=by, at=at)


def _against(article, waiting, languages, *, at, publish_at) -> list[Reason]:
    if publish_at <= at:
        return [Reason("", "not_future", _("Choose a moment in the future, or publish now."))]
    gone = [code for code in languages if code not in {update.language for update in waiting}]
    reasons = [Reason(code, "not_waiting", _("It is not scheduled (any more).")) for code in gone]
    reasons += readiness.against_unsealing(waiting)
    firsts = Update.objects.filter(article=article, kind=Update.Kind.FIRST, published_at__gt=at)
    if article.gate == Article.Gate.TOGETHER and any(update.kind == Update.Kind.FIRST for update in waiting):
        sentence = _("This release holds its languages together; move this one along with the others.")
        held = firsts.exclude(pk__in=[update.pk for update in waiting]).exclude(published_at=publish_at)
        reasons += [Reason(update.language, "gate", sentence) for update in held]
    return reasons or ([] if waiting else [Reason("", "nothing", _("Choose at least one language."))])


def _moved(update, publish_at, *, by) -> Update:
    """An unsaved copy of a scheduled Update for another moment."""
    copied = [
        field.attname for field in Update._meta.concrete_fields if field.name not in {"id", "digest", "recorded_at"}
    ]
    copy = Update(**{name: getattr(update, name) for name in copied})
    copy.published_at, copy.published_on, copy.published_by = publish_at, None, by
    if update.significance == Update.Significance.MAJOR:
        copy.public_at, copy.public_on = publish_at, None
    if update.number == 1:
        copy.first_published_at, copy.first_published_on = publish_at, None
    return copy


def _sealed(drawn, flags, *, by, at) -> list[Update]:
    """Writes the copies, the original first, so that translations name its new row."""
    made = {}
    for replaced, update, topics in drawn:
        code = update.language
        if update.source_update_id in made:
            update.source_update = made[update.source_update_id]
        made[replaced] = seal(update, topics=topics)
        facts = {"kind": update.kind, "number": update.number, "moment": update.published_at}
        record(Act.Verb.SCHEDULED, update.article, code, by=by, at=at, note=update.note, **facts)
        if flag := flags.get(code):
            flag.pk, flag.update = None, update
            flag.save(force_insert=True)
    return list(made.values())
