"""The cards that messengers show of a shared page, and the pictures drawn for them."""

import datetime as dt
import re
from io import BytesIO

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont
from PIL import Image

from articles.publishing import remove, withdraw
from newsroom import checks, typefaces
from newsroom.management.commands.subset_fonts import FONTS
from newsroom.share_picture import drawing, lines
from newsroom.share_picture.drawing import Words, draw
from tests.conftest import NOW

HOUR = dt.timedelta(hours=1)
ARABIC_IN_ENGLISH = "مؤتمر NATO في الدوحة"


@pytest.fixture
def card(visit):
    """{name: content} of the tags of a page's card; several of one name as a list."""

    def card(address):
        tags = [tag for tag in visit(address).find("meta") if ":" in tag.get("property", tag.get("name", ""))]
        found = {}
        for tag in tags:
            found.setdefault(tag.get("property") or tag.get("name"), []).append(tag["content"])
        return {name: contents[0] if len(contents) == 1 else contents for name, contents in found.items()}

    return card


def address(update):
    return f"/{update.language}/releases/{update.slug}/"


def path_of(card):
    return card["og:image"].removeprefix("http://testserver")


def test_a_release_has_a_card_in_its_language(card, visit, make_article, make_update):
    article = make_article()
    update = make_update(article, standfirst_ar="افتُتح في الدوحة.")
    make_update(article, language="en")

    told = card(address(update))

    assert (told["og:type"], told["og:title"]) == ("article", "مؤتمر في الدوحة")
    assert told["og:description"] == "افتُتح في الدوحة."
    assert told["og:url"] == visit(address(update)).canonical
    assert (told["og:locale"], told["og:locale:alternate"]) == ("ar_AR", "en_GB")
    assert told["article:published_time"] == "2026-05-04T11:00:00+02:00"
    assert "article:modified_time" not in told
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["twitter:card"] == "summary_large_image"


def test_a_card_offers_only_languages_that_exist(card, make_update):
    assert "og:locale:alternate" not in card(address(make_update()))


def test_only_a_significant_update_moves_the_date_of_a_card(card, make_article, make_update):
    article = make_article()
    update = make_update(article)
    make_update(article, kind="correction", note="خطأ.", at=NOW + HOUR)
    make_update(article, kind="minor", at=NOW + 2 * HOUR)

    assert card(address(update))["article:modified_time"] == "2026-05-04T12:00:00+02:00"


def test_a_title_in_two_scripts_is_kept_together(card, make_article, make_update):
    update = make_update(make_article(title_ar=ARABIC_IN_ENGLISH))

    assert card(address(update))["og:title"] == f"\u2067{ARABIC_IN_ENGLISH}\u2069"


def test_pages_that_nobody_shall_find_have_no_card(card, make_article, make_update):
    article = make_article()
    update = make_update(article)
    withdraw(article=article, notes={"ar": "خطأ."}, by=None, at=NOW + HOUR)

    assert card(address(update)) == {}
    assert card("/ar/nothing/") == {}


@pytest.mark.parametrize("path", ["/ar/", "/en/", "/en/releases/", "/en/about/", "/en/topics/"])
def test_other_pages_have_the_card_of_the_office(card, client, path):
    told = card(path)

    assert told["og:type"] == "website"
    assert client.get(path_of(told)).headers["Content-Type"] == "image/png"


def test_a_conference_has_a_card_with_its_days_and_place(card, make_conference):
    make_conference()

    told = card("/en/conferences/doha-2011/")

    assert told["og:title"] == "Fourth diplomatic conference"
    assert told["og:description"] == "15–16 February 2011 · Doha, Qatar"


def test_a_share_picture_is_drawn_once_and_kept(card, client, make_update, monkeypatch):
    path = path_of(card(address(make_update())))
    first = client.get(path)
    monkeypatch.setattr("newsroom.share_picture.serving.draw", None)

    again = client.get(path)

    assert first.content == again.content
    assert "immutable" in again.headers["Cache-Control"]
    assert Image.open(BytesIO(first.content)).size == (1200, 630)


def test_there_is_no_picture_before_its_second(client, make_update, today):
    update = make_update(at=today + dt.timedelta(seconds=1))

    assert client.get(f"/ar/share/releases/{update.pk}/000000000000.png").status_code == 404


def test_there_is_no_picture_in_another_language(client, make_update):
    assert client.get(f"/en/share/releases/{make_update().pk}/000000000000.png").status_code == 404


@pytest.mark.parametrize("act", [withdraw, remove])
def test_there_is_no_picture_of_what_no_longer_stands(card, client, make_article, make_update, act):
    article = make_article()
    path = path_of(card(address(make_update(article))))
    assert client.get(path).status_code == 200

    act(article=article, notes={"ar": "خطأ."}, by=None, at=NOW + HOUR)

    assert client.get(path).status_code == 404


def test_the_picture_of_a_superseded_title_leads_to_the_one_that_stands(card, client, make_article, make_update):
    article = make_article()
    update = make_update(article)
    old = path_of(card(address(update)))
    make_update(article, kind="correction", note="خطأ.", at=NOW + HOUR, title_ar="عنوان مصحح")

    response = client.get(old, follow=True)

    assert response.redirect_chain[0][0] == path_of(card(address(update)))
    assert response.status_code == 200


def test_a_guessed_digest_draws_nothing(client, make_conference):
    make_conference()

    response = client.get("/en/share/conferences/doha-2011/000000000000.png")

    assert response.status_code == 302


def test_a_conference_that_is_being_prepared_has_no_picture(client, make_conference):
    make_conference(published_at=None)

    assert client.get("/en/share/conferences/doha-2011/000000000000.png").status_code == 404


def words(title, language="ar"):
    return Words("بيان", title, "15 فبراير 2011", "غرفة الأخبار", language, language)


def pixels(title, language="ar"):
    return Image.open(BytesIO(draw(words(title, language)))).convert("L")


def test_arabic_letters_are_joined():
    """Three letters that join take less room than the same letters kept apart by a non-joiner."""
    joined, apart = pixels("ببب"), pixels("ب\u200cب\u200cب")

    assert _ink_width(joined) < _ink_width(apart)


def test_arabic_is_written_from_the_right():
    picture = pixels("سلام")

    left, _top, right, _bottom = _title_box(picture)
    assert right > 1100
    assert left > 600


@pytest.mark.parametrize(
    "title", ["كلمة " * 100, "ك" * 300, "a" * 300, "NATO الناتو " * 40], ids=lambda title: title[:6]
)
def test_no_title_leaves_the_picture(title):
    left, _top, right, _bottom = _title_box(pixels(title))

    assert 70 < left < right < 1130


def _title_box(picture):
    return picture.crop((0, 180, 1200, 504)).point(lambda level: 255 if level < 128 else 0).getbbox()


def _ink_width(picture):
    left, _top, right, _bottom = (
        picture.crop((0, 320, 1200, 504)).point(lambda level: 255 if level < 128 else 0).getbbox()
    )
    return right - left


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one", 10, ["one"]),
        ("one two", 10, ["one two"]),
        ("one two three", 10, ["one two", "three"]),
        ("one two three four", 14, ["one two", "three four"]),
        ("", 10, []),
        ("abcdefghijkl", 5, ["abcd", "efgh", "ijkl"]),
    ],
    ids=["one word", "fits", "breaks", "even", "nothing", "too long a word"],
)
def test_lines_are_few_and_even(text, width, expected):
    assert lines.balanced(text, len, width) == expected


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("one two three", 1, ["one two…"]),
        ("one two three four five", 2, ["one two", "three…"]),
        ("one", 1, ["one"]),
        ("abcdefghijklmnop", 1, ["abcdefghi…"]),
        ("one, two three", 1, ["one, two…"]),
    ],
)
def test_what_does_not_fit_ends_in_an_ellipsis(text, most, expected):
    assert lines.shortened(text, len, 10, most) == expected


def test_the_pictures_wear_the_colours_of_the_site():
    sheet = (settings.BASE_DIR / "newsroom/static/newsroom/newsroom.css").read_text()
    daylight = dict(
        re.findall(r"--([a-z]+): (#[0-9a-f]{6});", sheet[: sheet.index("@media (prefers-color-scheme: dark)")])
    )

    assert (daylight["paper"], daylight["ink"], daylight["quiet"], daylight["accent"]) == (
        *(drawing.PAPER, drawing.INK, drawing.QUIET, drawing.ACCENT),
    )


def test_the_face_of_the_pictures_has_every_character_of_the_pages():
    face = TTFont(drawing.FACE).getBestCmap()

    wanted = {number for cut in typefaces.CUTS for number in TTFont(FONTS / f"{cut.name}.woff2").getBestCmap()}

    assert wanted <= set(face)
    assert (drawing.FACE.parent / "OFL-naskh.txt").exists()
    assert (drawing.FACE.parent / "OFL-serif.txt").exists()


def test_a_build_without_arabic_does_not_start(monkeypatch):
    monkeypatch.setattr("newsroom.checks.features.check", lambda name: False)

    assert [error.id for error in checks.arabic_can_be_drawn(None)] == ["newsroom.E001"]
