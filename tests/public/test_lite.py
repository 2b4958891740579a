"""Text-only pages: everything that the site says, without what it weighs."""

import datetime as dt
import re
from urllib.parse import unquote

import pytest
from django.urls import get_resolver, reverse
from django.utils.translation import override

from newsroom.lite.addresses import full, is_lite, leading_out, lite
from newsroom.lite.markup import text_only

HEAVY = {"img", "picture", "source", "script", "svg", "style", "iframe", "video"}


@pytest.fixture
def release(make_article, make_update, make_conference, make_image):
    from articles.models import Topic

    article = make_article(
        conference=make_conference(), lead_image=make_image(caption_en="The hall.", caption_ar="القاعة.")
    )
    article.topics.add(Topic.objects.create(slug="energy", name_ar="الطاقة", name_en="Energy"))
    make_update(article, language="en")
    return make_update(article)


@pytest.fixture
def addresses(release):
    return [
        *(f"/{code}/lite/{path}" for code in ("ar", "en") for path in ("", "releases/", "topics/", "topics/energy/")),
        *(f"/{code}/lite/conferences/{path}" for code in ("ar", "en") for path in ("", "doha-2011/")),
        *(f"/en/lite/releases/conference-in-doha/{path}" for path in ("", "updates/", "updates/1/")),
        f"/ar/lite/releases/{release.slug}/",
        "/en/lite/preferences/",
    ]


@pytest.mark.parametrize(
    ("page", "text_page"),
    [
        ("/ar/", "/ar/lite/"),
        ("/en/releases/a-title/", "/en/lite/releases/a-title/"),
        ("/ar/releases/?before=x", "/ar/lite/releases/?before=x"),
    ],
)
def test_the_way_there_and_back(page, text_page):
    assert (lite(page), full(text_page)) == (text_page, page)
    assert (lite(text_page), full(page)) == (text_page, page)


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/ar/lite/", True),
        ("/ar/lite", True),
        ("/en/lite/releases/", True),
        ("/ar/lite-news/", False),
        ("/ar/releases/lite/", False),
        ("/xx/lite/", False),
        ("/lite/", False),
        ("/", False),
    ],
)
def test_which_addresses_are_text_only(path, answer):
    assert is_lite(path) is answer


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/ar/lite/feeds/releases.atom", "/ar/feeds/releases.atom"),
        ("/ar/lite/conferences.ics?topic=energy", "/ar/conferences.ics?topic=energy"),
        ("/ar/lite/releases/?before=2011.5", "/ar/lite/releases/?before=2011.5"),
        ("webcal://example.org/ar/lite/conferences.ics", "webcal://example.org/ar/conferences.ics"),
        ("https://example.org/a.pdf", "https://example.org/a.pdf"),
        ("mailto:?body=https://example.org/ar/lite/a.ics", "mailto:?body=https://example.org/ar/lite/a.ics"),
        ("#content", "#content"),
    ],
)
def test_files_are_linked_where_they_are(address, leads_to):
    assert leading_out(address) == leads_to


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<img src="/m/a.jpg" alt="A hall" width="1">', '<a href="/m/a.jpg">Picture: A hall</a>'),
        ('<img src="/m/a.jpg" alt="قاعة" lang="ar">', '<a href="/m/a.jpg" lang="ar">Picture: قاعة</a>'),
        ('<picture><source srcset="a"><img src="/a" alt="x &amp; y"></picture>', '<a href="/a">Picture: x &amp; y</a>'),
        ('<a href="/b"><img src="/a" alt="x"></a>', '<a href="/b"> Picture: x </a>'),
        ('<img src="/a" alt="">', ""),
        ("a<script>if (a < b) {}</script>b", "ab"),
        ('<svg viewBox="0"><path d="M0"/><title>x</title></svg>b', "b"),
        ('<button type="button" hidden>Copy</button><p hidden>x <b>y</b></p>z', "z"),
        ('<p class="a visually-hidden" data-x="1">&lt; &#1583;</p>', '<p class="visually-hidden">&lt; &#1583;</p>'),
        ("<pre>a\n   b</pre>  <p>a\n   b</p>", "<pre>a\n   b</pre> <p>a b</p>"),
        ("<!-- note --><p>a<br/>b</p>", "<p>a<br>b</p>"),
        ('<input name="q" value="&quot;a&quot;" required>', '<input name="q" value="&quot;a&quot;" required>'),
        ('<body><link rel="stylesheet" href="/x.css"></body>', "<body></body>"),
        ("<!doctype html>", "<!doctype html>"),
        ("At https://a.org/ar/lite/b/, /lite/ and //lite/", "At https://a.org/ar/b/, /lite/ and //lite/"),
        ('<input value="http://a.org:80/en/lite/b.ics">', '<input value="http://a.org:80/en/b.ics">'),
    ],
)  # fmt: skip
def test_what_is_left_of_a_page(html, text):
    with override("en"):
        assert text_only(html) == text


def test_every_page_is_text_and_small(client, visit, addresses):
    for address in addresses:
        page = visit(address)

        assert page.status == 200, address
        assert not HEAVY & {tag for tag, _, _ in page.elements}, address
        assert len(page.find("link")) == 2, address
        assert len(page.response.content) < 30_000, address


def test_links_stay_among_text_only_pages(visit, addresses):
    outside = re.compile(r"/(?:ar|en)/(?!lite/)")
    for address in addresses:
        page = visit(address)
        ways_out = [a["href"] for a in page.find("a") if outside.match(a["href"])]
        pages = [way for way in ways_out if not re.search(r"\.\w+$", way.partition("?")[0])]

        about_programs = address[:4] + "api/"
        assert {unquote(page) for page in pages} - {about_programs} == {address.replace("/lite/", "/", 1)}, address


def test_search_engines_are_told_of_the_full_page_and_readers_of_both(visit, release):
    text_page, page = (visit(f"/en{path}/releases/conference-in-doha/") for path in ("/lite", ""))

    assert text_page.canonical == page.canonical == "http://testserver/en/releases/conference-in-doha/"
    assert page.find("a", href="/en/lite/releases/conference-in-doha/")
    assert text_page.find("a", href="/en/releases/conference-in-doha/")


@pytest.mark.parametrize(("path", "leads_to"), [("offline/", ""), ("preferences/", "preferences/"), ("no/", "no/")])
def test_every_page_leads_to_a_text_only_one_that_is_there(visit, db, path, leads_to):
    assert visit(f"/en/{path}").find("a", href=f"/en/lite/{leads_to}")


def test_a_picture_becomes_a_link_that_says_what_it_shows(visit, release):
    page = visit(f"/ar/lite/releases/{release.slug}/")

    assert [a for a in page.find("a") if a["href"].startswith("/media/")]
    assert "قاعة مؤتمرات" in page.text
    assert "القاعة." in page.text


def test_the_switch_leads_to_the_text_only_page_of_the_other_language(visit, release):
    assert visit(f"/ar/lite/releases/{release.slug}/").find("a", href="/en/lite/releases/conference-in-doha/")


@pytest.mark.parametrize("path", ["nothing/", "releases/nothing/"])
def test_what_is_not_there_is_not_there_in_text_either(visit, db, path):
    page = visit(f"/en/lite/{path}")

    assert (page.status, page.is_hidden) == (404, True)
    assert not HEAVY & {tag for tag, _, _ in page.elements}
    assert page.find("a", href="/en/lite/releases/")


def test_an_address_without_its_last_slash_is_mended(client, db):
    assert client.get("/en/lite")["Location"] == "/en/lite/"
    assert client.get("/en/lite/releases")["Location"] == "/en/lite/releases/"


def test_an_old_address_leads_to_the_live_one_in_text(client, release, make_update, now):
    make_update(release.article, kind="minor", slug_ar="عنوان-جديد", at=now + dt.timedelta(days=1))

    response = client.get(f"/ar/lite/releases/{release.slug}/")

    assert response["Location"] == reverse("articles:release", args=["عنوان-جديد"]).replace("/ar/", "/ar/lite/")


@pytest.mark.parametrize(
    "path", ["admin/", "admin/login/", "admin/articles/article/", "offline/", "api/", "api/v1/releases"]
)
def test_desk_and_programs_are_not_among_the_text_only_pages(client, administrator, path):
    client.force_login(administrator)

    assert client.get(f"/en/lite/{path}").status_code == 404


def test_what_is_no_page_leads_to_its_own_address(client, db):
    response = client.get("/en/lite/manifest.webmanifest")

    assert (response.status_code, response["Location"]) == (301, "/en/manifest.webmanifest")


@pytest.mark.parametrize("path", ["", "lite/"])
def test_the_length_that_is_told_is_the_length_that_is_sent(client, db, path):
    response = client.get(f"/en/{path}")

    assert int(response["Content-Length"]) == len(response.content)


def test_a_choice_of_colours_holds_in_text(client, visit, db):
    client.cookies["preferences"] = "theme:dark.digits:arab"

    page = visit("/ar/lite/")

    assert page.find("meta", name="color-scheme") == [{"name": "color-scheme", "content": "dark"}]


def test_every_page_of_the_site_has_a_text_only_version():
    def names(urlconf):
        found, pending = set(), [("", pattern) for pattern in get_resolver(urlconf).url_patterns]
        while pending:
            space, pattern = pending.pop()
            if hasattr(pattern, "url_patterns"):
                inner = f"{space}{pattern.namespace}:" if getattr(pattern, "namespace", None) else space
                pending += [(inner, each) for each in pattern.url_patterns]
            else:
                found.add(f"{space}{pattern.name}")
        return found

    assert names("newsroom.lite.urls") == names(None)
