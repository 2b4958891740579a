"""The programme: what the database and the form refuse, what moves along, and how its days are told."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from events.models import Conference, Session, SessionSpeaker
from events.programme import Programme
from events.scheduling import reschedule
from tests.conftest import NOW
from tests.events.conftest import conference_fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def make_session():
    def make(conference, **fields):
        return Session.objects.create(conference=conference, **({"title_en": "Keynote speech"} | fields))

    return make


@pytest.mark.parametrize(
    "fields",
    [
        {"start_time": dt.time(10), "end_time": dt.time(9)},
        {"start_time": dt.time(10), "end_time": dt.time(10)},
        {"end_time": dt.time(10)},
        {"day": 0},
        {"day": 3},
    ],
    ids=["ends before", "ends at once", "an end alone", "before the first day", "after the last day"],
)
def test_the_database_refuses_what_cannot_be(make_conference, make_session, fields):
    conference = make_conference()

    with pytest.raises(DatabaseError), transaction.atomic():
        make_session(conference, **fields)


def test_a_speaker_takes_part_in_the_same_conference(make_conference, make_session, make_participant, take_part):
    session = make_session(make_conference())
    elsewhere = take_part(make_conference("elsewhere"), make_participant())

    with pytest.raises(IntegrityError, match="session_speaker_at_conference"), transaction.atomic():
        SessionSpeaker.objects.create(session=session, participation=elsewhere)


def test_the_programme_moves_along_with_the_conference(make_conference, make_session):
    conference = make_conference()
    make_session(conference, day=2, start_time=dt.time(9))

    dates = {"starts_on": dt.date(2011, 3, 1), "ends_on": dt.date(2011, 3, 2)}
    reschedule(conference=conference, dates=dates, reason={}, by=None, at=NOW)

    assert Session.objects.get().starts_at.isoformat() == "2011-03-02T09:00:00+03:00"


def test_a_conference_is_not_made_shorter_than_its_programme(make_conference, make_session):
    conference = make_conference()
    make_session(conference, day=2)

    with translation.override("en"), pytest.raises(ValidationError, match="later day"):
        reschedule(conference=conference, dates={"ends_on": conference.starts_on}, reason={}, by=None, at=NOW)
    with pytest.raises(IntegrityError, match="conference_keeps_room"), transaction.atomic():
        Conference.objects.filter(pk=conference.pk).update(ends_on=dt.date(2011, 2, 15))


def test_times_are_those_of_the_venue_on_either_side_of_a_change_of_clocks(make_conference, make_session):
    conference = make_conference(
        starts_on=dt.date(2026, 10, 24), ends_on=dt.date(2026, 10, 25), time_zone="Europe/Brussels"
    )
    for day in (1, 2):
        make_session(conference, day=day, start_time=dt.time(9))

    days = Programme.of(conference.sessions.all()).days

    assert [day.sessions[0].starts_at.isoformat() for day in days] == [
        "2026-10-24T09:00:00+02:00",
        "2026-10-25T09:00:00+01:00",
    ]


def test_sessions_stand_by_day_then_order_then_time_and_unknown_times_last(make_conference, make_session):
    conference = make_conference()
    for title, fields in {
        "second day": {"day": 2, "start_time": dt.time(8)},
        "no time": {},
        "later": {"start_time": dt.time(11)},
        "earlier": {"start_time": dt.time(9)},
        "put last": {"start_time": dt.time(7), "order": 1},
    }.items():
        make_session(conference, title_en=title, **fields)

    programme = Programme.of(conference.sessions.all())

    assert [[session.title_en for session in day.sessions] for day in programme.days] == [
        ["earlier", "later", "no time", "put last"],
        ["second day"],
    ]
    assert programme.moment.isoformat() == "2011-02-15T09:00:00+03:00"


def test_a_programme_without_times_names_no_zone(make_conference, make_session):
    conference = make_conference()
    make_session(conference)

    assert Programme.of(conference.sessions.all()).moment is None


# At the desk


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def change_page(conference):
    return reverse("admin:events_conference_change", args=[conference.pk])


def session_fields(*rows, initial=0):
    sent = {"sessions-TOTAL_FORMS": str(len(rows)), "sessions-INITIAL_FORMS": str(initial)}
    for number, row in enumerate(rows):
        empty = {"id": "", "order": "0", "day": "1", "start_time": "", "end_time": "", "room_ar": "", "room_en": ""}
        filled = empty | {"title_ar": "الكلمة الرئيسية", "title_en": "Keynote speech"} | row
        sent |= {f"sessions-{number}-{name}": value for name, value in filled.items()}
    return sent


def test_an_editor_writes_a_session_with_its_speakers(desk, make_conference, make_participant, take_part):
    conference = make_conference()
    speakers = [take_part(conference, make_participant(slug)) for slug in ("qatar", "oman")]
    row = {"start_time": "09:00", "end_time": "10:00", "who_speaks": [row.pk for row in speakers]}

    response = desk.post(
        change_page(conference), conference_fields(**session_fields(row | {"conference": conference.pk}))
    )

    session = Session.objects.get()
    assert response.status_code == 302
    assert (session.title_ar, session.title_en, session.start_time) == ("الكلمة الرئيسية", "Keynote speech", dt.time(9))
    assert list(session.speaker_rows.values_list("participation", "order")) == [
        (speakers[0].pk, 1),
        (speakers[1].pk, 2),
    ]


def test_who_stays_keeps_the_place_and_new_speakers_come_after(
    desk, make_conference, make_session, make_participant, take_part
):
    conference = make_conference()
    first, second, third = (take_part(conference, make_participant(slug)) for slug in ("a", "b", "c"))
    session = make_session(conference)
    for order, row in enumerate([third, second], 1):
        SessionSpeaker.objects.create(session=session, participation=row, order=order)
    row = {"id": session.pk, "conference": conference.pk, "who_speaks": [first.pk, third.pk]}

    desk.post(change_page(conference), conference_fields(**session_fields(row, initial=1)))

    assert list(session.speaker_rows.values_list("participation", flat=True)) == [third.pk, first.pk]


def test_a_session_on_a_day_that_the_conference_does_not_have_is_refused_beside_its_field(desk, make_conference):
    conference = make_conference()

    row = {"day": "3", "conference": conference.pk}
    response = desk.post(change_page(conference), conference_fields(**session_fields(row)))

    formset = next(
        each.formset for each in response.context["inline_admin_formsets"] if each.formset.prefix == "sessions"
    )
    assert list(formset.errors[0]) == ["day"]
    assert not Session.objects.exists()


def test_a_longer_conference_has_room_for_a_session_in_the_same_save(desk, make_conference):
    conference = make_conference(published_at=None)

    row = {"day": "3", "conference": conference.pk}
    fields = conference_fields(published_at="", ends_on="2011-02-17", **session_fields(row))
    desk.post(change_page(conference), fields)

    assert Session.objects.get().held_on == dt.date(2011, 2, 17)


def test_those_who_only_look_read_who_speaks(
    client, reporter, make_conference, make_session, make_participant, take_part
):
    conference = make_conference()
    session = make_session(conference)
    SessionSpeaker.objects.create(session=session, participation=take_part(conference, make_participant()))
    client.force_login(reporter)

    page = client.get(change_page(conference)).content.decode()

    assert 'name="sessions-0-who_speaks"' not in page
    assert str(session.speaker_rows.get()) in page.partition("field-who_speaks")[2]


def test_the_form_costs_the_same_however_long_the_programme(
    desk, make_conference, make_session, make_participant, take_part, django_assert_num_queries
):
    conference = make_conference()
    speaker = take_part(conference, make_participant())

    def grow(count):
        for _ in range(count):
            SessionSpeaker.objects.create(session=make_session(conference), participation=speaker)

    grow(2)
    desk.get(change_page(conference))
    with CaptureQueriesContext(connection) as little:
        desk.get(change_page(conference))

    grow(6)
    with django_assert_num_queries(len(little)):
        desk.get(change_page(conference))
