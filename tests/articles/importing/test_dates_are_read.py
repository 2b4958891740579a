from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing import dates
from articles.importing.dates import Habits
from articles.importing.months import HIJRI, LIBYAN, MONTHS

BRUSSELS = ZoneInfo("Europe/Brussels")
HABITS = Habits(BRUSSELS, date(2026, 6, 1))
DAY = date(2011, 2, 15)

NAMES = [
    (language, number, name.replace("_", " "))
    for language, rows in MONTHS.items()
    for number, row in enumerate(rows, 1)
    for name in row.split()
]
ORDERS = ["{d} {m} {y}", "{d}-{m}-{y}", "{d}/{m}/{y}", "{d} {m}. {y}", "{d} {m}، {y}", "{d}.{m}.{y}", "{d}, {m}, {y}"]
DIGITS = {"ascii": "0123456789", "arabic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹"}


def in_digits(text: str, digits: str) -> str:
    return text.translate(str.maketrans(DIGITS["ascii"], DIGITS[digits]))


def value(text: str, habits: Habits = HABITS) -> date | datetime | None:
    reading = dates.read(text, habits)
    assert reading is not None, text
    return reading.value


def readings(orders: list[str], name: str) -> set[date | datetime | None]:
    """What the ninth of the month is read as, in every order and all digits."""
    return {value(in_digits(order.format(d=9, m=name, y=2013), digits)) for order in orders for digits in DIGITS}


@pytest.mark.parametrize(("language", "number", "name"), NAMES)
def test_every_month_name_is_read_in_every_order_and_all_digits(language, number, name):
    assert readings(ORDERS, name) == {date(2013, number, 9)}


@pytest.mark.parametrize(("number", "name"), [(number, name) for code, number, name in NAMES if code == "en"])
def test_english_months_may_stand_first(number, name):
    assert readings(["{m} {d}, {y}", "{m}. {d}, {y}", "{m} {d}th, {y}", "{m} {d} {y}"], name) == {date(2013, number, 9)}


@pytest.mark.parametrize(("language", "number", "name"), [each for each in NAMES if each[0] != "en"])
def test_arabic_months_may_carry_the_article(language, number, name):
    assert value(f"9 ال{name} 2013") == date(2013, number, 9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 Feb. 2011", DAY),
        ("15th February 2011", DAY),
        ("1st March 2011", date(2011, 3, 1)),
        ("07/مارس/2019", date(2019, 3, 7)),
        ("19-Sep-2011", date(2011, 9, 19)),
        ("2011-02-15", DAY),
        ("2011/02/15", DAY),
        ("2011.02.15", DAY),
        ("15/02/2011", DAY),
        ("15-02-2011", DAY),
        ("15.02.2011", DAY),
        ("02/15/2011", DAY),
        ("2/2/2011", date(2011, 2, 2)),
        ("2011年2月15日", DAY),
        ("15 فبراير 2011م", DAY),
        ("15 فبراير 2011 م", DAY),
        ("فاتح نونبر 2011", date(2011, 11, 1)),
        ("فاتح من سبتمبر 2011", date(2011, 9, 1)),
        ("15 من فبراير 2011", DAY),
        ("15 شباط/فبراير 2011", DAY),
        ("15 فبراير/شباط 2011", DAY),
        ("15 تشرين الأول (أكتوبر) 2011", date(2011, 10, 15)),
        ("15 الكانون الأول /ديسمبر 2011", date(2011, 12, 15)),
        ("15 تشرين / نوفمبر 2011", date(2011, 11, 15)),
        ("31 تشرين 2011", date(2011, 10, 31)),
        ("Tuesday, 15 February 2011", DAY),
        ("الثلاثاء 15 فبراير 2011", DAY),
        ("يوم الثلاثاء، 15 فبراير 2011", DAY),
        ("15 February 2011 (Tuesday)", DAY),
        ("Sunday 3/4/2011", date(2011, 4, 3)),
        ("Friday 3/4/2011", date(2011, 3, 4)),
    ],
)
def test_a_date_is_read_for_certain(text, expected):
    reading = dates.read(text, HABITS)

    assert (reading.value, reading.confidence, reading.problems) == (expected, "sure", ())


def at(hour: int, minute: int, zone=BRUSSELS) -> datetime:
    return datetime(2011, 2, 15, hour, minute, tzinfo=zone)


@pytest.mark.parametrize(
    ("text", "expected", "assumed"),
    [
        ("15 Feb 2011 17:03", at(17, 3), True),
        ("15 Feb 2011 - 17:03", at(17, 3), True),
        ("15 Feb 2011 | 17h03", at(17, 3), True),
        ("15 Feb 2011, 17.03", at(17, 3), True),
        ("15.02.2011 17.03", at(17, 3), True),
        ("17:03 15 Feb 2011", at(17, 3), True),
        ("at 17:03, 15 Feb 2011", at(17, 3), True),
        ("15 Feb 2011 at 5:03 PM", at(17, 3), True),
        ("15 Feb 2011 at 5:03 p.m.", at(17, 3), True),
        ("15 Feb 2011 12:00 AM", at(0, 0), True),
        ("15 Feb 2011 12:30 pm", at(12, 30), True),
        ("15 فبراير 2011 على الساعة 17:03", at(17, 3), True),
        ("15 فبراير 2011، الساعة 05:03 مساءً", at(17, 3), True),
        ("15 فبراير 2011 5:03 م", at(17, 3), True),
        ("15 فبراير 2011 م 5:03 ص", at(5, 3), True),
        ("15 فبراير 2011م - 5:03 صباحاً", at(5, 3), True),
        ("15 Feb 2011 17:03 GMT", at(17, 3, UTC), False),
        ("15 Feb 2011 17:03 UTC", at(17, 3, UTC), False),
        ("15 Feb 2011 17:03 (CET)", at(17, 3, timezone(timedelta(hours=1))), False),
        ("15 فبراير 2011 17:03 بتوقيت غرينتش", at(17, 3, UTC), False),
        ("15 Feb 2011 17:03 +03:00", at(17, 3, timezone(timedelta(hours=3))), False),
        ("15 Feb 2011 17:03 GMT+3", at(17, 3, timezone(timedelta(hours=3))), False),
        ("2011-02-15T17:03Z", at(17, 3, UTC), False),
        ("2011-02-15T17:03:00-05:00", at(17, 3, timezone(timedelta(hours=-5))), False),
    ],
)
def test_a_time_beside_a_date_is_read_with_its_zone(text, expected, assumed):
    reading = dates.read(text, HABITS)

    assert (reading.value, reading.zone_assumed) == (expected, assumed)
    assert reading.value.utcoffset() == expected.utcoffset()


def test_the_sources_zone_knows_summer_time():
    summer = value("19 Sep 2011 17:03")

    assert summer.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    ("text", "problem", "expected", "alternatives"),
    [
        ("3/4/2011", "order_ambiguous", date(2011, 4, 3), (date(2011, 3, 4),)),
        ("Monday 3/4/2011", "weekday_disagrees", date(2011, 4, 3), (date(2011, 3, 4),)),
        ("Monday 15 February 2011", "weekday_disagrees", DAY, ()),
        ("الأحد 15 فبراير 2011", "weekday_disagrees", DAY, ()),
        ("31 Feb. 2011", "date_impossible", None, ()),
        ("31 فبراير 2011", "date_impossible", None, ()),
        ("32/13/2011", "date_impossible", None, ()),
        ("15 شباط/مارس 2011", "months_contradict", None, ()),
        ("15 تشرين 2011", "month_ambiguous", None, (date(2011, 10, 15), date(2011, 11, 15))),
        ("15 كانون 2011", "month_ambiguous", None, (date(2011, 1, 15), date(2011, 12, 15))),
        ("1 الفاتح 1990", "month_libyan", date(1990, 9, 1), ()),
        ("15/02/11", "year_two_digits", None, ()),
        ("15 Feb 11", "year_two_digits", None, ()),
        ("15 Feb 1811", "year_out_of_range", None, ()),
        ("15 Feb 2099", "year_out_of_range", None, ()),
        ("15 Feb 2027", "date_future", date(2027, 2, 15), ()),
        ("15 Feb 2011 25:00", "time_unreadable", DAY, ()),
        ("15 Feb 2011 17:03 AM", "time_unreadable", DAY, ()),
        ("12 رجب 1440هـ", "hijri_alone", None, ()),
        ("1440/07/12 هـ", "hijri_alone", None, ()),
        ("12/07/1440 هـ", "hijri_alone", None, ()),
        ("12 رجب 1440هـ الموافق 19 سبتمبر 2019م", "hijri_disagrees", date(2019, 9, 19), ()),
    ],
)
def test_a_doubt_is_told_and_never_settled_silently(text, problem, expected, alternatives):
    reading = dates.read(text, HABITS)

    assert problem in reading.problems
    assert reading.confidence == "doubtful"
    assert (reading.value, reading.alternatives) == (expected, alternatives)


def test_a_source_may_write_the_month_first():
    american = Habits(BRUSSELS, HABITS.today, month_first=True)

    reading = dates.read("3/4/2011", american)

    assert (reading.value, reading.alternatives) == (date(2011, 3, 4), (date(2011, 4, 3),))


@pytest.mark.parametrize(
    ("number", "name"), [(n, name.replace("_", " ")) for n, row in enumerate(LIBYAN, 1) for name in row.split()]
)
def test_libyan_months_are_recognised_and_asked_about(number, name):
    reading = dates.read(f"9 {name} 1990", HABITS)

    assert (reading.value, reading.problems) == (date(1990, number, 9), ("month_libyan",))


@pytest.mark.parametrize("name", [name.replace("_", " ") for row in HIJRI for name in row.split()])
def test_a_hijri_date_alone_is_never_converted(name):
    reading = dates.read(f"12 {name} 1440", HABITS)

    assert (reading.value, reading.problems) == (None, ("hijri_alone",))


@pytest.mark.parametrize(
    "text",
    [
        "12 رجب 1440هـ الموافق 19 مارس 2019م",
        "الثلاثاء 12 رجب 1440هـ الموافق 19 مارس 2019",
        "19 مارس 2019 (12 رجب 1440هـ)",
        "19 مارس 2019 الموافق 12 رجب 1440 هـ",
        "1440/07/12 هـ - 19/03/2019",
        "12 رجب 1440هـ الموافق لـ 19 آذار 2019",
    ],
)
def test_a_gregorian_partner_counts_for_certain(text):
    reading = dates.read(text, HABITS)

    assert (reading.value, reading.confidence, reading.hijri) == (date(2019, 3, 19), "sure", (1440, 7, 12))


def test_a_hijri_partner_decides_which_number_is_the_month():
    reading = dates.read("3/4/2019 الموافق 27 رجب 1440هـ", HABITS)

    assert (reading.value, reading.confidence) == (date(2019, 4, 3), "sure")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2011",
        "February 2011",
        "15 February",
        "17:03",
        "version 1.2.3",
        "tel. 32 2 707 50 41",
        "في عام 2004",
        "28 دولة",
    ],
)
def test_what_is_no_date_is_not_read(text):
    assert dates.find_in(text, HABITS) == []


def test_dates_of_running_text_come_with_their_words():
    found = dates.find_in("They met on 3 May 2010 and again on ٤ مايو ٢٠١١ in Doha.", HABITS)

    assert [(reading.value, raw) for reading, raw in found] == [
        (date(2010, 5, 3), "3 May 2010"),
        (date(2011, 5, 4), "٤ مايو ٢٠١١"),
    ]


NOISE = st.lists(
    st.sampled_from(
        ["\u200e", "\u200f", "\u061c", "\u202b", "\u202c", "\u2067", "\u2069", "\u200b", "\ufeff", "\u00ad"]
    )
)


@given(
    day=st.dates(date(1990, 1, 1), date(2025, 12, 31)),
    digits=st.sampled_from(sorted(DIGITS)),
    name=st.integers(0, 5),
    noise=st.lists(NOISE, min_size=8, max_size=8),
    tatweel=st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_digits_controls_and_tatweel_change_no_date(day, digits, name, noise, tatweel):
    row = list(MONTHS.values())[name][day.month - 1].split()[0].replace("_", " ")
    stretched = row.replace("ا", "ا\u0640\u0640") if tatweel else row
    words = in_digits(f"{day.day} {stretched} {day.year}", digits)

    noisy = "".join(letter + "".join(noise[index % 8]) for index, letter in enumerate(words))

    assert value(noisy) == day
