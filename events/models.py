"""Conferences and who took part in them. A conference is public from `published_at` on; its dates are wall-clock in the venue's zone."""

import zoneinfo
from datetime import datetime

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom import languages
from newsroom.natural_keys import NaturalKeyBySlug


def validate_time_zone(value):
    if value not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(value)s” is not a time zone. Write one such as Asia/Qatar."), params={"value": value}
        )


class ParticipantQuerySet(models.QuerySet):
    def public(self, *, at):
        """Participants of at least one conference that readers see at the moment `at`."""
        return self.filter(participations__conference__published_at__lte=at).distinct()


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
        triggers = [pgtrigger.ReadOnly(name="participant_address_kept", fields=["slug"])]

    def __str__(self):
        return languages.read_any(self, "name", languages.current())[0] or self.slug

    def get_absolute_url(self):
        return reverse("events:participant", kwargs={"slug": self.slug})

    def natural_key(self):
        return (self.slug,)


class ConferenceQuerySet(models.QuerySet):
    def public(self, *, at):
        """Conferences that readers see at the moment `at`."""
        return self.filter(published_at__lte=at)

    def upcoming(self, *, at):
        """Conferences whose last day is not over at their venue at the moment `at`, the next one first."""
        return self.filter(ends_on__gte=_day_at_venue(at)).order_by("starts_on", "id")

    def past(self, *, at):
        """Conferences whose last day is over at their venue at the moment `at`, the latest one first."""
        return self.filter(ends_on__lt=_day_at_venue(at)).order_by("-starts_on", "-id")

    def expected(self):
        """Conferences that stand as announced: neither cancelled nor waiting for another date."""
        return self.exclude(status__in=[Conference.Status.CANCELLED, Conference.Status.POSTPONED])


def _day_at_venue(at):
    """SQL for the date that the calendar at the venue shows at the moment `at`."""
    wall_clock = Func(F("time_zone"), Value(at), function="timezone", output_field=models.DateTimeField())
    return Func(wall_clock, function="date", output_field=models.DateField())


class Conference(models.Model):
    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        POSTPONED = "postponed", _("Postponed")
        MOVED = "moved", _("Moved")
        CANCELLED = "cancelled", _("Cancelled")
        HELD = "held", _("Held")

    name = models.CharField(_("name"), max_length=250, blank=True)
    slug = models.SlugField(
        _("address"),
        max_length=100,
        unique=True,
        help_text=_("Part of the page's address in every language, for example “doha-2011”. It never changes."),
    )
    ordinal = models.PositiveSmallIntegerField(
        _("ordinal"),
        null=True,
        blank=True,
        help_text=_("4 for the fourth conference of a series; empty for a single one."),
    )
    description = models.TextField(_("description"), blank=True)
    place = models.CharField(
        _("place"), max_length=200, blank=True, help_text=_("City and country, for example “Doha, Qatar”.")
    )
    starts_on = models.DateField(_("first day"), help_text=_("As the calendar at the venue shows it."))
    ends_on = models.DateField(_("last day"), help_text=_("The same as the first day for a single day."))
    start_time = models.TimeField(
        _("start time"), null=True, blank=True, help_text=_("Time of the first day at the venue; empty when not known.")
    )
    end_time = models.TimeField(
        _("end time"), null=True, blank=True, help_text=_("Time of the last day at the venue; empty when not known.")
    )
    time_zone = models.CharField(
        _("time zone of the venue"),
        max_length=60,
        validators=[validate_time_zone],
        help_text=_("For example “Asia/Qatar”. All times of the conference are meant in it."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PLANNED)
    published_at = models.DateTimeField(
        _("public from"),
        null=True,
        blank=True,
        help_text=_("From this moment readers see the conference; empty while it is being prepared."),
    )
    participants = models.ManyToManyField(
        Participant, through="Participation", related_name="conferences", verbose_name=_("participants")
    )

    objects = NaturalKeyBySlug.from_queryset(ConferenceQuerySet)()

    class Meta:
        verbose_name = _("conference")
        verbose_name_plural = _("conferences")
        ordering = ["-starts_on", "-id"]
        indexes = [models.Index(fields=["starts_on", "id"], name="conference_by_day")]
        constraints = [
            models.CheckConstraint(
                name="conference_ends_after_start",
                condition=Q(ends_on__gt=F("starts_on"))
                | Q(ends_on=F("starts_on"))
                & (Q(start_time__isnull=True) | Q(end_time__isnull=True) | Q(end_time__gte=F("start_time"))),
                violation_error_message=_("A conference cannot end before it starts."),
            ),
            models.CheckConstraint(
                name="conference_status_known",
                condition=Q(status__in=["planned", "postponed", "moved", "cancelled", "held"]),
                violation_error_message=_("This status is not known."),
            ),
        ]
        triggers = [pgtrigger.ReadOnly(name="conference_address_kept", fields=["slug"])]

    def __str__(self):
        return languages.read_any(self, "name", languages.current())[0] or self.slug

    def get_absolute_url(self):
        return reverse("events:conference", kwargs={"slug": self.slug})

    def natural_key(self):
        return (self.slug,)

    @property
    def zone(self):
        return zoneinfo.ZoneInfo(self.time_zone)

    @property
    def starts_at(self):
        """The first moment as an aware datetime in the venue's zone; None when only the day is known."""
        return self._moment(self.starts_on, self.start_time)

    @property
    def ends_at(self):
        """The last moment as an aware datetime in the venue's zone; None when only the day is known."""
        return self._moment(self.ends_on, self.end_time)

    def is_public(self, *, at):
        return self.published_at is not None and self.published_at <= at

    def _moment(self, day, time):
        return datetime.combine(day, time, tzinfo=self.zone) if time else None


class DateChangeManager(models.Manager):
    def get_by_natural_key(self, conference, changed_at):
        return self.get(conference__slug=conference, changed_at=changed_at)


class DateChange(models.Model):
    """The dates a conference had before it was moved, and why it was; made by `events.scheduling.reschedule`."""

    conference = models.ForeignKey(
        Conference, on_delete=models.CASCADE, related_name="date_changes", verbose_name=_("conference")
    )
    starts_on = models.DateField(_("old first day"))
    ends_on = models.DateField(_("old last day"))
    start_time = models.TimeField(_("old start time"), null=True, blank=True)
    end_time = models.TimeField(_("old end time"), null=True, blank=True)
    time_zone = models.CharField(_("old time zone"), max_length=60)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    changed_at = models.DateTimeField(_("changed at"))

    objects = DateChangeManager()

    class Meta:
        verbose_name = _("change of date")
        verbose_name_plural = _("changes of date")
        ordering = ["-changed_at", "-id"]

    def __str__(self):
        return f"{self.starts_on} – {self.ends_on}"

    def natural_key(self):
        return (self.conference.slug, self.changed_at)

    natural_key.dependencies = ["events.conference"]


class ParticipationManager(models.Manager):
    def get_by_natural_key(self, conference, participant):
        return self.get(conference__slug=conference, participant__slug=participant)


class Participation(models.Model):
    class Role(models.TextChoices):
        ORGANISER = "organiser", _("Organiser")
        HOST = "host", _("Host")
        MEMBER = "member", _("Member")
        PARTNER = "partner", _("Partner")
        OBSERVER = "observer", _("Observer")
        SPEAKER = "speaker", _("Speaker")

    conference = models.ForeignKey(
        Conference, on_delete=models.CASCADE, related_name="participations", verbose_name=_("conference")
    )
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="participations", verbose_name=_("participant")
    )
    role = models.CharField(_("role"), max_length=10, choices=Role)
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Smaller numbers come first within a role.")
    )
    office = models.CharField(
        _("office held then"),
        max_length=250,
        blank=True,
        help_text=_("For example “Deputy Secretary General of NATO”."),
    )

    objects = ParticipationManager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                name="participation_once",
                fields=["conference", "participant"],
                violation_error_message=_("This participant already has a role at this conference."),
            ),
            models.CheckConstraint(
                name="participation_role_known",
                condition=Q(role__in=["organiser", "host", "member", "partner", "observer", "speaker"]),
                violation_error_message=_("This role is not known."),
            ),
        ]

    def __str__(self):
        return f"{self.participant} ({self.get_role_display()})"

    def natural_key(self):
        return (self.conference.slug, self.participant.slug)

    natural_key.dependencies = ["events.conference", "events.participant"]
