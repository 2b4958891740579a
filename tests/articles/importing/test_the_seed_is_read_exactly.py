from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from articles.importing.markup import body_html
from articles.importing.parser import parse
from articles.importing.report import Report

SEED = Path(__file__).parents[3] / "fixtures" / "release-ar.txt"


@pytest.fixture(scope="module")
def seed() -> Report:
    return parse(SEED.read_bytes(), zone="Europe/Brussels")


@pytest.fixture(scope="module")
def source_lines() -> list[str]:
    return SEED.read_text(encoding="utf-8").split("\n")


def test_it_is_an_arabic_text_that_needs_no_decision(seed):
    assert (seed.language.value, seed.direction) == ("ar", "rtl")
    assert seed.refused is None
    assert not seed.needs_review


def test_the_title_is_the_first_line(seed, source_lines):
    assert seed.title.value == source_lines[0] == "حلف الناتو يدعو الشركاء للنظر إلى الأمن بطريقة جديدة تماماً"
    assert seed.title.span.line == 1


def test_the_publication_date_has_no_time(seed):
    assert seed.published.value == date(2011, 2, 15)
    assert not isinstance(seed.published.value, datetime)
    assert (seed.published.raw, seed.published.confidence) == ("15 Feb. 2011", "sure")


def test_the_update_is_a_moment_in_the_sources_zone_which_is_said_to_be_assumed(seed):
    assert seed.updated.value == datetime(2011, 9, 19, 17, 3, tzinfo=ZoneInfo("Europe/Brussels"))
    assert seed.updated.value.utcoffset().total_seconds() == 7200
    assert seed.updated.zone_assumed
    assert "zone_assumed" in {note.code for note in seed.notes}


def test_the_standfirst_is_the_first_paragraph_below_the_dates(seed, source_lines):
    assert seed.standfirst.value == source_lines[6]


def test_the_caption_is_english_in_an_arabic_page(seed):
    (caption,) = seed.captions

    assert caption.text == "NATO Permanent Representatives attending a workshop."
    assert (caption.lang, caption.direction, caption.after) == ("en", "ltr", 0)


def test_the_body_is_the_four_paragraphs_after_the_caption(seed, source_lines):
    assert [block.kind for block in seed.body] == ["paragraph"] * 4
    assert [block.text for block in seed.body] == [source_lines[index] for index in (10, 12, 14, 16)]
    caption = '<figure><figcaption lang="en" dir="ltr">NATO Permanent Representatives attending a workshop.</figcaption></figure>'
    assert body_html(seed) == "\n".join([caption, *(f"<p>{source_lines[index]}</p>" for index in (10, 12, 14, 16))])


def test_the_bar_alone_is_structure_and_the_page_head_is_kept(seed):
    assert [(block.text, block.reason) for block in seed.not_used] == [("• |", "structure")]
    assert seed.raw_metadata == ("• 15 Feb. 2011 -", "• آخر تحديث 19-Sep-2011 17:03")


def test_participants_are_suggested_and_nothing_else(seed):
    suggested = {(each.kind, each.role, each.value) for each in seed.suggestions}

    assert suggested == {
        ("participant", "organiser", "NATO"),
        ("participant", "organiser", "QA"),
        ("participant", "observer", "OM"),
        ("participant", "observer", "SA"),
        ("participant", "host", "QA"),
    }


def test_spans_point_at_the_words_of_the_source(seed, source_lines):
    for field in (seed.title, seed.published, seed.updated, seed.standfirst):
        line = source_lines[field.span.line - 1]
        assert line[field.span.column - 1 : field.span.end_column - 1] == field.raw
    for suggestion in seed.suggestions:
        line = source_lines[suggestion.span.line - 1]
        assert line[suggestion.span.column - 1 : suggestion.span.end_column - 1] == suggestion.raw


def test_the_source_comes_back(seed, source_lines):
    assert seed.reconstruction() == "\n".join(source_lines).rstrip("\n")
