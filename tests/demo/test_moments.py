import datetime as dt

import pytest

from newsroom.demo.moments import day_alone, moment, told

TODAY = dt.date(2026, 5, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2011-09-19 17:03", "2011-09-19T17:03:00+02:00"),
        ("2011-02-15", "2011-02-15T00:00:00+01:00"),
        ("-3d 09:30", "2026-05-01T09:30:00+02:00"),
        ("+1d 09:00", "2026-05-05T09:00:00+02:00"),
        ("-60d 08:00", "2026-03-05T08:00:00+01:00"),
    ],
    ids=["fixed", "day alone", "days ago", "days ahead", "other side of summer time"],
)
def test_moments_stand_in_the_zone_of_the_newsroom(text, expected):
    assert moment(text, today=TODAY).isoformat() == expected


@pytest.mark.parametrize("text", ["-3d", "3d 09:30", "yesterday", "-3d 9:30", "2011-02-30"])
def test_a_moment_that_cannot_be_read_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        moment(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2011-02-15", dt.date(2011, 2, 15)), ("2011-09-19 17:03", None), ("-3d 09:30", None)],
)
def test_only_a_day_without_a_time_is_a_day_alone(text, expected):
    assert day_alone(text) == expected


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", "It opens on {day:+24}.", "It opens on 28 May 2026."),
        ("ar", "يُفتتح يوم {day:+24}.", "يُفتتح يوم 28 مايو 2026."),
        ("en", "It opened on {day:-4}.", "It opened on 30 April 2026."),
        ("en", "No day at all.", "No day at all."),
    ],
)
def test_days_within_words_are_counted_from_today(language, words, expected):
    assert told(words, today=TODAY, language=language) == expected
