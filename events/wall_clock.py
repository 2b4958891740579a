"""Days and times as the clocks at a venue show them, turned into moments."""

import zoneinfo
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def validate_time_zone(value):
    if value not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(value)s” is not a time zone. Write one such as Asia/Qatar."), params={"value": value}
        )


class WallClock:
    """For a model with first and last day, their times, and the name of the zone that all of it is meant in."""

    @property
    def zone(self):
        return zoneinfo.ZoneInfo(self.time_zone)

    @property
    def starts_at(self):
        """The first moment as an aware datetime in the venue's zone; None when only the day is known."""
        return self.moment(self.starts_on, self.start_time)

    @property
    def ends_at(self):
        """The last moment as an aware datetime in the venue's zone; None when only the day is known."""
        return self.moment(self.ends_on, self.end_time)

    def moment(self, day, time):
        """A day and a time of the wall clock as an aware datetime; None without a time."""
        return datetime.combine(day, time, tzinfo=self.zone) if time else None
