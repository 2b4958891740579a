"""What articles are about. A topic is public from the first moment at which something was published under it, and stays so."""

import pgtrigger
from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from newsroom import languages
from newsroom.natural_keys import NaturalKeyBySlug
from newsroom.places import place


class TopicQuerySet(models.QuerySet):
    def public(self, *, at):
        """Topics that something was ever published under, in any language: one made for a release to come is nobody's to know."""
        return self._under(_updates().published(at=at))

    def told(self, code, *, at):
        """What lists, suggestions and sitemaps of a language name: topics that a text stands under in it."""
        return self._under(_updates().live(at=at).texts().in_language(code))

    def _under(self, updates):
        # The first of them and no EXISTS, which PostgreSQL may answer by joining the whole archive.
        first = updates.filter(topic_rows__topic=OuterRef("pk")).order_by().values("pk")[:1]
        return self.alias(first_update=Subquery(first)).filter(first_update__isnull=False)


def _updates():
    """The manager of what readers saw, reached through the relation: Updates know topics, and not the other way round."""
    return Topic._meta.get_field("updates").related_model.objects


# Followers are told by Last-Modified when a name that a feed prints was changed, whatever the road of the change.
NOTE_CHANGES = pgtrigger.Trigger(
    name="topic_notes_changes",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    func="""
        NEW.changed_at := OLD.changed_at;
        IF NEW IS DISTINCT FROM OLD THEN
            NEW.changed_at := now();
        END IF;
        RETURN NEW;
    """,
)


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
