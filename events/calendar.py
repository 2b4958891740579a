"""Conferences as iCalendar (RFC 5545 and RFC 7986): what readers put into the calendars of their phones and offices.

An event keeps its identity for good, and its sequence rises with every change of dates, place or status; the database sees to
both. Words carry their language; what stands in another one within a text is isolated, for calendars know no markup.
"""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from icalendar import Calendar, Event, vText

from events.models import Conference
from events.status import Status, ics_status
from newsroom import languages
from newsroom.dates import range_text
from newsroom.richtext.sanitizer import without_controls

PRODUCT = "-//Newsroom//Conferences//EN"
REFRESH = dt.timedelta(hours=12)
ISOLATE, END_ISOLATE = "\u2068", "\u2069"


def calendar(conferences: Sequence[Conference], *, name: str, code: str, site: str, source: str) -> bytes:
    """A calendar in the language `code`, folded by octets, lines ended as the standard asks.

    `site` is the scheme and host that addresses begin with, `source` the address that the calendar is renewed from.
    Reads `date_changes` of each conference, which the caller has prefetched.
    """
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    name = without_controls(name)
    made.add("name", vText(name), parameters={"LANGUAGE": code})
    made.add("x-wr-calname", vText(name))  # icalendar does not know that it is text, and would not escape it
    made.add("source", source, parameters={"VALUE": "URI"})
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT12H")
    for conference in conferences:
        made.add_component(_event(conference, code, site))
    if conferences:
        # From new year to new year, so that the clocks of the whole year are told and not those of a single day.
        first = min(conference.starts_on for conference in conferences).replace(month=1, day=1)
        last = max(conference.ends_on for conference in conferences).replace(month=12, day=31)
        made.add_missing_timezones(first, last)
    return made.to_ical()


def _event(conference, code, site):
    event = Event()
    event.add("uid", str(conference.calendar_uid))
    event.add("dtstamp", max(conference.changed_at, conference.published_at))
    event.add("last-modified", conference.changed_at)
    event.add("sequence", conference.sequence)
    event.add("status", ics_status(conference))
    event.add("class", "PUBLIC")
    event.add("transp", "TRANSPARENT")
    for name, moment in zip(("dtstart", "dtend"), span(conference), strict=True):
        if moment:
            event.add(name, moment)
    _say(event, "summary", *_summary(conference, code))
    _say(event, "location", *_location(conference, code))
    _say(event, "description", _description(conference, code), code)
    if conference.has_map:
        event.add("geo", (float(conference.latitude), float(conference.longitude)))
    event.add("url", f"{site}{conference.get_absolute_url()}")
    return event


def span(conference: Conference) -> tuple[dt.date, dt.date | None]:
    """What DTSTART and DTEND say: two moments where both times are known, else whole days, of which the end is the first
    day that is free again. A single day of which only the start is known has no end."""
    starts_at, ends_at = conference.starts_at, conference.ends_at
    if starts_at and ends_at:
        return starts_at, ends_at if ends_at > starts_at else None
    if starts_at and conference.day_count == 1:
        return starts_at, None
    return conference.starts_on, conference.ends_on + dt.timedelta(days=1)


def isolated(words: str, language: str, code: str) -> str:
    """Words for a text in the language `code`, isolated if they are in another one."""
    return words if language == code or not words else f"{ISOLATE}{words}{END_ISOLATE}"


def _say(event, name, words, language):
    if words := without_controls(words):  # RFC 5545, 3.3.11: text holds none
        event.add(name, words, parameters={"LANGUAGE": language})


def _summary(conference, code):
    """The name, after the status where the event does not stand as announced: many calendars hide STATUS."""
    name, language = languages.read_any(conference, "name", code)
    if conference.status in {Status.POSTPONED, Status.CANCELLED}:
        said = pgettext("status: name of a conference", "%(status)s: %(name)s")
        return said % {"status": conference.get_status_display(), "name": isolated(name, language, code)}, code
    return name, language


def _location(conference, code):
    parts = [languages.read_any(conference, field, code) for field in ("venue", "place")]
    said = [(words, language) for words, language in parts if words]
    if len({language for _words, language in said}) == 1:
        code = said[0][1]
    comma = "، " if languages.direction(code) == "rtl" else ", "
    return comma.join(isolated(words, language, code) for words, language in said), code


def _description(conference, code):
    """The changes of date with their reasons, the latest first, and what the conference is about."""
    told = [_change(change, code) for change in conference.date_changes.all()]
    about = isolated(*languages.read_any(conference, "description", code), code)
    return "\n\n".join(filter(None, [*told, about]))


def _change(change, code):
    told = _("Announced before: %(dates)s.") % {"dates": range_text(change.starts_on, change.ends_on, code)}
    reason = isolated(*languages.read_any(change, "reason", code), code)
    return f"{told} {reason}".strip()
