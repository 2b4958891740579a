"""The version of all that is public, in one row that triggers turn."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Clock(models.Model):
    """`version` is the number of the last transaction that changed what readers may see; without a row nothing is kept."""

    version = models.BigIntegerField(_("version"))

    class Meta:
        verbose_name = _("clock of the public pages")
        verbose_name_plural = _("clocks of the public pages")
        constraints = [models.CheckConstraint(name="page_cache_one_clock", condition=models.Q(id=1))]

    def __str__(self):
        return str(self.version)
