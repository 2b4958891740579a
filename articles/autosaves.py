"""What somebody typed and has not saved: kept for that person alone, beside the history and not in it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Autosave(models.Model):
    """The fields of one open page of an article's form, as they were typed last.

    The page is the key: two windows of one person keep two rows, and neither takes the words of the other. A row of an
    article that is not saved yet has none. Once its page was saved a row is settled: empty, and closed to requests that
    come late. `fields` maps names of the form to lists of strings, as they came; rich text in it is not clean.
    """

    page = models.UUIDField(_("page"), primary_key=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("user")
    )
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, null=True, related_name="+", verbose_name=_("article")
    )
    revision = models.BigIntegerField(_("revision the page was opened on"), null=True)
    sequence = models.BigIntegerField(_("number of the request"))
    fields = models.JSONField(_("fields"), default=dict)
    is_settled = models.BooleanField(_("is settled"), default=False)
    kept_at = models.DateTimeField(_("kept at"))

    is_open = False  # set where the open pages were asked for

    class Meta:
        verbose_name = _("unsaved words")
        verbose_name_plural = _("unsaved words")
        ordering = ["-kept_at", "page"]
        indexes = [
            models.Index(fields=["user", "article"], name="autosave_by_writer"),
            models.Index(fields=["kept_at"], name="autosave_by_age"),
        ]

    def __str__(self):
        return str(self.page)
