"""What the sanitizer lets through, what it mends, and what it promises about any text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.richtext import allowlist, sanitizer
from newsroom.richtext.sanitizer import clean, plain_text, word_count

HOSTILE = {
    "script": ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
    "script in capitals": ("<SCRIPT SRC=//evil.example/x.js></SCRIPT><p>a</p>", "<p>a</p>"),
    "script inside script": ("<scr<script>x</script>ipt>alert(1)</script>", "<p>xipt&gt;alert(1)</p>"),
    "handler": ('<p onclick="alert(1)">a</p>', "<p>a</p>"),
    "handler on a picture": ('<p>a<img src="x" onerror="alert(1)"></p>', "<p>a</p>"),
    "style attribute": ('<p style="background:url(javascript:alert(1))">a</p>', "<p>a</p>"),
    "style element": ("<style>p{color:red}</style><p>a</p>", "<p>a</p>"),
    "iframe": ('<iframe src="https://evil.example/">inside</iframe><p>a</p>', "<p>a</p>"),
    "object and embed": ('<object data="x.swf">o</object><embed src="x.swf"><p>a</p>', "<p>a</p>"),
    "form": ('<form action="//evil.example"><input name="p"><button>go</button></form>', "<p>go</p>"),
    "CDATA": ("<p>a</p><![CDATA[<script>alert(1)</script>]]>", "<p>a</p><p>alert(1)]]&gt;</p>"),
    "CDATA in svg": ("<svg><![CDATA[><image xlink:href='x' onerror=alert(1)>]]></svg><p>a</p>", "<p>a</p>"),
    "svg": ("<svg onload=alert(1)><a href='javascript:1'><text>t</text></a></svg><p>a</p>", "<p>a</p>"),
    "math": (
        "<math><mtext><mglyph><style><img src onerror=alert(1)></style></mglyph></mtext></math><p>a</p>",
        "<p>a</p>",
    ),
    "noscript": ('<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>', '<p>"&gt;</p>'),
    "template": ("<template><script>alert(1)</script></template><p>a</p>", "<p>a</p>"),
    "comment that is none": ("<p>a<!--><script>alert(1)</script>--></p>", "<p>a--&gt;</p>"),
    "processing instruction": ("<?xml version='1.0'?><p>a</p>", "<p>a</p>"),
    "javascript link": ('<p><a href="javascript:alert(1)">a</a></p>', "<p>a</p>"),
    "javascript with entities": ('<p><a href="&#106;ava&Tab;script&colon;alert(1)">a</a></p>', "<p>a</p>"),
    "javascript in capitals": ('<p><a href=" JaVaScRiPt:alert(1)">a</a></p>', "<p>a</p>"),
    "javascript split by an override": ('<p><a href="java\u202escript:alert(1)">a</a></p>', "<p>a</p>"),
    "javascript split by a reference": ('<p><a href="java&#x202e;script:alert(1)">a</a></p>', "<p>a</p>"),
    "javascript split by a control": ('<p><a href="java\x01script:alert(1)">a</a></p>', "<p>a</p>"),
    "vbscript link": ('<p><a href="vbscript:msgbox(1)">a</a></p>', "<p>a</p>"),
    "data link": ('<p><a href="data:text/html,<script>alert(1)</script>">a</a></p>', "<p>a</p>"),
    "protocol-relative link": ('<p><a href="//evil.example/">a</a></p>', "<p>a</p>"),
    "protocol-relative with backslashes": (r'<p><a href="\\evil.example/">a</a></p>', "<p>a</p>"),
    "protocol-relative with a tab": ('<p><a href="/&#9;/evil.example/">a</a></p>', "<p>a</p>"),
    "base": ('<base href="https://evil.example/"><p>a</p>', "<p>a</p>"),
    "meta": ('<meta http-equiv="refresh" content="0;url=//evil.example"><p>a</p>', "<p>a</p>"),
    "id and name": ('<p id="body" name="x">a</p>', "<p>a</p>"),
    "class": ('<p class="errornote">a</p>', "<p>a</p>"),
    "target": ('<p><a href="/x" target="_top">a</a></p>', '<p><a href="/x" rel="noopener noreferrer">a</a></p>'),
    "true order hidden by bdo": ('<p><bdo dir="rtl">abc</bdo></p>', "<p>abc</p>"),
    "null character": ("<p>a\x00b</p>", "<p>ab</p>"),
    "control character": ("<p>a\x0bb\x1f</p>", "<p>ab</p>"),
    "escaped markup stays text": ("<p>&lt;script&gt;</p>", "<p>&lt;script&gt;</p>"),
}

MENDED = {
    "plain words": ("words", "<p>words</p>"),
    "divisions": ("<div>One</div><div>Two</div>", "<p>One</p><p>Two</p>"),
    "nested divisions": ("<div>One<div>Two</div>Three</div>", "<p>One</p><p>Two</p><p>Three</p>"),
    "rule": ("One<hr>Two", "<p>One</p><p>Two</p>"),
    "rule in a cell": ("<table><tr><td>a<hr>b", "<table><tbody><tr><td>a<br>b</td></tr></tbody></table>"),
    "first heading": ("<h1>Title</h1>", "<h2>Title</h2>"),
    "sixth heading": ("<h6>Title</h6>", "<h4>Title</h4>"),
    "item without a list": ("<li>One</li><li>Two</li>", "<p>One</p><p>Two</p>"),
    "unclosed": ("<p>a <b>b", "<p>a <b>b</b></p>"),
    "blocks inside a phrase": ("<b><p>One</p><p>Two</p></b>", "<p><b>One</b></p><p><b>Two</b></p>"),
    "loose words in a quotation": ("<blockquote>a <b>b</b></blockquote>", "<blockquote><p>a <b>b</b></p></blockquote>"),
    "spaces between blocks": ("<p>a</p>\n\n<ul>\n\t<li>b </li>\n</ul>\n", "<p>a</p><ul><li>b</li></ul>"),
    "empty cell keeps its place": (
        "<table><tr><td></td><td>a</td></tr></table>",
        "<table><tbody><tr><td></td><td>a</td></tr></tbody></table>",
    ),
    "spaces in code": ("<pre>a\n  b</pre>", "<pre>a\n  b</pre>"),
    "leading lines in code": ("<pre>" + "\n" * 20 + "a</pre>", "<pre>a</pre>"),
    "space marked as bold": ("<p>a<b> </b>b</p>", "<p>a b</p>"),
    "anchor": ('<p>a<a name="_Toc1">b</a></p>', "<p>ab</p>"),
    "order of attributes": (
        '<p><a title="t" href="/x">a</a></p>',
        '<p><a href="/x" title="t" rel="noopener noreferrer">a</a></p>',
    ),
    "quoted attribute": ('<p><abbr title=\'"&lt;&amp;\'>a</abbr></p>', '<p><abbr title="&quot;&lt;&amp;">a</abbr></p>'),
    "bad numbers": ('<table><tr><td colspan="2" rowspan="x">a', '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>'),
    "time": ('<p><time datetime="2011-02-15">15 Feb</time></p>', '<p><time datetime="2011-02-15">15 Feb</time></p>'),
}  # fmt: skip

NOTHING = {
    "nothing": "",
    "spaces": " \n\t",
    "empty paragraph": "<p></p>",
    "no-break spaces": "<p>&nbsp;\u00a0</p>",
    "line break": "<p><br></p>",
    "direction marks": "<p>\u200f\u2067\u2069</p>",
    "empty list": "<ul><li> </li></ul>",
    "empty table": "<table><tr><td>&nbsp;</td></tr></table>",
    "picture without a file": "<figure><img alt='x'></figure>",
    "comment": "<!-- words -->",
}

WORD = {
    "paragraph class": ('<p class="MsoNormal" style="text-align:right">نص</p>', "<p>نص</p>"),
    "office paragraph": ("<p>نص<o:p></o:p></p><p><o:p>&nbsp;</o:p></p>", "<p>نص</p>"),
    "conditional comment": ("<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><p>نص</p>", "<p>نص</p>"),
    "revealed condition": ("<p><![if !supportLists]>1. <![endif]>نص</p>", "<p>1. نص</p>"),
    "settings outside a comment": ("<xml><w:View>Normal</w:View></xml><p>نص</p>", "<p>نص</p>"),
    "Arabic marked left to right": ('<p><span dir="ltr" lang="AR-SA">نص</span></p>', "<p>نص</p>"),
    "empty direction marks": ('<p><span dir="RTL"></span>نص<span dir="LTR"></span></p>', "<p>نص</p>"),
    "no language": ('<p><span lang="X-NONE">نص</span></p>', "<p>نص</p>"),
    "tracked deletion stays visible": ("<p>نص <del>قديم</del></p>", "<p>نص <s>قديم</s></p>"),
    "English in Arabic": (
        '<p class="MsoNormal" dir="RTL"><span lang="AR-SA" style="font-family:Arial">حلف </span>'
        '<span dir="LTR" lang="EN-US">NATO</span><span dir="RTL"></span><o:p></o:p></p>',
        '<p>حلف <span dir="ltr" lang="en-US">NATO</span></p>',
    ),
}

LANGUAGES = {
    "own language": ("ar", '<p>أ <span lang="ar">ب</span></p>', "<p>أ ب</p>"),
    "own language of a region": ("en", '<p>a <span lang="en-GB">b</span></p>', "<p>a b</p>"),
    "own language in another script": (
        "ar",
        '<p><span lang="ar-latn">salam</span></p>',
        '<p><span dir="ltr" lang="ar-Latn">salam</span></p>',
    ),
    "foreign, direction missing": ("en", '<p><span lang="he">א</span></p>', '<p><span dir="rtl" lang="he">א</span></p>'),
    "foreign, direction wrong": (
        "ar",
        '<p><span dir="RTL" lang="FR_fr">oui</span></p>',
        '<p><span dir="ltr" lang="fr-FR">oui</span></p>',
    ),
    "own language inside a foreign one": (
        "ar",
        '<p><span lang="en">NATO <span lang="ar">حلف</span></span></p>',
        '<p><span dir="ltr" lang="en">NATO <span dir="rtl" lang="ar">حلف</span></span></p>',
    ),
    "foreign language said twice": (
        "ar",
        '<p lang="en">a <span lang="en-US">b</span></p>',
        '<p dir="ltr" lang="en">a b</p>',
    ),
    "language of a division": (
        "ar",
        '<div lang="en">One<p>Two</p></div>',
        '<p dir="ltr" lang="en">One</p><p dir="ltr" lang="en">Two</p>',
    ),
    "language of a dead link": ("ar", '<p><a lang="en">a</a></p>', '<p><span dir="ltr" lang="en">a</span></p>'),
    "invalid language": ("ar", '<p><span lang="english!">a</span></p>', "<p>a</p>"),
    "direction in capitals": ("ar", '<p dir="LTR">a</p>', '<p dir="ltr">a</p>'),
    "direction it has anyway": ("ar", '<p dir="rtl">أ</p>', "<p>أ</p>"),
    "invalid direction": ("ar", '<p dir="up">أ</p>', "<p>أ</p>"),
    "isolated name keeps its marks": ("ar", '<p><bdi dir="rtl">أ</bdi></p>', '<p><bdi dir="rtl">أ</bdi></p>'),
    "unknown language of the text": (None, '<p><span lang="ar">أ</span></p>', '<p><span dir="rtl" lang="ar">أ</span></p>'),
}  # fmt: skip

PICTURES = {
    "below the media address": ("/media/2026/a.jpg", True),
    "with a query": ("/media/a.jpg?v=2", True),
    "Arabic file name": ("/media/صورة.jpg", True),
    "another host": ("https://evil.example/media/a.jpg", False),
    "protocol-relative": ("//evil.example/media/a.jpg", False),
    "data": ("data:image/png;base64,AAAA", False),
    "another path": ("/static/a.jpg", False),
    "relative": ("media/a.jpg", False),
    "climbing out": ("/media/../admin/logout/", False),
    "climbing out, encoded": ("/media/%2e%2e/admin/logout/", False),
    "climbing out, slash encoded": ("/media/..%2fadmin/", False),
    "climbing out, tab inside": ("/media/a/.&#9;./.&#9;./admin/", False),
    "climbing out, backslash": ("/media/a\\..\\..\\admin/", False),
    "the folder itself": ("/media/", False),
}


def table(cases):
    return pytest.mark.parametrize(
        "case", [case if isinstance(case, tuple) else (case,) for case in cases.values()], ids=list(cases)
    )


@table(HOSTILE)
def test_what_attacks_is_taken_out(case):
    hostile, expected = case

    assert clean(hostile) == expected


@table(MENDED)
def test_broken_structure_is_mended_without_losing_words(case):
    broken, expected = case

    assert clean(broken) == expected


@table(NOTHING)
def test_what_shows_nothing_is_nothing(case):
    (nothing,) = case

    assert clean(nothing) == ""


@table(WORD)
def test_what_word_leaves_behind_is_repaired(case):
    pasted, expected = case

    assert clean(pasted, language="ar") == expected


@table(LANGUAGES)
def test_language_marks_say_what_is_new_and_direction_follows(case):
    language, marked, expected = case

    assert clean(marked, language=language) == expected


@table(PICTURES)
def test_pictures_come_from_our_media_only(case):
    address, kept = case

    cleaned = clean(f'<p>a<img alt="b" src="{address}"></p>')

    assert ("<img" in cleaned) is kept


def test_pictures_follow_the_media_address_of_the_deployment(settings):
    settings.MEDIA_URL = "https://media.example/"

    cleaned = clean('<p><img alt="" src="https://media.example/a.jpg"><img alt="" src="/media/b.jpg"></p>')

    assert cleaned == '<p><img alt="" src="https://media.example/a.jpg"></p>'


def test_a_figure_keeps_its_class_picture_and_caption():
    figure = (
        '<figure class="image"><img alt="a" height="2" src="/media/a.jpg" width="3"><figcaption>b</figcaption></figure>'
    )

    assert clean(figure.replace('"image"', '"wide image"')) == figure


@pytest.mark.parametrize("code", range(0x202A, 0x202F), ids=lambda code: f"U+{code:04X}")
def test_overrides_of_direction_are_removed(code):
    assert clean(f"<p>a{chr(code)}b&#{code};c</p>") == "<p>abc</p>"


@pytest.mark.parametrize(
    "code", [0x200E, 0x200F, 0x061C, *range(0x2066, 0x206A), 0x200C, 0x200D], ids=lambda code: f"U+{code:04X}"
)
def test_marks_and_isolates_that_arabic_needs_stay(code):
    assert clean(f"<p>a{chr(code)}b</p>") == f"<p>a{chr(code)}b</p>"


def test_markup_that_never_settles_keeps_its_words_only(monkeypatch):
    monkeypatch.setattr(sanitizer, "ROUNDS", 0)

    assert clean('<h2>One &amp; "two"</h2><ul><li>three<script>x</script></ul>') == '<p>One &amp; "two"</p><p>three</p>'


def test_deep_nesting_does_not_exhaust_the_stack():
    assert clean("<b>" * 3000 + "a" + "</b>" * 3000).count("<b>") == 3000


# Pieces that real and hostile HTML is made of, in any order.
PIECES = st.sampled_from(
    [f"<{tag}{attributes}>" for tag in [*allowlist.TAGS, *allowlist.RENAMED, *allowlist.UNWRAPPED_BLOCKS, "o:p", "font"]
     for attributes in ("", ' lang="AR-SA" dir="ltr"', ' lang="en"', ' dir="RTL"', ' href="/x"', ' href="javascript:1"')]
    + [f"</{tag}>" for tag in [*allowlist.TAGS, "div", "h1"]]
    + [f"<{tag}>" for tag in allowlist.DROPPED_WITH_CONTENT]
    + [f"</{tag}>" for tag in allowlist.DROPPED_WITH_CONTENT]
    + ["<!--", "-->", "<![CDATA[", "]]>", "<", "&", "&nbsp;", "&#13;", "&#x202e;", "\u202e", "\n", " ", "\0", "نص", "word"]
)  # fmt: skip
HTML = st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join)
LANGUAGE = st.sampled_from(["ar", "en", None])


@given(html=HTML, language=LANGUAGE)
def test_cleaning_twice_changes_nothing_more(html, language):
    once = clean(html, language=language)

    assert clean(once, language=language) == once


@given(html=HTML, language=LANGUAGE)
def test_only_tags_of_the_allow_list_come_out(html, language):
    cleaned = clean(html, language=language)

    assert {tag.lower() for tag in re.findall(r"</?([A-Za-z][^\s>/]*)", cleaned)} <= allowlist.TAGS.keys()
    assert not re.search(r"[\u202a-\u202e\x00-\x08\x0b-\x1f]", cleaned)


@given(
    html=st.lists(
        st.sampled_from([f"{slash}{tag}>" for slash in ("<", "</") for tag in
                         ("p", "div", "b", "span", "ul", "li", "blockquote", "h1", "hr", "br", "pre", "figure", "del", "font")]),
        max_size=20,
    )
)  # fmt: skip
def test_no_word_is_lost_or_joined_to_its_neighbour(html):
    words = [f"w{number}" for number in range(len(html) + 1)]
    text = words[0] + "".join(f"{tag} {word} " for tag, word in zip(html, words[1:], strict=True))

    assert plain_text(clean(text)).split() == words


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", ""),
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("<p>One<br>Two</p>", "One\nTwo"),
        ("<p>a <b>b</b>c</p>", "a bc"),
        ("<p>a&nbsp;&amp;\n b</p>", "a & b"),
        ("<ul><li>a</li><li>b</li></ul><h2>c</h2>", "a\nb\nc"),
        ("<table><tr><th>a</th><td>b</td></tr></table>", "a\nb"),
        ("<p>a</p><script>b</script>", "a"),
    ],
    ids=["nothing", "paragraphs", "line break", "phrase", "references", "list and heading", "cells", "script"],
)
def test_plain_text_has_one_block_a_line(html, expected):
    assert plain_text(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [("", 0), ("<p>افتُتح المؤتمر اليوم.</p>", 3), ("<p>one – two</p><p>three</p>", 3), ("<p>15 Feb 2011</p>", 3)],
    ids=["nothing", "Arabic with vowel signs", "a dash is no word", "numbers are"],
)
def test_words_are_counted_as_a_reader_counts_them(html, expected):
    assert word_count(html) == expected
