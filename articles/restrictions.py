"""Who may see an article at the desk: everybody there, or only the people of its circle.

Whatever lists, counts, finds or opens articles at the desk asks `seen_by` or leaves out `hidden_from`.
"""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _


class Restriction(models.Model):
    """One person of the circle that alone may see an article; an article without any is everybody's."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="restrictions", verbose_name=_("article")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )

    class Meta:
        verbose_name = _("restriction")
        verbose_name_plural = _("restrictions")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(name="restriction_once", fields=["article", "person"])]

    def __str__(self):
        return str(self.person)


def hidden_from(user):
    """The ids of the articles that `user` may not see, as a subquery; None, the operator, sees all."""
    if user is None:
        return Restriction.objects.none().values("article_id")
    mine = Restriction.objects.filter(article_id=OuterRef("article_id"), person=user)
    return Restriction.objects.filter(~Exists(mine)).values("article_id")
