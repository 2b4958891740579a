"""What two people changed at one moment, as the form shows it: base, theirs and mine of each field, and what can be chosen.

A decision is posted as `decide-<column>` beside the revision that the typed words were begun on; with scripts the choice is
put into the field at once, and the field alone counts.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from django.contrib.auth import get_user_model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.desk import words
from articles.merging import Conflict, carry
from articles.models import Article
from articles.people import name_of
from articles.quick_fixes import words_of
from newsroom import languages
from newsroom.differences.comparison import compare, compare_words
from newsroom.differences.merging import merge_texts

MINE, THEIRS, BOTH = "mine", "theirs", "both"
RICH = frozenset(languages.columns("body"))
# Plain words that may stand behind each other; an address or a choice is the one or the other.
JOINED = {"title": " ", "standfirst": "\n"}


@dataclass(frozen=True)
class Collision:
    """One field on the screen of conflicts; `saved` is the revision in which the other one changed it.

    Without `is_open` there is nothing to choose: it only shows what was changed. With `is_fix` the other one is a quick fix of
    the live text, and what is typed is the draft.
    """

    conflict: Conflict
    saved: object
    is_open: bool = True
    is_fix: bool = False

    @property
    def name(self) -> str:
        return self.conflict.field

    @cached_property
    def column(self):
        return Article._meta.get_field(self.name)

    @property
    def label(self) -> Promise | str:
        return (self.column.translated_field if self.code else self.column).verbose_name

    @property
    def code(self) -> str:
        return getattr(self.column, "language", "")

    @property
    def language(self) -> str:
        return languages.own_name(self.code) if self.code else ""

    @property
    def direction(self) -> str:
        return languages.direction(self.code) if self.code else ""

    @property
    def is_rich(self) -> bool:
        return self.name in RICH

    @cached_property
    def base(self):
        return self._readable(self.conflict.base)

    @cached_property
    def changed(self) -> list[tuple[str, object]]:
        """What either side made of it: (THEIRS or MINE, what `changed_text` or `changed_words` shows, or a value)."""
        sides = [(THEIRS, self.conflict.theirs), *([(MINE, self.conflict.mine)] if self.is_open else [])]
        return [(side, self._against_base(value)) for side, value in sides]

    @property
    def who(self) -> str:
        metadata = self.saved.pgh_context.metadata if self.saved and self.saved.pgh_context else {}
        person = get_user_model().objects.filter(pk=metadata.get("user")).first()
        return name_of(person)

    @property
    def choices(self) -> list[tuple[str, Promise]]:
        """What may be chosen beside what stands in the field: (value, label)."""
        said = {THEIRS: _("Theirs"), BOTH: _("Both: theirs below mine, to be edited")}
        if self.is_fix:
            said = {THEIRS: _("The quick fix"), BOTH: _("Both: the quick fix below the draft, to be edited")}
        return [(way, said[way]) for way in self.values if way != MINE]

    @cached_property
    def values(self) -> dict[str, object]:
        """{way: value}; for choices the value is (key, what people read)."""
        versions = self.conflict.base, self.conflict.mine, self.conflict.theirs
        found = ways(self.name, *versions, by_word=self.is_fix)
        if self.column.related_model or self.column.choices:
            return {way: [str(value), str(self._readable(value))] for way, value in found.items()}
        return found

    def _against_base(self, value):
        if self.is_rich:
            return compare(self.conflict.base, value)
        return compare_words(self.conflict.base, value) if self.code else self._readable(value)

    def _readable(self, value):
        if self.code:
            return words.block(value, self.code, rich=self.is_rich)
        if self.column.related_model:
            return self.column.related_model.objects.filter(pk=value or None).first() or words.NOTHING
        return dict(self.column.choices or ()).get(value, value) or words.NOTHING


def ways(name: str, base, mine, theirs, *, by_word: bool = False) -> dict[str, object]:
    """The values that a field may get: {MINE, THEIRS and, where it can be, BOTH: value}."""
    if name in RICH:
        merged = merge_texts(base, mine, theirs, by_word=by_word)
        return {MINE: merged.mine, THEIRS: merged.theirs, BOTH: merged.both}
    found = {MINE: mine, THEIRS: theirs}
    for field, between in JOINED.items():
        if name in languages.columns(field) and mine and theirs:
            found[BOTH] = mine if theirs in mine else f"{mine}{between}{theirs}"
    return found


def saved_after(article, opened, names) -> dict[str, object]:
    """For each column the revision in which it was changed last since `opened`. One query."""
    found, before = {}, opened
    for revision in article.revisions.filter(pk__gt=opened.pk).select_related("pgh_context").order_by("pgh_id"):
        for name in names:
            attname = Article._meta.get_field(name).attname
            if getattr(revision, attname) != getattr(before, attname):
                found[name] = revision
        before = revision
    return found


def of_fix(article, mended, fix) -> list[Collision]:
    """Where the draft of an article says something else than a quick fix and the Update that it mended."""
    code = fix.language
    draft = {name: languages.read(article, name, code) for name in words_of(fix)}
    _carried, conflicts = carry(words_of(mended), words_of(fix), draft, rich={"body"})
    found = [replace(each, field=languages.column(each.field, code), mine=draft[each.field]) for each in conflicts]
    return [Collision(each, None, is_fix=True) for each in found]


def columns_of_fix(update) -> dict[str, str]:
    """{column: words} of an Update that was mended, or that mends one."""
    return {languages.column(name, update.language): words for name, words in words_of(update).items()}
