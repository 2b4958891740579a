"""Links are read from clean rich text, and addresses of mail and telephones are looked at."""

import pytest

from articles.links.extraction import Link, is_well_formed, links_of


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", []),
        ("<p>No link.</p>", []),
        (
            '<p><a href="/en/">Home</a> and <a href="#a">an <b>anchor</b></a></p>',
            [("/en/", "Home"), ("#a", "an anchor")],
        ),
        ('<a href="/x"> \n </a>', [("/x", "")]),
        ('<a href="/x"><img src="/media/a.png" alt="A hall"></a>', [("/x", "A hall")]),
        ('<a href="/x"><img src="/media/a.png" alt=""></a>', [("/x", "")]),
        ('<a name="here">no address</a><a href=" /y ">النص</a>', [("/y", "النص")]),
        ('<a href="/a&amp;b">&lt;x&gt;</a>', [("/a&b", "<x>")]),
    ],
)
def test_links_are_read_with_what_readers_click_on(html, expected):
    assert links_of(html) == [Link(*each) for each in expected]


@pytest.mark.parametrize(
    ("href", "is_one"),
    [
        ("mailto:press@example.org", True),
        ("mailto:press@example.org?subject=x%20y", True),
        ("mailto:a@example.org,b@example.org", True),
        ("MAILTO:press@example.org", True),
        ("mailto:press@example", False),
        ("mailto:", False),
        ("mailto:press example.org", False),
        ("mailto:a@b@example.org", False),
        ("tel:+3227074111", True),
        ("tel:+32 2 707 41 11", True),
        ("tel:(02) 7", False),
        ("tel:", False),
        ("tel:abc", False),
        ("tel:++32", False),
        ("https://example.org/", True),
        ("/en/", True),
    ],
)
def test_what_can_be_an_address(href, is_one):
    assert is_well_formed(Link(href, "x")) is is_one
