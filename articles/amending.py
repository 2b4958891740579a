"""The verb that mends a note which readers have seen: the Update and its digest stay, and every wording is kept."""

import json
from datetime import UTC, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from articles.acts import record
from articles.amendments import NoteAmendment
from articles.models import Act, Article, Update
from articles.permissions import require
from articles.reasons import NotReady, Reason
from articles.snapshots import chained


@transaction.atomic
def amend_note(*, update: Update, note: str, reason: str, by, at: datetime) -> NoteAmendment:
    """Let readers see `note` in the place of the Update's note from now on; `reason` is for the desk.

    Needs `amend_note_article` and the language of the note. Asking again for the words that stand returns what made them.
    Raises NotReady with every reason, or PermissionDenied.
    """
    require(by, "amend_note_article", languages=[update.language], article=update.article)
    article = Article.objects.select_for_update().get(pk=update.article_id)
    note, reason = note.strip(), reason.strip()
    last = update.amendments.order_by("number").last()
    if last and last.note == note:
        return last
    if reasons := _against(update, last, note, reason, at=at):
        raise NotReady(reasons)
    made = NoteAmendment(update=update, number=last.number + 1 if last else 1, note=note, reason=reason, by=by, at=at)
    made.digest = chained((last or update).digest, canonical(made))
    made.save(force_insert=True)
    facts = {"kind": update.kind, "number": update.number}
    record(Act.Verb.NOTE_AMENDED, article, update.language, by=by, at=at, note=reason, **facts)
    return made


def canonical(amendment: NoteAmendment) -> str:
    """What the digest of an amendment proves, as JSON with sorted keys; it is chained to the Update's or the one before."""
    content = {
        "number": amendment.number,
        "note": amendment.note,
        "reason": amendment.reason,
        "by": amendment.by_id,
        "at": amendment.at.astimezone(UTC).isoformat(),
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _against(update, last, note, reason, *, at) -> list[Reason]:
    code, own = update.language, Update.objects.values_list("note", flat=True).get(pk=update.pk)
    if update.published_at > at:
        return [Reason(code, "unpublished", _("Readers have not seen it yet; cancel the schedule and set it again."))]
    if not own:
        return [Reason(code, "no_note", _("This update has no note that could be amended."))]
    found = []
    if not note:
        found.append(Reason(code, "note", _("A note that readers saw cannot become empty.")))
    if last is None and note == own:
        found.append(Reason(code, "same", _("The note says this already.")))
    if not reason:
        found.append(Reason(code, "reason", _("Say why the note is amended; readers will not see it.")))
    return found
