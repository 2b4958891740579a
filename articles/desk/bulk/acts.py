"""Which acts can be done to many articles, what each asks for, and the verb it calls."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import binning, planning, publishing, workflow
from articles.desk.bulk.forms import AssignForm, WithdrawForm
from articles.models import Article, Update
from articles.publishing import Publication
from articles.reasons import NotReady, Reason
from newsroom import languages


@dataclass(frozen=True)
class BulkAct:
    """`steps` gives the groups of languages that one call of `run` is about, () for the whole article.

    `form` asks for what all of them need; its cleaned data are `asked` below. `question` is what the last button says.
    """

    name: str
    label: Promise
    question: Promise
    permission: str
    run: Callable
    steps: Callable
    form: type | None = None
    is_in_bin: bool = False

    def articles(self, user):
        """What it can be done to, of what `user` sees."""
        seen = Article.objects.seen_by(user)
        return seen.in_bin() if self.is_in_bin else seen.on_desk()


def _each(article, asked):
    codes = languages.codes()
    return [(code,) for code in sorted(codes, key=lambda code: code != article.original_language)]


def _whole(article, asked):
    return [()]


def _assigned(article, asked):
    return [(code,) for code in asked["languages"]]


def _with_reason(article, asked):
    return [(code,) for code in languages.codes() if asked[f"reason-{code}"]]


def _released(article, asked):
    """A release that holds its languages is published in all of them or not at all."""
    each = _each(article, asked)
    return [tuple(code for (code,) in each)] if article.gate == Article.Gate.TOGETHER else each


def _submit(article, codes, asked, *, by, at):
    workflow.submit(article=article, language=codes[0], by=by, at=at)


def _approve(article, codes, asked, *, by, at):
    workflow.approve(article=article, language=codes[0], by=by, at=at)


def _assign(article, codes, asked, *, by, at):
    """What is due and how urgent it is stays as it was."""
    edition = article.editions.filter(language=codes[0]).first()
    kept = {"due_at": edition.due_at, "priority": edition.priority} if edition else {}
    planning.assign(article=article, language=codes[0], assignee=asked["assignee"], by=by, at=at, **kept)


def _publish(article, codes, asked, *, by, at):
    """Only what was never public: a later update needs a kind and a note, which are chosen on the article's page."""
    public = set(Update.objects.filter(article=article, language__in=codes).values_list("language", flat=True))
    if public:
        sentence = _("It is public or scheduled already; its next update is published on the article's page.")
        raise NotReady([Reason(code, "public", sentence) for code in codes if code in public])
    first = [Publication(code, Update.Kind.FIRST) for code in codes]
    publishing.publish(article=article, publications=first, by=by, at=at)


def _withdraw(article, codes, asked, *, by, at):
    notes = {code: asked[f"reason-{code}"] for code in codes}
    publishing.withdraw(article=article, notes=notes, by=by, at=at)


def _discard(article, codes, asked, *, by, at):
    binning.discard(article=article, by=by, at=at)


def _recover(article, codes, asked, *, by, at):
    binning.recover(article=article, by=by, at=at)


_ALL = [
    BulkAct(
        "submit", gettext_lazy("Submit for review"), gettext_lazy("Submit these"), "change_article", _submit, _each
    ),
    BulkAct("approve", gettext_lazy("Approve"), gettext_lazy("Approve these"), "publish_article", _approve, _each),
    BulkAct(
        "assign",
        gettext_lazy("Assign to…"),
        gettext_lazy("Assign these"),
        "change_article",
        _assign,
        _assigned,
        form=AssignForm,
    ),
    BulkAct(
        "publish",
        gettext_lazy("Publish what is approved"),
        gettext_lazy("Publish these"),
        "publish_article",
        _publish,
        _released,
    ),
    BulkAct(
        "withdraw",
        gettext_lazy("Withdraw…"),
        gettext_lazy("Withdraw these"),
        "publish_article",
        _withdraw,
        _with_reason,
        form=WithdrawForm,
    ),
    BulkAct(
        "discard",
        gettext_lazy("Move to the recycle bin"),
        gettext_lazy("Move these to the recycle bin"),
        "delete_article",
        _discard,
        _whole,
    ),
    BulkAct(
        "recover",
        gettext_lazy("Recover"),
        gettext_lazy("Recover these"),
        "change_article",
        _recover,
        _whole,
        is_in_bin=True,
    ),
]
ACTS = {act.name: act for act in _ALL}
