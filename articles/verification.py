"""Proof that no published Update was altered: the chain of digests is computed again from the rows themselves.

What it does not prove: whoever can rewrite every row can rewrite the digests too. Keep the head that the command prints
somewhere else; a head that no longer appears in the chain shows a rewritten history.
"""

import hashlib
from dataclasses import dataclass

from articles.amending import canonical as canonical_amendment
from articles.models import NoteAmendment, Update
from articles.snapshots import canonical, chained


@dataclass(frozen=True)
class Finding:
    """The first Update of a chain that is not what was published, and why."""

    update: Update
    problem: str


@dataclass(frozen=True)
class Proof:
    """What was checked: the number of Updates, the findings (one per broken chain), and a digest over the ends of all chains."""

    checked: int
    findings: list[Finding]
    head: str


def verify() -> Proof:
    """Read every Update once, in batches, and compare; the cost grows with the archive."""
    checked, findings, head = 0, [], hashlib.sha256()
    previous, broken = None, False
    for update in _all():
        checked += 1
        if previous is None or (previous.article_id, previous.language) != (update.article_id, update.language):
            _seal(head, previous)
            previous_digest, expected, broken = "", 1, False
        else:
            previous_digest, expected = previous.digest, previous.number + 1
        if not broken and (problem := _problem(update, previous_digest, expected)):
            findings.append(Finding(update, problem))
            broken = True
        previous = update
    _seal(head, previous)
    findings += _amendments(head)
    return Proof(checked, findings, head.hexdigest())


def _amendments(head) -> list[Finding]:
    """The first altered note of every Update whose note was mended; the ends of those chains go into the head, too."""
    findings, previous = [], None
    rows = NoteAmendment.objects.select_related("update").order_by("update", "number").iterator(chunk_size=500)
    for amendment in rows:
        if previous is None or previous.update_id != amendment.update_id:
            _seal(head, previous)
            before, is_broken = amendment.update, False
        if not is_broken and amendment.digest != chained(before.digest, canonical_amendment(amendment)):
            findings.append(Finding(amendment.update, f"its amended note {amendment.number} does not match its digest"))
            is_broken = True
        previous = before = amendment
    _seal(head, previous)
    return findings


def _all():
    rows = Update.objects.select_related(
        "article", "image", "conference", "source_update", "replaces"
    ).prefetch_related("topics")
    return rows.order_by("article_id", "language", "number").iterator(chunk_size=500)


def _problem(update, previous_digest, expected):
    if update.number != expected:
        return f"number {expected} is missing"
    if update.digest != chained(previous_digest, canonical(update, topics=update.topics.all())):
        return "its content does not match its digest"
    return ""


def _seal(head, last):
    if last is not None:
        head.update(last.digest.encode())
