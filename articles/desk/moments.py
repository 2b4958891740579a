"""Fields that take a moment as the clocks of the newsroom show it, with the name of that zone beside them."""

from datetime import timedelta

from babel.dates import get_timezone_name
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from newsroom import dates

YEARS = range(1990, 2201)  # beyond them somebody mistyped


def zone_name() -> str:
    """What people of the interface's language call the newsroom's zone, summer or winter."""
    return get_timezone_name(timezone.get_default_timezone(), "long", locale=dates.locale())


class ZonedMomentInput(forms.DateTimeInput):
    """A day and a time; the zone stands beside and is read out with the field. Seconds are shown where there are any."""

    input_type = "datetime-local"

    def format_value(self, value):
        if hasattr(value, "strftime"):
            return value.strftime("%Y-%m-%dT%H:%M:%S" if value.second else "%Y-%m-%dT%H:%M")
        return super().format_value(value)

    def render(self, name, value, attrs=None, renderer=None):
        beside = f"{(attrs or {}).get('id', name)}_zone"
        described = f"{(attrs or {}).get('aria-describedby', '')} {beside}".strip()
        field = super().render(name, value, {**(attrs or {}), "aria-describedby": described, "step": "any"}, renderer)
        return format_html('{} <bdi class="zone-beside" id="{}">{}</bdi>', field, beside, zone_name())


class ZonedMomentField(forms.DateTimeField):
    """Refuses, in a sentence that says why, times that the clocks of the newsroom skip or show twice."""

    widget = ZonedMomentInput
    default_error_messages = {
        "skipped": _("This time does not exist: the clocks are put forward from %(before)s to %(after)s on that day."),
        "twice": _("This time comes twice: the clocks are put back in that hour. Choose a time before or after it."),
        "year": _("Choose a day between the years 1990 and 2200."),
    }

    def to_python(self, value):
        try:
            moment = super().to_python(value)
        except ValidationError as error:
            if getattr(error, "code", None) != "ambiguous_timezone":
                raise
            raise self._explained(error.params["datetime"]) from error
        if moment and moment.year not in YEARS:
            raise ValidationError(self.error_messages["year"], code="year")
        return moment

    def _explained(self, naive):
        local = naive.replace(tzinfo=timezone.get_current_timezone())
        before, after = local.replace(fold=0).utcoffset(), local.replace(fold=1).utcoffset()
        if before > after:
            return ValidationError(self.error_messages["twice"], code="twice")
        jump = _jump(local)
        return ValidationError(
            self.error_messages["skipped"],
            code="skipped",
            params={"before": f"{jump:%H:%M}", "after": f"{jump + (after - before):%H:%M}"},
        )


def _jump(local):
    """The naive time at which the clocks jump over `local`: they do so on a full quarter of an hour."""
    naive = local.replace(tzinfo=None)
    start = naive.replace(minute=naive.minute // 15 * 15, second=0, microsecond=0)
    while not _exists(start - timedelta(minutes=15), local.tzinfo):
        start -= timedelta(minutes=15)
    return start


def _exists(naive, zone):
    local = naive.replace(tzinfo=zone)
    return local.replace(fold=0).utcoffset() >= local.replace(fold=1).utcoffset()
