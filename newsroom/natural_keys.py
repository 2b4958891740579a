"""How fixtures name a row: by the address that it keeps for life."""

from django.db import models


class NaturalKeyBySlug(models.Manager):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)
