"""A reader who follows the office with a feed reader, from the page to the day a text is taken back."""

import datetime as dt
import json

from articles import publishing
from tests.conftest import NOW

HOUR = dt.timedelta(hours=1)


class FeedReader:
    """Software as readers use it: it finds a feed on a page, asks again with what it was told, and knows entries by their ids."""

    def __init__(self, client, page):
        self.client = client
        (link,) = page.find("link", type="application/atom+xml")
        self.address, self.headers, self.known = link["href"].replace(".atom", ".json"), {}, {}

    def poll(self):
        """What is new or changed, as (title, status) pairs; None when the answer is that nothing is."""
        response = self.client.get(self.address, headers=self.headers)
        if response.status_code == 304:
            return None
        self.headers = {"If-None-Match": response["ETag"]}
        news = [item for item in json.loads(response.content)["items"] if self._is_new(item)]
        self.known |= {item["id"]: item["date_modified"] for item in news}
        return [(item["title"], item["_newsroom"]["status"]) for item in news]

    def _is_new(self, item):
        return item["date_modified"] > self.known.get(item["id"], "")


def test_a_reader_follows_a_release_from_its_first_word_to_its_last(client, visit, today, make_article, make_update):
    reader = FeedReader(client, visit("/en/releases/"))
    article = make_article()
    assert (reader.poll(), reader.poll()) == ([], None)

    make_update(article, language="en")
    assert (reader.poll(), reader.poll()) == ([("Conference in Doha", "published")], None)

    make_update(article, language="en", kind="minor", at=NOW + HOUR, body_en="<p>Spelt rightly.</p>")
    assert reader.poll() == []

    make_update(article, language="en", kind="correction", note="Two days.", at=NOW + 2 * HOUR, body_en="<p>Two.</p>")
    assert reader.poll() == [("Conference in Doha", "published")]

    publishing.withdraw(article=article, notes={"en": "It was not agreed."}, by=None, at=NOW + 3 * HOUR)
    assert reader.poll() == [("Withdrawn: \u2068Conference in Doha\u2069", "withdrawn")]

    publishing.remove(article=article, notes={"en": "It named a person."}, by=None, at=NOW + 4 * HOUR)
    assert (reader.poll(), reader.poll()) == ([("This release has been removed", "removed")], None)
    assert len(reader.known) == 1
