"""Changing when a conference takes place: the old dates and the reason stay public."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from events.models import Conference, DateChange
from newsroom import languages

DATES = ("starts_on", "ends_on", "start_time", "end_time", "time_zone")


@transaction.atomic
def reschedule(*, conference, dates, reason, by, at):
    """Give a conference other dates and keep the old ones with the reason; returns the DateChange, or None if nothing differs.

    `dates` maps names of DATES to new values, `reason` languages to sentences; `by` None is the system itself.
    Raises PermissionDenied without `events.change_conference` and ValidationError for dates that cannot be.
    """
    if by is not None and not by.has_perm("events.change_conference"):
        raise PermissionDenied
    kept = Conference.objects.select_for_update().get(pk=conference.pk)
    if all(getattr(kept, name) == value for name, value in dates.items()):
        return None
    change = DateChange(conference=kept, changed_at=at, **{name: getattr(kept, name) for name in DATES})
    for code, sentence in reason.items():
        languages.write(change, "reason", code, sentence)
    for name, value in dates.items():
        setattr(kept, name, value)
        setattr(conference, name, value)
    kept.full_clean()
    kept.save(update_fields=list(dates))
    change.save()
    return change
