import pytest

from newsroom.differences.comparison import compare, compare_words
from newsroom.differences.passages import of_text, of_words

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"


def written(passage):
    sides = (passage.old, passage.new)
    return tuple(
        "".join((f"[{piece.text}]" if piece.is_changed else piece.text) + piece.space for piece in side)
        for side in sides
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("It was 27 states.", "It was 28 states.", [("It was [27] states.", "It was [28] states.")], id="a word"),
        pytest.param("It was.", "It was so.", [("It was.", "It was [so].")], id="only inserted"),
        pytest.param(
            f"{LONG} 27 {LONG}", f"{LONG} 28 {LONG}",
            [
                (
                    "… ten eleven twelve thirteen fourteen fifteen sixteen [27] one two three four five six seven…",
                    "… ten eleven twelve thirteen fourteen fifteen sixteen [28] one two three four five six seven…",
                )
            ],
            id="a few words around it",
        ),
        pytest.param(f"a {LONG} b", f"x {LONG} y", [
            ("[a] one two three four five six seven…", "[x] one two three four five six seven…"),
            ("… ten eleven twelve thirteen fourteen fifteen sixteen [b]", "… ten eleven twelve thirteen fourteen fifteen sixteen [y]"),
        ], id="far from each other"),
        pytest.param("same", "same", [], id="nothing"),
    ],
)  # fmt: skip
def test_places_that_changed_are_quoted_with_words_around(old, new, expected):
    found = [
        tuple(side.replace(" …", "…").strip() for side in written(passage))
        for passage in of_words(compare_words(old, new))
    ]

    assert found == expected


def test_a_long_change_is_cut():
    passage = next(of_words(compare_words("", "word " * 200)))

    assert passage.new[0].text.count("word") == 40
    assert passage.new[0].text.endswith("…")


def test_a_link_that_leads_elsewhere_is_quoted_with_its_addresses():
    found = of_text(
        compare('<p>See <a href="/old">the text</a>.</p>', '<p>See <a href="/new">the text</a>.</p>'), limit=3
    )

    assert written(found[0]) == ("See [the text (\u2066/old\u2069)].", "See [the text (\u2066/new\u2069)].")


def test_only_the_first_places_are_quoted():
    old, new = ("".join(f"<p>{word} number {i} in this long line</p>" for i in range(9)) for word in ("This", "That"))

    assert len(of_text(compare(old, new), limit=3)) == 3
