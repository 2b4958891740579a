"""What a conference offers the press for a time: accreditation until a deadline, and a live stream between two moments.

When readers are told of it is said by `events/status.py`. The moments are kept in UTC, entered and shown in the venue's zone,
and named in NEWSROOM_MOMENTS, for pages change at them without anybody writing.
"""

from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

validate_secure_address = URLValidator(
    schemes=["https"], message=_("Write an address that begins with https://, for example https://example.org/apply.")
)


class OpenToThePress(models.Model):
    accreditation = models.TextField(
        _("accreditation"),
        blank=True,
        help_text=_("How journalists apply and what they need, in one or two sentences; empty when they need none."),
    )
    accreditation_until = models.DateTimeField(
        _("deadline"),
        null=True,
        blank=True,
        help_text=_("At the venue. From then on readers are told that accreditation is closed."),
    )
    accreditation_link = models.CharField(
        _("address to apply at"), max_length=500, blank=True, validators=[validate_secure_address]
    )
    stream_link = models.CharField(
        _("address of the live stream"), max_length=500, blank=True, validators=[validate_secure_address]
    )
    stream_label = models.CharField(
        _("what is shown"),
        max_length=120,
        blank=True,
        help_text=_("The words of the link, for example “Opening session”; empty: “Live stream”."),
    )
    stream_from = models.DateTimeField(
        _("live from"), null=True, blank=True, help_text=_("At the venue. Before, readers do not see the link.")
    )
    stream_until = models.DateTimeField(
        _("live until"), null=True, blank=True, help_text=_("At the venue. From then on the link is gone.")
    )

    class Meta:
        abstract = True


CONSTRAINTS = [
    models.CheckConstraint(
        name="conference_accreditation_link_secure",
        condition=Q(accreditation_link="") | Q(accreditation_link__startswith="https://"),
        violation_error_message=_("The address to apply at begins with https://."),
    ),
    models.CheckConstraint(
        name="conference_accreditation_has_deadline",
        condition=Q(accreditation_link="") | Q(accreditation_until__isnull=False),
        violation_error_message=_("Say until when journalists can apply."),
    ),
    models.CheckConstraint(
        name="conference_stream_link_secure",
        condition=Q(stream_link="") | Q(stream_link__startswith="https://"),
        violation_error_message=_("The address of the live stream begins with https://."),
    ),
    models.CheckConstraint(
        name="conference_stream_has_hours",
        condition=Q(stream_link="") | Q(stream_from__isnull=False, stream_until__isnull=False),
        violation_error_message=_("Say from when until when the live stream is shown."),
    ),
    models.CheckConstraint(
        name="conference_stream_ends_after_start",
        condition=Q(stream_from__isnull=True) | Q(stream_until__isnull=True) | Q(stream_until__gt=F("stream_from")),
        violation_error_message=_("The live stream cannot end before it begins."),
    ),
]
