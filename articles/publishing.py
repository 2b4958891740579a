"""The verbs that make Updates, and the only place that does.

Each verb locks the article, checks permission, collects every reason why not, and then writes all its Updates or none.
`by` is the acting user, or None for the operator at the console. `at` is the present moment, an aware datetime.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from articles import readiness
from articles.acts import record
from articles.models import Act, Article, Edition, Emergency, Update
from articles.permissions import require
from articles.readiness import NotReady, Reason
from articles.snapshots import digest_of, draw

__all__ = [
    "NotReady",
    "Publication",
    "Reason",
    "cancel",
    "confirm",
    "publish",
    "publish_past",
    "reinstate",
    "remove",
    "schedule",
    "withdraw",
]


@dataclass(frozen=True)
class Publication:
    """What is to be published of one language: its kind (`Update.Kind`), the note to readers, and the day if only the day is known."""

    language: str
    kind: str
    note: str = ""
    published_on: date | None = None


@dataclass(frozen=True)
class Release:
    """Who publishes or schedules, when, for which moment; the saved version they saw, and why it cannot wait for approval."""

    by: object
    at: datetime
    moment: datetime
    verb: str
    revision: int | None = None
    emergency: str = ""

    def needs_approval(self, edition) -> bool:
        """Whether a second person has yet to approve the words; the operator and archives that move in need none."""
        if self.by is None or self.verb == Act.Verb.IMPORTED:
            return False
        return edition is None or edition.state != Edition.State.APPROVED


def publish(
    *,
    article: Article,
    publications: list[Publication],
    by,
    at: datetime,
    revision: int | None = None,
    emergency: str = "",
) -> list[Update]:
    """Publish the working copy of the named languages at the moment `at`; returns one Update per language, the original first.

    `revision` is the id of the saved version that the person saw; a newer one is a reason not to publish. `emergency` says why
    words that nobody has approved cannot wait; they are flagged until another person approves them.
    Asking again for what stands already returns it and writes nothing. Raises NotReady or PermissionDenied.
    """
    act = Release(by=by, at=at, moment=at, verb=Act.Verb.PUBLISHED, revision=revision, emergency=emergency.strip())
    return _release(article, publications, act)


def schedule(
    *,
    article: Article,
    publications: list[Publication],
    by,
    at: datetime,
    publish_at: datetime,
    revision: int | None = None,
    emergency: str = "",
) -> list[Update]:
    """Seal the words of the named languages now and let readers see them from `publish_at` on; otherwise like `publish`."""
    if publish_at <= at:
        raise NotReady([Reason("", "not_future", _("Choose a moment in the future, or publish now."))])
    verb = Act.Verb.SCHEDULED
    act = Release(by=by, at=at, moment=publish_at, verb=verb, revision=revision, emergency=emergency.strip())
    return _release(article, publications, act)


def publish_past(
    *, article: Article, publications: list[Publication], by, at: datetime, moment: datetime
) -> list[Update]:
    """Record that the named languages were public from `moment` on, a time before `at`: for archives that move in.

    Needs the permission `import_history_article` beside the one to publish; the act is dated `at`.
    """
    require(by, "import_history_article")
    if moment > at:
        raise NotReady([Reason("", "not_past", _("The moment lies in the future; schedule it instead."))])
    return _release(article, publications, Release(by=by, at=at, moment=moment, verb=Act.Verb.IMPORTED))


@transaction.atomic
def cancel(*, article: Article, language: str, by, at: datetime) -> bool:
    """Delete the scheduled Update of a language before its moment; False when none waits (any more).

    Raises NotReady while a scheduled translation names it as what it reflects.
    """
    article = lock(article, by, [language])
    waiting = Update.objects.newest(article, language)
    if waiting is None or waiting.published_at <= at:
        return False
    if reasons := readiness.against_unsealing([waiting]):
        raise NotReady(reasons)
    unseal(waiting, by=by, at=at)
    return True


def unseal(waiting, *, by, at):
    """Delete a scheduled Update and say so on the timeline; for verbs that hold the lock and have asked what stands against it."""
    facts = {"kind": waiting.kind, "number": waiting.number, "moment": waiting.published_at, "title": waiting.title}
    waiting.delete()
    record(Act.Verb.CANCELLED, waiting.article, waiting.language, by=by, at=at, **facts)


def withdraw(*, article: Article, notes: dict[str, str], by, at: datetime) -> list[Update]:
    """Put the text of the languages in `notes` under a notice that gives the reason; `notes` maps languages to reasons."""
    return _notice(article, notes, by=by, at=at, kind=Update.Kind.WITHDRAWAL, verb=Act.Verb.WITHDRAWN)


def remove(*, article: Article, notes: dict[str, str], by, at: datetime) -> list[Update]:
    """Leave only a notice with the reason at the addresses of the languages in `notes` (HTTP 410)."""
    return _notice(article, notes, by=by, at=at, kind=Update.Kind.REMOVAL, verb=Act.Verb.REMOVED)


@transaction.atomic
def reinstate(*, article: Article, notes: dict[str, str], by, at: datetime) -> list[Update]:
    """Bring back the last public text of the languages in `notes`, with the reason as the note of a new update."""
    article = lock(article, by, list(notes))
    reasons, made = [], []
    for language, note in _original_first(article, notes):
        newest = Update.objects.newest(article, language)
        if newest and newest.kind == Update.Kind.UPDATE and newest.note == note:
            made.append(newest)
        elif found := readiness.against_reinstating(newest, language=language, note=note, at=at):
            reasons += found
        else:
            made.append(_revive(article, newest, note, by=by, at=at))
    if reasons:
        raise NotReady(reasons)
    return made


@transaction.atomic
def confirm(*, article: Article, language: str, by, at: datetime) -> list[Emergency]:
    """Approve afterwards what was published of a language before a second person had seen it; returns what is approved by it.

    Whoever published or last wrote the words may not.
    """
    article = lock(article, by, [language])
    waiting = list(Emergency.objects.unconfirmed().filter(article=article, update__language=language))
    if by is not None and any(by.pk in {emergency.by_id, emergency.written_by_id} for emergency in waiting):
        raise PermissionDenied
    for emergency in waiting:
        emergency.confirmed_by, emergency.confirmed_at = by, at
        emergency.save()
    if waiting:
        record(Act.Verb.CONFIRMED, article, language, by=by, at=at)
    return waiting


@transaction.atomic
def _release(article, publications, act) -> list[Update]:
    article = lock(article, act.by, [publication.language for publication in publications])
    editions = {edition.language: edition for edition in article.editions.all()}
    original, drafts, made, reasons = None, [], {}, []
    for publication in sorted(publications, key=lambda p: p.language != article.original_language):
        newest = Update.objects.newest(article, publication.language)
        draft = draw(article, publication, newest=newest, moment=act.moment, by=act.by, original=original)
        if draft.language == article.original_language:
            original = draft
        if newest and readiness.is_repeated(draft, newest, at=act.at):
            made[publication.language] = newest
            continue
        reasons += readiness.against_publishing(
            article, publication, draft, newest=newest, at=act.at, moment=act.moment
        )
        if act.needs_approval(editions.get(publication.language)) and not act.emergency:
            reasons.append(readiness.not_approved(publication.language))
        drafts.append(draft)
    reasons = _against_all(article, publications, drafts, act) + reasons
    if reasons or not publications:
        raise NotReady(reasons or [Reason("", "nothing", _("Choose at least one language."))])
    for draft in drafts:
        made[draft.language] = seal(draft, topics=article.topics.all())
        _tell(made[draft.language], editions.get(draft.language), act)
    return [made[publication.language] for publication in publications]


def _against_all(article, publications, drafts, act) -> list[Reason]:
    """What stands against the whole act, whatever its languages."""
    reasons = []
    if act.revision is not None and drafts and article.latest_revision().pk != act.revision:
        sentence = _("The text was changed after you opened this page. Look at it again, then publish.")
        reasons.append(Reason("", "stale", sentence))
    if article.binned_at:
        reasons.append(readiness.in_the_bin())
    if drafts and act.verb != Act.Verb.IMPORTED:
        reasons += readiness.against_gate(article, publications)
    return reasons


def _tell(update, edition, act):
    """Put a publication on the timeline, end what was planned for it, and flag it when nobody had approved its words."""
    facts = {"kind": update.kind, "number": update.number, "moment": update.published_at}
    record(act.verb, update.article, update.language, by=act.by, at=act.at, note=update.note, **facts)
    if edition and update.kind != Update.Kind.MINOR:
        edition.fulfil()
    if act.needs_approval(edition):
        Emergency.objects.create(
            update=update,
            article=update.article,
            reason=act.emergency,
            by=act.by,
            written_by=edition.edited_by if edition else None,
            at=act.at,
        )
        record(Act.Verb.EMERGENCY, update.article, update.language, by=act.by, at=act.at, note=act.emergency)


@transaction.atomic
def _notice(article, notes, *, by, at, kind, verb) -> list[Update]:
    article = lock(article, by, list(notes))
    reasons, made = [], []
    for language, note in _original_first(article, notes):
        newest = Update.objects.newest(article, language)
        if newest and newest.kind == kind and newest.note == note.strip():
            made.append(newest)
        elif found := readiness.against_notice(newest, language=language, note=note, at=at, kind=kind):
            reasons += found
        else:
            made.append(seal(successor(newest, newest, kind, note.strip(), by=by, at=at), topics=newest.topics.all()))
            record(verb, article, language, by=by, at=at, note=note)
    if reasons or not notes:
        raise NotReady(reasons or [Reason("", "nothing", _("Choose at least one language."))])
    return made


def _revive(article, newest, note, *, by, at) -> Update:
    last = Update.objects.texts().newest(article, newest.language)
    update = seal(successor(last, newest, Update.Kind.UPDATE, note, by=by, at=at), topics=last.topics.all())
    record(Act.Verb.REINSTATED, article, newest.language, by=by, at=at, note=note)
    return update


def successor(text, newest, kind, note, *, by, at) -> Update:
    """An unsaved Update after `newest` that carries the words of the Update `text`; none at all for a removal."""
    copied = [f.attname for f in Update._meta.concrete_fields if f.name not in {"id", "digest", "recorded_at"}]
    update = Update(**{name: getattr(text, name) for name in copied})
    update.number, update.kind, update.note = newest.number + 1, kind, note
    update.published_at, update.published_on = at, None
    update.significance = Update.Significance.MINOR
    if kind != Update.Kind.MINOR:
        update.significance = Update.Significance.MAJOR
        update.public_at, update.public_on = at, None
    update.published_by, update.approved_by = by, None
    if kind == Update.Kind.REMOVAL:
        for name in Update.FROZEN:
            if name != "slug":
                setattr(update, name, "")
        update.image = None
    return update


def seal(update, *, topics) -> Update:
    """Write an unsaved Update with its digest; for verbs that hold the lock and have asked what stands against it."""
    topics = list(topics)
    update.digest = digest_of(update, topics=topics)
    update.save(force_insert=True)
    update.topics.set(topics)
    return update


def lock(article, by, wanted) -> Article:
    """The article, fresh and locked, once `by` may publish the wanted languages of it."""
    require(by, "publish_article", languages=wanted, article=article)
    locked = Article.objects.select_for_update(of=("self",))
    return locked.select_related("lead_image", "conference", "replaces").get(pk=article.pk)


def _original_first(article, notes):
    return sorted(notes.items(), key=lambda item: item[0] != article.original_language)
