"""Feeds as feed readers take them: valid, true to the text, and true to its end."""

import datetime as dt
import json
import uuid
from xml.etree import ElementTree

import pgtrigger
import pytest

from articles import publishing
from articles.models import Topic, Update
from events.models import Participant, Participation
from newsroom import feeds
from tests.conftest import NOW

HOUR = dt.timedelta(hours=1)
ATOM = "{http://www.w3.org/2005/Atom}"
TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
XML = "{http://www.w3.org/XML/1998/namespace}"
LONG_AGO = dt.datetime(2020, 1, 6, 9, tzinfo=dt.UTC)


@pytest.fixture
def atom(client, db):
    def read(address="/en/feeds/releases.atom"):
        response = client.get(address)
        assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
        return ElementTree.fromstring(response.content)  # noqa: S314 -- our own answer

    return read


@pytest.fixture
def json_feed(client, db):
    def read(address="/en/feeds/releases.json"):
        response = client.get(address)
        assert (response.status_code, response["Content-Type"]) == (200, "application/feed+json; charset=utf-8")
        return json.loads(response.content)

    return read


def titles(feed):
    return [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]


def entry_of(feed):
    entry, *others = feed.findall(f"{ATOM}entry")
    assert not others
    return {child.tag.removeprefix(ATOM): child.text for child in entry}


def test_an_atom_feed_has_what_the_standard_asks_for(atom, make_update, make_image):
    make_update(language="en", standfirst_en="What happened.", lead_image=make_image(caption_ar="قاعة"))

    feed = atom()

    assert feed.tag == f"{ATOM}feed"
    assert feed.get(f"{XML}lang") == "en"
    for parent in [feed, *feed.findall(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1
            assert parent.findtext(f"{ATOM}{name}").strip()
        dt.datetime.strptime(parent.findtext(f"{ATOM}updated"), "%Y-%m-%dT%H:%M:%SZ")
        links = [(a.get("rel"), a.get("type"), a.get("hreflang")) for a in parent.findall(f"{ATOM}link")]
        assert len(links) == len(set(links))
        assert all(link.get("href").startswith("http://testserver/") for link in parent.findall(f"{ATOM}link"))
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Newsroom"
    assert feed.findtext(f"{ATOM}rights")


def test_an_atom_feed_points_to_itself_its_page_and_its_other_languages(atom, db):
    links = {(a.get("rel"), a.get("type"), a.get("hreflang")): a.get("href") for a in atom().findall(f"{ATOM}link")}

    assert links == {
        ("self", "application/atom+xml", "en"): "http://testserver/en/feeds/releases.atom",
        ("alternate", "text/html", "en"): "http://testserver/en/releases/",
        ("alternate", "application/atom+xml", "ar"): "http://testserver/ar/feeds/releases.atom",
    }


def test_a_json_feed_has_what_its_version_asks_for(json_feed, make_update):
    make_update(language="en", standfirst_en="What happened.")

    feed = json_feed()

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["language"] == "en"
    assert feed["feed_url"] == "http://testserver/en/feeds/releases.json"
    assert feed["home_page_url"] == "http://testserver/en/releases/"
    (item,) = feed["items"]
    assert item["url"] == "http://testserver/en/releases/conference-in-doha/"
    assert item["date_published"] == item["date_modified"] == "2026-05-04T09:00:00Z"
    assert "<p>The conference opened today.</p>" in item["content_html"]
    assert item["summary"] == "What happened."


def test_both_forms_say_the_same(atom, json_feed, make_article, make_update):
    for count in range(3):
        make_update(make_article(title_en=f"Release {count}"), language="en", at=NOW + count * HOUR)

    from_atom = [
        tuple(entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated", "content"))
        for entry in atom().findall(f"{ATOM}entry")
    ]
    from_json = [
        tuple(item[name] for name in ("id", "title", "date_modified", "content_html")) for item in json_feed()["items"]
    ]

    assert len(from_atom) == 3
    assert from_atom == from_json


def test_an_entry_keeps_its_identity_and_first_date_through_a_new_address_and_title(atom, make_article, make_update):
    article = make_article(slug_en="first")
    make_update(article, language="en")
    before = entry_of(atom())

    make_update(
        article, language="en", kind="update", note="More.", at=NOW + HOUR, slug_en="second", title_en="Another title"
    )
    after = entry_of(atom())

    assert after["title"] == "Another title"
    assert (after["id"], after["published"]) == (before["id"], before["published"])
    assert after["updated"] == "2026-05-04T10:00:00Z"


def test_a_minor_change_brings_its_words_without_calling_the_entry_new(atom, make_article, make_update):
    article = make_article()
    make_update(article, language="en")

    make_update(article, language="en", kind="minor", at=NOW + HOUR, body_en="<p>Spelt rightly.</p>")

    entry = entry_of(atom())
    assert "Spelt rightly." in entry["content"]
    assert entry["updated"] == "2026-05-04T09:00:00Z"


def test_the_languages_of_an_article_are_two_entries(atom, make_article, make_update):
    article = make_article()
    make_update(article, language="ar")
    make_update(article, language="en")

    assert entry_of(atom("/ar/feeds/releases.atom"))["id"] != entry_of(atom())["id"]


def test_a_feed_speaks_one_language(atom, make_update):
    make_update(language="ar")

    assert titles(atom("/en/feeds/releases.atom")) == []
    assert titles(atom("/ar/feeds/releases.atom")) == ["مؤتمر في الدوحة"]


def test_a_correction_stands_in_the_entry_even_after_later_small_changes(atom, make_article, make_update):
    article = make_article()
    make_update(article, language="en")
    make_update(
        article, language="en", kind="correction", note="It was two days.", at=NOW + HOUR, body_en="<p>Two.</p>"
    )
    make_update(article, language="en", kind="minor", at=NOW + 2 * HOUR, body_en="<p>Two!</p>")

    assert "It was two days." in entry_of(atom())["content"]


def test_a_withdrawn_text_is_replaced_by_its_notice(atom, json_feed, make_article, make_update):
    article = make_article()
    make_update(article, language="en", standfirst_en="A secret plan.")

    publishing.withdraw(article=article, notes={"en": "It was not agreed."}, by=None, at=NOW + HOUR)

    entry, (item,) = entry_of(atom()), json_feed()["items"]
    assert entry["title"] == "Withdrawn: \u2068Conference in Doha\u2069"
    assert entry["updated"] == "2026-05-04T10:00:00Z"
    assert "It was not agreed." in entry["content"]
    assert item["_newsroom"]["status"] == "withdrawn"
    assert "opened today" not in json.dumps(item) + json.dumps(entry)
    assert "secret plan" not in json.dumps(item) + json.dumps(entry)


@pytest.mark.parametrize("feed", ["releases", "corrections", "topics/energy", "kinds/release"])
def test_of_a_removed_text_nothing_is_left_but_the_notice(client, make_article, make_update, feed):
    article = make_article()
    article.topics.add(Topic.objects.create(slug="energy", name_en="Energy"))
    make_update(article, language="en", standfirst_en="A secret plan.")
    make_update(article, language="en", kind="correction", note="Doha it was.", at=NOW + HOUR, body_en="<p>Mended.</p>")
    publishing.remove(article=article, notes={"en": "It named a person."}, by=None, at=NOW + 2 * HOUR)

    for form in ("atom", "json"):
        text = client.get(f"/en/feeds/{feed}.{form}").content.decode()

        assert "It named a person." in text
        assert not [word for word in ("Conference in Doha", "secret", "opened today", "Mended") if word in text]


def test_a_removed_text_is_named_dead_by_its_identity(atom, make_article, make_update):
    article = make_article()
    make_update(article, language="en")
    known = entry_of(atom())["id"]

    publishing.remove(article=article, notes={"en": "It named a person."}, by=None, at=NOW + HOUR)

    feed = atom()
    tombstone = feed.find(TOMBSTONE)
    assert (tombstone.get("ref"), tombstone.get("when")) == (known, "2026-05-04T10:00:00Z")
    assert entry_of(feed)["id"] == known


def test_the_feed_of_corrections_has_an_entry_for_each(atom, make_article, make_update):
    article = make_article()
    make_update(article, language="en")
    for count in (1, 2):
        make_update(
            article, language="en", kind="correction", note=f"Mistake {count}.", at=NOW + count * HOUR,
            body_en=f"<p>{count}</p>",
        )  # fmt: skip
    publishing.withdraw(article=article, notes={"en": "All wrong."}, by=None, at=NOW + 3 * HOUR)

    feed = atom("/en/feeds/corrections.atom")

    assert titles(feed) == [
        f"{kind}: \u2068Conference in Doha\u2069" for kind in ("Withdrawal", "Correction", "Correction")
    ]
    assert len({entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")}) == 3
    assert [entry.findtext(f"{ATOM}summary") for entry in feed.findall(f"{ATOM}entry")] == [
        "All wrong.",
        "Mistake 2.",
        "Mistake 1.",
    ]


def test_each_feed_holds_its_own(atom, make_article, make_update, make_conference):
    topic, conference = Topic.objects.create(slug="energy", name_en="Energy"), make_conference()
    qatar = Participant.objects.create(slug="qatar", kind="country", name_en="Qatar")
    Participation.objects.create(conference=conference, participant=qatar, role="host")
    article = make_article(title_en="Speech in Doha", kind="speech", conference=conference)
    article.topics.add(topic)
    make_update(article, language="en")
    make_update(make_article(title_en="Elsewhere"), language="en", at=NOW + HOUR)

    found = {of: titles(atom(f"/en/feeds/{of}.atom")) for of in
             ("releases", "kinds/speech", "topics/energy", "conferences/doha-2011", "participants/qatar")}  # fmt: skip

    assert found.pop("releases") == ["Elsewhere", "Speech in Doha"]
    assert set(map(tuple, found.values())) == {("Speech in Doha",)}


def test_a_feed_names_its_subject_isolated(atom, make_conference):
    make_conference(name_en="", name_ar="مؤتمر")

    assert atom("/en/feeds/conferences/doha-2011.atom").findtext(f"{ATOM}title") == "Newsroom – \u2068مؤتمر\u2069"


@pytest.mark.parametrize(
    "address",
    [
        "releases.rss", "nothing.atom", "topics.atom", "releases/x.atom", "topics/nothing.atom", "kinds/nothing.atom",
        "conferences/nothing.atom", "participants/nothing.atom", "conferences/secret.atom", "participants/oman.atom",
    ],
)  # fmt: skip
def test_what_is_no_feed_is_not_found(client, make_conference, address):
    secret = make_conference("secret", published_at=None)
    oman = Participant.objects.create(slug="oman", kind="country", name_en="Oman")
    Participation.objects.create(conference=secret, participant=oman, role="host")

    assert client.get(f"/en/feeds/{address}").status_code == 404


@pytest.mark.parametrize("feed", ["releases", "corrections", "topics/energy", "kinds/release", "conferences/doha-2011"])
@pytest.mark.parametrize(("seconds", "shown"), [(1, False), (0, True)])
def test_nothing_is_told_before_its_second(
    client, today, make_article, make_update, make_conference, feed, seconds, shown
):
    article = make_article(conference=make_conference())
    article.topics.add(Topic.objects.create(slug="energy", name_en="Energy"))
    make_update(article, language="en")
    article.title_en, article.slug_en = "Ceasefire agreed", "ceasefire"
    article.body_en = "<p>Ceasefire.</p>"
    article.save()
    publishing.schedule(
        article=article,
        publications=[publishing.Publication("en", "correction", "The ceasefire holds.")],
        by=None,
        at=NOW + HOUR,
        publish_at=today + dt.timedelta(seconds=seconds),
    )

    for form in ("atom", "json"):
        assert ("ceasefire" in client.get(f"/en/feeds/{feed}.{form}").content.decode().lower()) is shown


def test_a_day_without_a_time_is_its_noon_and_says_so(atom, json_feed, make_article):
    article = make_article()
    day = dt.date(2011, 2, 15)
    publishing.publish_past(
        article=article, publications=[publishing.Publication("en", "first", published_on=day)], by=None, at=NOW,
        moment=NOW,
    )  # fmt: skip

    (item,) = json_feed()["items"]

    assert item["date_published"] == entry_of(atom())["published"] == "2011-02-15T12:00:00Z"
    assert item["_newsroom"]["date_precision"] == "day"


def test_links_of_the_text_lead_home_from_anywhere(json_feed, make_update):
    make_update(language="en", body_en='<p><a href="/en/releases/">All</a></p>')

    assert 'href="http://testserver/en/releases/"' in json_feed()["items"][0]["content_html"]


def test_a_picture_comes_with_its_words_in_their_language(json_feed, atom, make_update, make_image):
    make_update(language="en", lead_image=make_image(caption_ar="قاعة المؤتمر"))

    (item,) = json_feed()["items"]

    assert 'alt="A conference hall"' in item["content_html"]
    assert '<p lang="ar" dir="rtl">قاعة المؤتمر</p>' in item["content_html"]
    assert item["image"].startswith("http://testserver/media/")
    enclosure = next(a for a in atom().find(f"{ATOM}entry").findall(f"{ATOM}link") if a.get("rel") == "enclosure")
    assert (enclosure.get("href"), enclosure.get("type")) == (item["image"], "image/jpeg")


@pytest.mark.parametrize("form", ["atom", "json"])
def test_followers_of_a_participant_learn_of_its_new_name_from_the_date_as_well(
    client, make_article, make_conference, make_update, monkeypatch, form
):
    conference = make_conference()
    qatar = Participant.objects.create(slug="qatar", kind="country", name_en="Katar", changed_at=LONG_AGO)
    Participation.objects.create(conference=conference, participant=qatar, role="host")
    update = make_update(make_article(conference=conference), language="en", at=LONG_AGO)
    with pgtrigger.ignore("articles.Update:update_frozen"):
        Update.objects.filter(pk=update.pk).update(recorded_at=LONG_AGO)
    monkeypatch.setattr("django.utils.timezone.now", lambda: dt.datetime.now(dt.UTC) + dt.timedelta(hours=1))
    address = f"/en/feeds/participants/qatar.{form}"
    known = {"If-Modified-Since": client.get(address)["Last-Modified"]}

    before = client.get(address, headers=known)
    Participant.objects.filter(pk=qatar.pk).update(name_en="Katar")  # nothing new
    same = client.get(address, headers=known)
    Participant.objects.filter(pk=qatar.pk).update(name_en="Qatar")
    after = client.get(address, headers=known)

    assert known["If-Modified-Since"] == "Mon, 06 Jan 2020 09:00:00 GMT"
    assert (before.status_code, same.status_code, after.status_code) == (304, 304, 200)
    assert "Qatar" in after.content.decode()
    assert client.get(address, headers={"If-Modified-Since": after["Last-Modified"]}).status_code == 304


def test_addresses_are_secure_where_the_site_is(client, make_update):
    make_update(language="ar")

    text = client.get("/ar/feeds/releases.atom", secure=True).content.decode()

    assert "https://testserver/ar/releases/%D9%85" in text
    assert "http://testserver" not in text


def test_characters_that_xml_cannot_hold_do_not_break_a_feed(atom, make_update):
    make_update(language="en", title_en='Bell\x07 and <tag> & "quote"')

    assert titles(atom()) == ['Bell and <tag> & "quote"']


def test_a_feed_asks_few_questions_however_much_there_is(client, django_assert_num_queries, make_article, make_update):
    topics = [Topic.objects.create(slug=f"t-{count}", name_en=f"Topic {count}") for count in range(3)]
    for count in range(8):
        article = make_article(title_en=f"Release {count}")
        article.topics.set(topics)
        make_update(article, language="en", at=NOW + count * HOUR)

        with django_assert_num_queries(2):
            client.get("/en/feeds/releases.atom")
        with django_assert_num_queries(3):
            client.get("/en/feeds/topics/t-1.json")


def test_every_page_names_the_feed_of_everything_in_its_language(visit):
    links = visit("/ar/topics/").find("link", type="application/atom+xml")

    assert [link["href"] for link in links] == ["/ar/feeds/releases.atom"]


def test_a_topic_names_its_own_feed_too(visit, make_article, make_update):
    article = make_article()
    article.topics.add(Topic.objects.create(slug="energy", name_en="Energy"))
    make_update(article, language="en")

    links = visit("/en/topics/energy/").find("link", type="application/atom+xml")

    assert [link["href"] for link in links] == ["/en/feeds/releases.atom", "/en/feeds/topics/energy.atom"]


def test_conferences_participants_and_corrections_name_their_own_feeds_too(visit, make_conference):
    qatar = Participant.objects.create(slug="qatar", kind="country", name_en="Qatar")
    Participation.objects.create(conference=make_conference(), participant=qatar, role="host")
    pages = ("conferences/doha-2011/", "participants/qatar/", "corrections/")

    found = [visit(f"/en/{page}").find("link", type="application/atom+xml")[1]["href"] for page in pages]

    assert found == [
        "/en/feeds/conferences/doha-2011.atom",
        "/en/feeds/participants/qatar.atom",
        "/en/feeds/corrections.atom",
    ]


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_reader_finds_every_feed_on_one_page_and_all_of_them_answer(client, visit, make_article, make_update, code):
    article = make_article()
    article.topics.add(Topic.objects.create(slug="energy", name_ar="الطاقة", name_en="Energy"))
    make_update(article, language=code)

    page = visit(f"/{code}/feeds/")
    addresses = [link["href"] for link in page.find("a") if link.get("type", "").startswith("application/")]

    assert f"/{code}/feeds/topics/energy.json" in addresses
    assert len(addresses) == len(set(addresses)) >= 16
    assert {client.get(address).status_code for address in addresses} == {200}


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("Doha", "en", "Doha"),
        ("الدوحة", "ar", "الدوحة"),
        ("NATO في الدوحة", "ar", "\u2067NATO في الدوحة\u2069"),
        ("الدوحة and more", "en", "\u2066الدوحة and more\u2069"),
        ("2011", "ar", "2011"),
        ("", "ar", ""),
    ],
)
def test_a_title_is_isolated_where_its_direction_would_be_guessed_wrongly(text, code, expected):
    assert feeds.plain(text, code) == expected


def test_an_identity_names_article_and_language():
    uid = uuid.UUID(int=1)

    assert feeds.identity(uid, "ar") == feeds.identity(uid, "ar")
    assert len({feeds.identity(uid, "ar"), feeds.identity(uid, "en"), feeds.identity(uuid.UUID(int=2), "ar")}) == 3
