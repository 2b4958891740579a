"""From what a person typed to what the database looks for: stems, the forms behind particles, the editors' word families."""

import json
from dataclasses import dataclass, field

from django.contrib.postgres.search import SearchQuery
from django.db import connection

from newsroom.search import clitics, syntax
from newsroom.search.models import WordFamily

MAX_LEXEMES = 12
LONGEST_ENTRY = 4  # words of a family's entry that are looked for in a query
FAMILIES = f"SELECT language, keys FROM {WordFamily._meta.db_table} WHERE language = ANY(%s) AND keys && %s::text[]"  # noqa: S608
STEMS = """
    SELECT code, search_fold_v1(code, %s), (
        SELECT jsonb_agg((
            SELECT jsonb_agg(jsonb_build_array(lexeme, place) ORDER BY place)
            FROM unnest(search_vector_v1(code, part)) AS word(lexeme, places, weights), unnest(places) AS place
        ) ORDER BY number)
        FROM unnest(%s::text[]) WITH ORDINALITY AS parts(part, number)
    )
    FROM unnest(%s::text[]) AS code
"""
PAIRS = "SELECT DISTINCT search_pair_v1(one, other) FROM unnest(%s::text[]) AS one, unnest(%s::text[]) AS other"
CERTAIN_LETTERS = 4  # of a word that no stemmer takes away


@dataclass(frozen=True)
class Query:
    """A search in one language. `key` is the folded text; `lexemes` are those that a reader's eye should find marked."""

    language: str
    key: str
    expression: str
    lexemes: frozenset[str] = field(default_factory=frozenset)
    pairs: tuple[
        tuple[int, ...], ...
    ] = ()  # of each a text must have one, if it has the phrases; see `functions.Pairs`
    typed: str = ""  # what the last word of an unfinished text begins with, in folded letters

    def __bool__(self) -> bool:
        return bool(self.expression)

    @property
    def excludes(self) -> bool:
        """Whether some word must be absent, which no part of a text can answer for the whole."""
        return "!" in self.expression


def matching(expression: str) -> SearchQuery:
    """What a vector is matched with, for the expression of a query."""
    return SearchQuery(expression, config="simple", search_type="raw")


def build(text: str, language: str) -> Query:
    """The query that `text` means in a language; empty when nothing but stop words and signs is left. Two queries."""
    return build_each(text, [language])[language]


def build_each(text: str, codes: list[str]) -> dict[str, Query]:
    """The queries that `text` means in several languages, by language. Two queries of the database, and one for each phrase."""
    branches = syntax.parse(text)
    folded = _stems(syntax.clean(text), [part for branch in branches for part in branch], codes)
    families = _families({code: [_bare(part) for part in stems.values()] for code, (_key, stems) in folded.items()})
    return {code: _query(code, branches, key, stems, families[code]) for code, (key, stems) in folded.items()}


def _query(language, branches, key, stems, families):
    builder = _Builder(language, families)
    alternatives = [_all(builder.part(part, stems[part]) for part in branch) for branch in branches]
    expression = " | ".join(f"({found})" for found in alternatives if found)
    lexemes = frozenset(builder.lexemes) if expression else frozenset()
    pairs = _pairs(builder.neighbours) if len(branches) == 1 else ()
    return Query(language, key, expression, lexemes, pairs)


def unfinished(text: str, language: str) -> Query:
    """The query for a text that is still being typed, whose last word may go on; empty for nothing. One query."""
    words = syntax.clean(text).split()
    before, last = syntax.Part(" ".join(words[:-1])), syntax.Part("".join(words[-1:]))
    key, stems = _stems(" ".join(words), [before, last], [language])[language]
    # Light stems of Arabic go on with the word; those of other languages may not, so a few letters find and `typed` decides.
    typed = " ".join(_bare(stems[last])[-1:]) if language == "ar" else " ".join(key.split()[-1:])
    if not typed:
        return Query(language, key, "")
    complete = [_one_of(_forms(lexeme, language)) for lexeme in _bare(stems[before])]
    begun = typed if language == "ar" else typed[:CERTAIN_LETTERS]
    return Query(language, key, " & ".join([*complete, f"'{begun}':*"]), typed=typed)


class _Builder:
    def __init__(self, language, families):
        self.language, self.families, self.lexemes = language, families, set()
        self.neighbours = []  # the forms of each two words that must follow each other

    def part(self, part, stems):
        """The expression of a part, from its stems with their places; "" when it says nothing."""
        found = self._phrase(stems, part) if part.is_phrase else self._words(_bare(stems), part)
        return f"!({found})" if found and part.is_excluded else f"({found})" if found else ""

    def _phrase(self, stems, part):
        """Words that follow each other as they do in the query, where stop words may stand between them."""
        expression = ""
        for (stem, place), (last, before) in zip(stems, [("", 0), *stems], strict=False):
            expression += f" <{place - before}> " if last else ""
            expression += self._word(stem, part)
            if last and not part.is_excluded:
                self.neighbours.append((_forms(last, self.language), _forms(stem, self.language)))
        return expression

    def _words(self, stems, part):
        """Words that must all be there, in any order; an entry of a family may stand for several of them."""
        found, start = [], 0
        while start < len(stems):
            length = self._entry_at(stems, start)
            if length > 1:
                entry = stems[start : start + length]
                itself = " & ".join(self._word(stem, part) for stem in entry)
                found.append(f"(({itself}) | {self._siblings(' '.join(entry), part)})")
            else:
                found.append(self._word(stems[start], part, with_family=True))
            start += length
        return " & ".join(found)

    def _entry_at(self, stems, start):
        for length in range(min(LONGEST_ENTRY, len(stems) - start), 1, -1):
            if " ".join(stems[start : start + length]) in self.families:
                return length
        return 1

    def _word(self, stem, part, *, with_family=False):
        expression = self._known(_forms(stem, self.language), part)
        if with_family and stem in self.families:
            return f"({expression} | {self._siblings(stem, part)})"
        return expression

    def _siblings(self, entry, part):
        """The other entries of the families that `entry` belongs to; those of several words as phrases."""
        others = sorted(self.families[entry] - {entry}) or [entry]
        return " | ".join(
            "(" + " <-> ".join(self._known(_forms(stem, self.language), part) for stem in other.split()) + ")"
            for other in others
        )

    def _known(self, forms, part):
        if not part.is_excluded:
            self.lexemes |= forms
        return _one_of(forms)


def _forms(stem, language):
    return clitics.forms(stem) if language == "ar" else {stem}


def _bare(stems):
    return [stem for stem, _place in stems]


def _one_of(forms):
    return "(" + " | ".join(f"'{form}'" for form in sorted(forms)) + ")"


def _all(expressions):
    return " & ".join(expression for expression in expressions if expression)


def _stems(text, parts, codes):
    """{language: (the folded text, {part: [(stem, its place among all words), …]})}. One query."""
    with connection.cursor() as cursor:
        cursor.execute(STEMS, [text, [part.text for part in parts], codes])
        found = cursor.fetchall()
    return {
        code: (key, {part: [*map(tuple, stems or [])][:MAX_LEXEMES] for part, stems in zip(parts, read, strict=True)})
        for code, key, read in ((code, key, json.loads(parts_read or "[]")) for code, key, parts_read in found)
    }


def _pairs(neighbours):
    """The numbers of the pairs that each two forms make. One query for each two words."""
    with connection.cursor() as cursor:
        found = []
        for ones, others in neighbours:
            cursor.execute(PAIRS, [sorted(ones), sorted(others)])
            found.append(tuple(number for (number,) in cursor.fetchall()))
    return tuple(found)


def _families(stems_by_language):
    """{language: {entry: every entry of its families}} for the entries that occur in a query. One query."""
    entries = {code: _entries(parts) for code, parts in stems_by_language.items()}
    found: dict[str, dict[str, set[str]]] = {code: {} for code in entries}
    with connection.cursor() as cursor:
        cursor.execute(FAMILIES, [list(entries), sorted(set().union(*entries.values()))])
        for code, keys in cursor.fetchall():
            for key in entries[code].intersection(keys):
                found[code].setdefault(key, set()).update(keys)
    return found


def _entries(stems_of_parts):
    """What may be an entry of a family: each stem, and each few that follow each other."""
    return {
        " ".join(stems[start : start + length])
        for stems in stems_of_parts
        for start in range(len(stems))
        for length in range(1, LONGEST_ENTRY + 1)
    }
