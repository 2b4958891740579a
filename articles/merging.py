"""Two people, one article: a save made on an older revision is merged field by field, and nothing typed is lost."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Conflict:
    """A field that both changed: what it was, what I wrote, what the other saved meanwhile."""

    field: str
    base: object
    mine: object
    theirs: object


def merge(base: dict, mine: dict, theirs: dict) -> tuple[dict, list[Conflict]]:
    """The fields to store and the conflicts; all three map the same field names to values.

    A field that only one side changed takes that side's value; a conflict keeps mine in the result until a person decides.
    """
    merged, conflicts = {}, []
    for field, was in base.items():
        if mine[field] == was:
            merged[field] = theirs[field]
        else:
            merged[field] = mine[field]
            if theirs[field] not in (was, mine[field]):
                conflicts.append(Conflict(field, was, mine[field], theirs[field]))
    return merged, conflicts
