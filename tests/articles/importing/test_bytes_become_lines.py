from collections import Counter

import pytest

from articles.importing.characters import clean_body, clean_metadata, key
from articles.importing.text import decode, has_presentation_forms, in_line_mode, is_structure, source_lines

from .releases import LEDE, PARAGRAPH, SECOND, TITLE, codes, read, release


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le-with-mark"])
def test_a_byte_order_mark_decides(encoding):
    raw = b"\xff\xfe" + LEDE["ar"].encode("utf-16-le") if encoding.endswith("mark") else LEDE["ar"].encode(encoding)

    assert decode(raw).text == LEDE["ar"]


@pytest.mark.parametrize(("language", "encoding"), [("ar", "windows-1256"), ("en", "windows-1252")])
def test_a_code_page_is_offered_and_asked_about(language, encoding):
    text = release(language, "15 Feb 2011").replace("merchant ships", "“merchant ships”")

    decoded = decode(text.encode(encoding))

    assert (decoded.text, decoded.encoding, decoded.guessed) == (text, encoding, True)


def test_the_doubtful_draft_shows_a_preview_and_the_editors_choice_settles_it():
    raw = release("ar", "15 Feb 2011").encode("windows-1256")

    from articles.importing.parser import Source, parse

    offered, chosen = parse(raw), parse(raw, source=Source(encoding="windows-1256"))

    (note,) = [note for note in offered.notes if note.code == "encoding_guessed"]
    assert TITLE["ar"][:30] in note.values["preview"]
    assert offered.needs_review
    assert not chosen.needs_review


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        ("\u200b\n\u00a0".encode(), "empty"),
        (b"x" * (2 * 1024 * 1024 + 1), "too_large"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"\x01\x02\x03\x04 text", "binary"),
        (b"\xff\xfe\x00", "undecodable"),
        (b"\xef\xbb\xbf\xff", "undecodable"),
        (LEDE["ar"].encode().decode("latin-1").encode(), "doubly_encoded"),
        (LEDE["ar"].encode().decode("windows-1252", "ignore").encode(), "doubly_encoded"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(raw, reason):
    assert decode(raw).refusal.code == reason


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_any_line_end_parts_lines(line_end):
    assert [line.text for line in source_lines(f"one{line_end}two{line_end}")] == ["one", "two", ""]


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_line_ends_change_nothing(language, line_end):
    text = release(language, "• 15 Feb. 2011 -", "• |", "• Last updated 19-Sep-2011 17:03", body=("- a\n- b",))

    assert read(text.replace("\n", line_end)).blocks == read(text).blocks


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد إبراهيم آمال", "احمد ابراهيم امال"),
        ("مُحَمَّدٌ", "محمد"),
        ("تحـــديث", "تحديث"),
        ("مدرسة ى ی ک", "مدرسه ي ي ك"),
        ("١٢٣ ۱۲۳", "123 123"),
        ("\ufefb", "لا"),
        ("أ", "\u0627\u0654"),
        ("é", "e\u0301"),
        ("آخر\u00a0 \tتحديث،", "اخر تحديث,"),
        ("\u202bLast\u200f Updated\u202c", "last updated"),
    ],
)
def test_keys_fold_what_does_not_matter(one, other):
    assert key(one) == key(other)


def test_a_title_loses_all_invisible_characters_and_a_body_only_the_unwanted_ones():
    text = "a\u200eb\u202bc\u202c\u200bd\u2067e\u2069f\u2069g\u200ch\x07"
    removed: Counter[str] = Counter()

    assert clean_metadata(text, Counter()) == "abcdefg\u200ch"
    assert clean_body(text, removed) == "a\u200ebcd\u2067e\u2069fg\u200ch"
    assert removed == Counter({"\u202b": 1, "\u202c": 1, "\u200b": 1, "\u2069": 1, "\x07": 1})


def test_removed_characters_are_counted_and_overrides_get_a_warning():
    report = read(
        release("en", "15 Feb 2011", body=("A \u202etxet\u202c that turns around. It was long, and then it ended.",))
    )

    assert report.removed == {"U+202C": 1, "U+202E": 1}
    assert "overrides_removed" in codes(report)
    assert report.needs_review


def test_text_from_a_pdf_is_stored_in_plain_letters():
    shapes = {"ا": "\ufe8d", "ل": "\ufedd", "م": "\ufee1", "ن": "\ufee5", "ي": "\ufef1", "و": "\ufeed", "ر": "\ufead"}
    text = release("ar", "15 Feb 2011").translate(str.maketrans(shapes))

    report = read(text)

    assert has_presentation_forms(text)
    assert report.title.value == TITLE["ar"]
    assert report.standfirst.value == LEDE["ar"]
    assert "presentation_forms" in codes(report)
    assert report.reconstruction() == text.rstrip("\n")


def test_stored_text_is_composed_and_keeps_its_no_break_spaces():
    report = read(
        release("en", "15 Feb 2011", body=("The cafe\u0301 was\u00a0open. Everybody came in and sat down there.",))
    )

    assert report.body[0].text == "The café was\u00a0open. Everybody came in and sat down there."


@pytest.mark.parametrize("line", ["|", "• |", " - ", "[ ]", "( | )", "•", "! |"])
def test_what_is_left_of_a_table_is_structure(line):
    report = read(release("en", "15 Feb 2011", body=(line,)))

    assert is_structure(line)
    assert [(block.text, block.reason) for block in report.not_used] == [(line.strip(), "structure")]


def test_a_bar_at_a_lines_end_is_cut():
    report = read(release("en", "15 Feb 2011", body=(f"{SECOND['en']} |",)))

    assert report.body[0].text == SECOND["en"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_without_blank_lines_each_line_is_a_block(language):
    text = "\n".join([TITLE[language], "15 Feb 2011", LEDE[language], PARAGRAPH[language], SECOND[language]])

    report = read(text)

    assert in_line_mode(source_lines(text))
    assert report.title.value == TITLE[language]
    assert [block.text for block in report.body] == [PARAGRAPH[language], SECOND[language]]


def test_long_lines_in_few_blocks_are_blocks_of_their_own():
    text = f"{TITLE['en']}\n15 Feb 2011\n\n{LEDE['en']}\n{PARAGRAPH['en']}\n{SECOND['en']}"

    assert len(read(text).body) == 2


WRAPPED = """The ministers of defence met in Manama to discuss how merchant
ships can be protected and how navies of the region and beyond
can share what they know. They agreed to meet again."""


def test_a_hard_wrapped_paragraph_is_joined():
    report = read(release("en", "15 Feb 2011", body=(WRAPPED,)))

    assert report.body[0].text == WRAPPED.replace("\n", " ")


def test_other_line_breaks_are_the_authors():
    verse = "We sail at dawn,\nwe land at noon,\nand home is far."

    assert read(release("en", "15 Feb 2011", body=(verse,))).body[0].text == verse


@pytest.mark.parametrize(
    ("before", "link", "after"),
    [
        (
            "The text of the agreement can be read in the",
            "archive of the newsroom",
            ", which is open to everybody since spring.",
        ),
        ("The text of the agreement can be read in the", "archive of the newsroom", "together with its annexes."),
        ("يمكن الاطلاع على نص الاتفاق كاملاً باللغتين في", "أرشيف غرفة الأخبار", "، وهو متاح للجميع منذ الربيع."),
    ],
)
def test_a_paragraph_torn_by_a_link_is_one_again(before, link, after):
    language = "en" if before.isascii() else "ar"

    report = read(release(language, "15 Feb 2011", body=(before, link, after)))

    assert report.body[0].text == f"{before} {link} {after}"
