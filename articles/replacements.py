"""What readers are told of a release that took another one's place, or whose place was taken: both must be public in their language.

What the desk may choose is decided in `articles/replacing.py`.
"""

from dataclasses import dataclass, field

from articles.updates import Update
from newsroom.prepared import planned

NONE = 0  # the key of no row


@dataclass(frozen=True)
class Replacements:
    """`replaces` is what stands of the release whose place was taken, `replaced_by` the texts that took its own, the newest first."""

    replaces: Update | None = None
    replaced_by: list[Update] = field(default_factory=list)

    def __bool__(self):
        return bool(self.replaces or self.replaced_by)


def of(update, *, at) -> Replacements:
    """The replacements of an Update that stands and knows `is_replaced`. One query where there can be any, none elsewhere."""
    if not (update.is_replaced or _replaced(update)):
        return Replacements()
    rows = _standing(language=update.language, article=update.article_id, replaced=_replaced(update) or NONE, at=at)
    return among(rows, update)


def of_many(updates, *, at) -> dict[int, Replacements]:
    """The same for Updates in any language, by their primary keys. One query where there can be any, none elsewhere."""
    articles = {update.article_id for update in updates if update.is_replaced}
    replaced = {_replaced(update) for update in updates} - {None}
    rows = list(Update.objects.succeeding(articles, replaced, at=at)) if articles or replaced else []
    return {update.pk: among(rows, update) for update in updates}


def among(rows, update) -> Replacements:
    """What the rows of `UpdateQuerySet.succeeding` say of an Update; none of a removed one, of which there is nothing to say."""
    if update.is_removed:
        return Replacements()
    ours = [row for row in rows if row.language == update.language]
    return Replacements(
        replaces=next((row for row in ours if row.article_id == _replaced(update)), None),
        replaced_by=[row for row in ours if row.replaces_id == update.article_id and row.kind not in Update.NOTICES],
    )


def _replaced(update):
    """The article whose place an Update takes: a text that was taken back takes nobody's any more."""
    return None if update.kind in Update.NOTICES else update.replaces_id


@planned
def _standing(*, language, article, replaced, at):
    return Update.objects.in_language(language).succeeding([article], [replaced], at=at)
