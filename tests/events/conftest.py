"""Participants, and the fields that the forms of the desk send."""

import datetime as dt

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def arabic():
    """Every test starts in Arabic, whatever language the request before it left active."""
    with translation.override("ar"):
        yield


@pytest.fixture
def make_participant(db):
    from events.models import Participant

    def make(slug="qatar", **fields):
        defaults = {"kind": "country", "name_ar": "قطر", "name_en": "Qatar"}
        return Participant.objects.create(slug=slug, **(defaults | fields))

    return make


@pytest.fixture
def take_part(db):
    from events.models import Participation

    def make(conference, participant, role="partner", **fields):
        return Participation.objects.create(conference=conference, participant=participant, role=role, **fields)

    return make


def conference_fields(conference=None, rows=(), initial=0, **changes):
    """What the browser sends for a conference; `rows` are participations as dictionaries."""
    sent = {
        "name_ar": "المؤتمر الرابع",
        "name_en": "Fourth conference",
        "place_ar": "الدوحة",
        "place_en": "Doha",
        "venue_ar": "",
        "venue_en": "",
        "latitude": "",
        "longitude": "",
        "description_ar": "",
        "description_en": "",
        "ordinal": "",
        "time_zone": "Asia/Qatar",
        "starts_on": "2011-02-15",
        "ends_on": "2011-02-16",
        "start_time": "",
        "end_time": "",
        "status": "held",
        "published_at": "2011-01-10T01:00:00",
        "date_changes-TOTAL_FORMS": "0",
        "date_changes-INITIAL_FORMS": "0",
        "sessions-TOTAL_FORMS": "0",
        "sessions-INITIAL_FORMS": "0",
        "participations-TOTAL_FORMS": str(len(rows)),
        "participations-INITIAL_FORMS": str(initial),
    }
    if conference is None:
        sent["slug"] = "doha-2011"
    for number, row in enumerate(rows):
        empty = {"id": "", "conference": conference.pk if conference else "", "order": "0", "role": "partner"}
        sent |= {f"participations-{number}-{name}": value for name, value in (empty | row).items()}
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value for name, value in (sent | changes).items()
    }
