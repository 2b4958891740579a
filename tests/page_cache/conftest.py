"""The cache is on here, transactions commit, and the time is what the test says."""

import datetime as dt

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.page_cache import clock
from tests.public.reading import Page


class Time:
    """The present moment of a test, at first the real one, by which the database keeps what was published; `set` moves it."""

    def __init__(self):
        self.now = dt.datetime.now(dt.UTC).replace(microsecond=0)

    def set(self, moment):
        self.now = moment


@pytest.fixture
def time(monkeypatch):
    time = Time()
    monkeypatch.setattr(timezone, "now", lambda: time.now)
    return time


@pytest.fixture(autouse=True)
def cached(transactional_db, settings, time, monkeypatch):
    settings.NEWSROOM_PAGE_CACHE = True
    monkeypatch.setattr(clock, "_last", None)
    caches["pages"].clear()
    yield
    caches["pages"].clear()


@pytest.fixture
def visit(client):
    return lambda address, **headers: Page(client.get(address, headers=headers))


@pytest.fixture
def is_kept(client):
    """Whether an address is answered from the cache: with the one query for the clock, and no template rendered."""

    def ask(address, **headers):
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address, headers=headers)
        asked = [query["sql"] for query in captured]
        return asked == ["SELECT version FROM page_cache_clock WHERE id = 1"] and not response.templates

    return ask
