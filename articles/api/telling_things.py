"""From rows to the documents of articles/api/shapes.py: what releases are about. Plain dictionaries; nothing here queries if
the rows came loaded."""

from django.utils import timezone

from articles.api.telling import api
from events import status
from newsroom import languages
from newsroom.structured_data import moment, path_of


def conference(found, *, at, site: str) -> dict:
    """A conference that came with its changes of date."""
    return {
        "id": found.slug,
        "name": words(found, "name"),
        "description": words(found, "description"),
        "place": words(found, "place"),
        "venue": words(found, "venue"),
        "ordinal": found.ordinal,
        "status": found.status,
        "starts": when(found.starts_at or found.starts_on),
        "ends": when(found.ends_at or found.ends_on),
        "time_zone": found.time_zone,
        "earlier_dates": [_date_change(change) for change in found.date_changes.all()],
        "accreditation": _accreditation(found, status.accreditation(found, at=at)),
        "stream": _stream(found) if status.is_streamed(found, at=at) else None,
        "pages": _pages("events:conference", found.slug, site),
        "links": {
            "self": api("conference", found.slug, site=site),
            "releases": f"{api('releases', site=site)}?conference={found.slug}",
        },
    }


def _accreditation(found, standing) -> dict | None:
    return standing and {
        "text": words(found, "accreditation") if standing.is_open else {},
        "until": when(standing.until),
        "link": (found.accreditation_link or None) if standing.is_open else None,
        "is_open": standing.is_open,
    }


def _stream(found) -> dict:
    return {
        "link": found.stream_link,
        "label": words(found, "stream_label"),
        "live_from": when(timezone.localtime(found.stream_from, found.zone)),
        "live_until": when(timezone.localtime(found.stream_until, found.zone)),
    }


def participating(participation) -> dict:
    someone = participation.participant
    return {
        "participant": someone.slug,
        "kind": someone.kind,
        "name": words(someone, "name"),
        "role": participation.role,
        "office": words(participation, "office"),
    }


def participant(found, *, site: str) -> dict:
    return {
        "id": found.slug,
        "kind": found.kind,
        "name": words(found, "name"),
        "other_names": found.aliases,
        "country_code": found.iso_code or None,
        "pages": _pages("events:participant", found.slug, site),
        "links": {"self": api("participant", found.slug, site=site)},
    }


def attending(participation) -> dict:
    return {
        "conference": participation.conference.slug,
        "name": words(participation.conference, "name"),
        "role": participation.role,
        "office": words(participation, "office"),
    }


def topic(found, *, site: str) -> dict:
    return {
        "id": found.slug,
        "name": words(found, "name"),
        "introduction": words(found, "introduction"),
        "pages": _pages("articles:topic", found.slug, site),
        "links": {
            "self": api("topic", found.slug, site=site),
            "releases": f"{api('releases', site=site)}?topic={found.slug}",
        },
    }


def words(thing, field: str) -> dict[str, str]:
    """A translated field in every language that has words for it."""
    return {code: text for code in languages.codes() if (text := languages.read(thing, field, code))}


def when(value) -> str:
    """A moment with the offset of its own zone, or a day."""
    return moment(value, zone=value.tzinfo) if hasattr(value, "tzinfo") else value.isoformat()


def _date_change(change) -> dict:
    return {
        "starts": when(change.starts_at or change.starts_on),
        "ends": when(change.ends_at or change.ends_on),
        "reason": words(change, "reason"),
        "changed": moment(change.changed_at),
    }


def _pages(name, slug, site) -> dict[str, str]:
    return {code: f"{site}{path_of(name, slug, code)}" for code in languages.codes()}
