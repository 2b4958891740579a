"""Whatever a public page reads turns the clock when it changes: asked of every public route by its queries."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from newsroom.page_cache import watching
from tests.test_routes import PUBLIC, things  # noqa: F401 -- a fixture

TABLE = re.compile(r'(?:FROM|JOIN) "?(\w+)"?')

# The clock itself, tables of which pages read what never changes (the identity of an article), and what is no table.
UNWATCHED = {"page_cache_clock", "articles_article", "generate_series"}


@pytest.mark.parametrize("code", ["ar", "en"])
def test_public_pages_read_watched_tables_only(client, settings, things, code):  # noqa: F811
    settings.NEWSROOM_PAGE_CACHE = False
    read = {}
    for name in sorted(PUBLIC - {"health-ready"}):
        with override(code):
            address = reverse(name, kwargs=things.get(name))
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        for query in captured:
            read.setdefault(name, set()).update(TABLE.findall(query["sql"]))

    assert read["articles:release"] >= {"articles_update"}
    wrong = {name: tables - watching.tables() - UNWATCHED for name, tables in read.items()}
    assert {name: tables for name, tables in wrong.items() if tables} == {}
