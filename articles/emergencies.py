"""Updates that went out before a second person had approved their words; flagged until somebody else approves them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.updates import Update


class EmergencyQuerySet(models.QuerySet):
    def unconfirmed(self):
        return self.filter(confirmed_at__isnull=True)


class Emergency(models.Model):
    update = models.OneToOneField(
        Update, on_delete=models.CASCADE, related_name="+", verbose_name=_("published update")
    )  # a scheduled update that is cancelled takes its flag along
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="emergencies", verbose_name=_("article")
    )
    reason = models.TextField(_("reason"), help_text=_("Why it could not wait for a second person."))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("last written by"),
    )
    at = models.DateTimeField(_("at"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved afterwards by"),
    )
    confirmed_at = models.DateTimeField(_("approved afterwards at"), null=True, blank=True)

    objects = EmergencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("emergency publication")
        verbose_name_plural = _("emergency publications")
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(name="emergency_reason_given", condition=~Q(reason="")),
            models.CheckConstraint(
                name="emergency_confirmed_by_another",
                condition=Q(confirmed_by__isnull=True)
                | ~Q(confirmed_by=F("by")) & (Q(written_by__isnull=True) | ~Q(confirmed_by=F("written_by"))),
                violation_error_message=_("Whoever wrote or published the words cannot approve them afterwards."),
            ),
        ]
        indexes = [
            models.Index(fields=["article"], name="emergency_open", condition=Q(confirmed_at__isnull=True)),
        ]

    def __str__(self):
        return str(self.update)
