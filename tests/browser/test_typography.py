"""How a release is set: measured in Chromium as it stands there, on the screen and on paper."""

import datetime as dt

import pytest
from django.utils import timezone

pytestmark = pytest.mark.django_db(transaction=True)

SENTENCES = {
    "ar": "تفتح القاعة أبوابها في التاسعة صباحًا، وتتوافر الترجمة الفورية بين العربية والإنجليزية، ولا يُغني هذا اللقاء عن الحوار الدائم.",
    "en": "The doors open at nine in the morning, and interpretation between Arabic and English is there for all who come.",
}
# The characters on each full line of the first long paragraph.
LINES = """() => {
  const text = document.querySelector('.prose p').firstChild, range = document.createRange(), lines = new Map();
  for (let place = 0; place < text.length; place++) {
    range.setStart(text, place);
    range.setEnd(text, place + 1);
    const box = range.getClientRects()[0];
    if (box) {
      const line = Math.round((box.top + box.bottom) / 20);
      lines.set(line, (lines.get(line) || 0) + (/\\p{M}/u.test(text.data[place]) ? 0 : 1));
    }
  }
  return [...lines.values()].slice(0, -1);
}"""
STYLE = """(selector) => {
  const {fontSize, lineHeight, letterSpacing, fontStyle, fontFamily} = getComputedStyle(document.querySelector(selector));
  return {size: parseFloat(fontSize), leading: parseFloat(lineHeight) / parseFloat(fontSize), letterSpacing, fontStyle, fontFamily};
}"""
FONTS = """() => performance.getEntriesByType('resource').filter(({name}) => name.endsWith('.woff2'))
  .map(({name, encodedBodySize}) => [name.split('/').pop().split('.')[0], encodedBodySize])"""
SHIFT = """() => new Promise(tell => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
    .observe({type: 'layout-shift', buffered: true});
  document.fonts.ready.then(() => setTimeout(() => tell(sum), 300));
})"""


@pytest.fixture
def release(make_article, make_update):
    """A long release in both languages, with a slanted word, a silent edit and an update."""
    bodies = {
        f"body_{code}": f"<p>{sentence} {sentence * 6}</p><p><em>{sentence}</em></p>"
        for code, sentence in SENTENCES.items()
    }
    article = make_article(**bodies)
    now = timezone.now()
    for code in SENTENCES:
        make_update(article, language=code, at=now - dt.timedelta(days=3))
        make_update(article, language=code, kind="minor", note="Spelling.", at=now - dt.timedelta(days=2))
        make_update(article, language=code, kind="update", note="Times added.", at=now - dt.timedelta(days=1))
    return {code: update.slug for code in SENTENCES for update in article.updates.filter(language=code)}


@pytest.fixture
def read(page, live_server, release):
    def open_release(language, width=1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{live_server.url}/{language}/releases/{release[language]}/")
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    return open_release


@pytest.mark.parametrize("language", SENTENCES)
def test_a_line_holds_sixty_to_seventy_five_characters(read, language):
    lines = read(language).evaluate(LINES)

    assert len(lines) > 5
    assert 60 <= sum(lines) / len(lines) <= 75, lines


def test_arabic_is_set_as_arabic(read):
    page = read("ar")

    body, title, slanted = (page.evaluate(STYLE, selector) for selector in (".prose p", "h1", ".prose em"))

    assert (body["size"], round(body["leading"], 2)) == (18, 1.75)
    assert title["leading"] >= 1.35
    assert {part["letterSpacing"] for part in (body, title, slanted)} == {"normal"} or {
        part["letterSpacing"] for part in (body, title, slanted)
    } == {"0px"}
    assert {part["fontStyle"] for part in (body, title, slanted)} == {"normal"}


@pytest.mark.parametrize(
    ("language", "expected"), [("ar", {"serif", "naskh"}), ("en", {"serif", "serif-italic", "naskh-name"})]
)
def test_a_page_loads_only_the_faces_of_its_scripts(read, language, expected):
    loaded = dict(read(language).evaluate(FONTS))

    assert set(loaded) == expected
    assert sum(loaded.values()) <= 65_000


@pytest.mark.parametrize("language", SENTENCES)
def test_nothing_jumps_when_the_faces_come_late(page, live_server, release, language):
    def late(route):
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/*.woff2", late)
    page.goto(f"{live_server.url}/{language}/releases/{release[language]}/")

    assert page.evaluate(SHIFT) < 0.05


@pytest.mark.parametrize("language", SENTENCES)
def test_paper_says_where_it_came_from_and_hides_what_cannot_be_pressed(read, release, language):
    page = read(language)
    page.emulate_media(media="print", color_scheme="dark")

    record = page.locator(".record")

    assert record.is_visible()
    assert f"/{language}/releases/{release[language]}/" in record.inner_text()
    assert {"ar": "التحديث رقم 3", "en": "Update 3"}[language] in record.inner_text()
    assert not page.locator(".masthead-nav a").first.is_visible()
    assert not page.locator(".language-switch").is_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).color") == "rgb(0, 0, 0)"
    assert page.get_by_text("Spelling.").first.is_visible()
