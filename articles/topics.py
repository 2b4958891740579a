"""What articles are about; public as it stands, for desk and readers alike."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom import languages
from newsroom.natural_keys import NaturalKeyBySlug
from newsroom.places import place


class Topic(models.Model):
    name = models.CharField(_("name"), max_length=120, blank=True)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        help_text=_("Part of the page's address in every language, for example “energy”. It never changes."),
    )
    introduction = models.TextField(_("introduction"), blank=True, help_text=_("One or two sentences for readers."))

    objects = NaturalKeyBySlug()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["slug"]
        triggers = [pgtrigger.ReadOnly(name="topic_address_kept", fields=["slug"])]

    def __str__(self):
        return languages.read_any(self, "name", languages.current())[0] or self.slug

    def get_absolute_url(self):
        return place("articles:topic", slug=self.slug)

    def natural_key(self):
        return (self.slug,)
