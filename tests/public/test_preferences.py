"""What readers choose about looks: kept in one cookie, strict about it, told to caches, and never the desk's business."""

import datetime as dt
import runpy

import pytest
from django.test import override_settings
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from newsroom import dates, preferences
from newsroom.hijri import hijri_text
from newsroom.preferences_page import QUESTIONS, questions
from newsroom.templatetags.dates import day_range, on_day
from tests.test_settings import check

DAY = dt.date(2011, 2, 15)
ALL = "theme:dark.digits:arab.months:both.hijri:on"


def choose(client, cookie):
    client.cookies[preferences.COOKIE] = cookie


@pytest.fixture
def release(make_article, make_update, now):
    return make_update(make_article(body_ar="<p>حضر 35 مندوبًا.</p>"), at=now.replace(month=2))


@pytest.mark.parametrize(
    ("cookie", "kept"),
    [
        (ALL, ALL),
        ("months:levant", "months:levant"),
        ("hijri:on.theme:light", "theme:light.hijri:on"),
        ("theme:system.digits:latn", ""),
        ("", ""),
        ("theme", ""),
        ("theme:", ""),
        ("theme:purple", ""),
        ("theme:dark.size:huge", ""),
        ("theme:dark.theme:light", ""),
        ("theme:dark.", ""),
        ("theme:dark" * 20, ""),
        ("<script>", ""),
    ],
)
def test_a_cookie_is_understood_as_a_whole_or_not_at_all(cookie, kept):
    assert preferences.read(cookie).cache_key == kept


@given(st.text())
def test_no_cookie_breaks_a_page_or_brings_its_own_words(cookie):
    key = preferences.read(cookie).cache_key

    assert preferences.read(key).cache_key == key
    assert not key or set(cookie.split(".")) >= set(key.split("."))


@override_settings(NEWSROOM_HIJRI=True, NEWSROOM_ARABIC_DIGITS="arab")
def test_what_differs_from_the_site_is_kept_even_where_it_means_less():
    assert preferences.read("hijri:off").cache_key == "hijri:off"
    assert preferences.read("digits:arab.hijri:on").cache_key == ""


@pytest.mark.parametrize(
    ("cookie", "text"),
    [
        ("", "15 فبراير 2011"),
        ("digits:arab", "١٥ فبراير ٢٠١١"),
        ("months:levant", "15 شباط 2011"),
        ("months:both", "15 شباط/فبراير 2011"),
        ("months:algeria", "15 فيفري 2011"),
        ("months:both.digits:arab", "١٥ شباط/فبراير ٢٠١١"),
    ],
)
def test_an_arabic_day_in_every_choice(cookie, text):
    with preferences.using(preferences.read(cookie)):
        assert dates.date_text(DAY, "ar") == text
        assert dates.date_text(DAY, "en") == "15 February 2011"


@pytest.mark.parametrize(
    ("months", "name"),
    [("gulf", "نوفمبر"), ("levant", "تشرين الثاني"), ("both", "تشرين الثاني/نوفمبر"), ("maghreb", "نونبر")],
)
def test_months_in_patterns_of_our_own(months, name):
    with preferences.using(preferences.read(f"months:{months}")):
        assert dates.date_text(dt.date(2026, 11, 1), "ar", style="LLLL y") == f"{name} 2026"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (DAY, None, "12 Rabiʻ I 1432 AH (computed)"),
        (DAY, dt.date(2011, 2, 16), "12–13 Rabiʻ I 1432 AH (computed)"),
        (dt.date(2011, 2, 3), dt.date(2011, 2, 4), "30 Safar 1432 – 1 Rabiʻ I 1432 AH (computed)"),
        (dt.date(1924, 8, 1), None, "1 Muharram 1343 AH (computed)"),
        (dt.date(1924, 7, 31), None, ""),
        (dt.date(2077, 11, 17), None, ""),
    ],
)
def test_the_hijri_day_is_marked_as_computed_and_absent_where_it_is_not_known(first, last, text):
    assert hijri_text(first, last, "en") == text


def test_the_hijri_date_stands_beside_the_gregorian_one_by_choice_only():
    with override("en"):
        assert "AH" not in on_day(DAY)
        with preferences.using(preferences.read("hijri:on")):
            assert on_day(DAY).startswith('<time datetime="2011-02-15">15 February 2011</time> <span class="hijri">')
            assert "12–13 Rabiʻ I 1432 AH" in day_range(DAY, dt.date(2011, 2, 16))
            assert on_day(dt.date(1800, 1, 1)) == '<time datetime="1800-01-01">1 January 1800</time>'


def test_a_choice_ends_with_the_request(client, release):
    choose(client, ALL)
    client.get(release.get_absolute_url())

    assert preferences.current() == preferences.site()


def test_pages_are_made_as_chosen_and_words_stay_as_published(client, visit, release):
    plain = visit(release.get_absolute_url())
    choose(client, ALL)
    page = visit(release.get_absolute_url())

    assert "4 فبراير 2026" in plain.text
    assert "٤ شباط/فبراير ٢٠٢٦" in page.text
    assert "1447" in plain.text + page.text.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))
    assert "حضر 35 مندوبًا." in page.text
    assert "data-theme" not in plain.find("html")[0]
    assert page.find("html")[0]["data-theme"] == "dark"
    assert page.find("meta", name="color-scheme") == [{"name": "color-scheme", "content": "dark"}]


def test_caches_are_told(client, release):
    address = release.get_absolute_url()
    plain = client.get(address)
    choose(client, "theme:dark")
    chosen = client.get(address)

    assert "Cookie" in plain["Vary"]
    assert "private" not in plain.get("Cache-Control", "")
    assert "Cookie" in chosen["Vary"]
    assert "private" in chosen["Cache-Control"]


def test_files_for_programs_are_the_same_for_everybody(client, release):
    plain = client.get("/ar/feeds/releases.atom")
    choose(client, ALL)
    chosen = client.get("/ar/feeds/releases.atom")

    assert chosen.content == plain.content
    assert "private" not in chosen.get("Cache-Control", "")
    assert "Cookie" not in chosen.get("Vary", "")


def test_pages_of_readers_without_a_choice_stay_as_they_were(client, visit, release):
    choose(client, ALL)
    visit("/ar/")
    client.cookies.clear()

    page = visit("/ar/")

    assert "data-theme" not in page.find("html")[0]
    assert "4 فبراير 2026" in page.text


def test_no_cookie_comes_before_a_choice(client, release):
    for address in ("/ar/", release.get_absolute_url(), "/ar/preferences/"):
        assert not client.get(address).cookies


def test_the_desk_sees_the_settings_of_the_site(client, editor, release):
    client.force_login(editor)
    choose(client, ALL)

    response = client.get("/ar/admin/")

    assert response.wsgi_request.preferences == preferences.site()
    assert "private" not in response.headers.get("Cache-Control", "") or "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_keeping_a_choice_and_going_back(client):
    response = client.post("/en/preferences/", {"digits": "arab", "theme": "dark", "back": "/ar/releases/?year=2011"})

    cookie = response.cookies[preferences.COOKIE]
    assert (response.status_code, response["Location"]) == (303, "/ar/releases/?year=2011#theme-kept")
    assert cookie.value == "theme:dark.digits:arab"
    assert (cookie["samesite"], cookie["httponly"], cookie["secure"], cookie["path"]) == ("Lax", True, "", "/")
    assert int(cookie["max-age"]) == 365 * 24 * 60 * 60


@pytest.mark.django_db
def test_a_cookie_set_over_https_stays_there(client):
    response = client.post("/en/preferences/", {"theme": "dark"}, secure=True)

    assert response.cookies[preferences.COOKIE]["secure"]


@pytest.mark.django_db
def test_a_quick_choice_leaves_the_others_as_they_are(client):
    choose(client, "digits:arab.months:levant")

    response = client.post("/en/preferences/", {"theme": "light"})

    assert response.cookies[preferences.COOKIE].value == "theme:light.digits:arab.months:levant"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "data", [{"reset": "1"}, {"theme": "system", "digits": "latn", "months": "gulf", "hijri": "off"}]
)
def test_without_a_choice_left_the_cookie_is_deleted(client, data):
    choose(client, ALL)

    response = client.post("/en/preferences/", data)

    assert response.cookies[preferences.COOKIE].value == ""
    assert response.cookies[preferences.COOKIE]["max-age"] == 0
    assert response["Location"] == "/en/preferences/#preferences-kept"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil.example"]
)
def test_the_way_back_never_leaves_the_site(client, visit, back):
    response = client.post("/en/preferences/", {"theme": "dark", "back": back})

    assert response["Location"] == "/en/preferences/#preferences-kept"
    assert "you came from" not in visit(f"/en/preferences/?back={back}").text


@pytest.mark.django_db
def test_what_is_no_choice_is_refused(client):
    response = client.post("/en/preferences/", {"theme": "purple"})

    assert (response.status_code, dict(response.cookies)) == (400, {})


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_form_shows_every_answer_with_an_example_and_marks_the_readers(client, visit, code):
    choose(client, "months:both.hijri:on")

    page = visit(f"/{code}/preferences/?back=/{code}/releases/")

    assert [radio["value"] for radio in page.find("input", type="radio") if "checked" in radio] == [
        "system",
        "latn",
        "both",
        "on",
    ]
    assert page.words("span", class_="choice-example", lang="ar")[2:7] == [
        "15 يوليو 2011",
        "15 تموز 2011",
        "15 تموز/يوليو 2011",
        "15 يوليوز 2011",
        "15 جويلية 2011",
    ]
    assert len(page.find("fieldset")) == len(QUESTIONS)
    assert page.find("a", href=f"/{code}/releases/")
    assert page.is_hidden


@override_settings(LANGUAGES=[("en", "English")], LANGUAGE_CODE="en")
def test_nobody_is_asked_about_arabic_pages_where_there_are_none():
    assert [question.name for question in questions(preferences.site())] == ["theme", "hijri"]


@pytest.mark.django_db
def test_the_footer_of_every_page_turns_the_colours(client, visit):
    choose(client, "theme:dark")

    page = visit("/en/releases/?year=2011")

    pressed = {button["value"]: button["aria-pressed"] for button in page.find("button", name="theme")}
    assert pressed == {"system": "false", "light": "false", "dark": "true"}
    assert page.find("input", name="back")[-1]["value"] == "/en/releases/?year=2011"


@pytest.mark.parametrize(("name", "value"), [("NEWSROOM_ARABIC_MONTHS", "french"), ("NEWSROOM_HIJRI", "perhaps")])
def test_a_setting_that_is_no_choice_stops_the_start(name, value):
    result = check(**{name: value})

    assert result.returncode != 0
    assert name in result.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("locale", "months"),
    [("ar", "gulf"), ("ar_SA", "gulf"), ("ar_LB", "levant"), ("ar_MA", "maghreb"), ("ar_TN", "algeria")],
)
def test_the_region_of_the_site_names_its_months(monkeypatch, locale, months):
    monkeypatch.setenv("NEWSROOM_ARABIC_LOCALE", locale)
    monkeypatch.delenv("NEWSROOM_ARABIC_MONTHS", raising=False)

    assert runpy.run_module("newsroom.settings")["NEWSROOM_ARABIC_MONTHS"] == months
