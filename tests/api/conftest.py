"""Programs come a month after NOW, whatever the day on which the tests run."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.conftest import NOW

TODAY = NOW + dt.timedelta(days=30)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: TODAY)
    cache.clear()  # the limit of requests counts across tests
    return TODAY


@pytest.fixture
def ask(client, db):
    """Asks for a document below /api/v1/ and returns what JSON says, checked for its status."""

    def ask(path, *, expect=200, **parameters):
        response = client.get(f"/api/v1/{path}", parameters)
        assert response.status_code == expect, response.content.decode()
        return response.json()

    return ask
