"""The verb that mends what readers see while a larger draft stays unpublished; the draft receives what was mended.

The new Update is made from the live one, not from the working copy. As its revision it names the saved version that brought the
words which the draft has then: a translation of the draft stays right, one of an older text does not count as a translation
of what was corrected.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from articles import readiness, workflow
from articles.acts import record
from articles.merging import Conflict, carry
from articles.models import Act, Article, Edition, Emergency, Update
from articles.publishing import NotReady, Publication, Reason, lock, seal, successor
from articles.snapshots import draw, words_revision
from newsroom import languages
from newsroom.richtext.sanitizer import clean, plain_text, without_controls

WORDS = ("title", "standfirst", "body")
RICH = frozenset({"body"})
KINDS = (Update.Kind.MINOR, Update.Kind.CORRECTION)


@dataclass(frozen=True)
class Fix:
    """What is mended of one language: its words as they are to be, and as which kind of update; `reason` is for the desk."""

    language: str
    words: dict[str, str]
    kind: str = Update.Kind.MINOR
    note: str = ""
    reason: str = ""

    @property
    def why(self) -> str:
        return self.reason or self.note


@dataclass(frozen=True)
class Fixed:
    """The Update that was published, and the fields in which the draft kept its own words."""

    update: Update
    conflicts: list[Conflict]


@transaction.atomic
def quick_fix(*, article: Article, fix: Fix, seen: int, by, at: datetime) -> Fixed:
    """Publish the live text of a language with mended words, and bring them into the working copy as far as they fit there.

    `seen` is the id of the Update that the person mended. It is flagged like an emergency until another person approves it,
    unless the operator did it. Asking again for what stands already returns it. Raises NotReady or PermissionDenied.
    """
    article = lock(article, by, [fix.language])
    newest = Update.objects.newest(article, fix.language)
    fix = _cleaned(fix, newest)
    if newest and newest.pk != seen and _is_done(newest, fix, by=by):
        before = Update.objects.get(article=article, language=fix.language, number=newest.number - 1)
        return Fixed(newest, carry(words_of(before), fix.words, _draft(article, fix.language), rich=RICH)[1])
    if reasons := _against(article, newest, fix, seen=seen, by=by, at=at):
        raise NotReady(reasons)
    conflicts = _bring_in(article, newest, fix, by=by, at=at)
    update = successor(newest, newest, fix.kind, fix.note, by=by, at=at)
    for name, words in fix.words.items():
        setattr(update, name, words)
    update.revision_id = words_revision(article, fix.language)
    update = seal(update, topics=newest.topics.all())
    _tell(update, fix, by=by, at=at)
    return Fixed(update, conflicts)


def against_beginning(article, newest, *, at) -> list[Reason]:
    """Why nothing can be mended quickly of the language of `newest`, its last Update. A few queries."""
    if newest is None:
        return [Reason("", "unpublished", _("It was never published."))]
    code = newest.language
    if newest.kind in Update.NOTICES:
        return [Reason(code, "withdrawn", _("It is withdrawn or removed; reinstate it first."))]
    if newest.published_at > at:
        return [Reason(code, "scheduled", _("An update is scheduled; cancel it first."))]
    publication = Publication(code, newest.kind, newest.note)
    if readiness.is_repeated(draw(article, publication, newest=newest, moment=at, by=None), newest, at=at):
        return [
            Reason(code, "no_draft", _("The saved text is the public one. Change it and publish it the normal way."))
        ]
    return []


def words_of(row) -> dict[str, str]:
    """The words of an Update that can be mended."""
    return {name: getattr(row, name) for name in WORDS}


def _draft(article, code):
    return {name: languages.read(article, name, code) for name in WORDS}


def _cleaned(fix, newest) -> Fix:
    """With words as they are stored; spaces around those that readers see are no change."""
    words = {name: without_controls(fix.words[name]).strip() for name in ("title", "standfirst")}
    for name in words:
        if newest and words[name] == getattr(newest, name).strip():
            words[name] = getattr(newest, name)
    words["body"] = clean(fix.words["body"], language=fix.language)
    return Fix(fix.language, words, fix.kind, fix.note.strip(), fix.reason.strip())


def _is_done(newest, fix, *, by) -> bool:
    """Whether the same person has published the same before: a second click."""
    same = (words_of(newest), newest.kind, newest.note, newest.published_by) == (fix.words, fix.kind, fix.note, by)
    return same and newest.number > 1


def _against(article, newest, fix, *, seen, by, at) -> list[Reason]:
    code = fix.language
    if found := against_beginning(article, newest, at=at):
        return found
    if newest.pk != seen:
        sentence = _("Something else was published after you opened this page. Look at it, then decide again.")
        return [Reason(code, "stale", sentence)]
    if fix.kind not in KINDS:
        found.append(Reason(code, "kind", _("This kind of update is not known.")))
    if fix.kind == Update.Kind.CORRECTION and not fix.note:
        found.append(Reason(code, "note", _("Write a note that tells readers what changed.")))
    if by is not None and not fix.why:
        found.append(Reason(code, "reason", _("Say what is mended, for whoever approves it afterwards.")))
    if readiness.is_blank(fix.words["title"]):
        found.append(Reason(code, "title", _("The title is missing.")))
    if readiness.is_blank(plain_text(fix.words["body"])):
        found.append(Reason(code, "body", _("The body is missing.")))
    if fix.words == words_of(newest):
        found.append(Reason(code, "unchanged", _("Nothing is mended yet: these are the words that readers see.")))
    if at <= newest.published_at:
        found.append(Reason(code, "order", _("The moment lies before the last publication.")))
    return found


def _bring_in(article, newest, fix, *, by, at) -> list[Conflict]:
    """Write what was mended into the working copy; returns where it keeps its own words."""
    code, draft = fix.language, _draft(article, fix.language)
    carried, conflicts = carry(words_of(newest), fix.words, draft, rich=RICH)
    if carried != draft:
        before = words_revision(article, code)
        for name, words in carried.items():
            languages.write(article, name, code, words)
        workflow.save(article=article, by=by, at=at)
        if before and fix.kind == Update.Kind.MINOR and code == article.original_language:
            _keep_translations(article, before)
    return conflicts


def _keep_translations(article, before):
    """A typing error makes no translation of the draft outdated: those of its last words reflect it with the error mended."""
    current = Edition.objects.filter(article=article, based_on__gte=before).exclude(language=article.original_language)
    current.update(based_on=words_revision(article, article.original_language))


def _tell(update, fix, *, by, at):
    """Put it on the timeline, and flag it until a second person has approved it; what is planned for the draft stays."""
    facts = {"kind": update.kind, "number": update.number, "moment": update.published_at}
    record(Act.Verb.PUBLISHED, update.article, update.language, by=by, at=at, note=update.note, **facts)
    record(Act.Verb.QUICK_FIX, update.article, update.language, by=by, at=at, note=fix.why, **facts)
    if by is not None:
        flag = {"update": update, "article": update.article, "reason": fix.why, "by": by, "written_by": by, "at": at}
        Emergency.objects.create(**flag)
