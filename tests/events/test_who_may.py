"""Every address of the events desk with every role: who looks, who writes, and who is turned away."""

import pytest
from django.urls import reverse

from events.models import Conference, DateChange, Participant
from tests.events.conftest import conference_fields

pytestmark = pytest.mark.django_db

WRITERS, READERS, STRANGERS = ["editor", "administrator"], ["reporter", "translator"], ["stranger"]


@pytest.fixture
def stranger(make_user):
    return make_user("stranger")


@pytest.fixture
def act_as(client, request):
    def act(role):
        client.force_login(request.getfixturevalue(role))
        return client

    return act


@pytest.fixture
def addresses(make_conference, make_participant):
    conference, participant = make_conference(published_at=None), make_participant()

    def of(kind):
        bare = kind in {"changelist", "add"}
        return [
            reverse(f"admin:events_conference_{kind}", args=[] if bare else [conference.pk]),
            reverse(f"admin:events_participant_{kind}", args=[] if bare else [participant.pk]),
        ]

    return of


@pytest.mark.parametrize(
    ("roles", "kind", "status"),
    [
        (WRITERS, "changelist", 200),
        (WRITERS, "add", 200),
        (WRITERS, "change", 200),
        (WRITERS, "delete", 200),
        (WRITERS, "history", 200),
        (READERS, "changelist", 200),
        (READERS, "add", 403),
        (READERS, "change", 200),
        (READERS, "delete", 403),
        (READERS, "history", 200),
        (STRANGERS, "changelist", 403),
        (STRANGERS, "add", 403),
        (STRANGERS, "change", 403),
        (STRANGERS, "delete", 403),
        (STRANGERS, "history", 403),
    ],
)
def test_who_may_open_what(act_as, addresses, roles, kind, status):
    answers = {(role, page): act_as(role).get(page).status_code for role in roles for page in addresses(kind)}

    assert set(answers.values()) == {status}, answers


@pytest.mark.parametrize("kind", ["changelist", "add", "change", "delete", "history"])
def test_who_is_not_signed_in_is_sent_to_sign_in(client, addresses, kind):
    answers = [client.get(page) for page in addresses(kind)]

    assert all(answer.status_code == 302 and "/admin/login/" in answer.url for answer in answers)


@pytest.mark.parametrize("role", [*READERS, *STRANGERS])
def test_a_crafted_request_changes_nothing(act_as, addresses, role):
    client = act_as(role)
    before = list(Conference.objects.values()), list(Participant.objects.values())

    answers = [
        client.post(page, {**conference_fields(slug="crafted"), "post": "yes", "kind": "country"}).status_code
        for kind in ("add", "change", "delete")
        for page in addresses(kind)
    ]

    assert set(answers) == {403}
    assert (list(Conference.objects.values()), list(Participant.objects.values())) == before


@pytest.mark.parametrize("role", READERS)
def test_readers_see_the_form_without_a_field_to_type_in(act_as, addresses, role):
    pages = [act_as(role).get(page).content.decode() for page in addresses("change")]

    assert not any('name="name_' in page or "data-place-in-order" in page for page in pages)


def test_a_crafted_change_of_date_is_not_written(act_as, make_conference):
    conference = make_conference()
    address = reverse("admin:events_conference_change", args=[conference.pk])
    crafted = {
        "date_changes-TOTAL_FORMS": "1",
        "date_changes-0-conference": conference.pk,
        "date_changes-0-starts_on": "2001-01-01",
        "date_changes-0-ends_on": "2001-01-01",
        "date_changes-0-time_zone": "Asia/Qatar",
        "date_changes-0-changed_at": "2001-01-01T00:00",
    }

    act_as("editor").post(address, conference_fields(conference, **crafted))

    assert not DateChange.objects.exists()
