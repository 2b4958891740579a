"""What a query finds and what it must not, asked of PostgreSQL with the functions and word families that readers search with."""

import pytest
from django.db import connection

from newsroom.search.models import WordFamily
from newsroom.search.queries import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("press_vocabulary")]

FOUND = {
    "forms of alef": [
        ("الامن", "الأمن في المنطقة"),
        ("إعلان", "اعلان إسطنبول"),
        ("الاتحاد الاوروبي", "الاتحاد الأوروبي"),
        ("آسيا", "اسيا"),
    ],
    "ya and alef maqsura": [("مستشفي", "زيارة مستشفى"), ("مستشفى", "المستشفي"), ("على", "علي")],
    "ta marbuta typed as ha": [("مبادره", "مبادرة إسطنبول"), ("الحكومة", "الحكومه القطرية")],
    "vowel signs": [("الحكومة", "اَلْحُكُومَةُ القَطَرِيَّة"), ("مُؤتَمَر", "المؤتمر الدبلوماسي")],
    "tatweel and ligatures": [("مجلس", "مجلـــس التعاون"), ("لاتفاق", "ﻻتفاق"), ("الله", "الحمد ﷲ")],
    "invisible characters": [("الحكومة", "الح\u200cكومة"), ("مؤتمر", "\u200fمؤتمر\u200f الدوحة")],
    "letters of Persian keyboards": [("الكويت", "الکویت"), ("یعلن", "يعلن")],
    "digits": [("2011", "فبراير ٢٠١١"), ("٢٠١١", "2011"), ("۲۰۱۱", "2011")],
    "the article and what stands before it": [
        ("حكومة", "للحكومة القطرية"),
        ("حكومة", "بالحكومة"),
        ("حكومة", "والحكومة"),
        ("حكومة", "كالحكومة"),
        ("حكومة", "فالحكومة"),
        ("المانيا", "ألمانيا"),
        ("ألمانيا", "الألمانية"),
        ("التزام", "الالتزامات"),
        ("إلغاء", "الإلغاء"),
    ],
    "bare particles": [
        ("حكومة", "لحكومة دولة قطر"),
        ("لحكومة", "الحكومة"),
        ("قطر", "الكويت وقطر والبحرين"),
        ("مصر", "ومصر"),
        ("شراكة", "بشراكة دائمة"),
        ("أعلن", "وأعلن الأمين العام"),
        ("دول", "لدول الخليج"),
        ("يعلن", "سيعلن"),
        ("قادة", "فقادة الحلف"),
        ("عمان", "وسلطنة عُمان"),
    ],
    "hamza after alef": [
        ("وزراء", "الوزرا"),
        ("وزراء", "وزرائه"),
        ("إجراء", "الإجراءات"),
        ("بناء", "بنائها"),
        ("لقاء", "لقاءاتهم"),
        ("قضاء", "القضائية"),
    ],
    "seats of hamza": [("مسئول", "مسؤول كبير"), ("شئون", "الشؤون السياسية"), ("المسؤولين", "مسئولون")],
    "names joined and split": [
        ("عبدالله", "الملك عبد الله الثاني"),
        ("عبد الله", "الملك عبدالله"),
        ("عبد الرحمن", "لعبدالرحمن العطية"),
        ("ابوظبي", "أبو ظبي"),
        ("أبو ظبي", "في أبوظبي"),
        ("نورالدين", "نور الدين"),
    ],
    "endings": [
        ("مؤتمر", "مؤتمراً"),
        ("مؤتمر", "المؤتمرات"),
        ("انتخابات", "الانتخابية"),
        ("روسيا", "الروسية"),
        ("فرنسا", "الفرنسي"),
        ("بحريني", "البحرين"),
        ("وزير", "الوزيران"),
        ("حكومة", "حكومتهم"),
        ("سياسة", "سياستها"),
        ("معلم", "المعلمون"),
        ("دولة", "الدولتين"),
        ("سوداني", "السودان"),
        ("فلسطين", "الفلسطينيين"),
        ("اتجاه", "اتجاهات"),
        ("عملية", "عمليات"),
        ("الأردن", "الأردنية"),
    ],
    "broken plurals": [
        ("مدرسة", "مدارس"),
        ("مدارس", "المدرسة"),
        ("وزير", "وزراء الخارجية"),
        ("وزراء", "الوزير"),
        ("دولة", "دول الحلف"),
        ("سفير", "السفراء"),
        ("سفراء", "سفير قطر"),
        ("قمة", "القمم"),
        ("قمم", "قمة إسطنبول"),
        ("خبير", "خبراء"),
        ("مشروع", "المشاريع"),
        ("أزمة", "الأزمات"),
        ("تقرير", "تقارير"),
        ("لجنة", "اللجان"),
        ("وفد", "الوفود"),
        ("شريك", "وشركاء"),
        ("سلاح", "الأسلحة"),
        ("بلد", "بين البلدين"),
        ("برنامج", "لبرامج"),
        ("قانون", "القوانين"),
    ],
    "verbs": [
        ("أعلن", "يعلنون"),
        ("يعلنون", "أعلن"),
        ("يعلن", "أعلنت الحكومة"),
        ("إعلان", "سيعلن الحلف"),
        ("زيارة", "يزور الدوحة"),
        ("زار", "زيارة"),
        ("افتتح", "يفتتح المؤتمر"),
        ("أكد", "وأكدت"),
        ("قال", "يقول"),
        ("ناقش", "مناقشات"),
        ("شارك", "يشاركون"),
        ("وقع", "توقيع اتفاقية"),
    ],
    "abbreviations": [
        ("ناتو", "منظمة حلف شمال الأطلسي"),
        ("حلف شمال الأطلسي", "قوات الناتو"),
        ("مجلس التعاون الخليجي", "دول مجلس التعاون"),
    ],
    "phrases": [('"حلف شمال الأطلسي"', "مقر حلف شمال الأطلسي"), ('"وزراء الخارجية"', "اجتماع وزراء الخارجية")],
    "exclusions and alternatives": [
        ("مؤتمر -لندن", "مؤتمر الدوحة"),
        ("الرياض أو الدوحة", "مؤتمر الدوحة"),
        ("في الدوحة", "الدوحة"),
    ],
    "short words behind particles": [
        ("قمة", "وقمة إسطنبول"),
        ("قانون", "وقانون"),
        ("تعاون", "بتعاون وثيق"),
        ("شركاء", "وشركاء"),
        ("بيان", "لبيان"),
    ],
}

NOT_FOUND = [
    ("زير", "وزير الخارجية"),
    ("يصل", "الملك فيصل"),
    ("فيصل", "يصل الوفد"),
    ("إعلان", "المجلس الأعلى"),
    ("أعلى", "إعلان"),
    ("بحر", "البحرين"),
    ("البحرين", "البحر"),
    ("بيرو", "بيروت"),
    ("مدن", "المجتمع المدني"),
    ("مدني", "المدن"),
    ("عملية", "ورشة عمل"),
    ("شعب", "شعبان"),
    ("سلطان", "السلطة"),
    ("لبن", "لبنان"),
    ("جزار", "الجزائر"),
    ("أصل", "واصل الحوار"),
    ("أفق", "وافق المجلس"),
    ("أحد", "قرار واحد"),
    ("قطار", "قطر"),
    ("عام", "عمان"),
    ("نيجر", "نيجيريا"),
    ("جنة", "اللجنة"),
    ("حر", "البحر"),
    ("سودان", "سود"),
    ("كر", "الفكر"),
    ("سائل", "وسائل"),
    ('"الخارجية وزراء"', "وزراء الخارجية"),
    ("مؤتمر -الدوحة", "مؤتمر الدوحة"),
    ("عمران", "عمر"),
    ("تعاون", "تعالى"),
    ("طاقة", "طقس"),
    ("لندن", "لدن"),
]

ENGLISH_FOUND = [
    ("conferences", "The Conference opened"),
    ("meet", "They met in Doha"),
    ("women", "a woman"),
    ("NATO", "the North Atlantic Treaty Organization"),
    ("resume", "a résumé"),
    ("communique", "final communiqué"),
    ("organisation", "Organization"),
    ("Euro-Atlantic", "euro atlantic"),
    ("speech", "The Secretary General's address"),
    ("energy or water", "water security"),
    ("2011/015", "No 2011/015"),
    ("ambassador’s", "ambassadors"),
    ('"deputy secretary general"', "the Deputy Secretary General"),
    ("North Atlantic Treaty Organisation", "NATO"),
    ('"freedom of the press"', "on the freedom of the press"),
    ('"energy" "security of supply"', "energy and the security of supply"),
]
ENGLISH_NOT_FOUND = [
    ("Oman", "a woman"),
    ("Gulf -Kuwait", "Gulf states and Kuwait"),
    ('"general secretary"', "secretary general"),
    ('"freedom of the press"', "press freedom"),
    ('"freedom of the press"', "freedom and unity of the press"),
    ("the", "the end"),
    ("seat", "season"),
]


PHRASES = [
    ("ar", '"وزراء الخارجية"', "اجتمع بوزراء الخارجية"),
    ("ar", '"وزراء الخارجية"', "ووزراء وخارجية"),
    ("ar", '"بيان الدوحة"', "وبيان بالدوحة"),
    ("ar", '"كلب الفلاح"', "وكلب وفلاح"),
    ("ar", '"حلف شمال الأطلسي" "بيان ختامي"', "بيان ختامي لحلف شمال الأطلسي"),
    ("en", '"freedom of the press"', "the freedom of the press"),
    ("en", '"deputy secretary general"', "the Deputy Secretary General"),
]


def matches(query, document, code):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT search_vector_v1(%s, %s) @@ to_tsquery('simple', %s)",
            [code, document, build(query, code).expression],
        )
        return cursor.fetchone()[0]


@pytest.mark.parametrize("kind", FOUND)
def test_a_query_finds_every_form_of_its_words(kind):
    missed = [pair for pair in FOUND[kind] if not matches(*pair, "ar")]

    assert not missed


def test_a_query_finds_no_other_word_that_looks_alike():
    wrong = [pair for pair in NOT_FOUND if matches(*pair, "ar")]

    assert not wrong


def test_english_words_are_found_by_their_stems_and_families():
    assert not [pair for pair in ENGLISH_FOUND if not matches(*pair, "en")]
    assert not [pair for pair in ENGLISH_NOT_FOUND if matches(*pair, "en")]


@pytest.mark.parametrize(("code", "phrase", "document"), PHRASES)
def test_a_text_that_has_a_phrase_has_its_pairs(code, phrase, document):
    query = build(phrase, code)

    with connection.cursor() as cursor:
        cursor.execute("SELECT search_pairs_v1(search_vector_v1(%s, %s))", [code, document])
        pairs = set(cursor.fetchone()[0])

    assert matches(phrase, document, code)
    assert query.pairs
    assert all(pairs.intersection(numbers) for numbers in query.pairs)


@pytest.mark.parametrize("text", ['"الدوحة"', "وزراء الخارجية", '-"وزراء الخارجية" بيان', '"وزراء الخارجية" أو بيان'])
def test_where_pairs_cannot_tell_none_are_asked_for(text):
    assert build(text, "ar").pairs == ()


def test_a_language_without_rules_of_its_own_is_folded():
    assert matches("CONFERENCE francaise", "Conférence Française", "fr")
    assert not matches("conférences", "conférence", "fr")


def test_what_editors_teach_is_known_at_once():
    assert not matches("هاتف", "الجوال", "ar")

    WordFamily.objects.create(language="ar", words="هاتف، جوال\nمحمول")

    assert matches("هاتف", "الجوال", "ar")
    assert matches("المحمول", "هواتف وهاتف", "ar")


@pytest.mark.parametrize(
    "text",
    ["", "   ", '"', "-", '-"', "في من", "!!! & | ( ' \\", "or", "-الدوحة", "<b>", "%s", "a:*", "\x00", "''", "ـ"],
)
def test_whatever_is_typed_is_a_query(text):
    query = build(text, "ar")

    with connection.cursor() as cursor:
        cursor.execute("SELECT to_tsquery('simple', %s)", [query.expression])
