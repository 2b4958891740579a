"""The demo's fixture files, and the way their topics, participants and conferences enter a database that may hold them already."""

import json
from datetime import date, timedelta

from django.conf import settings
from django.core import serializers

LIBRARY = ("topics", "participants", "conferences")


def read(name: str) -> dict | list:
    """The content of one JSON file of the fixtures folder."""
    return json.loads(_text(name))


def add_missing(*, today: date) -> int:
    """Add the rows that the database lacks by their natural keys and return how many; what exists stays as it was edited.

    Conferences that `releases.json` calls travelling keep their distance from the day the fixtures were written on.
    """
    releases = read("releases")
    days = today - date.fromisoformat(releases["written_on"])
    added = []
    for entry in [entry for name in LIBRARY for entry in read(name)]:
        whole = _conference_of(entry["fields"])
        # A part of a conference comes with the conference or not at all.
        if whole and ("events.conference", whole) not in added:
            continue
        (found,) = serializers.deserialize("python", [entry])
        if found.object.pk:
            continue
        address = getattr(found.object, "slug", None)
        if (whole or address) in releases["travelling_conferences"]:
            _travel(found.object, days)
        found.save()
        added.append((entry["model"], address))
    return len(added)


def _conference_of(fields: dict) -> str:
    """The address of the conference that a row is a part of; "" for what stands alone. A session begins with that, too."""
    return (fields.get("conference") or fields.get("session") or [""])[0]


def _travel(row, days: timedelta):
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, date):  # a datetime is one, too
            setattr(row, field.attname, value + days)


def _text(name):
    return (settings.BASE_DIR / "fixtures" / f"{name}.json").read_text(encoding="utf-8")
