"""Who takes part in conferences: countries, organisations and persons, each known by names in every script."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from events.triggers import NOTE_CHANGES
from newsroom import languages
from newsroom.natural_keys import NaturalKeyBySlug
from newsroom.places import place


class ParticipantQuerySet(models.QuerySet):
    def public(self, *, at):
        """Participants of at least one conference that readers see at the moment `at`."""
        rows = Participant._meta.get_field("participations").related_model.objects
        return self.filter(Exists(rows.filter(participant=OuterRef("pk"), conference__published_at__lte=at)))


class Participant(models.Model):
    class Kind(models.TextChoices):
        COUNTRY = "country", _("Country")
        ORGANISATION = "organisation", _("Organisation")
        PERSON = "person", _("Person")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    name = models.CharField(
        _("name"), max_length=200, blank=True, help_text=_("As it is written in this language, for example “Qatar”.")
    )
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        help_text=_(
            "Part of the page's address in every language, in Latin letters, for example “qatar”. It never changes."
        ),
    )
    aliases = ArrayField(
        models.CharField(max_length=200),
        verbose_name=_("other names"),
        default=list,
        blank=True,
        help_text=_("Other spellings in any script, parted by commas, for example “Katar, State of Qatar”."),
    )
    iso_code = models.CharField(
        _("country code"),
        max_length=2,
        blank=True,
        help_text=_("Two letters of ISO 3166-1 for a country, for example “QA”; empty for others."),
    )

    changed_at = models.DateTimeField(_("last changed at"), db_default=Now(), editable=False)

    objects = NaturalKeyBySlug.from_queryset(ParticipantQuerySet)()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                name="participant_code_for_countries",
                condition=Q(iso_code="") | Q(kind="country", iso_code__regex=r"^[A-Z]{2}$"),
                violation_error_message=_("A country code has two capital letters and belongs to a country only."),
            ),
            models.UniqueConstraint(
                name="participant_code_once",
                fields=["iso_code"],
                condition=~Q(iso_code=""),
                violation_error_message=_("Another country has this code."),
            ),
        ]
        triggers = [pgtrigger.ReadOnly(name="participant_address_kept", fields=["slug"]), NOTE_CHANGES]

    def __str__(self):
        return languages.read_any(self, "name", languages.current())[0] or self.slug

    def get_absolute_url(self):
        return place("events:participant", slug=self.slug)

    def natural_key(self):
        return (self.slug,)
