"""What articles are about. A topic is public from the first moment at which something was published under it, and stays so."""

import pgtrigger
from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from newsroom import languages
from newsroom.natural_keys import NaturalKeyBySlug
from newsroom.places import place
from newsroom.triggers import notes_changes


class TopicQuerySet(models.QuerySet):
    def public(self, *, at):
        """Topics that something was ever published under, in any language: one made for a release to come is nobody's to know."""
        rows = _model("update_rows").objects.all()
        return self._under(rows, _model("updates").objects.published(at=at), ("topic_id", "-update_id"))

    def told(self, code, *, at):
        """What lists, suggestions and sitemaps of a language name: topics that a text stands under in it."""
        rows = _model("update_rows").objects.filter(language=code)
        order = ("topic_id", "language", "-public_at", "-update_id")
        return self._under(rows, _model("updates").objects.live(at=at).texts().in_language(code), order)

    def _under(self, rows, updates, order):
        """Walks back the rows of each topic, in the order of an index, until one is among the updates.

        PostgreSQL would answer a join or EXISTS by reading the whole archive, and for a topic without any rows every other
        index as well: the two bounds in the place of an equality, and the order, leave it that index alone.
        """
        shown = updates.filter(pk=OuterRef("update")).order_by().values("pk")[:1]
        rows = rows.filter(topic__gte=OuterRef("pk"), topic__lte=OuterRef("pk"))
        newest = rows.alias(shown=Subquery(shown)).filter(shown__isnull=False).order_by(*order).values("pk")[:1]
        return self.alias(newest=Subquery(newest)).filter(newest__isnull=False)


def _model(relation):
    """What readers saw, reached through the relation: Updates know topics, and not the other way round."""
    return Topic._meta.get_field(relation).related_model


# Followers are told by Last-Modified when a name that a feed prints was changed, whatever the road of the change.
NOTE_CHANGES = notes_changes("topic_notes_changes")


class Topic(models.Model):
    name = models.CharField(_("name"), max_length=120, blank=True)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        help_text=_("Part of the page's address in every language, for example “energy”. It never changes."),
    )
    introduction = models.TextField(_("introduction"), blank=True, help_text=_("One or two sentences for readers."))

    changed_at = models.DateTimeField(_("last changed at"), db_default=Now(), editable=False)

    objects = NaturalKeyBySlug.from_queryset(TopicQuerySet)()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["slug"]
        triggers = [pgtrigger.ReadOnly(name="topic_address_kept", fields=["slug"]), NOTE_CHANGES]

    def __str__(self):
        return languages.read_any(self, "name", languages.current())[0] or self.slug

    def get_absolute_url(self):
        return place("articles:topic", slug=self.slug)

    def natural_key(self):
        return (self.slug,)
