"""What changed between two Updates of a language: their fields and their texts, and the places that a correction mended."""

from dataclasses import dataclass
from functools import cached_property

from django.core.cache import cache
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.updates import Update
from newsroom.differences import passages
from newsroom.differences.comparison import Comparison, Run, compare, compare_words, words_changed

FIELDS: dict[str, Promise] = {
    "title": _("Title"),
    "standfirst": _("Standfirst"),
    "caption": _("Caption"),
    "credit": _("Credit"),
    "alt_text": _("Alternative text of the picture"),
}
PASSAGES = 3
KEPT_FOR = 7 * 24 * 60 * 60


@dataclass(frozen=True)
class FieldChange:
    """A field whose words differ; `languages` are those of the old and of the new words, which captions may have of their own."""

    name: str
    runs: tuple[Run, ...]
    languages: tuple[str, str]

    @property
    def label(self) -> Promise:
        return FIELDS[self.name]


@dataclass(frozen=True)
class QuotedPassage:
    """A place that changed: in a field of FIELDS, in the text (""), or the "picture", which cannot be quoted."""

    field: str
    passage: passages.Passage | None = None

    @property
    def label(self) -> Promise | str:
        return FIELDS.get(self.field, "")


@dataclass(frozen=True)
class Changes:
    """What differs between two Updates that both carry words; nothing here queries."""

    older: Update
    newer: Update

    @property
    def has_other_picture(self) -> bool:
        return self.older.image_id != self.newer.image_id

    @cached_property
    def fields(self) -> list[FieldChange]:
        return [change for name in FIELDS if (change := self._field(name))]

    @cached_property
    def body(self) -> Comparison:
        return compare(self.older.body, self.newer.body)

    @property
    def is_any(self) -> bool:
        return self.has_other_picture or bool(self.fields) or self.body.is_changed

    @property
    def words(self) -> dict[str, int]:
        """How many words were deleted and inserted, in fields and text together."""
        counted = [words_changed(runs) for runs in (*(field.runs for field in self.fields), self.body.runs)]
        return {"deleted": sum(pair[0] for pair in counted), "inserted": sum(pair[1] for pair in counted)}

    def passages(self) -> list[QuotedPassage]:
        """The first places that differ: of title and standfirst, of the text, then of what belongs to the picture."""
        of_fields = {field.name: list(passages.of_words(field.runs)) for field in self.fields}
        found = [QuotedPassage(name, each) for name in ("title", "standfirst") for each in of_fields.get(name, ())]
        found += [QuotedPassage("", each) for each in passages.of_text(self.body, limit=PASSAGES)]
        found += [QuotedPassage("picture")] if self.has_other_picture else []
        found += [
            QuotedPassage(name, each) for name in ("caption", "credit", "alt_text") for each in of_fields.get(name, ())
        ]
        return found[:PASSAGES]

    def _field(self, name: str) -> FieldChange | None:
        before, after = getattr(self.older, name), getattr(self.newer, name)
        if before == after:
            return None
        languages = tuple(getattr(each, f"{name}_language", "") or each.language for each in (self.older, self.newer))
        return FieldChange(name, compare_words(before, after), languages)


def quoted(newer: Update | None, older: Update | None) -> list[QuotedPassage]:
    """The first passages that an Update changed, at most PASSAGES; none without both.

    One query the first time; Updates never change, so the passages of two of them are kept under their digests.
    """
    if newer is None or older is None:
        return []
    key = f"passages:2:{older.digest}:{newer.digest}"
    found = cache.get(key)
    if found is None:
        texts = Update.objects.in_bulk([older.pk, newer.pk])
        found = Changes(texts[older.pk], texts[newer.pk]).passages()
        cache.set(key, found, KEPT_FOR)
    return found
