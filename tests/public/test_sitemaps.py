"""What search engines are told: every address that may be found, in every language that has it, and nothing else."""

import datetime as dt
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import publishing
from articles.models import Topic
from events.models import Participant, Participation
from newsroom import languages, sitemaps
from tests.conftest import NOW

HOUR = dt.timedelta(hours=1)
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
ARABIC = (
    "http://testserver/ar/releases/%D9%85%D8%A4%D8%AA%D9%85%D8%B1-%D9%81%D9%8A-%D8%A7%D9%84%D8%AF%D9%88%D8%AD%D8%A9/"
)
ENGLISH = "http://testserver/en/releases/conference-in-doha/"


@pytest.fixture
def read(client, db):
    def read(address):
        response = client.get(address)
        assert (response.status_code, response["Content-Type"]) == (200, "application/xml; charset=utf-8")
        return ElementTree.fromstring(response.content)  # noqa: S314 -- our own answer

    return read


@pytest.fixture
def releases(read, client):
    """{address: (lastmod, {language: address})} of all releases."""

    def collect():
        files = [loc.text for loc in read("/sitemap.xml").iter(f"{MAP}loc") if "/releases-" in loc.text]
        return {
            address: told
            for file in files
            for address, told in urls(read(file.removeprefix("http://testserver"))).items()
        }

    return collect


def urls(sitemap):
    return {
        url.findtext(f"{MAP}loc"): (
            url.findtext(f"{MAP}lastmod"),
            {link.get("hreflang"): link.get("href") for link in url.findall(LINK)},
        )
        for url in sitemap.findall(f"{MAP}url")
    }


def test_versions_in_two_languages_point_to_each_other(releases, make_article, make_update):
    article = make_article()
    make_update(article, language="ar")
    make_update(article, language="en", at=NOW + HOUR)

    links = {"ar": ARABIC, "en": ENGLISH, "x-default": ARABIC}
    assert releases() == {ARABIC: ("2026-05-04T09:00:00Z", links), ENGLISH: ("2026-05-04T10:00:00Z", links)}


@pytest.mark.parametrize("end", [None, publishing.withdraw, publishing.remove])
def test_a_language_that_is_not_there_is_not_named(releases, make_article, make_update, end):
    article = make_article()
    make_update(article, language="en")
    if end:
        make_update(article, language="ar")
        end(article=article, notes={"ar": "خطأ."}, by=None, at=NOW + HOUR)

    assert releases() == {ENGLISH: ("2026-05-04T09:00:00Z", {})}


def test_a_small_change_does_not_call_search_engines(releases, make_article, make_update):
    article = make_article()
    make_update(article, language="en")
    make_update(article, language="en", kind="minor", at=NOW + HOUR, body_en="<p>Spelt rightly.</p>")

    assert releases()[ENGLISH][0] == "2026-05-04T09:00:00Z"


def test_a_day_without_a_time_gets_none(releases, make_article):
    publication = publishing.Publication("en", "first", published_on=dt.date(2011, 2, 15))
    publishing.publish_past(article=make_article(), publications=[publication], by=None, at=NOW, moment=NOW)

    assert releases()[ENGLISH][0] == "2011-02-15"


@pytest.mark.parametrize(("seconds", "told"), [(1, False), (0, True)])
def test_nothing_is_told_before_its_second(client, today, make_article, seconds, told):
    make = make_article(title_en="Ceasefire", slug_en="ceasefire")
    moment = today + dt.timedelta(seconds=seconds)
    publishing.schedule(
        article=make, publications=[publishing.Publication("en", "first")], by=None, at=NOW, publish_at=moment
    )
    number = make.pk // sitemaps.keys_per_file()

    for address in (f"/sitemaps/releases-{number}.xml", "/sitemaps/news.xml"):
        assert (b"easefire" in client.get(address).content) is told
    assert (b"/releases-" in client.get("/sitemap.xml").content) is told


def test_a_long_archive_is_cut_by_keys(monkeypatch, read, releases, make_article, make_update):
    monkeypatch.setattr(sitemaps, "LIMIT", 4)
    for count in range(5):
        make_update(make_article(title_en=f"Release {count}"), language="en")

    files = [loc.text for loc in read("/sitemap.xml").iter(f"{MAP}loc") if "/releases-" in loc.text]

    assert len(files) >= 3
    assert len(releases()) == 5


@pytest.fixture
def told(read):
    """{file: lastmod} of the index."""
    return lambda: {
        each.findtext(f"{MAP}loc").rpartition("/")[2]: each.findtext(f"{MAP}lastmod")
        for each in read("/sitemap.xml").iter(f"{MAP}sitemap")
    }


def test_the_index_tells_when_each_file_changed(told, today, make_article, make_update):
    first = make_article()
    second = make_article(title_en="Another", pk=first.pk + sitemaps.keys_per_file())
    files = [f"releases-{article.pk // sitemaps.keys_per_file()}.xml" for article in (first, second)]
    updates = [make_update(article, language="en") for article in (first, second)]

    assert [told()[file] for file in files] == [f"{update.recorded_at:%Y-%m-%dT%H:%M:%SZ}" for update in updates]

    publishing.withdraw(article=first, notes={"en": "Wrong."}, by=None, at=NOW + HOUR)
    before = told()[files[1]]
    planned = make_article(title_en="Secret", pk=second.pk + 1)
    moment = today + dt.timedelta(days=900)
    publishing.schedule(
        article=planned,
        publications=[publishing.Publication("en", "first")],
        by=None,
        at=NOW,
        publish_at=moment,
    )

    assert told()[files[0]] == f"{first.updates.latest('number').recorded_at:%Y-%m-%dT%H:%M:%SZ}"
    assert told()[files[1]] == before


def test_a_file_changes_when_the_moment_of_an_update_comes(monkeypatch, told, make_article):
    article, moment = make_article(), dt.datetime(2100, 1, 1, tzinfo=dt.UTC)
    publication = publishing.Publication("en", "first")
    publishing.schedule(article=article, publications=[publication], by=None, at=NOW, publish_at=moment)
    file = f"releases-{article.pk // sitemaps.keys_per_file()}.xml"

    assert file not in told()
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert told()[file] == "2100-01-01T00:00:00Z"


def test_what_changes_unnoted_says_no_moment(told, make_conference):
    make_conference()
    Topic.objects.create(slug="energy", name_en="Energy")

    assert set(told().values()) == {None}


@pytest.mark.parametrize("count", [1, 2, 3])
def test_files_begin_with_blocks_however_many_languages_there_are(monkeypatch, count):
    monkeypatch.setattr(languages, "codes", lambda: ["ar", "en", "fr"][:count])

    assert sitemaps.keys_per_file() % sitemaps.BLOCK == 0
    assert 0 < sitemaps.keys_per_file() * count <= sitemaps.LIMIT


def test_an_older_file_stays_as_it_is_when_more_is_published(monkeypatch, client, read, make_article, make_update):
    monkeypatch.setattr(sitemaps, "LIMIT", 2)
    make_update(make_article(), language="en")
    first = next(loc.text for loc in read("/sitemap.xml").iter(f"{MAP}loc") if "/releases-" in loc.text)
    before = client.get(first).content

    make_update(make_article(title_en="Another"), language="en")

    assert client.get(first).content == before


@pytest.mark.parametrize("address", ["releases-999999", "nothing-0", "pages-1", "conferences-0", "news-0"])
def test_a_file_that_is_not_listed_is_not_found(client, db, address):
    assert client.get(f"/sitemaps/{address}.xml").status_code == 404


def test_every_address_that_is_told_answers_and_may_be_indexed(read, visit, make_article, make_update, make_conference):
    conference = make_conference()
    make_conference("secret", published_at=None)
    qatar = Participant.objects.create(slug="qatar", kind="country", name_en="Qatar")
    Participant.objects.create(slug="oman", kind="country", name_en="Oman")
    Participation.objects.create(conference=conference, participant=qatar, role="host")
    Topic.objects.create(slug="energy", name_en="Energy")
    make_update(make_article(conference=conference), language="en")
    files = [loc.text for loc in read("/sitemap.xml").iter(f"{MAP}loc")]

    told = {address for file in files for address in urls(read(file.removeprefix("http://testserver")))}

    pages = {address: visit(address) for address in told}
    assert {page.status for page in pages.values()} == {200}
    assert [address for address, page in pages.items() if page.is_hidden or page.canonical != address] == []
    assert {
        "http://testserver/en/",
        "http://testserver/ar/feeds/",
        "http://testserver/en/participants/qatar/",
        ENGLISH,
    } <= told
    assert not [address for address in told if "secret" in address or "oman" in address]


def test_the_links_of_the_map_are_those_of_the_page(releases, visit, make_article, make_update):
    article = make_article()
    make_update(article, language="ar")
    make_update(article, language="en")

    for address, (_, links) in releases().items():
        assert visit(address).alternates == links


def test_news_are_what_was_first_published_within_two_days(read, today, make_article, make_update):
    late = dt.timedelta(hours=48)
    make_update(make_article(title_en="Fresh & new"), language="en", at=today - late)
    make_update(make_article(title_en="Stale"), language="en", at=today - late - dt.timedelta(seconds=1))
    old = make_article(title_en="Old but updated")
    make_update(old, language="en")
    make_update(old, language="en", kind="update", note="More.", at=today - HOUR, body_en="<p>More.</p>")
    make_update(make_article(title_ar="خبر"), language="ar", at=today - HOUR)

    news = [
        tuple(item.findtext(path) for path in (f".//{NEWS}name", f".//{NEWS}language", f".//{NEWS}publication_date", f".//{NEWS}title"))
        for item in read("/sitemaps/news.xml").iter(f"{NEWS}news")
    ]  # fmt: skip

    assert [(language, title) for _, language, _, title in news] == [("ar", "خبر"), ("en", "Fresh & new")]
    assert news[1][0] == "Newsroom"
    assert news[0][0] != "Newsroom"
    assert news[1][2] == "2026-06-01T09:00:00Z"


def test_a_map_asks_one_question_however_much_it_tells(client, django_assert_num_queries, make_article, make_update):
    for count in range(6):
        make_update(article := make_article(title_en=f"Release {count}"), language="en")
        number = article.pk // sitemaps.keys_per_file()
        with django_assert_num_queries(1):
            client.get(f"/sitemaps/releases-{number}.xml")
        with django_assert_num_queries(1):
            client.get("/sitemaps/news.xml")
    with CaptureQueriesContext(connection) as captured:
        client.get("/sitemap.xml")

    assert len(captured) == 5


def test_robots_are_shown_the_maps_and_kept_out_of_the_desk(client):
    response = client.get("/robots.txt", secure=True)

    assert response["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert {
        "Disallow: /ar/admin/",
        "Disallow: /en/admin/",
        f"Disallow: {reverse('articles:search')}",
        "Sitemap: https://testserver/sitemap.xml",
    } <= set(lines)
    assert not [
        line for line in lines if "Disallow" in line and ("feeds" in line or "lite" in line or line.endswith(": /"))
    ]


@pytest.mark.parametrize(
    ("address", "signature"), [("/favicon.ico", b"\0\0\1\0"), ("/apple-touch-icon.png", b"\x89PNG")]
)
def test_the_icons_that_browsers_ask_for_unasked_are_there(client, address, signature):
    assert b"".join(client.get(address)).startswith(signature)
