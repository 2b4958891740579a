import re

import pytest
from django.utils.translation import override
from hypothesis import given, settings

from newsroom.differences import markup
from newsroom.differences.comparison import compare, compare_words
from newsroom.richtext.sanitizer import plain_text
from tests.differences.texts import rich_texts

HIDDEN = re.compile(r'<span class="visually-hidden"[^>]*>[^<]*</span>')


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def one_column(old, new):
    return "".join(section.new for stretch in markup.in_one_column(compare(old, new)) for section in stretch.sections)


def two_columns(old, new):
    sections = [section for stretch in markup.in_two_columns(compare(old, new)) for section in stretch.sections]
    return [(HIDDEN.sub("", section.old), HIDDEN.sub("", section.new)) for section in sections]


def test_changes_are_told_in_words_to_those_who_do_not_see_them():
    html = markup.words(compare_words("It was 27.", "It was 28."))

    assert html == (
        'It was <del><span class="visually-hidden"> deleted: </span>27<span class="visually-hidden"> end of deletion </span></del> '
        '<ins><span class="visually-hidden"> inserted: </span>28<span class="visually-hidden"> end of insertion </span></ins>.'
    )


def test_our_own_words_are_marked_within_a_text_of_another_language():
    html = markup.words(compare_words("كان", "صار"), language="ar")

    assert html.count('<span class="visually-hidden" lang="en">') == 4


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            '<p>See <a href="/old">the text</a>.</p>', '<p>See <a href="/new">the text</a>.</p>',
            '<p>See <span class="diff-restyled"><a href="/new">the text</a></span> '
            '<span class="diff-note">link changed from \u2068/old\u2069 to \u2068/new\u2069</span>.</p>',
            id="a link leads elsewhere",
        ),
        pytest.param(
            "<p>See it</p>", '<p>See <a href="/new">it</a></p>',
            '<p>See <span class="diff-restyled"><a href="/new">it</a></span> '
            '<span class="diff-note">link added: \u2068/new\u2069</span></p>',
            id="a link comes",
        ),
        pytest.param(
            '<p>See <a href="/old">it</a></p>', "<p>See it</p>",
            '<p>See <span class="diff-restyled">it</span> <span class="diff-note">link removed: \u2068/old\u2069</span></p>',
            id="a link goes",
        ),
        pytest.param(
            "<p>See it</p>", "<p>See <strong><em>it</em></strong></p>",
            '<p>See <span class="diff-restyled"><strong><em>it</em></strong></span> '
            '<span class="diff-note">now bold, now emphasised</span></p>',
            id="emphasis comes",
        ),
        pytest.param(
            "<p>A title of its own</p>", "<h2>A title of its own</h2>",
            '<p class="diff-h2">A title of its own<span class="diff-note">was a paragraph, is a heading</span></p>',
            id="a paragraph becomes a heading",
        ),
        pytest.param(
            "<ol><li>One</li></ol>", '<ol start="4"><li>One</li></ol>', '<ol><li value="4">One</li></ol>', id="items keep their numbers",
        ),
        pytest.param(
            "<ul><li>One<ul><li>a</li></ul></li></ul>", "<ul><li>One<ul><li>a</li></ul></li></ul>",
            '<ul><li>One</li><li class="diff-nested"><ul><li>a</li></ul></li></ul>', id="a list within a list",
        ),
        pytest.param(
            "<table><tr><th scope='row'>a</th><td colspan='2'>1</td></tr></table>",
            "<table><tr><th scope='row'>a</th><td colspan='2'>1</td></tr></table>",
            '<table tabindex="0"><tr><th scope="row">a</th><td colspan="2">1</td></tr></table>', id="a table",
        ),
        pytest.param("<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>", id="signs of markup stay text"),
        pytest.param('<p>x</p><p dir="ltr" lang="en">A</p>', '<p>x</p><p dir="ltr" lang="en">A</p>',
                     '<p>x</p><p dir="ltr" lang="en">A</p>', id="a line in another language says so"),
    ],
)  # fmt: skip
def test_rich_text_in_one_column(old, new, expected):
    assert one_column(old, new) == expected


def test_a_picture_that_was_replaced_is_shown_before_and_after():
    old, new = (f'<figure><img alt="A boat" src="/media/{name}.jpg"></figure>' for name in ("old", "new"))

    html = HIDDEN.sub("", one_column(old, new))

    assert '<del><img alt="" loading="lazy" src="/media/old.jpg"></del>' in html
    assert '<ins><img alt="" loading="lazy" src="/media/new.jpg"></ins>' in html
    assert "Alternative text:</span> A boat" in html


def test_two_columns_show_each_text_with_its_own_changes():
    found = two_columns("<p>It was 27.</p><p>This goes away.</p>", "<p>It was 28.</p>")

    assert found == [
        ("<p>It was <del>27</del>.</p>", "<p>It was <ins>28</ins>.</p>"),
        ("<p><del>This goes away.</del></p>", ""),
    ]


def test_each_column_keeps_its_own_kind_of_list():
    found = two_columns("<ol><li>One of them</li></ol>", "<ul><li>One of these</li></ul>")

    assert found == [
        (
            '<ol><li value="1">One of <del>them</del></li></ol>',
            "<ul><li>One of <ins>these</ins></li></ul>",
        )
    ]


def test_long_stretches_without_changes_are_folded_and_their_neighbours_stay():
    same = [f"<p>Paragraph number {number} of the text.</p>" for number in range(8)]

    stretches = markup.in_one_column(compare("".join(same) + "<p>old</p>", "".join(same) + "<p>new</p>"))

    assert [(stretch.is_folded, stretch.length) for stretch in stretches] == [(True, 7), (False, 1), (False, 1)]


def test_a_text_without_changes_is_not_folded():
    text = "<p>a</p>" * 9

    assert [stretch.is_folded for stretch in markup.in_one_column(compare(text, text))] == [False]


@given(rich_texts, rich_texts)
@settings(max_examples=100, deadline=None)
def test_the_columns_say_what_the_texts_say(old, new):
    def words(html):
        html = re.sub(r'<span class="diff-(?:note|label)"[^>]*>[^<]*</span>', "", html)
        return "".join(plain_text(re.sub(r"<(?:/?(?:ins|del|span)|br)\b[^>]*>", "", html)).split())

    def pictures_in_words(html):
        return re.sub(r'<img alt="([^"]*)"[^>]*>', r"\1", html.replace("<br>", ""))

    sections = two_columns(old, new)

    assert words("".join(section[0] for section in sections)) == words(pictures_in_words(old))
    assert words("".join(section[1] for section in sections)) == words(pictures_in_words(new))
