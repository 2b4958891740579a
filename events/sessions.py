"""The programme of a conference: its sessions, and who of its participants speaks in them.

A session stands on a day of the conference, counted from its first one, with times of the venue's clock. When the conference
moves to other dates, its programme moves along.
"""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events import triggers
from newsroom import languages


class SessionQuerySet(models.QuerySet):
    def get_by_natural_key(self, conference, day, start_time, order):
        return self.get(conference__slug=conference, day=day, start_time=start_time, order=order)

    def with_speakers(self):
        """Sessions with the participations and participants of their speakers; one query more."""
        rows = SessionSpeaker.objects.select_related("participation__participant")
        return self.prefetch_related(models.Prefetch("speaker_rows", queryset=rows))


class Session(models.Model):
    conference = models.ForeignKey(
        "events.Conference", on_delete=models.CASCADE, related_name="sessions", verbose_name=_("conference")
    )
    title = models.CharField(_("title"), max_length=250, blank=True, help_text=_("For example “Keynote speech”."))
    day = models.PositiveSmallIntegerField(
        _("day"), default=1, help_text=_("1 for the first day of the conference, 2 for the second.")
    )
    start_time = models.TimeField(
        _("start time"), null=True, blank=True, help_text=_("At the venue; empty when not known.")
    )
    end_time = models.TimeField(
        _("end time"), null=True, blank=True, help_text=_("At the venue; empty when not known.")
    )
    room = models.CharField(_("room"), max_length=200, blank=True, help_text=_("For example “Great Hall”."))
    order = models.PositiveSmallIntegerField(
        _("order"),
        default=0,
        help_text=_("Smaller numbers come first within a day; among equals the earlier time does."),
    )
    speakers = models.ManyToManyField(
        "events.Participation", through="SessionSpeaker", related_name="sessions", verbose_name=_("speakers")
    )

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["day", "order", F("start_time").asc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(
                name="session_day_counted_from_one",
                condition=Q(day__gte=1),
                violation_error_message=_("The first day of a conference is day 1."),
            ),
            models.CheckConstraint(
                name="session_ends_after_start",
                condition=Q(end_time__isnull=True) | Q(end_time__gt=F("start_time"), start_time__isnull=False),
                violation_error_message=_("A session ends after it starts, and has an end only if it has a start."),
            ),
        ]
        triggers = [triggers.SESSION_WITHIN_CONFERENCE]

    def __str__(self):
        return languages.read_any(self, "title", languages.current())[0]

    def clean(self):
        """Refuses a day after the last one of the conference, as the conference stands in memory."""
        super().clean()
        if self.day and self.conference.starts_on and self.conference.ends_on and self.day > self.conference.day_count:
            raise ValidationError({"day": _("The conference does not last that long.")})

    def natural_key(self):
        return (self.conference.slug, self.day, self.start_time and self.start_time.isoformat(), self.order)

    natural_key.dependencies = ["events.conference"]

    @property
    def held_on(self):
        """The day on the calendar of the venue; reads the conference."""
        return self.conference.starts_on + dt.timedelta(self.day - 1)

    @property
    def starts_at(self):
        """An aware datetime in the venue's zone; None when the time is not known."""
        return self.conference.moment(self.held_on, self.start_time)

    @property
    def ends_at(self):
        return self.conference.moment(self.held_on, self.end_time)


class SessionSpeakerManager(models.Manager):
    def get_by_natural_key(self, conference, day, start_time, order, participant):
        session = Session.objects.get_by_natural_key(conference, day, start_time, order)
        return self.get(session=session, participation__participant__slug=participant)


class SessionSpeaker(models.Model):
    """A participation, and with it the office held then, in a session of the same conference."""

    session = models.ForeignKey(
        Session, on_delete=models.CASCADE, related_name="speaker_rows", verbose_name=_("session")
    )
    participation = models.ForeignKey(
        "events.Participation", on_delete=models.CASCADE, related_name="speaker_rows", verbose_name=_("speaker")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = SessionSpeakerManager()

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                name="session_speaker_once",
                fields=["session", "participation"],
                violation_error_message=_("This speaker is already listed for the session."),
            ),
        ]
        triggers = [triggers.SPEAKER_AT_CONFERENCE]

    def __str__(self):
        return str(self.participation.participant)

    def natural_key(self):
        return (*self.session.natural_key(), self.participation.participant.slug)

    natural_key.dependencies = ["events.session", "events.participation"]

    @property
    def conference(self):
        return self.session.conference
