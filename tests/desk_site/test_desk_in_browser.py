"""The desk in Chromium: the strict content policy holds, rows move by drag and by keys, and axe finds nothing grave."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from events.models import Participant, Participation
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def complaints(page):
    """What the console and the network say against the page: refused styles and scripts, errors, other hosts."""
    heard = []
    page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def conference(make_conference):
    conference = make_conference(published_at=None)
    for order, (slug, name) in enumerate([("qatar", "Qatar"), ("oman", "Oman"), ("nato", "NATO")], start=1):
        participant = Participant.objects.create(kind="organisation", slug=slug, name_en=name, name_ar=name)
        Participation.objects.create(conference=conference, participant=participant, role="partner", order=order)
    return conference


@pytest.fixture
def form(page, live_server, administrator, conference, complaints):
    address = reverse("admin:events_conference_change", args=[conference.pk])
    page.goto(f"{live_server.url}/en/admin/login/?next=/en{address[3:]}")
    page.get_by_label("Username:").fill(administrator.username)
    page.get_by_label("Password:").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_selector("#participations-group .order-handle")
    complaints.clear()
    page.reload()
    page.wait_for_selector("#participations-group .order-handle")
    return page


def order_of(conference):
    return list(conference.participations.values_list("participant__slug", flat=True))


def save(page):
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector(".messagelist .success")


def handle(page, row):
    return page.locator(f"#participations-{row} .order-handle")


def test_rows_move_by_keys_and_stay_moved(form, conference):
    handle(form, 2).focus()
    form.keyboard.press("ArrowUp")
    form.keyboard.press("ArrowUp")

    expect(form.locator("[aria-live=polite]", has_text="Moved to place 1 of 3.")).to_have_count(1)
    save(form)
    assert order_of(conference) == ["nato", "qatar", "oman"]


def test_rows_move_by_drag_and_stay_moved(form, conference):
    form.locator("#participations-group").scroll_into_view_if_needed()
    form.locator("#participations-2").scroll_into_view_if_needed()
    box, target = handle(form, 0).bounding_box(), form.locator("#participations-2").bounding_box()

    form.mouse.move(box["x"] + 5, box["y"] + 5)
    form.mouse.down()
    form.mouse.move(box["x"] + 5, target["y"] + 5, steps=5)
    form.mouse.move(box["x"] + 5, target["y"] + target["height"] - 4, steps=5)
    form.mouse.up()

    save(form)
    assert order_of(conference) == ["oman", "nato", "qatar"]


def test_numbers_can_be_typed_instead(form, conference):
    form.locator("[name=participations-0-order]").fill("9")

    save(form)

    assert order_of(conference) == ["oman", "nato", "qatar"]


def test_a_new_row_is_last_and_its_participant_is_found_while_typing(form, conference, complaints):
    Participant.objects.create(kind="country", slug="kuwait", name_en="Kuwait", name_ar="الكويت")

    form.get_by_text("Add another Participation").click()
    form.locator("#participations-3 .select2-selection").click()
    form.locator(".select2-search__field").fill("kuw")
    form.locator(".select2-results__option", has_text="Kuwait").click()
    form.locator("[name=participations-3-role]").select_option("observer")

    save(form)
    assert order_of(conference) == ["qatar", "oman", "nato", "kuwait"]
    assert complaints == []


def test_an_added_row_left_empty_does_not_stand_in_the_way(form, conference):
    form.get_by_text("Add another Participation").click()

    save(form)

    assert order_of(conference) == ["qatar", "oman", "nato"]


def test_language_tabs_show_one_language_and_are_named_by_it(form, complaints):
    arabic, english = form.locator("#id_name_ar"), form.locator("#id_name_en")

    shown = english.is_visible(), arabic.is_visible()
    form.get_by_role("tab", name="العربية").first.click()

    assert shown == (True, False)
    expect(english).to_be_hidden()
    expect(arabic).to_be_visible()
    assert complaints == []


def test_the_switch_of_all_tabs_agrees_with_them(form):
    switch = form.get_by_label("Language of the words")
    before = switch.locator("option:checked").inner_text()

    switch.select_option(label="العربية")

    assert before == "English"
    expect(form.locator("#id_place_ar")).to_be_visible()


def test_the_zone_of_the_venue_follows_what_is_typed(form):
    form.locator("#id_time_zone").fill("Asia/Muscat")

    zones = form.locator("[data-venue-zone]")
    expect(zones.last).to_have_text("Asia/Muscat")
    assert set(zones.all_inner_texts()) == {"Asia/Muscat"}


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_axe_finds_nothing_grave_and_nothing_runs_out_of_the_page(form, live_server, conference, width, scheme):
    form.set_viewport_size({"width": width, "height": 900})
    form.emulate_media(color_scheme=scheme)
    change = reverse("admin:events_conference_change", args=[conference.pk])[3:]

    for code in ("ar", "en"):
        for address in ("/admin/", "/admin/events/conference/", change):
            form.goto(f"{live_server.url}/{code}{address}")
            grave = [
                (code, address, found["id"])
                for found in Axe().run(form).response["violations"]
                if found["impact"] in {"serious", "critical"}
            ]
            assert grave == []
            assert form.evaluate("document.documentElement.scrollWidth") <= width
