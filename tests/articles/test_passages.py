"""Passages are found again after the text around them changed, and are not found once their own words did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.passages import CONTEXT, Passage, line_of, one_line, place, taken_from

LINE = "افتتح الوزير المؤتمر في الدوحة. وقال الوزير إن المؤتمر ناجح. وغادر الوزير مساءً."


def nth(line, words, number):
    start = -1
    for _time in range(number):
        start = line.index(words, start + 1)
    return start


@pytest.mark.parametrize("number", [1, 2, 3])
def test_of_several_places_it_is_the_one_with_the_same_surroundings(number):
    passage = taken_from(LINE, nth(LINE, "الوزير", number), "الوزير")

    later = "جملة جديدة عن الوزير قبل الجميع. " + LINE + " وجملة بعدها."

    assert place(passage, later) == nth(later, "الوزير", number + 1)


def test_it_follows_its_words_when_the_sentences_change_places():
    passage = taken_from(LINE, nth(LINE, "الوزير", 3), "الوزير")

    assert place(passage, "وغادر الوزير مساءً. وقال الوزير إن المؤتمر ناجح.") == len("وغادر ")


def test_it_is_gone_with_its_words():
    passage = taken_from(LINE, LINE.index("ناجح"), "ناجح")

    assert place(passage, LINE.replace("ناجح", "مثمر")) is None


def test_without_words_it_stands_nowhere():
    assert place(Passage(""), LINE) is None
    assert place(Passage(" \u200b\n"), LINE) is None


def test_surroundings_are_short():
    kept = taken_from("أ" * 500 + "س" + "ب" * 500, 500, "س")

    assert (len(kept.before), len(kept.after)) == (CONTEXT, CONTEXT)


def test_a_browser_parts_blocks_in_another_way(make_article):
    article = make_article(body_ar="<p>الفقرة الأولى.</p><p>الفقرة <strong>الثا</strong>نية.</p>")
    selected = Passage("الأولى.\n\nالفقرة\u00a0الثانية", "الفقرة ", ".")

    assert place(selected, line_of(article, "body", "ar")) == len("الفقرة ")


@given(st.text(max_size=60), st.text(min_size=1, max_size=8), st.text(max_size=60))
def test_every_passage_is_found_where_it_was_taken(before, words, after):
    line = one_line(before + words + after)
    words = one_line(words)
    start = line.find(words)
    if not words or start < 0:
        return

    found = place(taken_from(line, start, words), line)

    assert line[found : found + len(words)] == words
