import pytest

pytestmark = pytest.mark.django_db


def test_characters_that_turn_directions_never_get_into_plain_words(make_article):
    article = make_article(title_ar="\u202eعنوان\u202c", standfirst_en="First line.\nSecond\u202d line.")

    article.refresh_from_db()

    assert article.title_ar == "عنوان"
    assert article.standfirst_en == "First line.\nSecond line."


def test_marks_that_only_help_are_kept(make_article):
    article = make_article(title_ar="مبادرة (ICI)\u200f في الدوحة")

    article.refresh_from_db()

    assert article.title_ar == "مبادرة (ICI)\u200f في الدوحة"


def test_a_partial_save_cleans_what_it_writes(make_article):
    article = make_article()

    article.title_en = "\u202eeltit"
    article.save(update_fields=["title_en"])

    article.refresh_from_db()
    assert article.title_en == "eltit"
