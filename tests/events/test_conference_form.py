"""Conferences at the desk: words per language, dates that agree, and old dates that stay when they change."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.models import Conference, DateChange, Participation
from tests.events.conftest import conference_fields

pytestmark = pytest.mark.django_db

ADD, LIST = reverse("admin:events_conference_add"), reverse("admin:events_conference_changelist")


def change_page(conference):
    return reverse("admin:events_conference_change", args=[conference.pk])


def errors_of(response):
    assert response.status_code == 200
    return response.context["adminform"].form.errors


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def test_an_editor_makes_a_conference(desk, make_participant):
    qatar = make_participant()

    response = desk.post(ADD, conference_fields(rows=[{"participant": qatar.pk, "role": "host", "office_en": "Emir"}]))

    conference = Conference.objects.get()
    assert response.status_code == 302
    assert (conference.slug, conference.name_ar, conference.place_en) == ("doha-2011", "المؤتمر الرابع", "Doha")
    assert conference.published_at == dt.datetime(2011, 1, 10, tzinfo=dt.UTC)
    assert conference.participations.get().office_en == "Emir"


def test_an_address_stays_whatever_is_sent(desk, make_conference):
    conference = make_conference()

    form = desk.get(change_page(conference)).context["adminform"].form
    desk.post(change_page(conference), conference_fields(conference, slug="moscow-1980", place_en="Al Rayyan"))

    conference.refresh_from_db()
    assert "slug" not in form.fields
    assert (conference.slug, conference.place_en) == ("doha-2011", "Al Rayyan")


def test_an_address_is_offered_from_the_name_in_latin_letters_on_the_first_save_only(desk, make_conference):
    def offered(page):
        return page.context["adminform"].prepopulated_fields

    added, changed = desk.get(ADD), desk.get(change_page(make_conference()))

    assert [[field.name for field in item["dependencies"]] for item in offered(added)] == [["name_en"]]
    assert offered(changed) == []


@pytest.mark.parametrize("interface", ["ar", "en"])
@pytest.mark.parametrize(("name", "code", "direction"), [("name_ar", "ar", "rtl"), ("description_en", "en", "ltr")])
def test_words_are_written_in_their_own_direction(desk, interface, name, code, direction):
    form = desk.get(ADD.replace("/ar/", f"/{interface}/")).context["adminform"].form

    attrs = form.fields[name].widget.attrs
    assert (attrs["lang"], attrs["dir"]) == (code, direction)


def test_times_name_the_zone_of_the_venue_and_the_public_moment_that_of_the_newsroom(desk, make_conference):
    page = desk.get("/en" + change_page(make_conference())[3:]).content.decode()

    # of the conference, for the press, of a session to be added
    assert page.count("data-venue-zone>Asia/Qatar<") == 2 + 3 + 2
    assert "Central European Standard Time" in page
    assert '<option value="Asia/Muscat">' in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"ends_on": "2011-02-14"}, "__all__"),
        ({"name_ar": "", "name_en": ""}, "name_ar"),
        ({"status": "planned"}, "status"),
        ({"status": "held", "starts_on": "2199-01-01", "ends_on": "2199-01-02"}, "status"),
        ({"slug": "ليس عنوانا"}, "slug"),
    ],
    ids=[
        "no such zone",
        "ends before it starts",
        "no name",
        "planned in the past",
        "held in the future",
        "bad address",
    ],
)
def test_what_does_not_agree_is_refused_beside_its_field(desk, changes, field):
    errors = errors_of(desk.post(ADD, conference_fields(**changes)))

    assert field in errors
    assert not Conference.objects.exists()


def test_a_conference_is_held_on_the_calendar_of_its_venue(desk):
    ahead = timezone.localtime(timezone.now(), timezone.get_fixed_timezone(14 * 60)).date()

    on_kiritimati = conference_fields(
        time_zone="Pacific/Kiritimati", starts_on=ahead, ends_on=ahead, published_at="", slug="kiritimati"
    )
    on_samoa = conference_fields(
        time_zone="Pacific/Pago_Pago", starts_on=ahead, ends_on=ahead, published_at="", slug="pago-pago"
    )

    assert desk.post(ADD, on_kiritimati).status_code == 302
    assert "status" in errors_of(desk.post(ADD, on_samoa))


def test_an_old_planned_conference_can_still_be_corrected(desk, make_conference):
    conference = make_conference(status="planned", published_at=None)

    response = desk.post(
        change_page(conference), conference_fields(conference, status="planned", published_at="", place_en="Lusail")
    )

    assert response.status_code == 302


def test_public_dates_change_with_a_reason_and_the_old_ones_stay(desk, make_conference):
    conference = make_conference()

    desk.post(
        change_page(conference),
        conference_fields(
            conference,
            starts_on="2011-03-01",
            ends_on="2011-03-02",
            status="moved",
            reason_ar="طلب المضيف",
            reason_en="The host asked",
        ),
    )

    conference.refresh_from_db()
    change = DateChange.objects.get()
    assert (conference.starts_on, conference.status) == (dt.date(2011, 3, 1), "moved")
    assert (change.starts_on, change.ends_on) == (dt.date(2011, 2, 15), dt.date(2011, 2, 16))
    assert (change.reason_ar, change.reason_en) == ("طلب المضيف", "The host asked")


@pytest.mark.parametrize(
    ("changes", "silent"),
    [
        ({}, {"reason_ar", "reason_en"}),
        ({"reason_en": "The host asked"}, {"reason_ar"}),
        ({"reason_ar": "  ", "reason_en": "The host asked"}, {"reason_ar"}),
        ({"published_at": ""}, {"reason_ar", "reason_en"}),
    ],
    ids=["none", "one language", "blank", "made private in the same save"],
)
def test_public_dates_do_not_change_without_a_reason_in_each_language(desk, make_conference, changes, silent):
    conference = make_conference()

    sent = conference_fields(conference, starts_on="2011-02-14", **changes)
    errors = errors_of(desk.post(change_page(conference), sent))

    conference.refresh_from_db()
    assert errors.keys() == silent
    assert conference.starts_on == dt.date(2011, 2, 15)
    assert not DateChange.objects.exists()


def test_no_reason_is_asked_in_a_language_in_which_the_conference_has_no_name(desk, make_conference):
    conference = make_conference(name_ar="", place_ar="")

    sent = conference_fields(conference, starts_on="2011-02-14", name_ar="", reason_en="The host asked")
    response = desk.post(change_page(conference), sent)

    assert response.status_code == 302
    assert DateChange.objects.get().reason_en == "The host asked"


def test_dates_that_no_reader_saw_change_without_a_trace(desk, make_conference):
    conference = make_conference(published_at=None)

    page = desk.get(change_page(conference)).content.decode()
    desk.post(change_page(conference), conference_fields(conference, starts_on="2011-02-14", published_at=""))

    conference.refresh_from_db()
    assert 'name="reason_' not in page
    assert conference.starts_on == dt.date(2011, 2, 14)
    assert not DateChange.objects.exists()


def test_a_save_without_new_dates_asks_for_no_reason_and_keeps_the_public_moment(desk, make_conference):
    moment = dt.datetime(2011, 1, 10, 7, 5, 9, tzinfo=dt.UTC)
    conference = make_conference(published_at=moment)

    desk.post(change_page(conference), conference_fields(conference, published_at="2011-01-10T08:05:09"))

    conference.refresh_from_db()
    assert conference.published_at == moment
    assert not DateChange.objects.exists()


def test_a_time_with_seconds_comes_back_as_it_went_out(desk, make_conference):
    conference = make_conference(start_time=dt.time(9, 0, 30))

    sent = desk.get(change_page(conference)).context["adminform"].form["start_time"].subwidgets[0].data["value"]
    response = desk.post(change_page(conference), conference_fields(conference, start_time=sent))

    assert response.status_code == 302
    assert not DateChange.objects.exists()


def test_old_dates_are_shown_with_their_reason_in_each_language_and_cannot_be_edited(desk, make_conference):
    conference = make_conference()
    DateChange.objects.create(
        conference=conference,
        starts_on=dt.date(2010, 5, 5),
        ends_on=dt.date(2010, 5, 5),
        time_zone="Asia/Qatar",
        reason_ar="عاصفة",
        reason_en="A storm",
        changed_at=dt.datetime(2010, 5, 1, tzinfo=dt.UTC),
    )

    page = desk.get("/en" + change_page(conference)[3:]).content.decode()

    assert "5 May 2010 (Asia/Qatar)" in page
    assert re.search(r'lang="ar" dir="rtl">عاصفة<', page)
    assert re.search(r'lang="en" dir="ltr">A storm<', page)
    assert not re.search(r'name="date_changes-0-(?!id|conference)', page)


def test_what_readers_know_is_not_deleted(desk, make_conference):
    known, unknown = make_conference(), make_conference("muscat", published_at=None)

    answers = [
        desk.post(reverse("admin:events_conference_delete", args=[each.pk]), {"post": "yes"}).status_code
        for each in (known, unknown)
    ]

    assert answers == [403, 302]
    assert list(Conference.objects.all()) == [known]


def test_what_readers_know_is_not_deleted_in_bulk_either(desk, make_conference):
    known = make_conference()

    desk.post(LIST, {"action": "delete_selected", "_selected_action": [known.pk], "post": "yes"})

    assert Conference.objects.filter(pk=known.pk).exists()


def test_rows_are_kept_in_the_order_of_their_numbers(desk, make_conference, make_participant, take_part):
    conference = make_conference()
    first = take_part(conference, make_participant("qatar"), order=1)
    second = take_part(conference, make_participant("oman", name_en="Oman"), order=2)

    rows = [
        {"id": first.pk, "participant": first.participant_id, "order": "2"},
        {"id": second.pk, "participant": second.participant_id, "order": "1"},
    ]
    desk.post(change_page(conference), conference_fields(conference, rows, initial=2))

    assert list(conference.participations.values_list("participant__slug", flat=True)) == ["oman", "qatar"]


def test_a_participant_listed_twice_is_told_in_a_sentence(desk, make_conference, make_participant, take_part):
    conference, qatar = make_conference(), make_participant()
    kept = take_part(conference, qatar, role="host")

    rows = [{"id": kept.pk, "participant": qatar.pk, "role": "host"}, {"participant": qatar.pk, "role": "member"}]
    sent = conference_fields(conference, rows, initial=1)
    page = desk.post("/en" + change_page(conference)[3:], sent)

    formset = page.context["inline_admin_formsets"][0].formset
    assert "one role at a conference" in formset.non_form_errors()[0]
    assert Participation.objects.count() == 1


def test_a_participant_added_meanwhile_by_someone_else_is_told_too(desk, make_conference, make_participant, take_part):
    conference, qatar = make_conference(), make_participant()
    take_part(conference, qatar)

    sent = conference_fields(conference, [{"participant": qatar.pk}])
    page = desk.post("/en" + change_page(conference)[3:], sent)

    formset = page.context["inline_admin_formsets"][0].formset
    assert formset.forms[0].non_field_errors() == ["This participant already has a role at this conference."]


@pytest.fixture
def two_rows(make_conference, make_participant, take_part):
    conference = make_conference()
    qatar, oman = (take_part(conference, make_participant(slug)) for slug in ("qatar", "oman"))
    return conference, qatar, oman


def test_a_participant_can_be_taken_off_and_added_again_in_one_save(desk, two_rows):
    conference, qatar, _oman = two_rows

    rows = [
        {"id": qatar.pk, "participant": qatar.participant_id, "DELETE": "on"},
        {"participant": qatar.participant_id, "role": "speaker"},
    ]
    response = desk.post(change_page(conference), conference_fields(conference, rows, initial=1))

    assert response.status_code == 302
    assert conference.participations.get(participant=qatar.participant_id).role == "speaker"


@pytest.mark.parametrize("other", [{"DELETE": "on"}, {"swapped": True}], ids=["deleted", "swapped"])
def test_a_row_does_not_take_the_participant_of_another_in_the_same_save(desk, two_rows, other):
    conference, qatar, oman = two_rows
    second = {"id": oman.pk, "participant": oman.participant_id, **other}
    if second.pop("swapped", False):
        second["participant"] = qatar.participant_id

    rows = [{"id": qatar.pk, "participant": oman.participant_id}, second]
    page = desk.post("/en" + change_page(conference)[3:], conference_fields(conference, rows, initial=2))

    row = page.context["inline_admin_formsets"][0].formset.forms[0]
    assert row.non_field_errors() == ["This participant already has a role at this conference."]


def test_an_added_row_that_was_left_empty_is_no_error(desk, make_conference):
    conference = make_conference()

    response = desk.post(
        change_page(conference), conference_fields(conference, [{"participant": "", "role": "", "order": "0"}])
    )

    assert response.status_code == 302


@pytest.mark.parametrize("page", ["form", "list"])
def test_the_cost_does_not_grow_with_participants(desk, make_conference, make_participant, take_part, page):
    conference = make_conference()
    address = change_page(conference) if page == "form" else LIST
    take_part(conference, make_participant("p-0"))
    desk.get(address)

    with CaptureQueriesContext(connection) as few:
        desk.get(address)
    for number in range(1, 12):
        take_part(conference, make_participant(f"p-{number}"))
        make_conference(f"c-{number}")
    with CaptureQueriesContext(connection) as many:
        desk.get(address)

    assert len(many) == len(few)


@pytest.mark.parametrize("words", ["الدوحة", "fourth", "doha-2011"])
def test_conferences_are_found_in_every_language(desk, make_conference, words):
    wanted = make_conference()
    make_conference("muscat", name_ar="ندوة", name_en="Seminar", place_ar="مسقط", place_en="Muscat")

    response = desk.get(LIST, {"q": words})

    assert list(response.context["cl"].result_list) == [wanted]


@pytest.mark.parametrize(("choice", "found"), [("yes", "public"), ("later", "later"), ("no", "private")])
def test_conferences_are_filtered_by_what_readers_see(desk, make_conference, choice, found):
    make_conference("public")
    make_conference("later", published_at=timezone.now() + dt.timedelta(days=1))
    make_conference("private", published_at=None)

    response = desk.get(LIST, {"public": choice})

    assert [conference.slug for conference in response.context["cl"].result_list] == [found]


def test_the_list_tells_how_many_took_part(desk, make_conference, make_participant, take_part):
    conference = make_conference()
    for slug in ("qatar", "oman"):
        take_part(conference, make_participant(slug))

    page = desk.get(LIST).content.decode()

    assert re.search(r'class="field-participant_count"[^>]*>2<', page)


@pytest.mark.parametrize("address", [ADD, LIST])
def test_no_page_needs_inline_style_or_script(desk, address):
    html = desk.get(address).content.decode()

    assert " style=" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", html)
