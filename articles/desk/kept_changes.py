"""What kept words would change in what is saved, field by field, with the words marked that differ."""

import re
from copy import copy
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from articles.desk import typed, words
from articles.desk.keeping import kept_by
from articles.models import Article, Presence
from articles.permissions import may_see
from newsroom import languages
from newsroom.differences.comparison import Comparison, Run, compare, compare_words
from newsroom.richtext.sanitizer import clean

BETWEEN_TAGS = re.compile(r"(>)\s+(?=<)|(?<=<br>)\s+")


@dataclass(frozen=True)
class Change:
    """A field that differs: plain words have `runs`, a rich text its `text`."""

    label: str
    language: str
    runs: tuple[Run, ...] = ()
    text: Comparison | None = None

    @property
    def direction(self):
        return languages.direction(self.language)

    @property
    def language_name(self):
        return languages.own_name(self.language)


@dataclass(frozen=True)
class Choice:
    """What all languages share and differs: what is saved and what is kept, for people."""

    label: str
    saved: object
    kept: object


class Kept:
    """An Autosave beside what is saved. `article` is the saved one, loaded with its picture and conference."""

    def __init__(self, autosave, article: Article):
        self.autosave = autosave
        self.article = article
        self.fields = autosave.fields

    @cached_property
    def changes(self) -> list[Change]:
        found = (self._change(name, code) for name in Article.WORDS for code in languages.codes())
        return [change for change in found if change]

    @cached_property
    def choices(self) -> list[Choice]:
        """A new article has chosen nothing yet: what its form came with is no difference."""
        if typed.is_new(self.article):
            return []
        shared = {name: self.fields[name] for name in Article.SHARED if name in self.fields}
        kept = typed.put_into(copy(self.article), shared, user=self.autosave.user)
        found = [self._choice(name, kept) for name in shared]
        return [choice for choice in found if choice] + self._topics()

    @cached_property
    def differs(self) -> bool:
        """Whether anything differs, without the cost of saying what."""
        columns = ((name, code) for name in Article.WORDS for code in languages.codes())
        return any(self._sides(name, code) for name, code in columns) or bool(self.choices)

    def initial(self) -> dict:
        """What a form starts with to hold the kept words: rich text cleaned, as anything that was never saved."""
        found = {}
        for name, values in self.fields.items():
            one = values[-1] if values else ""
            found[name] = values if name == "topics" else one
        for code in languages.codes():
            if (column := languages.column("body", code)) in found:
                found[column] = clean(found[column], language=code)
        found["revision"] = self.autosave.revision
        return found if self.autosave.is_open else found | {"page": self.autosave.page}

    def _sides(self, name, code):
        """The saved words of a field and the kept ones, made clean; None where nobody could tell them apart."""
        column = languages.column(name, code)
        if column not in self.fields:
            return None
        before, after = languages.read(self.article, name, code), "".join(self.fields[column][-1:])
        if words.is_rich(name):
            after = clean(after, language=code)
        return (before, after) if _spelled(before) != _spelled(after) else None

    def _change(self, name, code):
        sides = self._sides(name, code)
        if sides is None:
            return None
        label = Article._meta.get_field(name).verbose_name
        if words.is_rich(name):
            text = compare(*sides)
            return Change(label, code, text=text) if text.is_changed else None
        return Change(label, code, runs=compare_words(*map(_spelled, sides)))

    def _choice(self, name, kept):
        field = Article._meta.get_field(name)
        saved = getattr(self.article, name)
        if (getattr(self.article, field.attname) or "") == (getattr(kept, field.attname) or ""):
            return None
        if isinstance(saved, Article) and not may_see(self.autosave.user, saved):
            return None
        return Choice(field.verbose_name, _readable(self.article, field), _readable(kept, field))

    def _topics(self):
        before, after = {*self.article.topics.all()}, {*typed.topics_in(self.article, self.fields)}
        if before == after:
            return []
        label = Article._meta.get_field("topics").verbose_name
        return [Choice(label, *(_(", ").join(sorted(map(str, topics))) or words.NOTHING for topics in (before, after)))]


def offers_for(user, article: Article, *, at, besides=()) -> list[Kept]:
    """What this person can have back: what differs from what is saved, but for the pages named in `besides`.

    One query, and a few for each of the newest five rows; each says by `is_open` whether its page still stands in a window.
    """
    is_open = Exists(Presence.objects.present(at=at).filter(page=OuterRef("page")))
    rows = kept_by(user, article).exclude(page__in=besides).annotate(is_open=is_open)
    return [kept for kept in (Kept(row, article) for row in rows[:5]) if kept.differs]


def _spelled(text: str) -> str:
    """The text without what the editor and browsers write in a way of their own: ends of lines, and spaces between tags."""
    return BETWEEN_TAGS.sub(r"\1", text.replace("\r\n", "\n")).strip()


def _readable(article, field):
    value = getattr(article, f"get_{field.name}_display")() if field.choices else getattr(article, field.name)
    return value or words.NOTHING
