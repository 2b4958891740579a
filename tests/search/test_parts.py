"""The pure parts of the search: what is typed, mistakes of one letter, what is marked, and the order of the migrations."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from newsroom.search.highlights import Marker, plain, skeleton
from newsroom.search.syntax import Part, parse
from newsroom.search.typos import corrected, is_one_mistake_away


@pytest.mark.parametrize(
    ("text", "branches"),
    [
        ("قمة الناتو", [[Part("قمة الناتو")]]),
        ('energy "Gulf states"', [[Part("energy"), Part("Gulf states", is_phrase=True)]]),
        ("«دول الخليج»", [[Part("دول الخليج", is_phrase=True)]]),
        ("Doha -London", [[Part("Doha"), Part("London", is_excluded=True)]]),
        ("Doha or Muscat", [[Part("Doha")], [Part("Muscat")]]),
        ("الدوحة أو مسقط", [[Part("الدوحة")], [Part("مسقط")]]),
        ('"never closed', [[Part("never closed", is_phrase=True)]]),
        ("-London", []),
        ("or", []),
    ],
)
def test_what_is_typed_is_read_in_parts(text, branches):
    assert parse(text) == branches


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("موتمر", "موتنر", True),
        ("موتمر", "موتمرر", True),
        ("موتمر", "موتر", True),
        ("موتمر", "موتمر", False),
        ("موتمر", "مومتر", True),
        ("conference", "confrence", True),
        ("conference", "confernece", True),
        ("conference", "cnfrence", False),
        ("ab", "ba", True),
        ("abc", "cba", False),
    ],
)
def test_one_mistake_is_a_letter_more_less_other_or_swapped(one, other, expected):
    assert is_one_mistake_away(one, other) is is_one_mistake_away(other, one) is expected


def test_an_unknown_word_becomes_the_most_frequent_near_one():
    vocabulary = {"doha": 9, "dohb": 1, "summit": 3}

    assert corrected("dohx summit", vocabulary) == "doha summit"
    assert corrected("doha summit", vocabulary) == ""
    assert corrected("muscat", vocabulary) == ""


def test_marked_words_are_escaped_with_all_around_them():
    marker = Marker(frozenset({"Doha"}))

    assert marker.mark('<b>Doha</b> & "more"') == "&lt;b&gt;<mark>Doha</mark>&lt;/b&gt; &amp; &quot;more&quot;"
    assert marker.piece("") == ""


def test_a_piece_begins_near_the_first_found_word():
    text = " ".join(f"word{number}" for number in range(200)).replace("word100", "Doha")

    piece = Marker(frozenset({"Doha"})).piece(text)

    assert piece.startswith("… word86 ")
    assert piece.endswith(" …")
    assert "<mark>Doha</mark>" in piece


def test_plain_words_keep_their_letters_together_and_their_paragraphs_apart():
    assert plain("<p>ال<strong>حكومة</strong></p><p>A &amp; B&nbsp;C</p>") == "الحكومة A & B C"


@pytest.mark.parametrize(
    ("stem", "word"), [("مدارس", "والمدارس"), ("energi", "energies"), ("2011", "٢٠١١"), ("plan", "planned")]
)
def test_what_is_left_of_a_stem_is_part_of_what_is_left_of_its_words(stem, word):
    assert skeleton(stem) in skeleton(word)


@pytest.mark.django_db
def test_articles_wait_for_the_functions_that_their_trigger_calls():
    migration = MigrationLoader(connection).disk_migrations["articles", "0001_initial"]

    assert ("search", "0001_initial") in migration.dependencies
