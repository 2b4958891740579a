"""Words that a reader may have meant: those of recent releases that are one mistake away from what was typed."""

from collections import Counter
from datetime import datetime

from django.db import connection
from django.db.models import F, Value

from articles.updates import Update
from newsroom.prepared import prepared
from newsroom.search import typos
from newsroom.search.functions import Fold
from newsroom.search.queries import Query

TITLES_READ = 3000  # the newest ones
STANDFIRSTS_READ = 100  # of these, since they are folded on the spot
ARTICLE = "ال"


def nearest_words(query: Query, *, at: datetime) -> str:
    """The text of a query with its unknown words corrected, as releases write them; "" where nothing is near. Three queries.

    It reads thousands of titles, so it is for searches that found nothing.
    """
    read = [*_titles(language=query.language, at=at), *_standfirsts(language=query.language, at=at)]
    vocabulary = Counter(_bare(word, query.language) for key, _ in read for word in key.split())
    typed = " ".join(_bare(word, query.language) for word in query.key.split())
    corrected = typos.corrected(typed, vocabulary)
    return _as_written(corrected.split(), read, query.language) if corrected else ""


@prepared
def _titles(*, language, at):
    listed = Update.objects.listed(at=at).in_language(language)
    return listed.values_list("search_entry__title_key", "title")[:TITLES_READ]


@prepared
def _standfirsts(*, language, at):
    listed = Update.objects.listed(at=at).in_language(language)
    return listed.values_list(Fold(Value(language), F("standfirst")), "standfirst")[:STANDFIRSTS_READ]


def _bare(word, language):
    """The word without an Arabic article, which a misspelt word has or lacks whatever the titles do."""
    return word.removeprefix(ARTICLE) if language == "ar" and len(word) > len(ARTICLE) + 1 else word


def _as_written(words, read, language):
    """The words in the spelling of a text that has them, since what is folded lacks hamza and more."""
    texts = [next((text for key, text in read if word in key), "") for word in words]
    candidates = sorted({each for text in texts for each in text.split()})
    with connection.cursor() as cursor:
        cursor.execute("SELECT search_fold_v1(%s, word), word FROM unnest(%s::text[]) AS word", [language, candidates])
        written = {_bare(folded, language): word for folded, word in cursor.fetchall()}
    return " ".join(written.get(word, word) for word in words)
