import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.differences.words import count, joined, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The end.", ["The", "end", "."], id="a full stop is parted from its word"),
        pytest.param("قال: «نعم»؟", ["قال", ":", "«", "نعم", "»", "؟"], id="arabic punctuation is parted too"),
        pytest.param("افتُتِحَ المُؤْتَمَرُ،", ["افتُتِحَ", "المُؤْتَمَرُ", "،"], id="vowel signs stay in their word"),
        pytest.param("الـــدوحة", ["الـــدوحة"], id="so does the stretching of a letter"),
        pytest.param("1,000.5 and ٢٫٥", ["1,000.5", "and", "٢٫٥"], id="numbers stay whole"),
        pytest.param(
            "at 17:03, no. 2011/015", ["at", "17:03", ",", "no", ".", "2011/015"], id="times and numbers of papers"
        ),
        pytest.param("15–16 May", ["15", "–", "16", "May"], id="the ends of a range are parted"),
        pytest.param("don't «l’état»", ["don't", "«", "l’état", "»"], id="apostrophes stay in their word"),
        pytest.param("well-known", ["well", "-", "known"], id="the parts of a compound are words"),
        pytest.param("cafe\u0301", ["cafe\u0301"], id="a combining accent"),
        pytest.param("می\u200cرود", ["می\u200cرود"], id="a joiner within a word"),
        pytest.param("👩‍🚀!", ["👩‍🚀", "!"], id="a sign made of several"),
        pytest.param("\u200f(ICI)\u200f", ["", "(", "ICI", ")"], id="marks of direction are no words"),
        pytest.param("  two  spaces ", ["", "two", "spaces"], id="space alone comes first only"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_text_is_cut_into_words_and_signs(text, expected):
    assert [token.word for token in tokens(text)] == expected


@given(st.text())
def test_nothing_is_lost_by_cutting(text):
    assert joined(tokens(text)) == text


def test_signs_are_not_counted_as_words():
    assert count(tokens("One, two — 3!")) == 3
