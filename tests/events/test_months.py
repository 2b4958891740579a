"""A month as a calendar page."""

import datetime as dt

import pytest

from events import months
from events.models import Conference


@pytest.mark.parametrize(
    ("locale", "first"),
    [("ar", 5), ("ar_SA", 6), ("ar_MA", 0), ("ar_AE", 0), ("ar_EG", 5)],
)
def test_an_arabic_week_begins_as_in_its_region(settings, locale, first):
    settings.NEWSROOM_DATE_LOCALES = {"ar": locale}

    assert months.first_weekday("ar") == first


@pytest.mark.parametrize(("locale", "first"), [("en_GB", "Monday"), ("en_US", "Sunday"), ("en", "Sunday")])
def test_an_english_week_begins_as_in_its_region(settings, locale, first):
    settings.NEWSROOM_DATE_LOCALES = {"en": locale}

    assert months.weekdays("en")[0].name == first


def test_a_conference_stands_on_each_of_its_days_within_the_month():
    conference = Conference(starts_on=dt.date(2026, 10, 30), ends_on=dt.date(2026, 11, 2))

    weeks = months.weeks(2026, 11, [conference], "en")

    assert [day.date.day for week in weeks for day in week if day.conferences] == [1, 2]
    assert {len(week) for week in weeks} == {7}


@pytest.mark.parametrize(
    ("month", "last"), [((2024, 2), 29), ((2026, 2), 28), ((2026, 12), 31)], ids=["leap", "february", "december"]
)
def test_a_month_ends_on_its_last_day(month, last):
    assert months.bounds(*month) == (dt.date(*month, 1), dt.date(*month, last))


@pytest.mark.parametrize("month", [(2026, 0), (2026, 13), (0, 1), (10000, 1)])
def test_what_no_calendar_has_is_no_month(month):
    with pytest.raises(ValueError, match=r"month|year"):
        months.bounds(*month)
