"""Notes to readers that were mended after their publication. The Update stays as it is; readers are told its newest note.

Rows are only ever added, so that the desk keeps every wording that readers saw. Public pages see them through UpdateQuerySet.
"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _


class NoteAmendment(models.Model):
    update = models.ForeignKey(
        "articles.Update", on_delete=models.PROTECT, related_name="amendments", verbose_name=_("published update")
    )
    number = models.PositiveIntegerField(_("number"))
    note = models.TextField(_("note to readers"))
    reason = models.TextField(_("reason"), help_text=_("Why the note is mended; for the desk, not for readers."))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"))
    digest = models.CharField(_("digest"), max_length=64, editable=False)

    class Meta:
        verbose_name = _("amended note")
        verbose_name_plural = _("amended notes")
        ordering = ["update", "number"]
        constraints = [
            models.UniqueConstraint(name="amendment_number_once", fields=["update", "number"]),
            models.CheckConstraint(
                name="amendment_says_something",
                condition=~Q(note="") & ~Q(reason=""),
                violation_error_message=_("An amended note has words and a reason."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="amendment_frozen", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="amendment_in_order",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NOT EXISTS (SELECT 1 FROM articles_update
                                   WHERE id = NEW.update_id AND published_at <= now() AND note <> '') THEN
                        RAISE EXCEPTION 'amendment_in_order: update % has no note that readers saw', NEW.update_id
                            USING ERRCODE = 'check_violation';
                    END IF;
                    IF NEW.number <> 1 + (SELECT count(*) FROM articles_noteamendment WHERE update_id = NEW.update_id) THEN
                        RAISE EXCEPTION 'amendment_in_order: amendment % does not follow the last one', NEW.number
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return self.note


def newest_note() -> Subquery:
    """For queries of Updates: the note that took the place of an Update's own; NULL where none did."""
    found = NoteAmendment.objects.filter(update=OuterRef("pk")).order_by("-number")
    return Subquery(found.values("note")[:1])


def last_amended() -> Subquery:
    """For queries of Updates: when a note of the same release and language was mended last; NULL where none was."""
    same = {"update__article": OuterRef("article"), "update__language": OuterRef("language")}
    return Subquery(NoteAmendment.objects.filter(**same).order_by("-at").values("at")[:1])
