"""From what a person typed to what the database looks for: stems, the forms behind particles, the editors' word families."""

from dataclasses import dataclass, field

from django.contrib.postgres.search import SearchQuery
from django.db import connection

from newsroom.search import clitics, syntax
from newsroom.search.models import WordFamily

MAX_LEXEMES = 12
LONGEST_ENTRY = 4  # words of a family's entry that are looked for in a query
FAMILIES = f"SELECT language, keys FROM {WordFamily._meta.db_table} WHERE language = ANY(%s) AND keys && %s::text[]"  # noqa: S608
CERTAIN_LETTERS = 4  # of a word that no stemmer takes away


@dataclass(frozen=True)
class Query:
    """A search in one language. `key` is the folded text; `lexemes` are those that a reader's eye should find marked."""

    language: str
    key: str
    expression: str
    lexemes: frozenset[str] = field(default_factory=frozenset)
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
    """The queries that `text` means in several languages, by language. Two queries of the database."""
    branches = syntax.parse(text)
    folded = _stems(syntax.clean(text), [part for branch in branches for part in branch], codes)
    families = _families({code: stems.values() for code, (_key, stems) in folded.items()})
    return {code: _query(code, branches, key, stems, families[code]) for code, (key, stems) in folded.items()}


def _query(language, branches, key, stems, families):
    builder = _Builder(language, families)
    alternatives = [_all(builder.part(part, stems[part]) for part in branch) for branch in branches]
    expression = " | ".join(f"({found})" for found in alternatives if found)
    return Query(language, key, expression, frozenset(builder.lexemes) if expression else frozenset())


def unfinished(text: str, language: str) -> Query:
    """The query for a text that is still being typed, whose last word may go on; empty for nothing. One query."""
    words = syntax.clean(text).split()
    before, last = syntax.Part(" ".join(words[:-1])), syntax.Part("".join(words[-1:]))
    key, stems = _stems(" ".join(words), [before, last], [language])[language]
    # Light stems of Arabic go on with the word; those of other languages may not, so a few letters find and `typed` decides.
    typed = " ".join(stems[last][-1:]) if language == "ar" else " ".join(key.split()[-1:])
    if not typed:
        return Query(language, key, "")
    complete = [_one_of(_forms(lexeme, language)) for lexeme in stems[before]]
    begun = typed if language == "ar" else typed[:CERTAIN_LETTERS]
    return Query(language, key, " & ".join([*complete, f"'{begun}':*"]), typed=typed)


class _Builder:
    def __init__(self, language, families):
        self.language, self.families, self.lexemes = language, families, set()

    def part(self, part, stems):
        """The expression of a part; "" when it says nothing."""
        in_order = " <-> ".join(self._word(stem, part) for stem in stems) if part.is_phrase else ""
        found = in_order or self._words(stems, part)
        return f"!({found})" if found and part.is_excluded else f"({found})" if found else ""

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


def _one_of(forms):
    return "(" + " | ".join(f"'{form}'" for form in sorted(forms)) + ")"


def _all(expressions):
    return " & ".join(expression for expression in expressions if expression)


def _stems(text, parts, codes):
    """{language: (the folded text, the stems of each part)}. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT code, search_fold_v1(code, %s), ARRAY(SELECT search_stems_v1(code, part) FROM unnest(%s::text[])"
            " WITH ORDINALITY AS parts(part, place) ORDER BY place) FROM unnest(%s::text[]) AS code",
            [text, [part.text for part in parts], codes],
        )
        return {
            code: (key, {part: stems.split()[:MAX_LEXEMES] for part, stems in zip(parts, found, strict=True)})
            for code, key, found in cursor.fetchall()
        }


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
