"""Conferences and who took part in them. A conference is public from `published_at` on; its dates are wall-clock in the venue's zone."""

import uuid

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from events import press, triggers
from events.participants import Participant
from events.sessions import Session, SessionSpeaker
from events.wall_clock import WallClock, validate_time_zone
from newsroom import languages
from newsroom.natural_keys import NaturalKeyBySlug
from newsroom.places import place

__all__ = ["Conference", "DateChange", "Participant", "Participation", "Session", "SessionSpeaker"]


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

    def during(self, first, last):
        """Conferences of which at least a day lies from `first` to `last`, in the order of their days."""
        return self.filter(starts_on__lte=last, ends_on__gte=first).order_by("starts_on", "id")

    def nearest_days(self, first, last):
        """The first days of the latest conference that begins before `first` and of the earliest one that begins after
        `last`; None where there is none. Two queries."""
        earlier = self.filter(starts_on__lt=first).order_by("-starts_on").values_list("starts_on", flat=True).first()
        later = self.filter(starts_on__gt=last).order_by("starts_on").values_list("starts_on", flat=True).first()
        return earlier, later

    def expected(self):
        """Conferences that stand as announced: neither cancelled nor waiting for another date."""
        return self.exclude(status__in=[Conference.Status.CANCELLED, Conference.Status.POSTPONED])


def _day_at_venue(at):
    """SQL for the date that the calendar at the venue shows at the moment `at`."""
    wall_clock = Func(F("time_zone"), Value(at), function="timezone", output_field=models.DateTimeField())
    return Func(wall_clock, function="date", output_field=models.DateField())


class Conference(WallClock, press.OpenToThePress):
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
    venue = models.CharField(
        _("venue"), max_length=250, blank=True, help_text=_("The building and its street, as a taxi driver needs it.")
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=7,
        decimal_places=5,
        null=True,
        blank=True,
        help_text=_("Of the venue, in degrees north, for example 25.28660; readers get a link to a map."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        help_text=_("In degrees east, for example 51.53330."),
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
    calendar_uid = models.UUIDField(_("identity in calendars"), default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(_("number of changes"), default=0, editable=False)
    changed_at = models.DateTimeField(_("last changed at"), db_default=Now(), editable=False)
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
            models.CheckConstraint(
                name="conference_stands_on_the_map",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                violation_error_message=_(
                    "A place on the map has a latitude from -90 to 90 and a longitude from -180 to 180, or neither."
                ),
            ),
            *press.CONSTRAINTS,
        ]
        triggers = [
            pgtrigger.ReadOnly(name="conference_address_kept", fields=["slug"]),
            triggers.COUNT_CHANGES,
            triggers.KEEP_ROOM_FOR_SESSIONS,
        ]

    def __str__(self):
        return languages.read_any(self, "name", languages.current())[0] or self.slug

    def get_absolute_url(self):
        return place("events:conference", slug=self.slug)

    def natural_key(self):
        return (self.slug,)

    def clean(self):
        """Refuses dates that leave no room for a day of the programme. One query, for a saved conference."""
        super().clean()
        if self.pk and self.starts_on and self.ends_on and self.sessions.filter(day__gt=self.day_count).exists():
            raise ValidationError(
                _("The programme has sessions on a later day than the conference lasts. Move or delete them first.")
            )

    @property
    def day_count(self):
        return (self.ends_on - self.starts_on).days + 1

    @property
    def has_map(self):
        return self.latitude is not None and self.longitude is not None

    @property
    def map_address(self):
        """The venue on the map of OpenStreetMap; "" when nobody said where it stands."""
        if not self.has_map:
            return ""
        north, east = self.latitude, self.longitude
        return f"https://www.openstreetmap.org/?mlat={north}&mlon={east}#map=16/{north}/{east}"

    def is_public(self, *, at):
        return self.published_at is not None and self.published_at <= at


class DateChangeManager(models.Manager):
    def get_by_natural_key(self, conference, changed_at):
        return self.get(conference__slug=conference, changed_at=changed_at)


class DateChange(WallClock, models.Model):
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

    @property
    def tells_times(self):
        """Whether the old times of day say something beside the old days: those of several days would be read as of each."""
        return self.start_time is not None and self.starts_on == self.ends_on

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
