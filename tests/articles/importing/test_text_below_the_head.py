import pytest

from articles.importing.captions import ENOUGH, Surroundings, is_caption, score
from articles.importing.markup import body_html

from .releases import LANGUAGES, LEDE, PARAGRAPH, SECOND, codes, kinds, read, release

CAPTIONS = {"ar": "لقاء الوزراء في القاعة الكبرى", "en": "Ministers in the great hall"}
OTHER = {"ar": "en", "en": "ar"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_line_in_another_language_is_a_caption(language):
    report = read(release(language, "15 Feb 2011", body=(CAPTIONS[OTHER[language]],)))

    (caption,) = report.captions
    assert (caption.text, caption.lang) == (CAPTIONS[OTHER[language]], OTHER[language])
    assert {"caption_language", "image_missing"} <= codes(report)
    assert kinds(report) == ["title", "metadata", "standfirst", "caption", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Left to right: Jane Roe and John Doe"),
        ("en", "From left, Jane Roe and John Doe on board."),
        ("en", "Photo: The ministers at the round table in the hall"),
        ("en", "File photo of a merchant ship in the strait"),
        ("ar", "من اليمين: سمير حداد وهدى نجار"),
        ("ar", "صورة أرشيفية لسفينة تجارية في المضيق"),
        ("ar", "صورة: الوزراء حول المائدة المستديرة في القاعة"),
    ],
)
def test_a_cue_makes_a_caption_wherever_it_stands(language, words):
    report = read(release(language, "15 Feb 2011") + f"\n\n{words}\n\n{SECOND[language]}")

    assert [(caption.text, caption.lang, caption.after) for caption in report.captions] == [(words, language, 2)]


@pytest.mark.parametrize(
    ("text", "around", "points"),
    [
        ("Ministers in the great hall", Surroundings("ar", position=3), 4),
        ("Photo of the hall", Surroundings("en", position=3), 4),
        ("Ministers talk in the Gulf", Surroundings("en", head="Defence ministers talk in the Gulf", position=3), 3),
        ("The hall of the port", Surroundings("en", position=1, followed_by_text=True), 2),
        ("The hall of the port", Surroundings("en", position=3, printed_twice=True), 3),
        ("Minister Jane Roe, Ambassador John Doe", Surroundings("en", position=3), 2),
        ("السفير سمير حداد والوزير نجار", Surroundings("ar", position=3), 2),
        ("The hall of the port. It was open.", Surroundings("en", position=3), -3),
        ("“The hall of the port", Surroundings("en", position=3), -2),
        ("Ladies and Gentlemen", Surroundings("en", position=3), -2),
        ("أصحاب المعالي والسعادة", Surroundings("ar", position=3), -2),
        ("The halls of the port are:", Surroundings("en", position=3), -2),
        ("The halls of the port", Surroundings("en", position=3, followed_by_list=True), -2),
        ("A word " * 60, Surroundings("ar", position=1, followed_by_text=True), 0),
    ],
)
def test_each_sign_has_its_points(text, around, points):
    assert score(text, around) == points


def test_the_first_block_needs_more_points_or_text_after_it():
    assert not is_caption(ENOUGH, Surroundings("en", position=0))
    assert is_caption(ENOUGH + 1, Surroundings("en", position=0))
    assert is_caption(ENOUGH, Surroundings("en", position=0, followed_by_text=True))


@pytest.mark.parametrize(
    ("language", "words"), [("en", "The hall of the port was open."), ("ar", "كانت القاعة الكبرى مفتوحة.")]
)
def test_two_points_leave_it_in_the_body_and_ask(language, words):
    report = read(release(language, "15 Feb 2011", body=(words,)))

    assert (report.body[0].text, report.body[0].flag) == (words, "perhaps_caption")
    assert report.captions == ()
    assert "perhaps_caption" in codes(report)


def test_a_caption_printed_twice_is_kept_once():
    words = "The great hall of the port"

    report = read(release("en", "15 Feb 2011", body=(words, words)))

    assert [(caption.text, caption.printed_twice) for caption in report.captions] == [(words, True)]
    assert [(block.text, block.reason) for block in report.not_used] == [(words, "repeated")]


@pytest.mark.parametrize("words", ["Photo: Jane Roe", "© Jane Roe", "Jane Roe/Reuters", "تصوير: هدى نجار"])
def test_a_credit_is_no_caption(words):
    report = read(release("ar", "15 Feb 2011", body=(words,)))

    assert report.captions == ()
    assert report.credit.value in words
    assert "credit" in kinds(report)


@pytest.mark.parametrize("words", ["[image]", "photo.jpg", "Image: hall.png"])
def test_the_place_of_a_picture_is_nothing(words):
    report = read(release("en", "15 Feb 2011", body=(words,)))

    assert report.captions == ()
    assert [block.reason for block in report.not_used] == ["furniture"]


def test_a_caption_is_never_the_only_text():
    report = read(f"{LEDE['ar'][:60]}\n\n15 Feb 2011\n\nPhoto of the hall at noon", language="ar")

    assert report.captions == ()
    assert [block.text for block in report.body] == ["Photo of the hall at noon"]


@pytest.mark.parametrize(("language", "words"), [("en", "What comes next"), ("ar", "الخطوات المقبلة")])
def test_a_short_line_above_a_paragraph_is_a_heading(language, words):
    report = read(release(language, "15 Feb 2011", body=(PARAGRAPH[language], words)))

    assert [block.kind for block in report.body] == ["paragraph", "heading", "paragraph", "paragraph"]
    assert f"<h2>{words}</h2>" in body_html(report)


def test_a_heading_among_single_lines_is_asked_about():
    report = read(
        "\n".join(["A title of ours", "15 Feb 2011", LEDE["en"], SECOND["en"], "What comes next", PARAGRAPH["en"]])
    )

    assert [(block.kind, block.flag) for block in report.body][1] == ("heading", "heading_doubtful")
    assert "heading_doubtful" in codes(report)


@pytest.mark.parametrize(
    "signs",
    [("- ", "- ", "- "), ("• ", "• ", "• "), ("1. ", "2. ", "3. "), ("١- ", "٢- ", "٣- "), ("a) ", "b) ", "c) ")],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_lines_with_the_same_sign_are_a_list(signs, between):
    points = between.join(sign + word for sign, word in zip(signs, ["ships", "crews", "ports"], strict=True))

    report = read(release("en", "15 Feb 2011", body=(f"{SECOND['en']}\n\n{points}",)))

    assert [item.text for item in report.body[1].items] == ["ships", "crews", "ports"]
    tag = "ul" if signs[0][0] in "-•" else "ol"
    assert f"<{tag}><li>ships</li><li>crews</li><li>ports</li></{tag}>" in body_html(report)


def test_lists_nest_by_indent_and_keep_the_prose_inside_an_item():
    points = "Points:\n- ships\n  - large\n  - small\n- crews\n  who sail them\nAnd that is all."

    report = read(release("en", "15 Feb 2011", body=(PARAGRAPH["en"], points)))

    assert [block.kind for block in report.body][:4] == ["paragraph", "paragraph", "list", "paragraph"]
    assert "<ul><li>ships<ul><li>large</li><li>small</li></ul></li><li>crews<br>who sail them</li></ul>" in body_html(
        report
    )


def test_one_bullet_is_no_list():
    report = read(
        release(
            "en", "15 Feb 2011", body=(PARAGRAPH["en"], "- and this was said as well, in a whisper and with a smile.")
        )
    )

    assert "list" not in kinds(report)


@pytest.mark.parametrize("words", ["“We sail at dawn, whatever they say.”", "«سنبحر مع الفجر مهما قيل لنا في الطريق.»"])
def test_a_paragraph_in_quotation_marks_is_a_quotation_and_keeps_them(words):
    report = read(
        release(
            "ar" if "«" in words else "en",
            "15 Feb 2011",
            body=(PARAGRAPH["en"] if "“" in words else PARAGRAPH["ar"], words),
        )
    )

    assert report.body[1].kind == "quote"
    assert f"<blockquote><p>{words}</p></blockquote>" in body_html(report)


def test_a_quotation_that_is_only_opened_is_reported_and_left_alone():
    words = "“We sail at dawn, they said. And then they all went home to sleep."

    report = read(release("en", "15 Feb 2011", body=(words,)))

    assert "quotes_unbalanced" in codes(report)
    assert report.body[0].text == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Excellencies,\nLadies and Gentlemen,"),
        ("en", "Mr Chairman,\n\nLadies and Gentlemen,"),
        ("ar", "أصحاب المعالي والسعادة،\nالسيدات والسادة،"),
        ("ar", "أصحاب المعالي والسعادة\n\nالسيدات والسادة"),
    ],
)
def test_a_speech_greets_first_and_asks_for_a_summary(language, words):
    report = read(release(language, f"15 Feb 2011\n\n{words}"))

    assert [block.kind for block in report.body][0] == "salutation"
    assert report.body[0].text.count("\n") == 1
    assert report.standfirst.value is None
    assert "summary_wanted" in codes(report)
    assert body_html(report).startswith("<p>" + report.body[0].text.replace("\n", "<br>") + "</p>")


def test_a_single_paragraph_is_the_body_and_not_the_standfirst():
    report = read(f"A title of ours\n\n15 Feb 2011\n\n{LEDE['en']}\n")

    assert [block.text for block in report.body] == [LEDE["en"]]
    assert report.standfirst.value is None


def test_html_is_escaped_and_a_foreign_block_says_its_language():
    report = read(release("ar", "15 Feb 2011", body=(PARAGRAPH["ar"], f"<b>R&D</b> {PARAGRAPH['en']} {SECOND['en']}")))

    html = body_html(report)

    assert '<p lang="en" dir="ltr">&lt;b&gt;R&amp;D&lt;/b&gt; One of' in html
    assert "<b>" not in html
