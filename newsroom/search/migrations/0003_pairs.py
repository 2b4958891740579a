"""What finds phrases: each two words that follow each other, as a number, so that an index can answer for their order.

search_pair_v1(one, other) → integer   the number of two lexemes; the forms of a word behind particles mostly share it
search_pairs_v1(tsvector) → integer[]  those of a text; stop words between two lexemes do not part them

Two pairs may have one number, so what an index of them finds has yet to be matched.
"""

from django.db import migrations

# As many particles go as leave two letters, whatever they are: a word that begins like one and the word behind it meet again.
BARE = "regexp_replace({}, '^[وفبلكس]+(?=..)', '')"
# Few enough numbers that an index of them stays small, more than enough to tell the texts of an archive apart.
NUMBER = f"hashtext({BARE.format('one')} || ' ' || {BARE.format('other')}) & {2**18 - 1}"

PAIR = f"""
CREATE FUNCTION search_pair_v1(one text, other text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT {NUMBER}
$$
"""

# It does not call the other function, since indexes are built where only functions of PostgreSQL are known by their bare names.
PAIRS = f"""
CREATE FUNCTION search_pairs_v1(words tsvector) RETURNS integer[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT COALESCE(array_agg(DISTINCT {NUMBER}), '{{}}')
    FROM (
        SELECT lexeme AS one, lead(lexeme) OVER (ORDER BY place) AS other
        FROM unnest(words) AS word(lexeme, places, weights), unnest(places) AS place
    ) AS neighbours
    WHERE other IS NOT NULL
$$
"""  # noqa: S608 -- the only words put in are those above


class Migration(migrations.Migration):
    dependencies = [("search", "0002_press_vocabulary")]

    operations = [
        migrations.RunSQL(PAIR, "DROP FUNCTION search_pair_v1(text, text)"),
        migrations.RunSQL(PAIRS, "DROP FUNCTION search_pairs_v1(tsvector)"),
    ]
