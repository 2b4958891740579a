"""Whatever somebody sends, no page fails: the answer is one that the address deserves, in the language that it names."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from articles.templatetags import releases
from events.models import DateChange
from newsroom.page_cache import pages
from newsroom.share_picture import serving
from tests.conftest import NOW
from tests.public.reading import Page
from tests.public.test_embargo import filled
from tests.test_routes import PUBLIC

pytestmark = pytest.mark.django_db

HUGE = "9" * 20
ENDLESS = "9" * 5000  # more digits than Python makes a number of
MARKS = (
    "%00",
    "a%00b",
    "%FF",
    "~",
    "0001-01-01T00:00:00Z~1",
    "9999-12-31T23:59:59Z~" + "9" * 18,
    "2011-02-30~1",
    ENDLESS,
    "2026-05-04T09:00:00Z~%D9%A1",
)
WORDS = (
    "%00",
    "%FF%ED%A0%80",
    "%E2%80%AE%E2%81%A6",
    "o%27b%5C",
    "a:*",
    "!!a",
    "(",
    "%26 %7C <->",
    "-a",
    "%22",
    "%25_",
    ENDLESS,
    "{{7*7}}",
)
SLUGS = ("%00", "a%00b", "%FF", "%0D%0AX:1", "..%2f..", "%E2%80%AE")
ASKED = {
    "before": (
        MARKS,
        ("/en/releases/", "/en/corrections/", "/en/archive/2026/5/", "/en/conferences/", "/en/conferences/doha-2011/"),
    ),
    "q": (WORDS, ("/en/search/", "/ar/search/", "/ar/search/suggestions/")),
    **dict.fromkeys(
        ("q=doha&topic", "q=doha&conference", "q=doha&participant", "q=doha&year", "q=doha&kind", "q=doha&page"),
        (WORDS, ("/en/search/",)),
    ),
    "back": (WORDS, ("/en/preferences/",)),
    **dict.fromkeys(("topic", "conference", "cursor", "since", "size", "language"), (WORDS, ("/api/v1/releases",))),
    "participant": (WORDS, ("/api/v1/conferences",)),
    "kind": (WORDS, ("/api/v1/participants", "/en/conferences/doha-2011/")),
}


@pytest.fixture(autouse=True)
def forgiving(client, monkeypatch):
    """A failure is an answer here, as it is to readers, and a program may ask as often as it likes."""
    client.raise_request_exception = False
    monkeypatch.setattr("ninja.throttling.SimpleRateThrottle.allow_request", lambda *_: True)


@pytest.fixture
def house(make_conference, make_article, make_update):
    make_update(make_article(conference=make_conference(), slug_en="doha"), language="en")


@pytest.mark.parametrize("name", ASKED)
def test_no_question_makes_a_page_fail(client, house, name):
    words, addresses = ASKED[name]
    asked = [f"{address}?{name}={word}" for address in addresses for word in words]

    wrong = {each: status for each in asked if (status := client.get(each).status_code) not in {200, 404, 422}}

    assert wrong == {}


@pytest.mark.parametrize(
    "address",
    [
        *(
            f"/en/{room}/{slug}/"
            for room in ("releases", "topics", "conferences", "participants", "pictures")
            for slug in SLUGS
        ),
        *(f"/en/pictures/{slug}/original.jpg" for slug in SLUGS),
        *(
            f"/en/conferences/{year}/{month}/"
            for year, month in ((0, 1), (9999, 12), (10000, 1), (2011, 13), (HUGE, 1), (2011, HUGE), (ENDLESS, 1))
        ),
        *(f"/en/archive/{year}/" for year in (0, 9999, 10000, HUGE, ENDLESS, "2026/13", f"2026/{HUGE}")),
        *(f"/en/releases/doha/updates/{number}/" for number in (0, HUGE, ENDLESS, f"1/to/{HUGE}")),
        *(f"/en/releases/{word}/" for word in ("updates", "compare", "parallel")),
        f"/en/share/releases/{HUGE}/x.png",
        "/en/share/conferences/nothing/%00.png",
        f"/sitemaps/releases-{HUGE}.xml",
        "/sitemaps/nothing-0.xml",
        "/en/feeds/nothing.atom",
        "/en/feeds/kinds.json",
        "/en/feeds/topics/%00.atom",
        "/en/lite/lite/",
        "/en/lite/admin/",
        "/ar/en/",
        "/en//releases/",
        "/EN/",
        "//en/releases/",
        "/en/%2e%2e/ar/",
        "/en/%252e%252e/",
        "/%00",
        "/%FF",
        f"/{'a' * 600}/",
        f"/en/{'a' * 600}/",
        "/en/releases/doha.TXT",
        "/media/pictures/..%2f/full.jpg",
        f"/api/v1/releases/{HUGE}",
        f"/api/v1/updates/{ENDLESS}",
        "/api/v1/images/%00",
        "/api/v1//releases",
        "/api/v2/",
    ],
)
def test_an_address_of_nothing_is_not_found_in_its_language(client, house, address):
    response = client.get(address)

    assert response.status_code == 404
    if address.startswith(("/en/", "/ar/")):
        assert Page(response).find("html")[0]["lang"] == address[1:3]


@pytest.mark.parametrize("address", ["/en", "/en/releases", "/en/lite/releases", "/en/releases/doha", "/api/v1"])
def test_a_missing_slash_is_added(client, house, address):
    response = client.get(f"{address}?before=x")

    assert (response.status_code, response["Location"]) == (301, f"{address}/?before=x")


HEADERS = [
    *({"Range": value} for value in ("bytes=0-1", "bytes=9-1", "x")),
    *({"If-None-Match": value} for value in ("*", '"', "W/", "é", "x" * 9000)),
    *(
        {"If-Modified-Since": value}
        for value in ("x", "Thu, 99 Jan 9999 00:00:00 GMT", "Sun, 31 Feb 2026 25:61:61 GMT", "0")
    ),
    *({"Accept-Encoding": value} for value in ("*", ";;,", "gzip;q=x", "x" * 9000)),
    *({"Accept-Language": value} for value in ("x" * 9000, "ar-" * 3000, ";q=", "en-US-x-" + "a" * 600)),
    *(
        {"Cookie": f"preferences={value}"}
        for value in ("x", "theme:", "theme:dark.theme:light", "\x00", "é", "a" * 9000)
    ),
    *({"Cookie": f"django_language={value}"} for value in ("xx", "a" * 600, "en-" * 300, "../../x")),
    *({"Cookie": value} for value in ("sessionid=\x00", "sessionid=x", "messages=garbage", "=;;;=")),
    {"X-Forwarded-Host": "elsewhere.example"},
    {"Content-Length": "x"},
    {"Content-Type": "multipart/form-data; boundary="},
]


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/en/releases/doha/",
        "/en/feeds/releases.atom",
        "/sitemap.xml",
        "/api/v1/releases",
        "/en/conferences.ics",
        "/en/lite/",
    ],
)
def test_no_header_makes_a_page_fail(client, house, address):
    wrong = {
        str(headers)[:60]: status
        for headers in HEADERS
        if (status := client.get(address, headers=headers).status_code) not in {200, 302, 304}
    }

    assert wrong == {}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "NONSENSE"])
def test_what_only_reads_refuses_to_be_written_to(client, house, method):
    posts = {"preferences"}
    plain = [name for name in sorted(PUBLIC - posts) if not filled(name, None)]
    with override("en"):
        asked = {name: client.generic(method, reverse(name)) for name in plain}

    assert {
        name for name, response in asked.items() if response.status_code != 405 or not response.headers.get("Allow")
    } == set()


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("GZIP", True),
        ("gzip;q=0", False),
        ("gzip; Q=0.00", False),
        ("br", False),
        ("", False),
    ],
)
def test_packing_follows_what_was_asked_however_it_is_written(rf, accepted, packed):
    assert pages.takes_gzip(rf.get("/", headers={"Accept-Encoding": accepted})) is packed


@pytest.mark.parametrize("address", ["/en/share/0.png", "/en/"])
def test_the_text_only_site_gives_the_full_one_no_addresses_of_its_own(client, address):
    serving._before.cache_clear()
    client.get("/en/lite/share/0.png")

    assert "/en/lite/share/" not in client.get(address).headers.get("Location", "")


def test_no_word_breaks_out_of_where_it_stands(client, make_article, make_update, make_conference):
    """One release and one conference whose words are those that close scripts, elements, attributes and lines."""
    evil = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;]]>"
    conference = make_conference(
        name_en=f"{evil};,\r\nATTENDEE:x", place_en=f"{evil}\r\nX-EVIL:1", description_en=f"a\r\nEND:VEVENT {evil}"
    )
    make_update(
        make_article(
            conference=conference, slug_en="evil", title_en=f"Doha {evil}", standfirst_en=evil, reference="<b>1</b>"
        ),
        language="en",
        at=NOW,
    )
    pages = (
        "/en/",
        "/en/releases/evil/",
        "/en/lite/releases/evil/",
        "/en/conferences/doha-2011/",
        "/en/search/?q=doha",
        "/en/search/?q=%3C%2Fscript%3E%3Cimg%20src%3Dx%20onerror%3D",
        "/en/preferences/?back=/%22%3E%3Cimg",
    )
    for address in pages:
        page = client.get(address).content.decode()
        assert "<script>alert" not in page, address
        assert "<img src=x" not in page, address
    calendar = client.get("/en/conferences/doha-2011.ics").content.decode()
    assert not [line for line in calendar.split("\r\n") if line.startswith(("ATTENDEE", "X-EVIL"))]
    assert calendar.count("END:VEVENT") == 1 + calendar.count("\\nEND:VEVENT")


def test_a_reason_that_was_put_right_reaches_those_who_have_the_calendar(client, make_conference):
    conference = make_conference()
    DateChange.objects.create(
        conference=conference, starts_on="2011-01-01", ends_on="2011-01-02", changed_at=NOW, reason_en="Storm."
    )
    had = client.get("/en/conferences.ics")["ETag"]

    DateChange.objects.update(reason_en="Flood.")

    assert b"Flood." in client.get("/en/conferences.ics", headers={"If-None-Match": had}).content


@pytest.mark.parametrize(
    ("first", "then", "link"),
    [("/en/lite", "/en", "/en/releases/doha/"), ("/en", "/en/lite", "/en/lite/releases/doha/")],
)
def test_a_visit_of_the_one_site_leaves_the_links_of_the_other_alone(client, house, first, then, link):
    releases._addresses.cache_clear()
    client.get(f"{first}/releases/")

    assert f'href="{link}"' in client.get(f"{then}/releases/").content.decode()


CONTROLS = [*map(chr, range(0x20)), "\x7f"]
TAKEN = "".join(CONTROLS).translate(dict.fromkeys(b"\0\t\n\r"))  # the database takes no zero; the others end lines


def test_no_control_character_reaches_a_calendar_or_a_plain_text(client, make_update, make_conference, make_image):
    conference = make_conference(
        name_en=f"Sea{TAKEN} routes", place_en=f"Do{TAKEN}ha", description_en=f"One.{TAKEN}\nTwo."
    )
    image = make_image(caption_en=f"A hall{TAKEN} in Doha.")
    update = make_update(language="en", conference=conference, lead_image=image, title_en=f"Sea{TAKEN} routes")
    answers = [
        client.get(address).content.decode()
        for address in (
            "/en/conferences/doha-2011.ics",
            "/en/conferences.ics",
            f"/en/releases/{update.slug}.txt",
        )
    ]

    for answer in answers:
        assert "Sea routes" in answer
        assert [letter for letter in CONTROLS if letter in answer and letter not in "\t\n\r"] == []


def test_an_old_share_picture_is_reached_from_the_text_only_site_without_a_stop(client, house):
    wrong = f"/en/lite/share/{'0' * 12}.png"

    response = client.get(wrong)

    assert response.status_code == 302
    assert response["Location"].startswith("/en/share/")
    assert client.get(response["Location"]).status_code == 200
