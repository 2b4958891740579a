"""Participants at the desk: names and aliases in every script, and none deleted who took part."""

import pytest
from django.urls import reverse

from events.models import Participant

pytestmark = pytest.mark.django_db

ADD, LIST = reverse("admin:events_participant_add"), reverse("admin:events_participant_changelist")


def fields(**changes):
    return {
        "kind": "country",
        "name_ar": "قطر",
        "name_en": "Qatar",
        "slug": "qatar",
        "aliases": "",
        "iso_code": "QA",
        "participations-TOTAL_FORMS": "0",
        "participations-INITIAL_FORMS": "0",
        **changes,
    }


def page_of(participant, kind="change", code="ar"):
    return f"/{code}" + reverse(f"admin:events_participant_{kind}", args=[participant.pk])[3:]


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Katar, State of Qatar", ["Katar", "State of Qatar"]),
        ("دولة قطر، كتر", ["دولة قطر", "كتر"]),
        (" Katar ,, Katar,", ["Katar"]),
        ("", []),
    ],
    ids=["latin commas", "arabic commas", "blanks and repetitions", "none"],
)
def test_aliases_are_a_list_with_commas(desk, typed, kept):
    desk.post(ADD, fields(aliases=typed))

    assert Participant.objects.get().aliases == kept


def test_aliases_are_shown_with_commas_again(desk, make_participant):
    participant = make_participant(aliases=["Katar", "State of Qatar"])

    form = desk.get(page_of(participant)).context["adminform"].form

    assert form["aliases"].value() == "Katar, State of Qatar"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name_ar": "", "name_en": ""}, "name_ar"),
        ({"kind": "person"}, "__all__"),
        ({"iso_code": "Q1"}, "__all__"),
        ({"slug": "Qatar!"}, "slug"),
    ],
    ids=["no name", "code of a person", "no code", "bad address"],
)
def test_what_does_not_agree_is_refused(desk, changes, field):
    response = desk.post(ADD, fields(**changes))

    assert field in response.context["adminform"].form.errors
    assert not Participant.objects.exists()


def test_a_country_code_may_be_typed_in_small_letters(desk):
    desk.post(ADD, fields(iso_code="qa"))

    assert Participant.objects.get().iso_code == "QA"


def test_an_address_stays_whatever_is_sent(desk, make_participant):
    participant = make_participant()

    desk.post(page_of(participant), fields(slug="bahrain", name_en="State of Qatar"))

    participant.refresh_from_db()
    assert (participant.slug, participant.name_en) == ("qatar", "State of Qatar")


@pytest.mark.parametrize("words", ["قطر", "qatar", "KATAR", "دولة", "QA"])
def test_participants_are_found_by_names_and_aliases_in_every_language(desk, make_participant, words):
    wanted = make_participant(aliases=["Katar", "دولة قطر"], iso_code="QA")
    make_participant("oman", name_ar="عمان", name_en="Oman", iso_code="OM")

    response = desk.get(LIST, {"q": words})

    assert list(response.context["cl"].result_list) == [wanted]


def test_participants_are_found_for_a_conference_while_typing(desk, make_participant):
    wanted = make_participant(aliases=["Katar"])
    make_participant("oman", name_ar="عمان", name_en="Oman")

    found = desk.get(
        reverse("admin:autocomplete"),
        {"term": "katar", "app_label": "events", "model_name": "participation", "field_name": "participant"},
    ).json()

    assert [result["id"] for result in found["results"]] == [str(wanted.pk)]


def test_participants_are_filtered_by_kind(desk, make_participant):
    make_participant()
    nato = make_participant("nato", kind="organisation", name_en="NATO")

    response = desk.get(LIST, {"kind__exact": "organisation"})

    assert list(response.context["cl"].result_list) == [nato]


def test_the_form_shows_where_a_participant_took_part(desk, make_conference, make_participant, take_part):
    conference, participant = make_conference(), make_participant()
    take_part(conference, participant, role="host", office_en="Emir", office_ar="الأمير")

    page = desk.get(page_of(participant, code="en")).content.decode()

    assert reverse("admin:events_conference_change", args=[conference.pk])[3:] in page
    assert 'lang="ar" dir="rtl">الأمير<' in page
    assert "15–16 February 2011" in page


@pytest.mark.parametrize(
    ("times", "sentence"), [(1, "took part in 1 conference and"), (3, "took part in 3 conferences and")]
)
def test_who_took_part_is_not_deleted_and_the_reason_is_said(
    desk, make_conference, make_participant, take_part, times, sentence
):
    participant = make_participant()
    for number in range(times):
        take_part(make_conference(f"c-{number}"), participant)

    response = desk.post(page_of(participant, "delete", "en"), {"post": "yes"}, follow=True)

    assert sentence in str(next(iter(response.context["messages"])))
    assert Participant.objects.filter(pk=participant.pk).exists()


def test_who_took_part_is_not_deleted_in_bulk_either(desk, make_conference, make_participant, take_part):
    participant = make_participant()
    take_part(make_conference(), participant)

    desk.post(LIST, {"action": "delete_selected", "_selected_action": [participant.pk], "post": "yes"})

    assert Participant.objects.filter(pk=participant.pk).exists()


def test_who_never_took_part_is_deleted(desk, make_participant):
    participant = make_participant()

    desk.post(page_of(participant, "delete"), {"post": "yes"})

    assert not Participant.objects.exists()
