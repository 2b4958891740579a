"""Where readers of a removed release are led on to, in one language; where there is nothing, its notice stands (HTTP 410)."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.updates import Update


class Redirection(models.Model):
    """Tied to the Update of a removal and as unchangeable: to another release, or to another address of this site."""

    update = models.OneToOneField(
        Update, on_delete=models.PROTECT, related_name="redirection", verbose_name=_("removal")
    )
    release = models.ForeignKey(
        "articles.Article",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("release it leads to"),
    )
    path = models.CharField(_("address it leads to"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("redirect of a removed release")
        verbose_name_plural = _("redirects of removed releases")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="redirection_leads_to_one",
                condition=Q(release__isnull=False, path="") | Q(release__isnull=True, path__startswith="/"),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="redirection_frozen", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="redirection_of_a_removal",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NOT EXISTS (SELECT 1 FROM articles_update WHERE id = NEW.update_id AND kind = 'removal'
                                   AND article_id IS DISTINCT FROM NEW.release_id) THEN
                        RAISE EXCEPTION 'redirection_of_a_removal: update % is none, or leads to itself', NEW.update_id
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return self.path or str(self.release_id)


def destination(removal: Update, *, at) -> str:
    """The address that the page of a removed release leads on to; "" for none, or where it is no text itself by now.

    One query, and one more where there is a release to lead to. A redirect is never followed to another one.
    """
    found = Redirection.objects.filter(update=removal).first()
    if found is None or found.path:
        return found.path if found else ""
    texts = Update.objects.live(at=at).texts().in_language(removal.language)
    text = texts.filter(article=found.release_id).only("slug").first()
    return text.get_absolute_url() if text else ""
