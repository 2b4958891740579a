"""Two changed versions of one text: what never met stands together, what met is there to decide, and nothing is unclean or lost."""

import re

import pytest
from hypothesis import given, settings

from newsroom.differences.merging import Merged, merge_texts, merge_words
from newsroom.differences.words import tokens
from newsroom.richtext.sanitizer import clean, plain_text
from tests.differences.texts import plain_texts, rich_texts

ONE, TWO, THREE = "<p>One stays here.</p>", "<p>Two opened today.</p>", "<p>Three closed late.</p>"
MINE, THEIRS = "<p>Two opened at noon today.</p>", "<p>Two opened today in Doha.</p>"
NEW, OTHER = "<p>Added wholly by somebody.</p>", "<p>Quite another paragraph.</p>"


def clear(text):
    return Merged(text, text, text)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        pytest.param(ONE + TWO, ONE + TWO, ONE + TWO, clear(ONE + TWO), id="nobody"),
        pytest.param(ONE + TWO, ONE + MINE, ONE + TWO, clear(ONE + MINE), id="only me"),
        pytest.param(ONE + TWO, ONE + TWO, ONE + THEIRS, clear(ONE + THEIRS), id="only they"),
        pytest.param(ONE + TWO, ONE + MINE, ONE + MINE, clear(ONE + MINE), id="both the same"),
        pytest.param("", NEW, "", clear(NEW), id="a first text"),
        pytest.param(
            TWO + THREE, MINE + THREE, TWO + "<p>Three closed early.</p>", clear(MINE + "<p>Three closed early.</p>"),
            id="two paragraphs side by side",
        ),
        pytest.param(ONE + TWO + THREE, MINE + THREE, ONE + TWO + NEW, Merged(
            MINE + NEW, MINE + NEW, MINE + NEW), id="a deletion and a replaced end"),
        pytest.param(ONE + TWO, NEW + ONE + TWO, ONE + TWO + OTHER, clear(NEW + ONE + TWO + OTHER), id="added at either end"),
        pytest.param(ONE + TWO + THREE, ONE + THREE, ONE + TWO + THREE + NEW, clear(ONE + THREE + NEW), id="one deletes, one adds"),
        pytest.param(
            ONE + TWO, ONE + MINE, ONE + THEIRS, Merged(ONE + MINE, ONE + THEIRS, ONE + MINE + THEIRS), id="one paragraph"
        ),
        pytest.param("", NEW, OTHER, Merged(NEW, OTHER, NEW + OTHER), id="two first texts"),
        pytest.param(ONE, ONE + NEW, ONE + OTHER, Merged(ONE + NEW, ONE + OTHER, ONE + NEW + OTHER), id="both add in one place"),
        pytest.param(ONE + TWO, ONE, ONE + THEIRS, Merged(ONE, ONE + THEIRS, ONE + THEIRS), id="deleted and changed"),
        pytest.param(
            ONE + TWO + THREE, ONE + NEW + OTHER + THREE, ONE + THEIRS + THREE,
            Merged(ONE + NEW + OTHER + THREE, ONE + THEIRS + THREE, ONE + NEW + OTHER + THEIRS + THREE),
            id="replaced and changed",
        ),
        pytest.param(
            ONE + TWO, ONE + MINE, ONE + THEIRS + NEW,
            Merged(ONE + MINE + NEW, ONE + THEIRS + NEW, ONE + MINE + THEIRS + NEW),
            id="what one adds beside a meeting stays",
        ),
        pytest.param(
            ONE + TWO, ONE, ONE + THEIRS + NEW, Merged(ONE + NEW, ONE + THEIRS + NEW, ONE + THEIRS + NEW),
            id="what one adds beside a deletion stays",
        ),
        pytest.param(
            ONE + TWO + THREE, THREE + ONE + TWO, ONE + THREE + TWO,
            Merged(THREE + ONE + TWO, ONE + THREE + TWO, THREE + ONE + TWO + ONE + THREE + TWO),
            id="moved to two places",
        ),
        pytest.param(TWO, TWO.replace("p>", "h2>"), THEIRS, Merged(
            TWO.replace("p>", "h2>"), THEIRS, TWO.replace("p>", "h2>") + THEIRS), id="another kind of line"),
        pytest.param(
            "<ul><li>One stays</li><li>Two goes</li></ul>", "<ul><li>One stays on</li><li>Two goes</li></ul>",
            "<ul><li>One stays</li><li>Two goes by</li><li>New</li></ul>",
            clear("<ul><li>One stays on</li><li>Two goes by</li><li>New</li></ul>"), id="two items of a list",
        ),
        pytest.param(
            "<ul><li>One stays</li></ul>", "<ul><li>One stays on</li></ul>", "<ul><li>One stays in</li></ul>",
            Merged("<ul><li>One stays on</li></ul>", "<ul><li>One stays in</li></ul>",
                   "<ul><li>One stays on</li><li>One stays in</li></ul>"), id="one item of a list",
        ),
        pytest.param(
            "<ul><li>A b</li></ul>", "<ol><li>A b</li></ol>", "<ul><li>A c</li></ul>",
            Merged("<ol><li>A b</li></ol>", "<ul><li>A c</li></ul>", "<ol><li>A b</li></ol><ul><li>A c</li></ul>"),
            id="a list of another kind",
        ),
        pytest.param(
            "<blockquote><p>One is.</p><p>Two are.</p></blockquote>", "<blockquote><p>One was.</p><p>Two are.</p></blockquote>",
            "<blockquote><p>One is.</p><p>Two were.</p></blockquote>",
            clear("<blockquote><p>One was.</p><p>Two were.</p></blockquote>"), id="two paragraphs of a quotation",
        ),
        pytest.param(
            "<p>افتُتح المؤتمر.</p><p>حضرت 27 دولة.</p>", "<p>افتُتح المؤتمر اليوم.</p><p>حضرت 27 دولة.</p>",
            "<p>افتُتح المؤتمر.</p><p>حضرت 28 دولة.</p>", clear("<p>افتُتح المؤتمر اليوم.</p><p>حضرت 28 دولة.</p>"),
            id="arabic",
        ),
    ],
)  # fmt: skip
def test_two_sides(base, mine, theirs, expected):
    assert merge_texts(base, mine, theirs) == expected


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        pytest.param(
            "<p>Teh talks opened.</p>", "<p>The talks opened.</p>", "<p>Teh talks opened in Doha today.</p>",
            "<p>The talks opened in Doha today.</p>", id="a typing error in a rewritten paragraph",
        ),
        pytest.param(
            "<p>Teh talks opened.</p>", "<p>The talks opened.</p>", '<p>Teh talks <a href="/x">opened.</a></p>',
            '<p>The talks <a href="/x">opened.</a></p>', id="they linked other words",
        ),
        pytest.param(
            "<p>Teh talks opened.</p>", "<p>The talks opened.</p>", '<p>Teh <a href="/x">talks</a> opened.</p>',
            None, id="they linked the word beside it",
        ),
        pytest.param(
            "<p>Teh <strong>talks</strong> open.</p>", "<p>Teh <strong>talks</strong> opened.</p>",
            "<p>The <strong>talks</strong> open.</p>", "<p>The <strong>talks</strong> opened.</p>", id="around marks",
        ),
        pytest.param("<p>One two.</p>", "<p>One three.</p>", "<p>One four.</p>", None, id="the same word"),
        pytest.param("<p>One two.</p>", "<p>Won two.</p>", "<p>One too.</p>", None, id="words that touch"),
        pytest.param("<p>One two.</p>", "", "<p>One too.</p>", None, id="deleted"),
        pytest.param(
            "<p>One two six.</p>", "<p><em>One two</em> six.</p>", "<p>One <em>two six.</em></p>", None, id="both mark"
        ),
        pytest.param(
            "<p>Say <em>no</em> to it all.</p>", "<p>Say <em></em> to it all.</p>", "<p>Say <em>no</em> to it.</p>", None,
            id="nothing left in a mark",
        ),
    ],
)  # fmt: skip
def test_word_by_word_when_asked(base, mine, theirs, expected):
    merged = merge_texts(base, mine, theirs, by_word=True)

    assert (merged.mine if merged.is_clear else None) == expected
    assert not merge_texts(base, mine, theirs).is_clear


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        (
            "Teh talks opened today",
            "The talks opened today",
            "Teh talks opened yesterday",
            "The talks opened yesterday",
        ),
        ("a < b", "a < c", "z < b", "z < c"),
        ("One", "Two", "Three", None),
        ("", "Two", "", "Two"),
        ("", "Two", "Three", None),
        ("مؤتمر في الدوحه اليوم", "مؤتمر في الدوحة اليوم", "المؤتمر في الدوحه اليوم", "المؤتمر في الدوحة اليوم"),
    ],
)
def test_plain_words(base, mine, theirs, expected):
    assert merge_words(base, mine, theirs) == expected


@settings(max_examples=150, deadline=None)
@given(base=rich_texts, mine=rich_texts, theirs=rich_texts)
def test_whatever_people_write_stays_clean_and_nothing_they_wrote_is_lost(base, mine, theirs):
    base, mine, theirs = map(clean, (base, mine, theirs))

    for by_word in (False, True):
        merged = merge_texts(base, mine, theirs, by_word=by_word)

        assert [clean(each) for each in (merged.mine, merged.theirs, merged.both)] == [
            merged.mine,
            merged.theirs,
            merged.both,
        ]
        new = (words(mine) | words(theirs)) - words(base)
        assert new <= words(merged.both)


@settings(max_examples=100, deadline=None)
@given(base=rich_texts, mine=rich_texts)
def test_who_is_alone_gets_what_they_wrote(base, mine):
    base, mine = clean(base), clean(mine)

    assert (
        merge_texts(base, mine, base) == merge_texts(base, base, mine) == merge_texts(base, mine, mine) == clear(mine)
    )


@settings(max_examples=100, deadline=None)
@given(base=plain_texts, mine=plain_texts)
def test_who_is_alone_with_plain_words_gets_them_too(base, mine):
    assert merge_words(base, mine, base) == merge_words(base, base, mine) == mine


def words(html):
    return {token.word for token in tokens(re.sub(r"\s+", " ", plain_text(html))) if token.is_word}
