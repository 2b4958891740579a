"""What differs between two versions of an article: every field of every language that both have, and what languages share."""

from dataclasses import dataclass
from functools import cached_property

from articles.changes import Changes
from articles.desk.history.versions import FACTS, Version
from articles.models import Update
from newsroom import languages


@dataclass(frozen=True)
class InLanguage:
    """One language of both versions; a side without words of it is empty."""

    code: str
    changes: Changes

    @property
    def address(self) -> tuple[str, str]:
        """The old and the new last part of the address; ("", "") when it stayed."""
        old, new = self.changes.older.slug, self.changes.newer.slug
        return ("", "") if old == new else (old, new)

    @cached_property
    def is_any(self) -> bool:
        return any(self.address) or self.changes.is_any


@dataclass(frozen=True)
class Comparison:
    older: Version
    newer: Version

    @cached_property
    def languages(self) -> list[InLanguage]:
        """In the order of the house; none when two Updates are in different languages, or one is a removal."""
        return [self._in(code) for code in languages.codes() if self._is_comparable(code)]

    @cached_property
    def facts(self) -> list[tuple[str, str, str]]:
        """What all languages share and both versions tell: (label, before, after) where it differs."""
        old, new = self.older.facts, self.newer.facts
        return [
            (label, old[name], new[name])
            for name, label in FACTS.items()
            if name in old.keys() & new.keys() and old[name] != new[name]
        ]

    @property
    def is_any(self) -> bool:
        return bool(self.facts) or any(each.is_any for each in self.languages)

    def _is_comparable(self, code) -> bool:
        """A saved version tells of every language, even that it has no words; an Update tells of its own."""
        sides = (self.older, self.newer)
        told = all(code in side.texts or not side.is_update for side in sides)
        return told and any(code in side.texts for side in sides)

    def _in(self, code) -> InLanguage:
        older, newer = (side.texts.get(code) or Update(language=code) for side in (self.older, self.newer))
        return InLanguage(code, Changes(older, newer))
