"""A schedule that moved is public in its new second, not in the one before, whatever the page cache holds; so are its pictures."""

import datetime as dt

import pytest
from django.core.cache import caches
from django.utils import timezone, translation

from articles import publishing, share_picture
from articles.models import Update
from articles.publishing import Publication
from articles.rescheduling import reschedule
from newsroom.page_cache import clock

pytestmark = pytest.mark.django_db(transaction=True)

HOUR = dt.timedelta(hours=1)
SECOND = dt.timedelta(seconds=1)
PAGES = (
    "/en/",
    "/en/releases/",
    "/en/releases/new/",
    "/en/releases/new.txt",
    "/en/search/?q=quokka",
    "/en/feeds/releases.atom",
    "/en/feeds/releases.json",
    "/sitemaps/news.xml",
    "/api/v1/releases",
    "/en/lite/",
)


@pytest.fixture(autouse=True)
def today(settings, monkeypatch):
    """Nobody works but the clock, which the test turns."""
    settings.NEWSROOM_PAGE_CACHE = True
    monkeypatch.setattr(clock, "_last", None)
    moment = {"now": dt.datetime.now(dt.UTC).replace(microsecond=0)}
    monkeypatch.setattr(timezone, "now", lambda: moment["now"])
    caches["pages"].clear()
    caches["default"].clear()
    yield moment
    caches["pages"].clear()
    caches["default"].clear()


@pytest.fixture
def waiting(make_article, make_image, today):
    image = make_image(alt_text_en="A quokka")
    article = make_article(title_en="Quokka", slug_en="new", lead_image=image)
    known = {"by": None, "at": today["now"], "publish_at": today["now"] + 2 * HOUR}
    publishing.schedule(article=article, publications=[Publication("en", "first")], **known)
    return article


def telling(client, words):
    """The pages that tell one of the words; searching for one repeats it."""
    found = set()
    for page in PAGES:
        response = client.get(page)
        text = b"".join(response).decode() if response.streaming else response.content.decode()
        if response.status_code == 200 and any(word in text for word in words):
            found.add(page)
    return found


@pytest.mark.parametrize("hours", [1, 3], ids=["earlier", "later"])
def test_it_is_told_in_its_new_second_everywhere_and_before_nowhere(client, waiting, today, hours):
    words, start = ("Quokka", waiting.lead_image.token), today["now"]
    before = telling(client, words)
    reschedule(article=waiting, languages=["en"], by=None, at=start, publish_at=start + hours * HOUR)

    seen = {}
    for moment in sorted({start + 2 * HOUR, start + hours * HOUR - SECOND, start + hours * HOUR}):
        today["now"] = moment
        seen[moment] = telling(client, words)

    assert before == set()
    assert seen.pop(start + hours * HOUR) == set(PAGES)
    for moment, pages in seen.items():
        assert pages == (set(PAGES) if moment > start + hours * HOUR else set())


def test_its_share_picture_is_drawn_in_that_second_and_not_before(client, waiting, today):
    update = Update.objects.get()
    with translation.override("en"):
        address = share_picture.address(update)
    before = client.get(address).status_code

    today["now"] = update.published_at - SECOND
    just_before = client.get(address).status_code
    today["now"] = update.published_at
    response = client.get(address)

    assert (before, just_before) == (404, 404)
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")


def test_the_page_and_the_files_of_its_picture_have_addresses_that_nobody_is_told(client, waiting, today):
    token = waiting.lead_image.token
    page, file = f"/en/pictures/{token}/", f"/en/pictures/{token}/original.png"
    before = [client.get(address).status_code for address in (page, file)]

    today["now"] += 2 * HOUR
    after = client.get(page).status_code

    assert (before, after) == ([404, 404], 200)
    assert len(token) == 22


def test_what_is_cancelled_never_becomes_public(client, waiting, today):
    telling(client, ("Quokka",))
    publishing.cancel(article=waiting, language="en", by=None, at=today["now"])

    today["now"] += 3 * HOUR

    assert telling(client, ("Quokka", waiting.lead_image.token)) == set()
