"""The demo's fixture files, and the way their topics, participants and conferences enter a database that may hold them already."""

import json
from datetime import date, timedelta

from django.conf import settings
from django.core import serializers

LIBRARY = ("topics", "participants", "conferences")


def read(name: str) -> dict:
    """The content of one JSON file of the fixtures folder."""
    return json.loads(_text(name))


def add_missing(*, today: date) -> int:
    """Add the rows that the database lacks by their natural keys and return how many; what exists stays as it was edited.

    Conferences that `releases.json` calls travelling keep their distance from the day the fixtures were written on.
    """
    releases = read("releases")
    days = today - date.fromisoformat(releases["written_on"])
    added = []
    for name in LIBRARY:
        for entry in serializers.deserialize("json", _text(name)):
            row, whole = entry.object, getattr(entry.object, "conference", None)
            # A part of a conference has no key of its own: it comes with the conference or not at all.
            if row.pk or whole and whole not in added:
                continue
            if getattr(whole or row, "slug", None) in releases["travelling_conferences"]:
                _travel(row, days)
            entry.save()
            added.append(row)
    return len(added)


def _travel(row, days: timedelta):
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, date):  # a datetime is one, too
            setattr(row, field.attname, value + days)


def _text(name):
    return (settings.BASE_DIR / "fixtures" / f"{name}.json").read_text(encoding="utf-8")
