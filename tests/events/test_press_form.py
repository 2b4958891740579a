"""What the desk may say to the press: moments by the clocks at the venue, secure addresses, and an end to every offer."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from events.models import Conference
from tests.events.conftest import conference_fields

pytestmark = pytest.mark.django_db

ADD = reverse("admin:events_conference_add")
EARLY, LATE = dt.datetime(2011, 2, 1, tzinfo=dt.UTC), dt.datetime(2011, 2, 2, tzinfo=dt.UTC)
OFFER = {
    "accreditation_ar": "أرفقوا البطاقة.",
    "accreditation_en": "Enclose the card.",
    "accreditation_until": "2011-02-10T18:00:00",
    "accreditation_link": "https://press.example/apply",
    "stream_link": "https://press.example/live",
    "stream_label_en": "Opening",
    "stream_from": "2011-02-15T09:00:00",
    "stream_until": "2011-02-15T11:00:00",
}


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def errors(desk, **changes):
    response = desk.post(ADD, conference_fields(**(OFFER | changes)))
    assert response.status_code == 200
    return response.context["adminform"].form.errors


def test_moments_are_those_of_the_clocks_at_the_venue(desk):
    desk.post(ADD, conference_fields(**OFFER))

    conference = Conference.objects.get()
    assert conference.accreditation_until == dt.datetime(2011, 2, 10, 15, tzinfo=dt.UTC)
    assert conference.stream_from == dt.datetime(2011, 2, 15, 6, tzinfo=dt.UTC)
    page = desk.get(reverse("admin:events_conference_change", args=[conference.pk])).content.decode()
    assert 'value="2011-02-10T18:00:00"' in page
    assert page.count("data-venue-zone>Asia/Qatar") >= 5


def test_an_hour_that_the_newsrooms_clocks_skip_exists_at_the_venue(desk):
    """On 27 March 2011 there was no half past two in Brussels."""
    desk.post(ADD, conference_fields(**OFFER | {"accreditation_until": "2011-03-27T02:30:00"}))

    assert Conference.objects.get().accreditation_until == dt.datetime(2011, 3, 26, 23, 30, tzinfo=dt.UTC)


def test_a_zone_that_does_not_exist_is_one_error_and_no_crash(desk):
    assert set(errors(desk, time_zone="Mars/Olympus")) == {"time_zone"}


@pytest.mark.parametrize("address", ["http://press.example/", "javascript:alert(1)", "press", "ftp://press.example/"])
@pytest.mark.parametrize("field", ["accreditation_link", "stream_link"])
def test_only_secure_addresses_are_taken(desk, field, address):
    assert set(errors(desk, **{field: address})) == {field}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"accreditation_until": ""}, "accreditation_until"),
        ({"accreditation_until": "", "accreditation_link": ""}, "accreditation_until"),
        ({"stream_from": ""}, "stream_from"),
        ({"stream_until": ""}, "stream_until"),
        ({"stream_until": "2011-02-15T09:00:00"}, "__all__"),
    ],
    ids=["a link without a deadline", "words without one", "no beginning", "no end", "the end at the beginning"],
)
def test_every_offer_has_an_end(desk, changes, field):
    assert set(errors(desk, **changes)) == {field}


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"accreditation_link": "http://x", "accreditation_until": EARLY}, "conference_accreditation_link_secure"),
        ({"accreditation_link": "https://x"}, "conference_accreditation_has_deadline"),
        ({"stream_link": "javascript:x", "stream_from": EARLY, "stream_until": LATE}, "conference_stream_link_secure"),
        ({"stream_link": "https://x"}, "conference_stream_has_hours"),
        (
            {"stream_from": LATE, "stream_until": EARLY},
            "conference_stream_ends_after_start",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_database_keeps_it_whatever_the_road(make_conference, changes, constraint):
    conference = make_conference()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Conference.objects.filter(pk=conference.pk).update(**changes)
