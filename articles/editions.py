"""Where one language of an article stands on its way to readers: who writes it, who reviews it, until when."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.updates import Update
from newsroom import languages


def _person(label, *, related_name="+", on_delete=models.PROTECT, editable=False):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=on_delete,
        null=True,
        blank=True,
        editable=editable,
        related_name=related_name,
        verbose_name=label,
    )


class EditionQuerySet(models.QuerySet):
    def in_review(self):
        return self.filter(state=Edition.State.IN_REVIEW)

    def overdue(self, *, at):
        """Editions whose writers should have been done by `at`."""
        return self.exclude(state=Edition.State.APPROVED).filter(due_at__lt=at)

    def late(self, *, at):
        """Editions whose planned moment has passed at `at`; publishing and scheduling end a plan."""
        return self.filter(planned_for__lt=at)

    def returned_to(self, user):
        """Editions that came back to `user` with what is to be changed, and were not handed over again."""
        return self.filter(returned_to=user)

    def decided_by(self, user, languages):
        """Editions in review, in one of the languages, that `user` neither wrote nor submitted."""
        own = Q(edited_by=user) | Q(submitted_by=user)
        waiting = self.in_review().filter(language__in=languages)
        return waiting.exclude(pk__in=Edition.objects.in_review().filter(own).values("pk"))

    def outdated(self, *, at):
        """Translations made from a text that a later significant Update of the original, public at `at`, has replaced."""
        newer = (
            Update.objects.published(at=at)
            .significant()
            .texts()
            .filter(
                article=OuterRef("article"),
                language=OuterRef("article__original_language"),
                revision_id__gt=OuterRef("based_on_id"),
            )
        )
        return self.exclude(language=F("article__original_language")).filter(Exists(newer))


class Edition(models.Model):
    class State(models.TextChoices):
        DRAFTING = "drafting", _("Drafting")
        IN_REVIEW = "in_review", _("In review")
        APPROVED = "approved", _("Approved")

    class Priority(models.IntegerChoices):
        LOW = 1, _("Low")
        NORMAL = 2, _("Normal")
        HIGH = 3, _("High")
        URGENT = 4, _("Urgent")

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="editions", verbose_name=_("article")
    )
    language = models.CharField(_("language"), max_length=10, choices=languages.choices)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFTING)
    assignee = _person(_("assigned to"), related_name="editions", on_delete=models.SET_NULL, editable=True)
    due_at = models.DateTimeField(_("due at"), null=True, blank=True)
    priority = models.PositiveSmallIntegerField(_("priority"), choices=Priority, default=Priority.NORMAL)
    planned_for = models.DateTimeField(
        _("planned for"),
        null=True,
        blank=True,
        help_text=_("When it is meant to be published. A plan publishes nothing; a schedule does."),
    )
    based_on = models.ForeignKey(
        "articles.ArticleRevision",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("translated from"),
        help_text=_("The saved version of the article that this translation reflects."),
    )
    edited_by = _person(_("last written by"))
    edited_at = models.DateTimeField(_("last written at"), null=True, blank=True, editable=False)
    submitted_by = _person(_("submitted by"))
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True, editable=False)
    reviewer = _person(_("reviewed by"), on_delete=models.SET_NULL)
    approved_by = _person(_("approved by"))
    returned_to = _person(_("returned to"), on_delete=models.SET_NULL)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["article", "language"]
        constraints = [
            models.UniqueConstraint(name="edition_once", fields=["article", "language"]),
            models.CheckConstraint(
                name="edition_state_known", condition=Q(state__in=["drafting", "in_review", "approved"])
            ),
            models.CheckConstraint(name="edition_priority_known", condition=Q(priority__in=[1, 2, 3, 4])),
            models.CheckConstraint(
                name="edition_approved_by_someone", condition=Q(state="approved") | Q(approved_by__isnull=True)
            ),
            models.CheckConstraint(
                name="edition_approved_by_another",
                condition=Q(approved_by__isnull=True)
                | (Q(edited_by__isnull=True) | ~Q(approved_by=F("edited_by")))
                & (Q(submitted_by__isnull=True) | ~Q(approved_by=F("submitted_by"))),
                violation_error_message=_("Whoever wrote or submitted the words cannot approve them."),
            ),
            models.CheckConstraint(
                name="edition_reviewed_in_review", condition=Q(state="in_review") | Q(reviewer__isnull=True)
            ),
        ]
        indexes = [
            models.Index(fields=["state"], name="edition_by_state", condition=~Q(state="drafting")),
            models.Index(fields=["assignee", "due_at"], name="edition_by_assignee", condition=~Q(assignee=None)),
            models.Index(fields=["due_at"], name="edition_by_due", condition=~Q(due_at=None)),
            models.Index(fields=["planned_for"], name="edition_by_plan", condition=~Q(planned_for=None)),
            models.Index(fields=["returned_to"], name="edition_by_return", condition=~Q(returned_to=None)),
        ]

    def __str__(self):
        return f"{self.article} ({languages.own_name(self.language)})"

    def fulfil(self):
        """What was planned and due is done: nobody is asked for it any more."""
        self.assignee = self.due_at = self.planned_for = self.returned_to = None
        self.priority = self.Priority.NORMAL
        self.save()

    def wrote_or_submitted(self, user) -> bool:
        """Whether `user` may not approve these words, being the one who last wrote or submitted them."""
        return user is not None and user.pk in {self.edited_by_id, self.submitted_by_id} - {None}
