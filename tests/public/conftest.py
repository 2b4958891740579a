"""Readers come a month after NOW, whatever the day on which the tests run."""

import datetime as dt

import pytest
from django.utils import timezone

from tests.conftest import NOW
from tests.public.reading import Page

TODAY = NOW + dt.timedelta(days=30)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: TODAY)
    return TODAY


@pytest.fixture
def visit(client, db):
    """Opens an address as a reader and returns the Page."""
    return lambda address, **headers: Page(client.get(address, headers=headers))
