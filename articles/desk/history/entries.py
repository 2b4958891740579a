"""The rows of the history: saved versions and Updates of one article, newest first, in pages by key.

Autosaves are no versions and have a table of their own, so that none can come in here.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db.models import F, OuterRef, Q, Subquery, TextField, Value, Window
from django.db.models.functions import MD5, Cast, Coalesce, Concat, Lag
from django.http import Http404
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from articles.desk.history import versions
from articles.models import Article, Update
from newsroom import dates, languages

SIZE = 20
SHARED = "shared"
BETWEEN = "\x1f"
SAVED, PUBLISHED = 0, 1  # of one moment the Update stands above the version it froze


@dataclass(frozen=True)
class Filters:
    """What of the history is shown: Updates only, what one did oneself, one language only."""

    published: bool = False
    mine: bool = False
    language: str = ""

    @classmethod
    def of(cls, data) -> "Filters":
        code = data.get("language", "")
        return cls("published" in data, "mine" in data, code if code in languages.codes() else "")


@dataclass(frozen=True)
class Entry:
    """One row: a saved version with the languages that it changed (`shared` for what they share), or an Update."""

    key: str
    moment: datetime
    who: object
    row: object
    previous: str = ""
    changed: list[str] = field(default_factory=list)

    @property
    def is_update(self):
        return isinstance(self.row, Update)

    def is_comparable_with(self, other) -> bool:
        return not (self.is_update and other.is_update) or self.row.language == other.row.language

    @property
    def is_shared_changed(self):
        return SHARED in self.changed

    @property
    def languages(self):
        return [code for code in languages.codes() if code in self.changed]

    @property
    def said(self) -> str:
        """The row in a few words, for who does not see where its buttons stand."""
        if self.is_update:
            told = {"number": self.row.number, "language": languages.own_name(self.row.language)}
            return _("update %(number)s, %(language)s") % told
        return _("saved on %(moment)s") % {"moment": dates.moment_text(self.moment)}

    @property
    def title(self) -> tuple[str, str]:
        """A title and its language, to know the row by."""
        if self.is_update:
            return self.row.title or self.row.slug, self.row.language
        return languages.read_any(self.row, "title", next(iter(self.languages), self.row.original_language))


@dataclass(frozen=True)
class Page:
    entries: list[Entry]
    older: str
    is_first: bool

    @property
    def pair(self) -> tuple[str, str]:
        """The keys of the two newest versions that share a language, the older one first; "" for what there is not."""
        newest = self.entries[0] if self.entries else None
        other = next((entry for entry in self.entries[1:] if entry.is_comparable_with(newest)), None)
        return (other.key if other else "", newest.key if newest else "")


def page(article, *, user, filters: Filters, before: str = "") -> Page:
    """A page of the history; at most five queries, whatever its length. Raises Http404 for a malformed mark."""
    mark = _read(before) if before else None
    rows = (
        []
        if filters.published
        else [(r.pgh_created_at, SAVED, r.pk, r) for r in _revisions(article, user, filters, mark)]
    )
    rows += [(u.recorded_at, PUBLISHED, u.pk, u) for u in _updates(article, user, filters, mark)]
    rows.sort(key=lambda row: row[:3], reverse=True)
    shown = rows[:SIZE]
    older = "~".join([shown[-1][0].isoformat(), *map(str, shown[-1][1:3])]) if len(rows) > SIZE else ""
    return Page(_entries([row for *_place, row in shown]), older, not before)


def _revisions(article, user, filters, mark):
    found = article.revisions.all()
    if filters.language:
        found = found.filter(pk__in=_changing(article, filters.language))
    if filters.mine:
        found = found.filter(pgh_context__metadata__user=user.pk)
    earlier = article.revisions.filter(pgh_id__lt=OuterRef("pgh_id")).order_by("-pgh_id").values("pgh_id")
    found = found.annotate(previous=Subquery(earlier[:1])).select_related("pgh_context")
    found = found.only("pgh_obj", "pgh_created_at", "pgh_context", "original_language", *languages.columns("title"))
    return _below(found, mark, SAVED, "pgh_created_at", "pgh_id")


def _updates(article, user, filters, mark):
    found = Update.objects.filter(article=article).select_related("published_by", "approved_by").defer("body")
    if filters.language:
        found = found.in_language(filters.language)
    if filters.mine:
        found = found.filter(published_by=user)
    return _below(found, mark, PUBLISHED, "recorded_at", "id")


def _below(found, mark, kind, moment, pk):
    if mark:
        at, rank, number = mark
        beside = Q(**{moment: at, f"{pk}__lt": number}) if kind == rank else Q(**{moment: at}) if kind < rank else Q()
        found = found.filter(Q(**{f"{moment}__lt": at}) | beside if beside else Q(**{f"{moment}__lt": at}))
    return found.order_by(f"-{moment}", f"-{pk}")[: SIZE + 1]


def _read(mark):
    moment, _mark, place = mark.partition("~")
    rank, _mark, number = place.partition("~")
    try:
        at = parse_datetime(moment.replace(" ", "+"))
    except ValueError as error:
        raise Http404 from error
    if at is None or at.tzinfo is None or rank not in {"0", "1"} or not (number.isascii() and number.isdigit()):
        raise Http404
    return at, int(rank), int(number[:18])


def _changing(article, code):
    """The ids of the versions that changed the words of a language. Reads the words of every version of the article."""
    before = Window(Lag("words", default=Value(_digest("", len(Article.WORDS)))), order_by="pgh_id")
    found = article.revisions.annotate(words=_digest_of(languages.columns_of(Article.WORDS, code)), before=before)
    return found.exclude(words=F("before")).values("pgh_id")


def _entries(rows):
    saved = [row for row in rows if not isinstance(row, Update)]
    changed, people = _changed(saved), _people(saved)
    return [
        Entry(versions.key_of(row), row.recorded_at, row.published_by, row)
        if isinstance(row, Update)
        else Entry(
            versions.key_of(row),
            row.pgh_created_at,
            people.get(_user_of(row)),
            row,
            previous=f"r{row.previous}" if row.previous else "",
            changed=changed[row.pk],
        )
        for row in rows
    ]


def _changed(saved) -> dict[int, list[str]]:
    """What each version changed against the one before it: languages, and `shared`. One query, which reads no words."""
    if not saved:
        return {}
    parts = {code: languages.columns_of(Article.WORDS, code) for code in languages.codes()} | {
        SHARED: _shared_columns()
    }
    wanted = {pk for row in saved for pk in (row.pk, row.previous) if pk}
    digests = {f"digest_{name}": _digest_of(columns) for name, columns in parts.items()}
    found = {
        pk: rest
        for pk, *rest in _model(saved).objects.filter(pk__in=wanted).annotate(**digests).values_list("pk", *digests)
    }
    nothing = [_digest("", len(columns)) for columns in parts.values()]
    nothing[-1] = None
    return {
        row.pk: [
            name
            for name, mine, theirs in zip(parts, found[row.pk], found.get(row.previous, nothing), strict=True)
            if mine != theirs and theirs is not None
        ]
        for row in saved
    }


def _people(saved):
    return get_user_model().objects.in_bulk({pk for row in saved if (pk := _user_of(row))})


def _user_of(revision):
    return (revision.pgh_context.metadata.get("user") if revision.pgh_context else None) or None


def _model(saved):
    return type(saved[0])


def _shared_columns():
    return [Article._meta.get_field(name).attname for name in Article.SHARED]


def _digest_of(columns):
    text = TextField()
    texts = [Coalesce(Cast(column, text), Value("", text)) for column in columns]
    parts = [part for each in texts for part in (each, Value(BETWEEN, text))]
    return MD5(Concat(*parts, output_field=text))


def _digest(text, count):
    return hashlib.md5(f"{text}{BETWEEN}".encode() * count, usedforsecurity=False).hexdigest()
