import datetime as dt
from urllib.parse import unquote

import pytest
from django.core.cache import cache

from articles import publishing
from articles.updates import Update
from tests.conftest import NOW
from tests.public.conftest import TODAY

HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _cold():
    cache.clear()


@pytest.fixture
def make_correction(make_article, make_update):
    """A release in English that was corrected; returns the correction."""

    def make(title="Conference in Doha", *, at=NOW, note="It was 28, not 27.", **words):
        article = make_article(title_en=title, body_en="<p>The conference of 27 states opened today.</p>")
        make_update(article, language="en", at=at)
        changed = {"body_en": "<p>The conference of 28 states opened today.</p>"} | words
        return make_update(article, language="en", kind="correction", note=note, at=at + HOUR, **changed)

    return make


def test_the_box_says_what_was_wrong_what_is_right_and_when(visit, make_correction):
    correction = make_correction()

    page = visit(correction.get_absolute_url().replace("/ar/", "/en/"))

    box = page.words("section", class_="notice-correction")[0]
    assert box.startswith("Correction 4 May 2026 It was 28, not 27.")
    assert page.words("dl", class_="passage") == [
        "It said The conference of 27 states opened today. Corrected to The conference of 28 states opened today."
    ]
    assert (page.words("del"), page.words("ins")) == (["27"], ["28"])
    assert f"/en/releases/{correction.slug}/updates/1/to/2/" in [a["href"] for a in page.find("a")]


def test_a_corrected_title_is_quoted_by_its_name(visit, make_correction):
    correction = make_correction(
        title_en="Conference in Riyadh", body_en="<p>The conference of 27 states opened today.</p>"
    )

    page = visit(f"/en/releases/{correction.slug}/")

    assert page.words("p", class_="passage-place") == ["Title"]


def test_the_passages_stay_those_of_the_correction_after_later_updates(visit, make_correction, make_update):
    correction = make_correction()
    make_update(
        correction.article, language="en", kind="update", note="More.", at=NOW + 2 * HOUR, body_en="<p>All is new.</p>"
    )

    page = visit(f"/en/releases/{correction.slug}/")

    assert (page.words("del"), page.words("ins")) == (["27"], ["28"])


def test_passages_are_drawn_once_and_kept(client, django_assert_num_queries, make_correction, make_update):
    correction = make_correction()
    address = f"/en/releases/{correction.slug}/"

    with django_assert_num_queries(4):
        client.get(address)
    for hour in range(2, 6):
        make_update(
            correction.article,
            language="en",
            kind="update",
            note="More.",
            at=NOW + hour * HOUR,
            body_en=f"<p>{hour}</p>",
        )
    with django_assert_num_queries(3):
        client.get(address)


def test_what_was_put_right_is_listed_newest_first(visit, make_correction, make_update, make_article):
    make_correction("The first one")
    withdrawn = make_correction("The second one", at=NOW + 5 * HOUR)
    publishing.withdraw(article=withdrawn.article, notes={"en": "Sent too early."}, by=None, at=NOW + 7 * HOUR)
    make_update(make_article(title_en="Never corrected"), language="en")

    page = visit("/en/corrections/")

    assert page.status == 200
    assert page.words("h2", class_="entry-title") == ["The second one", "The second one", "The first one"]
    assert [words.split(" 4 ")[0] for words in page.words("p", class_="kicker")] == [
        "Withdrawal",
        "Correction",
        "Correction",
    ]
    assert page.words("p", class_="entry-note") == ["Sent too early.", "It was 28, not 27.", "It was 28, not 27."]
    assert not page.is_hidden
    assert [a["href"] for a in page.find("a") if "/to/" in a["href"]] == [
        f"/en/releases/{slug}/updates/1/to/2/" for slug in ("the-second-one", "the-first-one")
    ]


def test_of_a_removed_release_only_the_notice_is_told(visit, make_correction):
    removed = make_correction("A title that may not be told", note="A note that may not be told.")
    publishing.remove(article=removed.article, notes={"en": "By order of a court."}, by=None, at=NOW + 3 * HOUR)

    page = visit("/en/corrections/")

    assert page.words("h2", class_="entry-title") == ["A release was removed"]
    assert page.words("p", class_="entry-note") == ["By order of a court."]
    assert "may not be told" not in page.response.content.decode()


def test_a_release_that_came_back_is_told_whole(visit, make_correction):
    removed = make_correction("It came back")
    publishing.remove(article=removed.article, notes={"en": "By order of a court."}, by=None, at=NOW + 3 * HOUR)
    publishing.reinstate(article=removed.article, notes={"en": "It was lifted."}, by=None, at=NOW + 4 * HOUR)

    assert visit("/en/corrections/").words("h2", class_="entry-title") == ["A release was removed", "It came back"]


def test_a_language_tells_its_own(visit, make_correction):
    make_correction()

    page = visit("/ar/corrections/")

    assert page.status == 200
    assert not page.words("h2", class_="entry-title")
    assert page.words("p", class_="empty-title")


def test_a_correction_to_come_is_not_told(visit, make_article, make_update):
    article = make_article()
    make_update(article, language="en")
    make_update(article, language="en", kind="correction", note="Later.", at=TODAY + HOUR, body_en="<p>2</p>")

    assert "Later." not in visit("/en/corrections/").text


def test_long_lists_are_read_page_by_page(visit, make_correction, django_assert_num_queries):
    for number in range(21):
        make_correction(f"Release {number}", at=NOW + number * HOUR)

    with django_assert_num_queries(1):
        page = visit("/en/corrections/")
    older = page.find("a", rel="next")[0]["href"]
    rest = visit(f"/en/corrections/{older}")

    assert page.words("h2", class_="entry-title")[0] == "Release 20"
    assert rest.words("h2", class_="entry-title") == ["Release 0"]
    assert rest.canonical.endswith(f"/en/corrections/{unquote(older)}")
    assert visit("/en/corrections/?before=nonsense").status == 404


def test_the_list_costs_one_query_however_long(django_assert_num_queries, client, make_correction):
    for count in (1, 4):
        for number in range(count):
            make_correction(f"Release {count} {number}")
        with django_assert_num_queries(1):
            client.get("/en/corrections/")


def test_the_list_is_found_by_its_index(make_correction, db):
    from django.db import connection

    make_correction()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("DROP INDEX update_by_moment")  # of one row the planner may take either
    plan = Update.objects.put_right(at=TODAY).in_language("en")[:20].explain()

    assert "update_put_right" in plan
