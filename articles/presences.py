"""Who has an article open at this moment, and in which language they write. A fact of the last seconds; nothing is locked by it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom import languages

# A page tells of itself every eight seconds; three times without a word, and it counts as closed.
LASTS = timedelta(seconds=30)


class PresenceQuerySet(models.QuerySet):
    def present(self, *, at):
        return self.filter(seen_at__gt=at - LASTS)


class Presence(models.Model):
    """One open page of an article's form."""

    page = models.UUIDField(_("page"), primary_key=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("user")
    )
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="presences", verbose_name=_("article")
    )
    language = models.CharField(
        _("language written in last"), max_length=10, choices=languages.choices, blank=True, default=""
    )
    seen_at = models.DateTimeField(_("seen at"))

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("open page")
        verbose_name_plural = _("open pages")
        ordering = ["-seen_at", "page"]
        indexes = [models.Index(fields=["seen_at"], name="presence_by_age")]

    def __str__(self):
        return str(self.page)
