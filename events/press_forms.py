"""What the form of a conference asks about the press: moments by the clocks at the venue, and addresses that need them."""

import zoneinfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from events.widgets import AddressInput, VenueMomentInput
from newsroom import languages

MOMENTS = ("accreditation_until", "stream_from", "stream_until")
ADDRESSES = ("accreditation_link", "stream_link")


class VenueMomentField(forms.DateTimeField):
    """A moment typed and shown as the clocks at the venue show it; `know_zone` tells which zone that is."""

    zone = None

    def prepare_value(self, value):
        with timezone.override(self.zone):
            return super().prepare_value(value)

    def to_python(self, value):
        with timezone.override(self.zone):
            return super().to_python(value)


FIELD_CLASSES = dict.fromkeys(MOMENTS, VenueMomentField)
WIDGETS = dict.fromkeys(MOMENTS, VenueMomentInput) | dict.fromkeys(ADDRESSES, AddressInput)


def know_zone(form):
    """Tell the moments of a form which zone its venue is in; while nobody said so, or wrongly, the newsroom's is meant."""
    for name in set(MOMENTS) & form.fields.keys():
        said = form["time_zone"].value() or ""
        field = form.fields[name]
        field.zone = zoneinfo.ZoneInfo(said) if said in zoneinfo.available_timezones() else None
        field.widget.zone = said


def require_moments(form):
    """Refuse an offer to the press without its end; what has none would stand for ever."""
    given = form.cleaned_data
    offered = [given.get(name) for name in (*languages.columns("accreditation"), "accreditation_link")]
    if any(offered) and "accreditation_until" in given and not given["accreditation_until"]:
        form.add_error("accreditation_until", _("Say until when journalists can apply."))
    for name in ("stream_from", "stream_until"):
        if given.get("stream_link") and name in given and not given[name]:
            form.add_error(name, _("Say from when until when the live stream is shown."))
