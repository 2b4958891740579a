"""What colleagues remark on a draft, and what becomes of it: answered, resolved, reopened. None of it is ever changed."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.passages import Passage, line_of, place
from newsroom import languages

FIELDS = ("title", "slug", "standfirst", "body")


class RemarkQuerySet(models.QuerySet):
    def open(self):
        return self.filter(resolved_at__isnull=True)

    def counts(self) -> dict[str, int]:
        """How many there are in each language that has any. One query."""
        return dict(self.order_by().values_list("language").annotate(count=Count("pk")))


class Remark(models.Model):
    """What somebody remarked; `before` and `after` are what stood around the passage, and find it again."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="remarks", verbose_name=_("article")
    )
    language = models.CharField(_("language"), max_length=10, choices=languages.choices)
    field = models.CharField(_("field"), max_length=20, blank=True)
    passage = models.TextField(_("passage"), blank=True)
    before = models.TextField(_("words before the passage"), blank=True)
    after = models.TextField(_("words after the passage"), blank=True)
    text = models.TextField(_("remark"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"))
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["article"], name="remark_open", condition=Q(resolved_at=None))]
        constraints = [
            models.CheckConstraint(name="remark_says_something", condition=~Q(text="")),
            models.CheckConstraint(name="remark_field", condition=Q(field__in=["", *FIELDS])),
            models.CheckConstraint(name="remark_passage_of_field", condition=Q(passage="") | ~Q(field="")),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="remark_frozen",
                fields=["article", "language", "field", "passage", "before", "after", "text", "by", "at"],
            )
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def is_open(self):
        return self.resolved_at is None

    def ordinal_in(self, article) -> int | None:
        """How often the words of its passage stand before it in what `article` holds; None where it stands no longer."""
        if not self.passage:
            return None
        line = line_of(article, self.field, self.language)
        start = place(Passage(self.passage, self.before, self.after), line)
        return None if start is None else line.count(self.passage, 0, start)


class RemarkStep(models.Model):
    """An answer to a remark, that it was resolved, or that it was reopened; never changed."""

    class Verb(models.TextChoices):
        REPLIED = "replied", pgettext_lazy("to a remark", "Answered")
        RESOLVED = "resolved", pgettext_lazy("a remark", "Resolved")
        REOPENED = "reopened", pgettext_lazy("a remark", "Reopened")

    remark = models.ForeignKey(Remark, on_delete=models.CASCADE, related_name="steps", verbose_name=_("remark"))
    verb = models.CharField(_("act"), max_length=8, choices=Verb)
    text = models.TextField(_("answer"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("step of a remark")
        verbose_name_plural = _("steps of remarks")
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(name="remark_answer_says_something", condition=~Q(verb="replied") | ~Q(text="")),
        ]
        triggers = [pgtrigger.Protect(name="remark_step_frozen", operation=pgtrigger.Update)]

    def __str__(self):
        return self.get_verb_display()
