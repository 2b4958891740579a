import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.characters import key
from articles.importing.markup import body_html
from articles.importing.parser import Source, parse

from .releases import LEDE, PARAGRAPH, SECOND, TITLE, TODAY, lines_shown, read

LINES = st.sampled_from(
    [
        *TITLE.values(), *LEDE.values(), *PARAGRAPH.values(), *SECOND.values(), "", "", "", " ", "• |", "| - |", "Share",
        "English • العربية",
        "15 Feb. 2011 -", "  • آخر تحديث 19-Sep-2011 17:03", "Last updated:", "Press Release (2011) 045UPDATED", "31 Feb. 2011",
        "12 رجب 1440هـ", "Doha, Qatar", "Doha, 3 March 2014", "في 4 مارس 2014 على الساعة 10:30", "by Jane Roe | Photo: John Doe",
        "- first point", "  - deeper point", "- second point", "1. one", "2. two", "Photo: Jane Roe", "صورة", "photo.jpg",
        "Ladies and Gentlemen,", "أصحاب المعالي والسعادة،", "Background", "The ship sails", ", which is new.", "\u202eabc\u202c", "\u2067x",
        "“We sail tomorrow.”", "https://example.org/a", "\u200b", "\ufefe", "3/4/2011",
        "Home / News / Title", "\ufef5\ufefb", "a\u0301\u0640",
    ]
)  # fmt: skip
# Lines of control characters alone are blank, so a reconstruction has fewer of them: enough to stop being "binary".
PRINTABLE = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=120)
PRINTABLE_TEXTS = st.lists(LINES | PRINTABLE, max_size=24).map("\n".join)
TEXTS = st.lists(LINES | st.text(max_size=120), max_size=24).map("\n".join)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\u2028"])
@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_all_places_in_source_order_give_every_line_back(text, line_end):
    report = read(text.replace("\n", line_end))

    if report.refused:
        return
    places = sorted((line.number, line.raw) for block in report.blocks for line in block.source)
    assert [words for _, words in places] == lines_shown(text)


@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_a_block_says_what_its_lines_say(text):
    def letters(words: str) -> str:
        return re.sub(r"[\W_]", "", key(words))

    for block in read(text).blocks:
        said = letters(block.text)
        source = letters("".join(line.text for line in block.source))
        assert said == source or (block.kind == "list" and len(said) <= len(source))


@given(text=PRINTABLE_TEXTS)
@settings(max_examples=150, deadline=None)
def test_importing_the_reconstruction_gives_the_same_result(text):
    report = read(text)

    if report.refused:
        return
    again = read(report.reconstruction())

    same = ("title", "published", "updated", "standfirst", "language", "blocks", "captions", "suggestions", "notes")
    assert [getattr(again, name) for name in same] == [getattr(report, name) for name in same]


@given(raw=st.binary(max_size=400) | TEXTS.map(str.encode) | TEXTS.map(lambda text: text.encode("utf-16")))
@settings(max_examples=400, deadline=None)
def test_no_bytes_make_it_raise(raw):
    report = parse(raw, source=Source(today=TODAY))

    assert report.to_json()["sha256"]
    assert bool(report.refused) != bool(report.blocks)
    assert isinstance(body_html(report), str)


@given(raw=st.binary(max_size=60), language=st.sampled_from([None, "ar", "en"]), month_first=st.booleans())
@settings(max_examples=200, deadline=None)
def test_no_setting_makes_it_raise(raw, language, month_first):
    source = Source(
        today=TODAY, month_first=month_first, encoding="windows-1256", address="https://example.org/20110231/x"
    )

    assert parse(raw, language=language, source=source).version
