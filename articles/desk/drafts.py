"""What a preview says in place of the date of publication, where there is none: since when the words wait, and for what."""

import datetime as dt
from dataclasses import dataclass

from articles.models import Update

WORDS = ("title", "standfirst", "body")


@dataclass(frozen=True)
class Draft:
    """`live` is what readers see, if they see something; `saved_at` is None for what is only typed."""

    live: Update | None
    saved_at: dt.datetime | None
    scheduled: Update | None = None


def draft_of(drawn: Update, *, live: Update | None, saved_at: dt.datetime | None, at: dt.datetime) -> Draft:
    """Where words that were drawn for a preview stand; `scheduled` is the sealed Update that has the very same. One query."""
    sealed = Update.objects.scheduled(at=at).filter(article=drawn.article_id, language=drawn.language)
    same = (each for each in sealed if all(getattr(each, name) == getattr(drawn, name) for name in WORDS))
    return Draft(live, saved_at, next(same, None))
