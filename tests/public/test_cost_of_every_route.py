"""No public address asks the database more when there is more to tell, and none counts the archive."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from articles.updates import Update
from newsroom.images.models import Image
from tests.conftest import NOW
from tests.public.test_query_counts import HOUR, grow  # noqa: F401
from tests.test_routes import PUBLIC

# What the routes with parts lead to once `grow` has made something.
PARTS = {
    **dict.fromkeys(
        ("articles:release", "articles:release-text", "articles:updates", "articles:parallel"), {"slug": "release"}
    ),
    "articles:update": {"slug": "release", "number": 1},
    "articles:changes": {"slug": "release", "older": 1, "newer": 2},
    **dict.fromkeys(("articles:topic", "articles:topic-calendar"), {"slug": "t-1"}),
    "articles:archive-year": {"year": NOW.year},
    "articles:archive-month": {"year": NOW.year, "month": NOW.month},
    "articles:archive-kind": {"kind": "release"},
    **dict.fromkeys(("events:conference", "events:conference-calendar"), {"slug": "doha-2011"}),
    **dict.fromkeys(("events:participant", "events:participant-calendar"), {"slug": "p-1"}),
    "events:month": {"year": 2011, "month": 2},
    "api:conference": {"id": "doha-2011"},
    "api:participant": {"id": "p-1"},
    "api:topic": {"id": "t-1"},
    "feed": {"of": "releases", "form": "atom"},
    "feed-of": {"of": "topics", "slug": "t-1", "form": "json"},
    "sitemap-section": {"name": "releases", "number": 0},
}
QUESTIONS = {"articles:search": "?q=release", "articles:suggestions": "?q=rele"}


def _address(name):
    update = Update.objects.get(slug="release", language="en", number=1)
    own = {
        **dict.fromkeys(("api:release", "api:release-updates", "api:release-ninjs"), {"id": update.article_id}),
        "api:update": {"id": update.pk},
        "api:image": {"id": Image.objects.first().token},
        "articles:picture": {"token": Image.objects.first().token},
        "articles:picture-download": {"token": Image.objects.first().token, "name": "original.jpg"},
    }
    with override("en"):
        return reverse(name, kwargs=own.get(name, PARTS.get(name))) + QUESTIONS.get(name, "")


@pytest.fixture
def grow_all(grow, make_article, make_update, make_image):  # noqa: F811
    """As `grow`, with pictures: one that many releases show, and many others."""
    made = {}

    def more(count):
        grow(count)
        if not made:
            make_update(Update.objects.get(slug="release", language="en", number=1).article, at=NOW + HOUR)
        shared = made.setdefault("shared", make_image())
        for serial in range(count):
            for image in (shared, make_image()):
                at = NOW + (serial + count) * HOUR
                article = make_article(lead_image=image, title_en=f"Release with a picture {image.pk} {count} {serial}")
                make_update(article, language="en", at=at)
                make_update(article, at=at)

    return more


def _asked(client, name):
    address = _address(name)
    client.get(address)  # what is found once for a process is found
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    b"".join(response) if response.streaming else response.content
    assert response.status_code == 200 or name == "root", (name, response.status_code)
    return [query["sql"] for query in captured]


def test_every_route_costs_the_same_however_much_there_is(client, grow_all):
    names = sorted(PUBLIC - {"images:serve"})
    grow_all(3)
    little = {name: _asked(client, name) for name in names}
    grow_all(6)
    much = {name: _asked(client, name) for name in names}

    more = {name: (len(little[name]), len(much[name])) for name in names if len(little[name]) != len(much[name])}
    counting = {name for name in names if any('COUNT(*) AS "__count"' in sql for sql in much[name])}
    assert (more, counting) == ({}, set())
