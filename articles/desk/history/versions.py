"""One state of an article's words: a saved version, which has every language, or an Update, which has one.

Both are read as Updates, so that whatever compares and shows what readers saw does the same for drafts. A saved version is given
the words that its picture has in the library, as publishing it would.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.kinds import ArticleKind
from articles.models import Article, Update
from articles.snapshots import picture_words
from newsroom import languages

KEY = re.compile(r"([ru])([1-9][0-9]{0,17})")
FACTS: dict[str, Promise] = {
    "kind": _("kind"),
    "reference": _("release number"),
    "original_language": _("original language"),
    "conference": _("conference"),
    "replaces": _("replaces"),
    "topics": _("topics"),
}


@dataclass(frozen=True)
class Version:
    """`texts` maps languages to the words, none for a removal; `facts` maps names of FACTS to what people read."""

    key: str
    moment: datetime
    row: object
    texts: dict[str, Update]
    facts: dict[str, str]

    @property
    def is_update(self) -> bool:
        return isinstance(self.row, Update)

    @property
    def place(self) -> tuple:
        """Its place in the history; the larger, the newer."""
        return self.moment, self.is_update, self.row.pk

    @property
    def source(self) -> dict:
        """What the timeline keeps of it when a language is restored from it."""
        return {"kind": self.row.kind, "number": self.row.number} if self.is_update else {"moment": self.moment}

    @property
    def told(self) -> list[tuple[Promise, str]]:
        """What all languages share, as (label, value)."""
        return [(FACTS[name], value) for name, value in self.facts.items()]

    @property
    def words(self) -> dict[str, dict[str, str]]:
        """{language: {field: words}} of the working copy's fields."""
        return {code: {name: getattr(text, name) for name in Article.WORDS} for code, text in self.texts.items()}


def key_of(row) -> str:
    return f"u{row.pk}" if isinstance(row, Update) else f"r{row.pk}"


def find(article, key: str, *, user) -> Version:
    """The version of an article that a key names, with its words and pictures; at most five queries. Raises Http404.

    Of other articles it names those only that `user` may see.
    """
    matched = KEY.fullmatch(key)
    if matched is None:
        raise Http404
    kind, pk = matched[1], int(matched[2])
    if kind == "u":
        rows = Update.objects.filter(article=article).select_related(
            "image", "conference", "published_by", "approved_by"
        )
    else:
        rows = article.revisions.select_related("lead_image", "conference", "pgh_context")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return of_update(row, user=user) if kind == "u" else of_revision(row, user=user)


def newest(article, *, user) -> Version:
    """The working copy as it is saved. At most four queries."""
    row = article.revisions.select_related("lead_image", "conference", "pgh_context").first()
    return of_revision(row, user=user)


def drawn(now: Version, language: str, words: dict[str, str]) -> Update:
    """What a language would hold after `words` were restored: the picture and its words stay those of now."""
    present = now.texts.get(language) or Update(language=language)
    kept = {name: getattr(present, name) for name in Update.FROZEN} | {"image": present.image}
    return Update(language=language, **(kept | words))


def of_update(update, *, user) -> Version:
    facts = _facts(update, kind=update.article_kind, reference=update.reference, user=user)
    facts["topics"] = _joined(sorted(_named(topic) for topic in update.topics.all()))
    texts = {} if update.is_removed else {update.language: update}
    return Version(key_of(update), update.recorded_at, update, texts, facts)


def of_revision(revision, *, user) -> Version:
    texts = {}
    for code in languages.codes():
        words = {name: languages.read(revision, name, code) for name in Article.WORDS}
        if any(words.values()):
            texts[code] = Update(language=code, **words, **picture_words(revision.lead_image, code))
    facts = _facts(revision, kind=revision.kind, reference=revision.reference or "", user=user)
    return Version(key_of(revision), revision.pgh_created_at, revision, texts, facts)


def _facts(row, *, kind, reference, user) -> dict[str, str]:
    return {
        "kind": str(ArticleKind(kind).label),
        "reference": reference,
        "original_language": languages.own_name(row.original_language),
        "conference": _named(row.conference) if row.conference else "",
        "replaces": _replaced(row.replaces_id, user) if row.replaces_id else "",
    }


def _replaced(pk, user) -> str:
    """The title of another article, if `user` may see it. One query."""
    found = Article.objects.seen_by(user).filter(pk=pk).only(*languages.columns("title")).first()
    if found is None:
        return str(_("an article that you cannot see"))
    return languages.read_any(found, "title", languages.current())[0] or str(_("Untitled"))


def _named(thing) -> str:
    return languages.read_any(thing, "name", languages.current())[0] or thing.slug


def _joined(names) -> str:
    return str(_(", ")).join(names)
