import json
from datetime import date

import pytest
from django.utils import translation

from articles.importing.language import detect, of_block
from articles.importing.notes import SENTENCES, Note
from articles.importing.parser import parse

from .releases import LANGUAGES, LEDE, PARAGRAPH, SECOND, TITLE, codes, kinds, read, release

RUSSIAN = "Министры обороны собрались в Манаме, чтобы обсудить, как защитить торговые суда и объединить усилия. " * 2
UKRAINIAN = "Міністри оборони зібралися в Манамі, щоб обговорити, як захистити торговельні судна та їхні екіпажі. " * 2
FRENCH = "Les ministres de la défense se sont réunis pour parler de la sécurité des navires dans le Golfe. " * 2
PERSIAN = "وزیران دفاع برای گفتگو درباره امنیت کشتی‌های بازرگانی در خلیج گرد هم آمدند و پیمان تازه‌ای بستند. " * 2
JAPANESE = "2011年2月15日\n\n国防相は湾岸の航行の安全について話し合いました。会議はマナーマで開かれました。"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_date_none_is_invented_and_those_of_the_text_are_offered(language):
    words = {
        "ar": "وكان اللقاء السابق قد عقد في 3 مايو 2010. ولم يعلن عن غيره.",
        "en": "They last met on 3 May 2010. No other meeting was held.",
    }

    report = read(release(language, body=(words[language],)))

    assert report.published.value is None
    assert "published_missing" in codes(report)
    assert report.needs_review
    assert [each.value for each in report.suggestions if each.kind == "date"] == [date(2010, 5, 3)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_two_dates_the_one_nearest_below_the_title_is_taken(language):
    report = read(release(language, "15 Feb 2011", "16 Feb 2011"))

    assert (report.published.value, report.published.alternatives) == (date(2011, 2, 15), (date(2011, 2, 16),))
    assert report.published.confidence == "likely"


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ("31 Feb. 2011", "date_impossible"),
        ("31 فبراير 2011", "date_impossible"),
        ("15 شباط/مارس 2011", "months_contradict"),
        ("15/02/11", "year_two_digits"),
        ("12 رجب 1440هـ", "hijri_alone"),
    ],
)
def test_a_date_that_cannot_be_leaves_the_field_empty_and_shows_its_words(head, problem):
    report = read(release("ar", head))

    assert (report.published.value, report.published.raw, report.published.confidence) == (None, head, "doubtful")
    (note,) = [note for note in report.notes if note.asks]
    assert (note.code, note.values["raw"]) == (problem, head)


def test_a_future_date_is_doubtful():
    report = read(release("en", "15 Feb 2027"))

    assert (report.published.value, report.published.confidence) == (date(2027, 2, 15), "doubtful")
    assert report.needs_review


def test_an_update_before_the_publication_is_kept_and_told():
    report = read(release("en", "15 Feb 2011", "Last updated 14 Feb 2011"))

    assert (report.published.value, report.updated.value) == (date(2011, 2, 15), date(2011, 2, 14))
    assert "updated_before_published" in codes(report)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "They will meet today (15 February 2012) in Manama. No doors are open."),
        ("ar", "ويلتقون اليوم (15 فبراير 2012) في المنامة. والأبواب مغلقة."),
    ],
)
def test_a_today_of_another_year_is_remarked(language, words):
    report = read(release(language, "15 Feb 2011", body=(words,)))

    assert "today_disagrees" in codes(report)


def test_the_printed_date_wins_over_the_address():
    report = read(release("en", "15 Feb 2011"), address="https://example.org/2011/02/16/talks")

    assert report.published.value == date(2011, 2, 15)
    assert "address_disagrees" in codes(report)


def test_the_date_of_the_address_is_never_taken():
    report = read(release("en"), address="https://example.org/20110216-talks")

    assert report.published.value is None
    assert [each.value for each in report.suggestions if each.kind == "date"] == [date(2011, 2, 16)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("first", ["long", "byline", "dateline", "sentence"])
def test_a_missing_title_is_asked_for(language, first):
    byline = {"ar": "بقلم سمير حداد", "en": "By Jane Roe"}[language]
    place = {"ar": "المنامة (وكالة الأنباء) - ", "en": "MANAMA, 3 March 2014 — "}[language]
    starts = {
        "long": f"{LEDE[language]} {PARAGRAPH[language]}\n\n{SECOND[language]}",
        "byline": f"{byline}\n\n{LEDE[language]}\n\n{SECOND[language]}",
        "dateline": f"{place}{SECOND[language]}\n\n{LEDE[language]}",
        "sentence": f"{SECOND[language]}\n{LEDE[language]}\n{PARAGRAPH[language]}",
    }

    report = read(starts[first])

    assert report.title.value is None
    assert "title_missing" in codes(report)
    assert len(report.title.alternatives) == 1
    assert starts[first].startswith(report.title.alternatives[0])


def test_a_second_language_is_proposed_and_not_made():
    text = release("ar", "15 Feb 2011") + "\n\n" + release("en")

    report = read(text)

    assert (report.language.value, report.title.value) == ("ar", TITLE["ar"])
    assert [block.text for block in report.body] == [PARAGRAPH["ar"], SECOND["ar"]]
    assert (report.second_version.language, report.second_version.title) == ("en", TITLE["en"])
    assert report.second_version.paragraphs == (LEDE["en"], PARAGRAPH["en"], SECOND["en"])
    assert "second_language" in codes(report)


def test_the_editor_may_ask_for_the_other_half():
    report = read(release("ar", "15 Feb 2011") + "\n\n" + release("en"), language="en")

    assert (report.language.value, report.title.value, report.standfirst.value) == ("en", TITLE["en"], LEDE["en"])
    assert (report.second_version.language, report.second_version.title) == ("ar", TITLE["ar"])
    assert report.published.value == date(2011, 2, 15)


def test_a_speech_that_alternates_is_one_version():
    report = read(release("ar", "15 Feb 2011", body=(PARAGRAPH["ar"], f"{PARAGRAPH['en']} {SECOND['en']}")))

    assert report.second_version is None
    assert [block.lang for block in report.body] == ["", "en", "", ""]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cut", [1, 5])
def test_a_text_that_stops_in_the_middle_is_remarked(language, cut):
    report = read(release(language, "15 Feb 2011").rstrip()[:-cut])

    assert "cut_off" in codes(report)


def test_a_whole_text_is_not_called_cut_off():
    assert "cut_off" not in codes(read(release("en", "15 Feb 2011")))


@pytest.mark.parametrize(
    "text",
    [
        "News\nhttps://example.org/1\nhttps://example.org/2\nhttps://example.org/3",
        "Latest\n15 Feb 2011 Ministers meet in Manama\n16 Feb 2011 Ships are safe again\n17 Feb 2011 Crews return to port",
        "15 Feb 2011\nMinisters meet in Manama\n16 Feb 2011\nShips are safe again\n17 Feb 2011\nCrews return to port",
        "أخبار\n• وزراء الدفاع يجتمعون - 15 فبراير 2011\n• السفن في أمان من جديد - 16 فبراير 2011\n"
        "• البحارة يعودون إلى الميناء - 17 فبراير 2011",
    ],
)
def test_an_index_page_is_refused(text):
    assert read(text).refused.code == "index_page"


@pytest.mark.parametrize(
    ("text", "code", "confidence"),
    [
        (LEDE["ar"], "ar", "sure"),
        (LEDE["en"], "en", "sure"),
        (FRENCH, "fr", "sure"),
        (RUSSIAN, "ru", "sure"),
        (UKRAINIAN, "uk", "sure"),
        ("Кабул", "ru", "doubtful"),
        (PERSIAN, "ar", "doubtful"),
        ("Xyz", "en", "doubtful"),
        ("123", "", "likely"),
    ],
)
def test_the_language_is_told_by_letters_and_small_words(text, code, confidence):
    guess = detect(text)

    assert (guess.code, guess.confidence) == (code, confidence)


@pytest.mark.parametrize(
    ("text", "document", "expected"),
    [
        (LEDE["en"], "ar", "en"),
        (LEDE["ar"], "en", "ar"),
        (LEDE["ar"], "ar", ""),
        (FRENCH, "en", "fr"),
        ("Manama 2011", "en", ""),
        ("2011", "ar", ""),
    ],
)
def test_a_block_carries_a_language_only_where_it_differs(text, document, expected):
    assert of_block(text, document) == expected


def test_persian_is_suspected_and_asked_about():
    report = read(f"{PERSIAN[:60]}\n\n15 Feb 2011\n\n{PERSIAN}\n\n{PERSIAN}.")

    assert report.language.alternatives == ("fa", "ur")
    assert "language_doubtful" in codes(report)


@pytest.mark.parametrize("text", [RUSSIAN, UKRAINIAN, FRENCH, JAPANESE, "12345\n\n678"])
def test_a_language_of_no_desk_is_refused(text):
    report = read(f"{text}\n\n{text}")

    assert report.refused.code == "language_unsupported"
    assert report.blocks == ()


def test_a_japanese_text_is_refused_with_its_date_shown():
    assert [each.value for each in read(JAPANESE).suggestions] == [date(2011, 2, 15)]


def test_a_desk_of_another_language_takes_it():
    assert read(FRENCH + "\n\n" + FRENCH, languages=("fr",)).language.value == "fr"


def test_a_declared_language_counts_and_a_difference_is_asked_about():
    report = read(release("en", "15 Feb 2011"), language="ar")

    assert report.language.value == "ar"
    assert "language_differs" in codes(report)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The conference was co-organised by NATO and the State of Qatar.",
            {("organiser", "NATO"), ("organiser", "QA")},
        ),
        ("Oman and Saudi Arabia attended the conference as observers.", {("observer", "OM"), ("observer", "SA")}),
        ("The meeting was held in Qatar, and Oman was mentioned.", {("host", "QA")}),
        ("The forum was hosted by Kuwait.", {("host", "KW")}),
        ("شارك في تنظيم الملتقى الاتحاد الأوروبي ومملكة البحرين.", {("organiser", "EU"), ("organiser", "BH")}),
        ("وشاركت سلطنة عمان والأردن بصفة مراقب.", {("observer", "OM"), ("observer", "JO")}),
        ("عُقد الملتقى أمس في الكويت.", {("host", "KW")}),
        ("Oman and Qatar are countries.", set()),
    ],
)
def test_participants_are_suggested_from_plain_sentences(sentence, expected):
    language = "en" if sentence.isascii() else "ar"

    report = read(release(language, "15 Feb 2011", body=(f"{SECOND[language]} {sentence}",)))

    assert {(each.role, each.value) for each in report.suggestions if each.kind == "participant"} == expected


def test_the_report_is_json():
    report = parse(release("en", "15 Feb 2011 17:03", body=("- a\n- b",)).encode())

    told = json.loads(json.dumps(report.to_json()))

    assert told["published"]["value"] == "2011-02-15T17:03:00+01:00"
    assert told["direction"] == "ltr"
    assert [block["kind"] for block in told["blocks"]] == kinds(report)


@pytest.mark.parametrize("code", SENTENCES)
def test_every_note_is_a_sentence_with_its_words_filled_in(code):
    values = dict.fromkeys(["raw", "line", "language", "declared", "date", "zone", "encoding", "preview"], "en")

    with translation.override("en"):
        sentence = Note(code, values).sentence()

    assert sentence.endswith((".", "?"))
    assert "%" not in sentence
