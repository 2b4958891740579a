"""A page of search results as readers see it: marked titles and pieces of text, and what helps when there is none."""

from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode

from django.utils.safestring import SafeString
from django.utils.translation import gettext, override

from articles.search import Matches, find
from articles.search_candidates import Filters
from articles.search_spelling import nearest_words
from articles.updates import Update
from newsroom import languages
from newsroom.alternates import address_in
from newsroom.search.highlights import marker, plain
from newsroom.search.queries import Query, build, build_each

IN_OTHER_LANGUAGES = 3


@dataclass(frozen=True)
class Result:
    update: Update
    title: SafeString
    piece: SafeString


@dataclass(frozen=True)
class Results:
    """What was found in one language. `corrected` is the text that was searched instead, "" if it was the reader's own."""

    language: str
    matches: Matches
    shown: list[Result] = field(default_factory=list)
    corrected: str = ""
    address: str = ""

    @property
    def count(self) -> int:
        return len(self.matches)

    @property
    def invitation(self) -> str:
        """The words of the link to all results, in their own language."""
        with override(self.language):
            return gettext("All results in this language")


def queries(text: str) -> dict[str, Query]:
    """What a text asks for in each language of the house. Two queries."""
    return build_each(text, languages.codes())


def search(query: Query, *, filters: Filters, page: int, at: datetime) -> Results:
    """A page of results in the reader's language; for the nearest words if nothing is called so. Five queries, then ten more."""
    code = query.language
    matches = find(query, filters=filters, at=at)
    if matches or not query or filters != Filters():
        return Results(code, matches, _shown(matches.page(page), query))
    corrected = nearest_words(query, at=at)
    if corrected:
        query = build(corrected, code)
        matches = find(query, filters=filters, at=at)
    return Results(code, matches, _shown(matches.page(page), query), corrected if matches else "")


def in_other_languages(text: str, asked: dict[str, Query], *, filters: Filters, at: datetime) -> list[Results]:
    """The first results in each other language of the house that has any. Five queries per language."""
    found = []
    for code in languages.others(languages.current()):
        query = asked[code]
        if matches := find(query, filters=filters, at=at):
            shown = _shown(matches.page(1)[:IN_OTHER_LANGUAGES], query)
            address = f"{address_in(code, 'articles:search')}?{urlencode({'q': text})}"
            found.append(Results(code, matches, shown, address=address))
    return found


def _shown(updates: list[Update], query: Query) -> list[Result]:
    texts = {update.pk: plain(update.body) for update in updates}
    every = [words for update in updates for words in (update.title, update.standfirst, texts[update.pk])]
    marks = marker(every, language=query.language, lexemes=query.lexemes)
    return [
        Result(update, marks.mark(update.title), _piece(marks, update.standfirst, texts[update.pk]))
        for update in updates
    ]


def _piece(marks, standfirst, body):
    return marks.mark(standfirst) if standfirst and marks.finds(standfirst) else marks.piece(body)
