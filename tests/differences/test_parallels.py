import pytest
from hypothesis import given, settings

from newsroom.differences.parallels import Segment, aligned, segments
from tests.differences.texts import rich_texts


def texts(*shapes):
    """Segments written as "p40": a tag and a length."""
    return [
        Segment(shape.rstrip("0123456789"), shape, int(shape.lstrip("abcdefghijklmnopqrstuvwxyz_") or 0))
        for shape in shapes
    ]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(["p40", "p90"], ["p30", "p80"], [(1, 1), (1, 1)], id="as many on both sides"),
        pytest.param(["p40", "p90", "p20"], ["p40", "p20"], [(1, 1), (1, 0), (1, 1)], id="a paragraph is missing"),
        pytest.param(["p400"], ["p200", "p200"], [(1, 2)], id="a paragraph was parted in two"),
        pytest.param(["p100", "p100", "p300"], ["p200", "p300"], [(2, 1), (1, 1)], id="two were joined"),
        pytest.param(["ul50", "p40"], ["p40"], [(1, 0), (1, 1)], id="a list that only one has"),
        pytest.param(["figure10", "p100"], ["p100", "p90"], [(1, 0), (1, 1), (0, 1)], id="a picture is no paragraph"),
        pytest.param(["p40"], [], [(1, 0)], id="one side is empty"),
        pytest.param([], [], [], id="both are"),
    ],
)
def test_paragraphs_are_laid_beside_what_says_the_same(left, right, expected):
    rows = aligned(texts(*left), texts(*right))

    assert [(len(one), len(other)) for one, other in rows] == expected


def test_headings_pull_their_sections_together():
    left = segments("<h2>One</h2><p>A first paragraph.</p><h2>Two</h2><p>Last.</p>")
    right = segments(
        "<h2>واحد</h2><p>فقرة أولى.</p><p>فقرة أخرى طويلة جدا لا أصل لها في النص.</p><h2>اثنان</h2><p>الأخيرة.</p>"
    )

    rows = aligned(left, right)

    assert [(a[0].tag, b[0].tag) for a, b in rows if a and b and a[0].tag == "h2"] == [("h2", "h2"), ("h2", "h2")]


@given(rich_texts)
@settings(max_examples=100, deadline=None)
def test_segments_joined_are_the_text(text):
    found = segments(text)

    assert "".join(segment.html for segment in found) == text
    assert all(segment.html.startswith(f"<{segment.tag}") for segment in found)


@given(rich_texts, rich_texts)
@settings(max_examples=100, deadline=None)
def test_no_segment_is_lost_or_moved(left, right):
    one, other = segments(left), segments(right)

    rows = aligned(one, other)

    assert [segment for row in rows for segment in row[0]] == one
    assert [segment for row in rows for segment in row[1]] == other
