"""The database counts the changes of a conference, whatever the road they take."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import translation

from events.models import Conference
from events.scheduling import reschedule
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


def counted(conference):
    return Conference.objects.values_list("sequence", flat=True).get(pk=conference.pk)


@pytest.mark.parametrize(
    "change",
    [
        {"starts_on": dt.date(2011, 2, 14)},
        {"ends_on": dt.date(2011, 2, 17)},
        {"start_time": dt.time(9)},
        {"end_time": dt.time(18)},
        {"time_zone": "Asia/Muscat"},
        {"status": "cancelled"},
        {"place_ar": "المنامة"},
        {"venue_en": "Great Hall"},
        {"latitude": "25.28660", "longitude": "51.53330"},
    ],
    ids=lambda change: "-".join(change),
)
@pytest.mark.parametrize("road", ["save", "update"])
def test_a_change_that_matters_raises_the_sequence(make_conference, change, road):
    conference = make_conference()

    if road == "update":
        Conference.objects.filter(pk=conference.pk).update(**change)
    else:
        for name, value in change.items():
            setattr(conference, name, value)
        conference.save()

    assert counted(conference) == 1


@pytest.mark.parametrize("change", [{}, {"description_en": "About security."}, {"name_ar": "المؤتمر"}, {"ordinal": 5}])
def test_other_changes_do_not(make_conference, change):
    conference = make_conference()

    Conference.objects.filter(pk=conference.pk).update(**{"ordinal": 4} | change)

    assert counted(conference) == 0


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_save_that_changes_nothing_counts_for_nothing_in_any_language(make_conference, code):
    conference = make_conference()

    with translation.override(code):
        Conference.objects.get(pk=conference.pk).save()

    assert counted(conference) == 0


def test_a_save_of_what_was_read_before_does_not_turn_the_count_back(make_conference):
    stale = make_conference()
    Conference.objects.filter(pk=stale.pk).update(status="moved")
    Conference.objects.filter(pk=stale.pk).update(status="planned")

    stale.name_en = "Another name"
    stale.save()

    assert counted(stale) == 3  # the save brought back the status it had read


def test_new_dates_given_by_the_verb_are_counted_once(make_conference):
    conference = make_conference()

    dates = {"starts_on": dt.date(2011, 3, 1), "ends_on": dt.date(2011, 3, 2)}
    reschedule(conference=conference, dates=dates, reason={}, by=None, at=NOW)

    assert counted(conference) == 1


def test_the_identity_in_calendars_stays_when_a_fixture_is_loaded_again(settings):
    files = [settings.BASE_DIR / "fixtures" / f"{name}.json" for name in ("participants", "conferences")]
    call_command("loaddata", *files, verbosity=0)
    first = dict(Conference.objects.values_list("slug", "calendar_uid"))

    call_command("loaddata", *files, verbosity=0)

    assert dict(Conference.objects.values_list("slug", "calendar_uid")) == first


def test_the_moment_of_the_last_change_is_the_database_s(make_conference):
    conference = make_conference()
    before = Conference.objects.get().changed_at

    conference.changed_at = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)
    conference.save()

    assert Conference.objects.get().changed_at == before
