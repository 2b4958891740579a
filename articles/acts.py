"""What people did with an article, step by step: the timeline that the desk reads and the audit keeps."""

from datetime import datetime

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.notifications import tell
from newsroom import languages


class Act(models.Model):
    """One step in the life of an article, for its timeline and the audit; never changed. Without a language it concerns all."""

    class Verb(models.TextChoices):
        ASSIGNED = "assigned", _("Assigned")
        PLANNED = "planned", pgettext_lazy("release", "Planned")
        SUBMITTED = "submitted", _("Submitted for review")
        RECALLED = "recalled", _("Submission withdrawn")
        TAKEN = "taken", _("Taken for review")
        RETURNED = "returned", _("Changes requested")
        APPROVED = "approved", _("Approved")
        CONFIRMED = "confirmed", _("Approved after an emergency publication")
        BROUGHT_UP_TO_DATE = "up_to_date", _("Translation confirmed as up to date")
        PUBLISHED = "published", _("Published")
        EMERGENCY = "emergency", _("Published as an emergency")
        QUICK_FIX = "quick_fix", _("Published as a quick fix")
        SCHEDULED = "scheduled", _("Scheduled")
        CANCELLED = "cancelled", _("Schedule cancelled")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        REMOVED = "removed", _("Removed")
        REINSTATED = "reinstated", _("Reinstated")
        IMPORTED = "imported", _("Imported")
        RESTORED = "restored", _("Older version restored as a draft")
        NOTE_AMENDED = "note_amended", _("Note to readers amended")
        GATED = "gated", _("Way of publishing the languages changed")
        RESTRICTED = "restricted", _("Circle of people changed")
        OVERRIDDEN = "overridden", _("Restriction lifted from outside the circle")
        LINK_MADE = "link_made", _("Review link made")
        LINK_REVOKED = "link_revoked", _("Review link revoked")
        ANSWERED = "answered", _("Answered by a reviewer with a link")
        REMARKED = "remarked", _("Remark left")
        REPLIED = "replied", _("Remark answered")
        SETTLED = "settled", _("Remark resolved")
        REOPENED = "reopened", _("Remark reopened")
        BINNED = "binned", _("Moved to the recycle bin")
        RECOVERED = "recovered", _("Recovered from the recycle bin")

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="acts", verbose_name=_("article")
    )
    language = models.CharField(_("language"), max_length=10, choices=languages.choices, blank=True)
    verb = models.CharField(_("act"), max_length=12, choices=Verb)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"))
    note = models.TextField(_("note"), blank=True)
    facts = models.JSONField(
        _("facts"), default=dict, blank=True
    )  # what the desk says of the act in the language of whoever reads: articles/desk/telling.py

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        ordering = ["-at", "-id"]
        triggers = [pgtrigger.Protect(name="act_frozen", operation=pgtrigger.Update)]

    def __str__(self):
        return (
            f"{self.get_verb_display()} ({languages.own_name(self.language)})"
            if self.language
            else self.get_verb_display()
        )


def record(verb, article, language="", *, by, at, note="", **facts) -> Act:
    """Put one act on the timeline of an article, and tell those whom it concerns; `language` is empty for what concerns all.

    `note` holds words of people, `facts` what JSON can hold: names, numbers, and moments, which are stored in ISO form.
    """
    told = {name: fact.isoformat() if isinstance(fact, datetime) else fact for name, fact in facts.items()}
    act = Act.objects.create(article=article, language=language, verb=verb, by=by, at=at, note=note, facts=told)
    tell(act)
    return act
