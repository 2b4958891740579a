"""One release takes the place of another: readers are shown the way in both directions, once both are public in their language."""

import datetime as dt
import json

import pytest

from articles import publishing
from articles.models import Update
from articles.publishing import Publication, publish, schedule
from tests.conftest import NOW

HOUR = dt.timedelta(hours=1)
MARK = "Replaced"


@pytest.fixture
def older(make_article, make_update):
    article = make_article(title_ar="تنويه أول", title_en="First advisory")
    make_update(article, language="ar")
    make_update(article, language="en")
    return article


@pytest.fixture
def newer(make_article, older):
    """Not published yet."""
    return make_article(title_ar="تنويه ثان", title_en="Second advisory", replaces=older)


def out(article, language="en", *, at=NOW + HOUR, kind="first", note=""):
    return publish(article=article, publications=[Publication(language, kind, note)], by=None, at=at)[0]


def test_each_release_shows_the_way_to_the_other(visit, older, newer):
    out(newer)

    old, new = visit("/en/releases/first-advisory/"), visit("/en/releases/second-advisory/")

    assert old.words("section", class_="notice") == [
        "This release has been replaced Read instead: Second advisory 4 May 2026"
    ]
    assert new.words("p", class_="notice") == ["Replaces: First advisory 4 May 2026"]
    assert "/en/releases/second-advisory/" in [link["href"] for link in old.find("a") if "href" in link]
    assert "/en/releases/first-advisory/" in [link["href"] for link in new.find("a") if "href" in link]


def test_what_the_desk_has_only_chosen_is_no_readers_business(visit, older, newer):
    page = visit("/en/releases/first-advisory/")

    assert "replaced" not in page.text
    assert "Second" not in page.text


@pytest.mark.parametrize(("early", "told"), [(1, False), (0, True)], ids=["a second before", "at its moment"])
def test_a_scheduled_successor_is_told_at_its_moment_and_not_before(visit, older, newer, monkeypatch, early, told):
    schedule(article=newer, publications=[Publication("en", "first")], by=None, at=NOW, publish_at=NOW + HOUR)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + HOUR - dt.timedelta(seconds=early))

    page = visit("/en/releases/first-advisory/")

    assert ("Second advisory" in page.text) is told


def test_a_language_without_the_successor_says_nothing_of_it(visit, older, newer):
    out(newer, "en")

    assert "حل محل" not in visit("/ar/releases/تنويه-أول/").text
    assert "تنويه ثان" not in visit("/ar/releases/تنويه-أول/").text


def test_what_was_never_published_is_not_named_by_its_successor(visit, make_article):
    secret = make_article(title_ar="سر", title_en="Secret plan")
    out(make_article(title_en="Open text", replaces=secret))

    page = visit("/en/releases/open-text/")

    assert page.status == 200
    assert "Secret" not in page.response.content.decode()
    assert "Replaces" not in page.text


def test_a_successor_that_was_taken_back_takes_nobodys_place(visit, older, newer):
    out(newer)
    publishing.withdraw(article=newer, notes={"en": "Wrong."}, by=None, at=NOW + 2 * HOUR)

    assert "Second advisory" not in visit("/en/releases/first-advisory/").text
    assert "Replaces" not in visit("/en/releases/second-advisory/").text


def test_of_a_removed_release_its_successor_says_nothing(visit, older, newer):
    out(newer)
    publishing.remove(article=older, notes={"en": "Personal data."}, by=None, at=NOW + 2 * HOUR)

    page = visit("/en/releases/second-advisory/")

    assert "Replaces" not in page.text
    assert "First advisory" not in page.text


def test_a_withdrawn_release_still_leads_to_what_replaced_it(visit, older, newer):
    publishing.withdraw(article=older, notes={"en": "Wrong."}, by=None, at=NOW + HOUR / 2)
    out(newer)

    page = visit("/en/releases/first-advisory/")

    assert "This release has been withdrawn" in page.text
    assert "Read instead: Second advisory" in " ".join(page.text.split())


def test_an_update_that_no_longer_says_so_ends_it(visit, older, newer):
    out(newer)
    newer.replaces = None
    newer.save()
    out(newer, kind="update", note="Stands alone.", at=NOW + 2 * HOUR)

    assert "Second advisory" not in visit("/en/releases/first-advisory/").text
    assert "Replaces" not in visit("/en/releases/second-advisory/").text


def test_several_successors_are_all_named_the_newest_first(visit, make_article, older, newer):
    out(newer)
    out(make_article(title_en="Third advisory", replaces=older), at=NOW + 2 * HOUR)

    [told] = visit("/en/releases/first-advisory/").words("section", class_="notice")

    assert told.index("Third") < told.index("Second")


@pytest.mark.parametrize("address", ["/en/releases/", "/en/", "/en/archive/kinds/release/", "/en/search/?q=advisory"])
def test_lists_mark_what_was_replaced(visit, older, newer, address):
    out(newer)

    marks = [entry.count(MARK) for entry in visit(address).words("p", class_="kicker") if "Press release" in entry]

    assert sorted(marks) == [0, 1]


def test_pages_of_releases_without_successors_ask_nothing_more(client, django_assert_num_queries, older, newer):
    client.get("/en/releases/first-advisory/")
    with django_assert_num_queries(3):
        client.get("/en/releases/first-advisory/")
    out(newer)

    for slug in ("first-advisory", "second-advisory"):
        with django_assert_num_queries(4):
            client.get(f"/en/releases/{slug}/")


def test_machines_are_told_in_both_directions(client, older, newer):
    out(newer)
    old, new = (client.get(f"/api/v1/releases/{article.pk}?language=en").json() for article in (older, newer))
    item = client.get(f"/api/v1/releases/{newer.pk}/ninjs?language=en").json()
    items = {row["id"]: row for row in client.get("/api/v1/releases?language=en").json()["items"]}

    assert (old["replaces"], old["replaced_by"]) == (None, [newer.pk])
    assert (new["replaces"], new["replaced_by"]) == (older.pk, [])
    assert items[older.pk]["replaced_by"] == [newer.pk]
    [association] = item["associations"]
    assert (association["rel"], association["title"]) == ("replaces", "First advisory")
    assert association["uri"].endswith(f"/api/v1/releases/{older.pk}/ninjs?language=en")


def test_search_engines_are_told_in_the_words_of_dublin_core(client, older, newer):
    out(newer)
    page = client.get("/en/releases/first-advisory/").content.decode()
    [found] = [json.loads(part.partition("</script>")[0]) for part in page.split('type="application/ld+json">')[1:]]

    [successor] = found["@graph"][0]["http://purl.org/dc/terms/isReplacedBy"]

    assert successor["headline"] == "Second advisory"
    assert successor["@id"].endswith("/en/releases/second-advisory/#article")


def test_followers_and_the_plain_text_are_told_too(client, older, newer):
    out(newer)

    feed = {item["title"]: item for item in client.get("/en/feeds/releases.json").json()["items"]}
    text = client.get("/en/releases/first-advisory.txt").content.decode()

    assert feed["First advisory"]["_newsroom"]["replaced_by"].endswith("/en/releases/second-advisory/")
    assert "Read instead:" in feed["First advisory"]["content_html"]
    assert "replaced_by" not in feed["Second advisory"]["_newsroom"]
    assert text.startswith("REPLACED by: \u2068Second advisory\u2069 (4 May 2026")


def test_the_proof_holds_it(older, newer, capsys):
    import pgtrigger
    from django.core.management import CommandError, call_command

    update = out(newer)
    call_command("verify_history")

    with pgtrigger.ignore("articles.Update:update_frozen"):
        Update.objects.filter(pk=update.pk).update(replaces=None)

    with pytest.raises(CommandError):
        call_command("verify_history")
