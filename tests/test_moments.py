"""Moments come out of the database as they went in: aware, in UTC, to the microsecond."""

import datetime as dt

import pytest
from django.db import DataError, connection

pytestmark = pytest.mark.django_db


def read(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::timestamptz", [text])
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2011-02-15 12:00:00+00", dt.datetime(2011, 2, 15, 12)),
        ("2011-02-15 12:00:00.5+00", dt.datetime(2011, 2, 15, 12, 0, 0, 500_000)),
        ("2011-02-15 12:00:00.000001+00", dt.datetime(2011, 2, 15, 12, 0, 0, 1)),
        ("2011-02-15 15:00:00+03", dt.datetime(2011, 2, 15, 12)),
        ("0001-01-01 00:00:00+00", dt.datetime(1, 1, 1)),
        ("9999-12-31 23:59:59.999999+00", dt.datetime(9999, 12, 31, 23, 59, 59, 999_999)),
    ],
)
def test_moments_are_read_in_utc(text, moment):
    found = read(text)

    assert found == moment.replace(tzinfo=dt.UTC)
    assert found.tzinfo is dt.UTC


@pytest.mark.parametrize("text", ["10000-01-01 00:00:00+00", "0044-03-15 12:00:00+00 BC", "infinity"])
def test_moments_that_python_does_not_know_are_refused(text):
    with pytest.raises(DataError):
        read(text)
