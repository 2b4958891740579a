"""Inputs of the events desk: days and times with their zone beside, participants found while typing, places in an order."""

from datetime import datetime

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from events import time_zones
from newsroom import languages
from newsroom.dates import zone_text


class TimeZoneInput(forms.TextInput):
    """A text field that offers the zones of the IANA and the places that they are known by."""

    def render(self, name, value, attrs=None, renderer=None):
        offered = f"{name}-zones"
        field = super().render(
            name, value, {**(attrs or {}), "list": offered, "dir": "ltr", "data-venue-zone-input": ""}, renderer
        )
        zones = format_html_join("", '<option value="{}">{}</option>', time_zones.places(languages.current()))
        return format_html('{}<datalist id="{}">{}</datalist>', field, offered, zones)


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class VenueTimeInput(forms.TimeInput):
    """A time of day with the zone that it is meant in named beside."""

    input_type = "time"
    zone = ""

    def __init__(self, attrs=None):
        super().__init__({"step": "any", **(attrs or {})}, format="%H:%M:%S")

    def render(self, name, value, attrs=None, renderer=None):
        field = super().render(name, value, attrs, renderer)
        return format_html('{} <bdi class="zone-beside" dir="ltr" data-venue-zone>{}</bdi>', field, self.zone)


class VenueMomentInput(forms.DateTimeInput):
    """A day and a time in the venue's zone, which is named beside."""

    input_type = "datetime-local"
    zone = ""

    def __init__(self, attrs=None):
        super().__init__({"step": "any", **(attrs or {})}, format="%Y-%m-%dT%H:%M:%S")

    def render(self, name, value, attrs=None, renderer=None):
        field = super().render(name, value, attrs, renderer)
        return format_html('{} <bdi class="zone-beside" dir="ltr" data-venue-zone>{}</bdi>', field, self.zone)


class AddressInput(forms.URLInput):
    """An address of the web, which reads from the left in every language."""

    def __init__(self, attrs=None):
        super().__init__({"class": "vURLField", "dir": "ltr", **(attrs or {})})


class NamedInRow:
    """For rows that stand without the heads of a table: what it is for is seen beside it, and said by its aria-label."""

    said = ""

    def render(self, name, value, attrs=None, renderer=None):
        field = super().render(name, value, attrs, renderer)
        return format_html('<span class="row-name" aria-hidden="true">{}</span> {}', self.said, field)


class DayOfConference(NamedInRow, forms.NumberInput):
    said = _("Day")

    def __init__(self, attrs=None):
        super().__init__({"min": 1, **(attrs or {})})


class BeginInput(NamedInRow, VenueTimeInput):
    said = _("From")


class EndInput(NamedInRow, VenueTimeInput):
    said = _("Until")


class SpeakersSelect(NamedInRow, forms.SelectMultiple):
    said = _("Speakers")

    def __init__(self, attrs=None):
        super().__init__({"size": 4, **(attrs or {})})


class MomentInput(forms.DateTimeInput):
    """A day and a time in the newsroom's zone, which is named beside as it is called on that day."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__({"step": "any", **(attrs or {})}, format="%Y-%m-%dT%H:%M:%S")

    def render(self, name, value, attrs=None, renderer=None):
        field = super().render(name, value, attrs, renderer)
        moment = timezone.make_aware(value) if isinstance(value, datetime) else timezone.now()
        return format_html('{} <bdi class="zone-beside">{}</bdi>', field, zone_text(moment))


class ParticipantSelect(AutocompleteSelect):
    """The autocomplete of the admin, which knows the participant of its row and need not ask the database again."""

    chosen = None

    def optgroups(self, name, value, attrs=None):
        if self.chosen is None or value != [str(self.chosen.pk)]:
            return super().optgroups(name, value, attrs)
        empty = self.create_option(name, "", "", selected=False, index=0)
        return [(None, [empty, self.create_option(name, self.chosen.pk, str(self.chosen), selected=True, index=1)], 0)]


class PlaceInOrder(forms.NumberInput):
    """A number that static/newsroom_admin/sortable.js joins with a handle to drag the row by."""

    def __init__(self, attrs=None):
        super().__init__(
            {
                "min": 0,
                "data-place-in-order": "",
                "data-move": _("Move this row: drag it, or press the up and down arrow keys"),
                "data-moved": _("Moved to place {place} of {total}."),
                **(attrs or {}),
            }
        )
