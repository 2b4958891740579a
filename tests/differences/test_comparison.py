import pytest
from hypothesis import given, settings

from newsroom.differences.blocks import read
from newsroom.differences.comparison import Kind, compare, compare_words, words_changed
from newsroom.differences.words import joined
from tests.differences.texts import lines_between, plain_texts, rich_texts, words_between


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("one two three", "one two three", "one two three", id="nothing"),
        pytest.param("It was 27 states.", "It was 28 states.", "It was [-27-] {+28+} states.", id="a number"),
        pytest.param("opened today", "opened", "opened [-today-]", id="the last word goes"),
        pytest.param("", "New", "{+New+}", id="all is new"),
        pytest.param("Old", "", "[-Old-]", id="all is gone"),
        pytest.param("في الدوحة، اليوم", "في الرياض، اليوم", "في [-الدوحة-] {+الرياض+} ، اليوم", id="arabic"),
        pytest.param("كتب", "كَتَبَ", "[-كتب-] {+كَتَبَ+}", id="vowel signs are a change"),
        pytest.param(
            "on Monday, 5 May", "on Tuesday, 6 May", "on [-Monday, 5-] {+Tuesday, 6+} May", id="no comma left standing"
        ),
        pytest.param("a\u200f b", "a b", "a b", id="a mark of direction is none that is seen"),
    ],
)
def test_plain_texts_differ_word_by_word(old, new, expected):
    assert words_between(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "<p>The first paragraph stays.</p><p>The second one goes away.</p>", "<p>The first paragraph stays.</p>",
            ["The first paragraph stays.", "[-The second one goes away.-]"], id="a paragraph goes",
        ),
        pytest.param(
            "<p>Alpha beta gamma.</p>", "<p>An entirely new beginning stands here.</p><p>Alpha beta delta.</p>",
            ["{+An entirely new beginning stands here.+}", "Alpha beta [-gamma-] {+delta+} ."], id="a paragraph comes before a changed one",
        ),
        pytest.param(
            "<ul><li>Qatar</li><li>Kuwait</li></ul>", "<ul><li>Qatar</li><li>Oman</li><li>Kuwait</li></ul>",
            ["Qatar", "{+Oman+}", "Kuwait"], id="an item comes",
        ),
        pytest.param(
            "<table><tr><td>Qatar</td><td>27</td></tr></table>", "<table><tr><td>Qatar</td><td>28</td></tr></table>",
            ["Qatar | [-27-] {+28+}"], id="a cell of a table",
        ),
        pytest.param(
            "<table><tr><td>Qatar</td><td>27</td></tr></table>", "<table><tr><td>Qatar</td><td>27</td><td>x</td></tr></table>",
            ["[-Qatar-] | [-27-]", "{+Qatar+} | {+27+} | {+x+}"], id="a row with another number of cells is another row",
        ),
        pytest.param(
            '<figure><img src="/media/a.jpg" alt="A boat"></figure>', '<figure><img src="/media/a.jpg" alt="A ship"></figure>',
            ["A [-boat-] {+ship+}"], id="an alternative text",
        ),
        pytest.param("<p>One<br>two</p>", "<p>One two</p>", ["One [--] two"], id="a line break"),
        pytest.param("<p>Same words here</p>", "<h2>Same words here</h2>", ["Same words here"], id="a paragraph becomes a heading"),
        pytest.param("", "", [], id="nothing at all"),
    ],
)  # fmt: skip
def test_rich_texts_differ_line_by_line(old, new, expected):
    assert lines_between(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "is_changed"),
    [
        pytest.param(
            "<p>See <a href='/a'>it</a></p>", "<p>See <a href='/b'>it</a></p>", True, id="a link leads elsewhere"
        ),
        pytest.param("<p>See it</p>", "<p>See <strong>it</strong></p>", True, id="emphasis comes"),
        pytest.param("<p>See <b>it</b></p>", "<p>See <strong>it</strong></p>", False, id="two tags that look the same"),
        pytest.param("<p>See</p>", "<h2>See</h2>", True, id="another kind of line"),
        pytest.param(
            "<img src='/media/a.jpg' alt='x'>", "<img src='/media/b.jpg' alt='x'>", True, id="another picture"
        ),
        pytest.param(
            "<ol><li>b</li></ol>", "<ol start='2'><li>b</li></ol>", False, id="an item's number follows from the others"
        ),
        pytest.param("<p>See\u200f it</p>", "<p>See it</p>", False, id="a mark that is not seen"),
    ],
)
def test_what_counts_as_a_change(old, new, is_changed):
    assert compare(old, new).is_changed is is_changed


@given(plain_texts, plain_texts)
def test_kept_and_inserted_words_are_the_new_text_and_kept_and_deleted_ones_the_old(old, new):
    runs = compare_words(old, new)

    assert "".join(joined(run.old) for run in runs) == old
    assert "".join(joined(run.new) for run in runs) == new


@given(rich_texts, rich_texts)
@settings(max_examples=200, deadline=None)
def test_a_comparison_carries_both_texts_whole(old, new):
    pairs = compare(old, new).pairs

    assert [pair.old for pair in pairs if pair.old] == read(old)
    assert [pair.new for pair in pairs if pair.new] == read(new)
    for pair in pairs:
        for side in ("old", "new"):
            block = getattr(pair, side)
            parts = [tuple(token for run in part for token in getattr(run, side)) for part in pair.parts]
            assert parts == (list(block.parts) if block else [()] * len(pair.parts))


@given(rich_texts)
@settings(max_examples=50, deadline=None)
def test_a_text_does_not_differ_from_itself(text):
    comparison = compare(text, text)

    assert not comparison.is_changed
    assert {run.kind for run in comparison.runs} <= {Kind.KEPT}


def test_deleted_and_inserted_words_are_counted_without_signs():
    assert words_changed(compare_words("It was 27, we said.", "It was 28 we all said.")) == (1, 2)


def test_a_text_that_was_rewritten_is_shown_as_two_not_as_confetti():
    old = "The ministers of the nine states met in Doha and spoke of the security of the routes by sea"
    new = "A declaration on training was signed by officers of six partners on the second day"

    assert len(compare_words(old, new)) == 2


@pytest.mark.parametrize("separator", [" ", "</p><p>"], ids=["one paragraph", "ten thousand paragraphs"])
def test_one_word_ten_thousand_times_is_compared_with_bounded_effort(separator, monkeypatch):
    from newsroom.differences import matching

    old, new = (f"<p>{separator.join(words)}</p>" for words in (["و"] * 10_000, ["و", "في"] * 5_000))
    looked_at = []
    likeness = matching._likeness
    monkeypatch.setattr(matching, "_likeness", lambda *pair: looked_at.append(1) or likeness(*pair))

    comparison = compare(old, new)

    assert words_changed(comparison.runs)[1] >= 5_000
    assert len(looked_at) < 400_000
