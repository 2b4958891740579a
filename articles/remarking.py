"""The verbs of remarks: on a language as a whole, a field of it, or a passage; answered, resolved, reopened.

Whoever may see an article may leave a remark and answer one. A remark holds nothing up. `by` is the acting person, or None for
the operator; `at` the present moment. Each verb raises PermissionDenied, or NotReady with the reasons why not.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from articles.acts import Act, record
from articles.models import Article, Remark, RemarkStep
from articles.passages import Passage, line_of, one_line, place, taken_from
from articles.permissions import require
from articles.readiness import NotReady, Reason, in_the_bin
from articles.remarks import FIELDS
from newsroom import languages
from newsroom.richtext.sanitizer import without_controls

LONGEST = 4000
LONGEST_PASSAGE = 1000


@transaction.atomic
def leave(*, article, language: str, field: str, text: str, by, at: datetime, passage: Passage | None = None) -> Remark:
    """Remark on the saved words: on a passage of a field, on the field, or with field "" on the whole language.

    Saying the same again while the first remark is open leaves one. Raises PermissionDenied or NotReady.
    """
    require(by, "view_article", article=article)
    if reasons := _against_place(article, language, field):
        raise NotReady(reasons)
    text, words = _said(text), one_line(passage.words) if passage else ""
    line = line_of(article, field, language) if field else ""
    start = place(passage, line) if words else None
    if reasons := _against_words(language, field, text, words, start):
        raise NotReady(reasons)
    kept = taken_from(line, start, words) if words else Passage("")
    asked = {"article": article, "language": language, "field": field, "text": text, "by": by}
    asked |= {"passage": kept.words, "before": kept.before, "after": kept.after}
    Article.objects.select_for_update().get(pk=article.pk)  # a double click finds the first one
    if known := Remark.objects.open().filter(**asked).first():
        return known
    remark = Remark.objects.create(at=at, **asked)
    record(Act.Verb.REMARKED, article, language, by=by, at=at, note=text, remark=remark.pk, field=field, passage=words)
    return remark


@transaction.atomic
def answer(*, remark: Remark, text: str, by, at: datetime) -> RemarkStep:
    """Answer a remark, open or resolved; saying the same as the last step says keeps it once. Raises NotReady without words."""
    remark = _locked(remark, by)
    text = _said(text)
    if reasons := _too_long(text) or _silent(text):
        raise NotReady(reasons)
    last = remark.steps.last()
    if last and (last.verb, last.text, last.by) == (RemarkStep.Verb.REPLIED, text, by):
        return last
    return _step(remark, RemarkStep.Verb.REPLIED, Act.Verb.REPLIED, text, by=by, at=at)


@transaction.atomic
def resolve(*, remark: Remark, by, at: datetime, text: str = "") -> bool:
    """Close a remark, with or without a last word; False when it is closed already, and then a last word is kept as an answer."""
    return _turn(remark, RemarkStep.Verb.RESOLVED, Act.Verb.SETTLED, text, by=by, at=at)


@transaction.atomic
def reopen(*, remark: Remark, by, at: datetime, text: str = "") -> bool:
    """Open a resolved remark again; False when it is open already, and then what was said is kept as an answer."""
    return _turn(remark, RemarkStep.Verb.REOPENED, Act.Verb.REOPENED, text, by=by, at=at)


def _turn(remark, verb, act, text, *, by, at):
    remark = _locked(remark, by)
    text = _said(text)
    if reasons := _too_long(text):
        raise NotReady(reasons)
    if remark.is_open == (verb == RemarkStep.Verb.REOPENED):
        if text:
            answer(remark=remark, text=text, by=by, at=at)
        return False
    remark.resolved_at = at if remark.is_open else None
    remark.save(update_fields=["resolved_at"])
    _step(remark, verb, act, text, by=by, at=at)
    return True


def _step(remark, verb, act, text, *, by, at):
    step = remark.steps.create(verb=verb, text=text, by=by, at=at)
    facts = {"remark": remark.pk, "field": remark.field, "passage": remark.passage}
    record(act, remark.article, remark.language, by=by, at=at, note=text, **facts)
    return step


def _locked(remark, by) -> Remark:
    locked = Remark.objects.select_for_update(of=("self",)).select_related("article").get(pk=remark.pk)
    require(by, "view_article", article=locked.article)
    if locked.article.binned_at:
        raise NotReady([in_the_bin()])
    return locked


def _said(text) -> str:
    return without_controls(text).strip()


def _against_place(article, language, field) -> list[Reason]:
    if article.binned_at:
        return [in_the_bin()]
    if language not in languages.codes() or field not in ("", *FIELDS):
        return [Reason("", "place", _("Say what the remark is about."))]
    return []


def _against_words(language, field, text, words, start) -> list[Reason]:
    reasons = _too_long(text) or _silent(text)
    if words and not field:
        reasons.append(Reason(language, "passage", _("Say in which field the passage stands.")))
    elif len(words) > LONGEST_PASSAGE:
        sentence = _("A passage has %(count)s characters at the most; choose a shorter one.")
        reasons.append(Reason(language, "passage", sentence % {"count": LONGEST_PASSAGE}))
    elif words and start is None:
        sentence = _("The saved text does not have this passage. Save the text first, or leave the passage empty.")
        reasons.append(Reason(language, "passage", sentence))
    return reasons


def _silent(text) -> list[Reason]:
    return [] if text else [Reason("", "text", _("Write what you have to say."))]


def _too_long(text) -> list[Reason]:
    sentence = _("What you wrote has more than %(count)s characters. Say it in several remarks.")
    return [Reason("", "text", sentence % {"count": LONGEST})] if len(text) > LONGEST else []
