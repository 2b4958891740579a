"""How others cite a release: one entry in each language that it was published in, leading to the version that was read."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.utils import timezone
from django.utils.encoding import uri_to_iri
from django.utils.translation import gettext, override, pgettext

from articles.kinds import ArticleKind
from articles.updates import Update
from newsroom import dates, languages, preferences
from newsroom.alternates import address_in
from newsroom.lite.addresses import full

KEPT = 1024  # entries


@dataclass(frozen=True)
class Citation:
    """`words` are in the language of the entry; `address` is the permanent one of that version, with letters as letters."""

    language: str
    words: str
    address: str


class Cited(NamedTuple):
    """What an entry says of an Update."""

    language: str
    title: str
    slug: str
    number: int
    kind: str
    reference: str
    first_on: date
    published_on: date
    is_withdrawn: bool

    @classmethod
    def of(cls, update: Update) -> "Cited":
        return cls(
            language=update.language,
            title=update.title,
            slug=update.slug,
            number=update.number,
            kind=update.article_kind,
            reference=update.reference,
            first_on=update.first_published_on or timezone.localdate(update.first_published_at),
            published_on=update.published_on or timezone.localdate(update.published_at),
            is_withdrawn=update.is_withdrawn,
        )


def citations(timeline, site: str) -> list[Citation]:
    """The entries for an article, that of the timeline's language first. No query.

    `site` is the scheme and host that addresses begin with. Languages of which only a notice is left have none.
    """
    codes = [timeline.language, *languages.others(timeline.language)]
    choice = preferences.current()
    return [citation(Cited.of(live), site, choice) for code in codes if (live := timeline.live_in(code))]


@lru_cache(KEPT)
def citation(cited: Cited, site: str, choice: preferences.Preferences) -> Citation:
    """For example “Title”. Newsroom, Press release 2011/015, 15 February 2011, update 2 of 16 February 2011.

    `choice` is the reader's, which says how dates are written. Entries are kept: each page of a release prints them all.
    """
    with override(cited.language), preferences.using(choice):
        parts = [gettext("Newsroom"), _kind(cited), dates.date_text(cited.first_on), _version(cited)]
        source = pgettext("between the parts of a list", ", ").join(parts)
        words = gettext("“{title}”. {source}.").format(title=cited.title, source=source)
    address = full(address_in(cited.language, "articles:update", slug=cited.slug, number=cited.number))
    return Citation(cited.language, words, f"{site}{uri_to_iri(address)}")


def _kind(cited):
    kind = str(ArticleKind(cited.kind).label)
    if not cited.reference:
        return kind
    return pgettext("a kind of release and its number", "{kind} {number}").format(kind=kind, number=cited.reference)


def _version(cited):
    number, date_text = dates.digits_text(cited.number), dates.date_text(cited.published_on)
    if cited.is_withdrawn:
        return gettext("withdrawn on {date}").format(date=date_text)
    if cited.number == 1:
        return gettext("update {number}").format(number=number)
    return gettext("update {number} of {date}").format(number=number, date=date_text)
