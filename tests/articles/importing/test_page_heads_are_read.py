from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from .releases import LANGUAGES, LEDE, TITLE, codes, kinds, read, release

DAY = date(2011, 2, 15)
UPDATED = datetime(2011, 9, 19, 17, 3, tzinfo=ZoneInfo("Europe/Brussels"))
BULLETS = ["", "• ", "  · ", "‣ ", "▪\t", "- ", "* "]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "head",
    [
        "15 Feb. 2011",
        "15 Feb. 2011 -",
        "15 فبراير 2011 –",
        "Tuesday, 15 February 2011",
        "الثلاثاء 15 شباط 2011",
        "Published: 15 Feb 2011",
        "Published on 15 Feb 2011",
        "Issued on 15 Feb 2011",
        "Posted 15/02/2011",
        "Date: 2011-02-15",
        "Date:\n15 Feb 2011",
        "تاريخ النشر: 15 فبراير 2011",
        "تأريخ النشر 15-02-2011",
        "نشر في 15 فبراير 2011",
        "نُشر بتاريخ: ٢٠١١/٠٢/١٥",
        "تاريخ الإصدار : 15 فبراير 2011م",
        "صدر في 15 فبراير 2011",
        "15 Feb 2011 - 15 Feb 2011",
    ],
)
def test_the_publication_date_is_read(language, head):
    report = read(release(language, head))

    assert (report.published.value, report.published.confidence) == (DAY, "sure")
    assert report.standfirst.value == LEDE[language]
    assert not report.needs_review


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("head", ["15 Feb 2011 17:03", "17:03 | 15 Feb 2011", "نشر في 15 فبراير 2011 الساعة 17:03"])
def test_a_publication_time_is_read(language, head):
    report = read(release(language, head))

    assert report.published.value == datetime(2011, 2, 15, 17, 3, tzinfo=ZoneInfo("Europe/Brussels"))
    assert report.published.zone_assumed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "label",
    [
        "Last updated", "Last updated:", "Updated", "Updated\n", "Updated:\n", "Updated on", "Page updated:", "Last modified",
        "آخر تحديث", "آخر تحديث:", "آخـر تحديث في",
        "تاريخ آخر تحديث:", "حُدّث في", "تم التحديث", "\u202bآخر تحديث\u202c", "Last updated:\n",
    ],
)  # fmt: skip
def test_the_update_is_read_whatever_its_label(language, label):
    report = read(release(language, "15 Feb 2011", f"{label} 19-Sep-2011 17:03"))

    assert (report.published.value, report.updated.value, report.updated.zone_assumed) == (DAY, UPDATED, True)


@pytest.mark.parametrize("bullet", BULLETS)
def test_bullets_of_any_kind_agree(bullet):
    head = ["15 Feb. 2011 -", "|", "آخر تحديث 19-Sep-2011 17:03"]

    report = read(release("ar", *[bullet + line for line in head]))

    assert (report.published.value, report.updated.value) == (DAY, UPDATED)
    assert kinds(report)[:5] == ["title", "metadata", "not_used", "metadata", "standfirst"]


@pytest.mark.parametrize(
    "line",
    [
        "15 Feb. 2011 | آخر تحديث 19-Sep-2011 17:03",
        "• 15 Feb. 2011 - • | • Last updated 19-Sep-2011 17:03",
        "Last updated: 19-Sep-2011 17:03 | Published: 15 Feb 2011",
        "Published 15 Feb 2011 Last updated 19 Sep 2011 17:03",
    ],
)
def test_items_on_one_line_are_parted(line):
    report = read(release("ar", line))

    assert (report.published.value, report.updated.value) == (DAY, UPDATED)


@pytest.mark.parametrize(
    ("head", "days"),
    [
        ("15 Feb 2011 - 17 Feb 2011", (DAY, date(2011, 2, 17))),
        ("15-17 Feb. 2011", (DAY, date(2011, 2, 17))),
        ("15 فبراير 2011 إلى 2 مارس 2011", (DAY, date(2011, 3, 2))),
    ],
)
def test_a_range_is_published_on_its_first_day_and_suggests_an_event(head, days):
    report = read(release("en", head))

    assert report.published.value == DAY
    assert [each.value for each in report.suggestions if each.kind == "event_dates"] == [days]


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("Press Release (2011) 045", "Press Release (2011) 045"),
        ("PRESS RELEASE (2011)045", "PRESS RELEASE (2011)045"),
        ("PR (2011) 045", "PR (2011) 045"),
        ("No. 11/045", "No. 11/045"),
        ("بيان صحفي رقم 45/2011", "بيان صحفي رقم 45/2011"),
        ("بيان صحفي رقم (2011) 45", "بيان صحفي رقم (2011) 45"),
    ],
)
@pytest.mark.parametrize("glued", ["", "UPDATED"])
def test_release_numbers_are_read_without_a_glued_flag(head, number, glued):
    report = read(release("en", f"{head}{glued}", "15 Feb 2011"))

    assert report.release_number.value == number
    assert report.published.value == DAY


@pytest.mark.parametrize(("words", "status"), [("UPDATED", "UPDATED"), ("Corrected", "Corrected"), ("مصحح", "مصحح")])
def test_a_status_word_is_read(words, status):
    report = read(release("en", "15 Feb 2011", words))

    assert report.status.value == status


@pytest.mark.parametrize(
    "words", ["EMBARGOED UNTIL 16 Feb 2011 10:00 GMT", "حظر النشر حتى 16 فبراير 2011 الساعة 10:00 GMT"]
)
def test_an_embargo_is_read(words):
    report = read(release("en", "15 Feb 2011", words))

    assert report.embargo.value.isoformat() == "2011-02-16T10:00:00+00:00"
    assert report.published.value == DAY


@pytest.mark.parametrize(
    ("line", "byline", "credit"),
    [
        ("15 Feb 2011 | by Jane Roe | Photo: John Doe", "Jane Roe", "John Doe"),
        ("15 فبراير 2011 | كتب: سمير حداد | تصوير: هدى نجار", "سمير حداد", "هدى نجار"),
    ],
)
def test_byline_and_credit_are_read_between_bars(line, byline, credit):
    report = read(release("en" if "by" in line else "ar", line))

    assert (report.byline.value, report.credit.value, report.published.value) == (byline, credit, DAY)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Reading time: four minutes"), ("ar", "مدة القراءة أربع دقائق")]
)
def test_an_unknown_item_is_kept_and_shown(language, words):
    report = read(release(language, "• 15 Feb 2011", f"• {words}", "• Last updated 19-Sep-2011 17:03"))

    assert f"• {words}" in report.raw_metadata
    assert "metadata_unknown" in codes(report)
    assert report.updated.value == UPDATED


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (
            "Ministers meet in Manama 15 Feb 2011 Last updated: 19-Sep-2011 17:03 English Français العربية",
            "Ministers meet in Manama",
        ),
        (
            "اجتماع الوزراء في المنامة - 15 فبراير 2011 آخر تحديث 19-Sep-2011 17:03 English العربية",
            "اجتماع الوزراء في المنامة",
        ),
    ],
)
def test_a_flattened_page_head_is_cut_apart(line, title):
    language = "en" if title.isascii() else "ar"
    report = read(f"{line}\n\n{LEDE[language]}\n\n{LEDE[language]} \n\nEnd of it all, as we said.\n")

    assert (report.title.value, report.published.value, report.updated.value) == (title, DAY, UPDATED)
    assert {report.title.confidence, report.published.confidence, report.updated.confidence} == {"likely"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "line",
    [
        "RSS", "Print", "• Share", "طباعة", "مشاركة", "English", "English • Français • العربية", "| English | Русский |",
        "[image]", "photo.jpg",
        "Home / News / {title}", "الرئيسية > {title}",
    ],
)  # fmt: skip
def test_furniture_is_never_the_title(language, line):
    report = read(line.format(title=TITLE[language]) + "\n\n" + release(language, "15 Feb 2011"))

    assert report.title.value == TITLE[language]
    assert report.not_used[0].reason == "furniture"


def test_a_sources_own_furniture_is_known_by_its_settings():
    report = read("Gulf Gazette Online\n\n" + release("en", "15 Feb 2011"), furniture=("gulf gazette online",))

    assert report.title.value == TITLE["en"]


def test_counters_between_bullets_are_no_news():
    report = read(release("en", "• 15 Feb 2011", "• 12", "• Last updated 19-Sep-2011 17:03"))

    assert "metadata_unknown" not in codes(report)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_printed_twice_is_used_once(language):
    report = read(f"{TITLE[language]}\n\n" + release(language, "15 Feb 2011"))

    assert report.title.value == TITLE[language]
    assert [block.reason for block in report.not_used] == ["repeated"]


def test_a_torn_title_is_put_together():
    report = read(
        "Ministers meet\nin Manama\nfor talks\n15 Feb 2011\n\n" + LEDE["en"] + "\n\n" + LEDE["en"] + "\n\nThe end came."
    )

    assert (report.title.value, report.title.confidence) == ("Ministers meet in Manama for talks", "likely")


@pytest.mark.parametrize(
    ("language", "words"), [("en", "At the meeting of ministers in Manama"), ("ar", "خلال اجتماع الوزراء في المنامة")]
)
def test_a_block_between_title_and_date_is_the_subtitle(language, words):
    report = read(release(language, f"{words}\n\n15 Feb 2011"))

    assert report.subtitle.value == words
    assert report.standfirst.value == LEDE[language]


@pytest.mark.parametrize(("language", "words"), [("en", "By Jane Roe"), ("ar", "بقلم سمير حداد")])
def test_a_byline_between_title_and_date_is_no_subtitle(language, words):
    report = read(release(language, f"{words}\n\n15 Feb 2011"))

    assert (report.byline.value, report.subtitle.value) == (words, None)


@pytest.mark.parametrize(("place", "language"), [("Manama, Bahrain", "en"), ("المنامة، البحرين", "ar")])
def test_a_place_and_an_early_date_stand_before_the_title(place, language):
    report = read(f"{place}\n\n15 Feb 2011\n\n" + release(language))

    assert (report.title.value, report.published.value) == (TITLE[language], DAY)
    assert [each.value for each in report.suggestions if each.kind == "place"] == [place]


@pytest.mark.parametrize("line", ["Manama, 14 Feb 2011", "Manama, Bahrain, 14 Feb 2011", "المنامة - 14 فبراير 2011"])
def test_a_date_with_a_place_loses_against_the_date_below_the_title(line):
    report = read(line + "\n\n" + release("en", "15 Feb 2011"))

    assert (report.published.value, report.published.alternatives) == (DAY, (date(2011, 2, 14),))
    assert report.published.confidence == "likely"


@pytest.mark.parametrize("line", ["في 4 مارس 2014 على الساعة 10:30", "4/3/2014 10:30", "2014-03-04 10:30"])
def test_a_date_below_the_text_is_accepted_with_less_trust(line):
    report = read(release("ar") + "\n" + line)

    assert report.published.value.date() in {date(2014, 3, 4), date(2014, 4, 3)}
    assert report.published.confidence != "sure"
    assert "published_closing" in codes(report)


def test_beyond_a_long_paragraph_dates_are_text():
    report = read(f"{TITLE['en']}\n\n{LEDE['en'] * 2}\n\n15 Feb 2011\n\n{LEDE['en']}")

    assert report.published.value is None
    assert [each.value for each in report.suggestions if each.kind == "date"] == [DAY]


def test_beyond_sixteen_lines_dates_are_text():
    lines = [f"Line number {number} of the text stands here." for number in range(16)]

    report = read("\n\n".join([TITLE["en"], *lines, "15 Feb 2011", LEDE["en"]]))

    assert report.published.value is None
