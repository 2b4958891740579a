"""The text search: its SQL functions in version 1, all IMMUTABLE, and the word families that editors keep.

search_fold_v1(language, text) → text        one spelling of every word, single spaces for all else
search_stems_v1(language, text) → text       the lexemes in their order
search_vector_v1(language, text) → tsvector  what is indexed; languages but ar and en get their folded words as they are
search_plain_v1(html) → text                 without tags and entities
search_keys_v1(language, list) → text[]      the stems of each entry of a list parted by commas
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

import newsroom.languages
import newsroom.search.functions

# Letters of any script without case and accents. Ranges are written out: no locale of a database changes the outcome.
ANY_FOLD = r"""
CREATE FUNCTION any_fold_v1(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT trim(regexp_replace(
        regexp_replace(lower(normalize(words, NFKD)), '[\u0300-\u036F\u0483-\u0489]+', '', 'g'),
        '[\u0001-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00BF\u00D7\u00F7\u02B0-\u02FF\u060C\u061B-\u061F\u066A-\u066D'
        '\u06D4\u2000-\u2BFF\u3000-\u303F\uFD3E\uFD3F\uFE00-\uFE6F]+', ' ', 'g'))
$$
"""

# In this order: vowel signs, tatweel and invisible characters go; one letter for every family of forms, digits as ASCII;
# the seats of hamza that spellings disagree on (مسؤول مسئول); hamza after alef where a word or its stem ends (وزراء وزرائه
# إجراءات); names that are written joined or split (عبد الله, أبو ظبي, نور الدين).
AR_FOLD = r"""
CREATE FUNCTION ar_fold_v1(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(any_fold_v1(translate(
        regexp_replace(regexp_replace(regexp_replace(translate(
            regexp_replace(normalize(words, NFKC),
                '[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+', '', 'g'),
            'أإآٱىیېکڪھہەۀةگپچڤ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹',
            'اااايييككهههههكبجف01234567890123456789'),
        '[ءؤئ]و', 'وو', 'g'),
        'ا[ءؤئ](هما|ها|هم|هن|ه|نا|كم|ات(?:ها|هم|ه|نا)?|ين|ان|يه|يا|ي)?(?![ء-ي])', 'ا\1', 'g'),
        'ء(?![ء-ي])', '', 'g'),
        'ؤئ', 'وي')),
        '(^| )([وفبلك]?)(عبد(?= ال)|اب[وي](?= ظبي)|(?:نور|صلاح|علا|سيف|عز|محيي|محي|شمس|فخر|بها|جمال|شهاب|خير|ضيا|سعد|ناصر'
        '|كمال|زين|حسام|عماد)(?= الدين)) ', '\1\2\3', 'g')
$$
"""

# A light stemmer, word by word over a folded text: stop words go, then the article with what may stand before it, possessive
# endings, the endings of adjectives and feminines, plurals and duals, alef of the accusative. A bare و ف ب ل ك stays, since
# nothing tells it from a first letter (وزير, فيصل): the query asks for both forms instead. ٱ, which folding leaves nowhere,
# guards words whose ending is their own until the end.
AR_STEM = r"""
CREATE FUNCTION ar_stem_v1(folded text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT trim(translate(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        regexp_replace(regexp_replace(regexp_replace(folded,
        '(?:^| )[وف]?(?:في|من|عن|الي|ان|مع|هذا|هذه|ذلك|تلك|التي|الذي|الذين|او|ثم|قد|كما|ما|لا|لم|لن|هو|هي|حيث|انه|انها)(?= |$)',
        '', 'g'),
        '(^| )(?:[وف]?ال(?!له(?: |$))(?=[^ ]{2})|[وف]?لل(?=[^ ]{2})|[وف]?[بك]ال(?=[^ ]{3}))', '\1', 'g'),
        '(^| )ال(?!له(?: |$))(?=[^ ]{2})', '\1', 'g'),
        '(^| )([وفبل]?)(?:(عملي|مدني|اهلي)(?:ه|ات|ين|ون|ا)?|(اتجاه|انتباه|مياه|رفاه|اعلي|اعلا|بيروت|سليمان))(?= |$)',
        '\1\2\3\4ٱ', 'g'),
        '([^ ]{4,}?)(?:هما|هم|هن|كم|نا)(?= |$)', '\1', 'g'),
        '([^ ]{3,}?)(?:ات[هي]|اتها|ت[هي]|تها|يات|يتها|يته|يين|يون|يتين|يه|يا|ي|ها|ه|تين|تان)(?= |$)', '\1', 'g'),
        '([^ ]{3,}?)(?:ات|وا|ت)(?= |$)', '\1', 'g'),
        '([^ ]{4,}?)(?:ون|ين|ان)(?= |$)', '\1', 'g'),
        '([^ ]{4,}?)ا(?= |$)', '\1', 'g'),
        'ٱ', ''))
$$
"""

FOLD = """
CREATE FUNCTION search_fold_v1(language text, words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE language WHEN 'ar' THEN ar_fold_v1(words) ELSE any_fold_v1(words) END
$$
"""

VECTOR = """
CREATE FUNCTION search_vector_v1(language text, words text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE language
        WHEN 'ar' THEN to_tsvector('pg_catalog.simple', ar_stem_v1(ar_fold_v1(words)))
        WHEN 'en' THEN to_tsvector('pg_catalog.english', any_fold_v1(words))
        ELSE to_tsvector('pg_catalog.simple', any_fold_v1(words))
    END
$$
"""

STEMS = """
CREATE FUNCTION search_stems_v1(language text, words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE language
        WHEN 'ar' THEN ar_stem_v1(ar_fold_v1(words))
        ELSE COALESCE((
            SELECT string_agg(lexeme, ' ' ORDER BY place)
            FROM unnest(search_vector_v1(language, words)) AS word(lexeme, places, weights), unnest(places) AS place
        ), '')
    END
$$
"""

# Inline tags part no words; all others do.
PLAIN = """
CREATE FUNCTION search_plain_v1(html text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(regexp_replace(html, '</?(?:a|abbr|b|bdi|bdo|em|i|s|span|strong|sub|sup|u)(?:\\s[^>]*)?>', '', 'g'),
        '<[^>]*>|&(?:[a-zA-Z]+|#[0-9a-zA-Z]+);', ' ', 'g')
$$
"""

KEYS = r"""
CREATE FUNCTION search_keys_v1(language text, words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT COALESCE(array_agg(DISTINCT stems), '{}')
    FROM (SELECT search_stems_v1(language, entry) AS stems FROM regexp_split_to_table(words, '[,،;؛\n]+') AS entry) AS entries
    WHERE stems <> ''
$$
"""

FUNCTIONS = {
    "any_fold_v1(text)": ANY_FOLD,
    "ar_fold_v1(text)": AR_FOLD,
    "ar_stem_v1(text)": AR_STEM,
    "search_fold_v1(text, text)": FOLD,
    "search_vector_v1(text, text)": VECTOR,
    "search_stems_v1(text, text)": STEMS,
    "search_plain_v1(text)": PLAIN,
    "search_keys_v1(text, text)": KEYS,
}


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        *(migrations.RunSQL(sql, f"DROP FUNCTION {signature}") for signature, sql in FUNCTIONS.items()),
        migrations.CreateModel(
            name="WordFamily",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "language",
                    models.CharField(choices=newsroom.languages.choices, max_length=10, verbose_name="language"),
                ),
                (
                    "words",
                    models.TextField(
                        help_text="Parted by commas; an entry may be several words, for example “NATO, North Atlantic Treaty Organization”. Endings, articles and prefixes need not be listed: one form of each stem is enough.",
                        verbose_name="words",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note for colleagues")),
                (
                    "keys",
                    models.GeneratedField(
                        db_persist=True,
                        expression=newsroom.search.functions.Keys("language", "words"),
                        output_field=django.contrib.postgres.fields.ArrayField(models.TextField()),
                        verbose_name="as the index knows them",
                    ),
                ),
            ],
            options={
                "verbose_name": "word family",
                "verbose_name_plural": "word families",
                "ordering": ["language", "words", "id"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["keys"], name="word_family_keys")
                ],
            },
        ),
    ]
