"""A conference in the vocabulary of schema.org, by Google's rules for events. Plain dictionaries; nothing here queries."""

from django.urls import reverse
from django.utils.translation import gettext

from events.models import Participant, Participation
from newsroom import languages
from newsroom.structured_data import breadcrumbs, in_language, moment, organization, organization_id, said

ORGANIZING = {Participation.Role.ORGANISER, Participation.Role.HOST}
PERFORMING = {Participation.Role.SPEAKER}
KINDS = {
    Participant.Kind.COUNTRY: "Country",
    Participant.Kind.ORGANISATION: "Organization",
    Participant.Kind.PERSON: "Person",
}


def conference(found, standing, *, sessions, participations, image: str, site: str) -> list[dict]:
    """What the page of a conference says: the event, who publishes this, and the way to it.

    `standing` is what events/status.py tells of it, `sessions` are its programme; `participations` come with their participants.
    """
    trail = [(gettext("Conferences"), reverse("events:conferences")), (str(found), found.get_absolute_url())]
    event = _event(found, standing, site=site) | said(
        image=[image], subEvent=[_session(each) for each in sessions], **_people(participations, site)
    )
    return [event, organization(site), breadcrumbs(site, trail)]


def conference_id(found, site: str) -> str:
    """By which the data of other pages refer to a conference; the same in every language."""
    return f"{site}/conferences/{found.slug}#event"


def _event(found, standing, *, site) -> dict:
    code = languages.current()
    return said(
        **{"@type": "Event", "@id": conference_id(found, site)},
        url=f"{site}{found.get_absolute_url()}",
        name=_words(found, "name", code) or found.slug,
        description=_words(found, "description", code),
        inLanguage=code,
        startDate=_when(found.starts_at or found.starts_on),
        endDate=_when(found.ends_at or found.ends_on),
        previousStartDate=_when(standing.previous_start),
        eventStatus=f"https://schema.org/{standing.schema}",
        eventAttendanceMode=f"https://schema.org/{'Mixed' if standing.is_streamed else 'Offline'}EventAttendanceMode",
        location=_location(found, standing, code),
        isAccessibleForFree=True,
    )


def _location(found, standing, code) -> dict | list | None:
    """The place; beside it the live stream, while readers are shown it."""
    place = _place(found, code)
    if not standing.is_streamed:
        return place
    stream = said(**{"@type": "VirtualLocation"}, url=found.stream_link, name=_words(found, "stream_label", code))
    return [place, stream] if place else stream


def _place(found, code) -> dict | None:
    """The place as the desk wrote it, "Doha, Qatar": the last part is the country where there are two or more."""
    place, language = languages.read_any(found, "place", code)
    venue = _words(found, "venue", code)
    parts = [part.strip() for part in place.replace("،", ",").split(",") if part.strip()]
    if not parts and not venue:
        return None
    address = said(
        **{"@type": "PostalAddress"},
        streetAddress=venue,
        addressLocality=in_language(", ".join(parts[:-1] or parts), language),
        addressCountry=in_language(parts[-1], language) if len(parts) > 1 else "",
    )
    return said(
        **{"@type": "Place"}, name=venue or in_language(place, language), address=address, geo=_coordinates(found)
    )


def _coordinates(found) -> dict | None:
    if found.latitude is None or found.longitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": float(found.latitude), "longitude": float(found.longitude)}


def _session(session) -> dict:
    """A part of the programme; its day alone where nobody said the time."""
    return said(
        **{"@type": "Event"},
        name=_words(session, "title", languages.current()),
        startDate=_when(session.starts_at or session.held_on),
        endDate=_when(session.ends_at),
        location=_words(session, "room", languages.current()),
    )


def _people(participations, site) -> dict:
    """Organisers and hosts, else the publishing office; the speakers as performers."""
    organizers = [_someone(each.participant, site) for each in participations if each.role in ORGANIZING]
    performers = [_someone(each.participant, site) for each in participations if each.role in PERFORMING]
    return {"organizer": organizers or [{"@id": organization_id(site)}], "performer": performers}


def _someone(participant, site) -> dict:
    code = languages.current()
    return {
        "@type": KINDS[participant.kind],
        "name": _words(participant, "name", code) or participant.slug,
        "url": f"{site}{participant.get_absolute_url()}",
    }


def _words(thing, field, code):
    return in_language(*languages.read_any(thing, field, code))


def _when(value) -> str | None:
    """A moment with the offset of its own zone, or a day; None for nothing."""
    if value is None:
        return None
    return moment(value, zone=value.tzinfo) if hasattr(value, "tzinfo") else value.isoformat()
