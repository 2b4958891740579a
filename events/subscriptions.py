"""Calendars that readers download or subscribe to: one conference, all of them, those of a participant.

Each stands beside the page it belongs to, at the same address with `.ics`. A subscription keeps what was cancelled, so that
the calendars of readers learn of it.
"""

import hashlib

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, OuterRef, TextField, Value
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from events.calendar import calendar, isolated
from events.models import Conference, DateChange, Participant
from newsroom import languages, preferences

LATEST = 200  # so many conferences a calendar holds, those of the latest first days


@require_safe
def conference(request, slug):
    """A conference as a file for one's calendar. At most three queries."""
    found = Conference.objects.public(at=timezone.now()).filter(slug=slug)
    return answer(request, found, name_of(get_object_or_404(found)), file=slug)


@require_safe
def conferences(request):
    """All conferences. At most three queries, one when the reader's calendar has them already."""
    return answer(request, Conference.objects.public(at=timezone.now()), _("Conferences"), file="conferences")


@require_safe
def participant(request, slug):
    """The conferences that someone takes part in. At most four queries."""
    at = timezone.now()
    found = get_object_or_404(Participant.objects.public(at=at), slug=slug)
    attended = Conference.objects.public(at=at).filter(participations__participant=found)
    return answer(request, attended, name_of(found), file=slug)


def name_of(thing) -> str:
    """A translated name for the title of a calendar in the reader's language."""
    code = languages.current()
    return isolated(*languages.read_any(thing, "name", code), code)


def _tag(request, conferences, name, file):
    """What changes with every word of the calendar; the reasons of changed dates are none of the conference's own row."""
    reason = Func(Value(" "), *map(F, languages.columns("reason")), function="concat_ws", output_field=TextField())
    reasons = DateChange.objects.filter(conference=OuterRef("pk")).order_by("pk").values_list(reason)
    rows = conferences.order_by("-starts_on", "-id").annotate(reasons=ArraySubquery(reasons))
    rows = rows.values_list("pk", "sequence", "changed_at", "reasons")[:LATEST]
    said = [request.build_absolute_uri(), languages.current(), name, *(" ".join(map(str, row)) for row in rows)]
    return f'"{hashlib.sha256(chr(10).join(said).encode()).hexdigest()[:32]}"'


@condition(etag_func=_tag)
def answer(request, conferences, name, file):
    """The calendar of a QuerySet of public conferences; nothing but its tag when the reader has it as it stands."""
    rows = conferences.order_by("-starts_on", "-id").prefetch_related("date_changes")[:LATEST]
    site, house = f"{request.scheme}://{request.get_host()}", _("Newsroom")
    with preferences.using(None):
        content = calendar(
            list(rows),
            name=f"{name} – {house}",
            code=languages.current(),
            site=site,
            source=f"{site}{request.path}",
        )
    headers = {"Content-Disposition": f'inline; filename="{file}.ics"', "Content-Language": languages.current()}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def addresses(conference=None, participant=None) -> dict:
    """The paths of the calendars that a page offers, in the language of the page."""
    found = {"all": reverse("events:conferences-calendar")}
    if conference:
        found["conference"] = reverse("events:conference-calendar", kwargs={"slug": conference.slug})
    if participant:
        found["participant"] = reverse("events:participant-calendar", kwargs={"slug": participant.slug})
    return found
