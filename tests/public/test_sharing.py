"""What readers take away: the address, a message, the citation, and how long a release takes to read."""

import datetime as dt
from urllib.parse import unquote

import pytest

from articles import publishing
from articles.reading_time import minutes


@pytest.fixture
def article(make_article, make_update, now):
    """In English as first published, in Arabic corrected since."""
    article = make_article(
        title_ar="مؤتمر في الدوحة (ICI)", title_en="Conference & “Forum” in Doha", reference="2011/015"
    )
    make_update(article, language="en", at=now)
    make_update(article, at=now)
    make_update(article, kind="correction", note="صُحّح.", at=now + dt.timedelta(days=1), body_ar="<p>صحيح.</p>")
    return article


ONLY_WITH_SCRIPTS = {
    "Copy link", "Share…", "Print", "Copy the citation in English", "Copy the citation in Arabic",
}  # fmt: skip
ADDRESS = "/en/releases/conference-forum-in-doha/"


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        (0, "en", 0),
        (1, "en", 1),
        (200, "en", 1),
        (201, "en", 2),
        (180, "ar", 1),
        (181, "ar", 2),
    ],
)
def test_reading_takes_whole_minutes(words, language, expected):
    body = f"<p>{'<strong>word</strong> ' * words}</p>"

    assert minutes(body, language) == expected


def test_markup_is_not_read():
    assert minutes('<p>one</p><figure><img src="/a" alt="two three"></figure><h2>four</h2>' * 50, "en") == 1


def test_a_release_says_how_long_it_takes(visit, make_article, make_update):
    make_update(make_article(slug_en="long", body_en=f"<p>{'word ' * 500}</p>"), language="en")

    assert visit("/en/releases/long/").words("p", class_="reading-time") == ["3 minutes to read"]


def test_citations_name_the_version_that_was_read_in_every_language(visit, article):
    page = visit(ADDRESS)

    english, arabic = (page.words("p", id=f"cite-{code}")[0] for code in ("en", "ar"))
    assert english == (
        "“Conference & “Forum” in Doha”. Newsroom, Press release 2011/015, 4 May 2026, update 1."
        " http://testserver/en/releases/conference-forum-in-doha/updates/1/"
    )
    assert "مؤتمر في الدوحة (ICI)" in arabic
    assert "2011/015" in arabic
    assert "4 مايو 2026" in arabic
    assert "5 مايو 2026" in arabic
    assert arabic.endswith("/updates/2/")


def test_each_citation_is_in_the_voice_and_direction_of_its_language(visit, article):
    page = visit(ADDRESS)

    assert [(p["lang"], p["dir"]) for p in page.find("p") if p.get("id", "").startswith("cite-")] == [
        ("en", "ltr"),
        ("ar", "rtl"),
    ]
    assert len(page.find("bdi", class_="cite-address", dir="ltr")) == 2


def test_the_address_in_a_citation_stands_for_good(visit, client, article, make_update, now):
    cited = visit(ADDRESS).words("bdi", class_="cite-address")[0]
    make_update(
        article, language="en", kind="update", note="More.", at=now + dt.timedelta(days=2), body_en="<p>New.</p>"
    )

    assert "The conference opened today." in client.get(cited).content.decode()


def test_a_withdrawn_release_is_cited_as_withdrawn(visit, article, now):
    publishing.withdraw(article=article, notes={"en": "Wrong."}, by=None, at=now + dt.timedelta(days=2))

    assert "withdrawn on 6 May 2026" in visit(ADDRESS).words("p", id="cite-en")[0]


def test_a_language_of_which_only_a_notice_is_left_is_not_cited(visit, article, now):
    publishing.remove(article=article, notes={"ar": "أزيل."}, by=None, at=now + dt.timedelta(days=2))

    assert not visit(ADDRESS).find("p", id="cite-ar")


def test_a_message_carries_title_and_address(visit, article):
    message = next(a["href"] for a in visit(ADDRESS).find("a") if a["href"].startswith("mailto:"))

    assert "&" not in message.partition("&body=")[0]
    assert unquote(message) == (
        "mailto:?subject=Conference & “Forum” in Doha&body=http://testserver/en/releases/conference-forum-in-doha/"
    )


def test_without_scripts_no_button_pretends(visit, article):
    page = visit(ADDRESS)
    share = [
        element for element in page.elements if element[0] in {"li", "p"} and element[2].strip() in ONLY_WITH_SCRIPTS
    ]

    assert {element[2].strip() for element in share} == ONLY_WITH_SCRIPTS
    assert all("hidden" in element[1] for element in share)


def test_text_only_pages_share_the_full_address(visit, article):
    page = visit(ADDRESS.replace("/en/", "/en/lite/"))

    assert page.find("a", rel="bookmark")[0]["href"] == f"http://testserver{ADDRESS}"
    assert "/en/lite/" not in page.words("p", id="cite-en")[0]


def test_sharing_asks_nothing_more_of_the_database(client, article, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        client.get(ADDRESS)
