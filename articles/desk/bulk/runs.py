"""Tries an act on an article, to tell or to do: what the verb answers is what the person reads."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from articles.desk.bulk.acts import BulkAct
from articles.models import Article, Remark
from articles.reasons import NotReady
from newsroom import languages

PARTED = "+"


@dataclass(frozen=True)
class Step:
    """One call of a verb: what it is about, and why it will not happen, or did not; no reasons: it will, or did.

    `open_remarks` counts what colleagues still remark on the words, which stands against nothing.
    """

    article: Article
    codes: tuple[str, ...]
    reasons: tuple[str, ...]
    open_remarks: int = 0

    @property
    def key(self) -> str:
        return f"{self.article.pk}:{PARTED.join(self.codes)}"

    @property
    def names(self) -> list[tuple[str, str]]:
        return [(code, languages.own_name(code)) for code in self.codes]


def told(act: BulkAct, articles, asked, *, by, at) -> list[Step]:
    """Every step with what would stand against it. Each is really tried and then undone, so that no rule is written twice."""
    steps, remarks = [], _open_remarks(articles)
    for article in articles:
        for codes in act.steps(article, asked):
            reasons = _attempt(act, article, codes, asked, by=by, at=at, is_kept=False)
            steps.append(Step(article, codes, reasons, sum(remarks.get((article.pk, code), 0) for code in codes)))
    return steps


def _open_remarks(articles) -> dict[tuple[int, str], int]:
    rows = Remark.objects.open().filter(article__in=articles).order_by().values_list("article", "language")
    return {(article, code): count for article, code, count in rows.annotate(count=Count("pk"))}


def done(act: BulkAct, articles, asked, *, chosen: set[str], tokens: dict[int, str], by, at) -> list[Step]:
    """The steps that were chosen, done; an article at which anything happened since its token was made is left alone."""
    steps = []
    for article in articles:
        wanted = [Step(article, codes, ()) for codes in act.steps(article, asked)]
        wanted = [step for step in wanted if step.key in chosen]
        if wanted:
            steps += _done(act, article, wanted, asked, token=tokens.get(article.pk), by=by, at=at)
    return steps


def token_of(article) -> str:
    """What an article looks like now: its newest saved version and its newest act. Two queries."""
    return f"{article.latest_revision().pk}.{_last_act(article)}"


@transaction.atomic
def _done(act, article, steps, asked, *, token, by, at):
    Article.objects.select_for_update().get(pk=article.pk)
    if token_of(article) != token:
        sentence = _("Something happened to it after you looked. Look again, then decide.")
        return [Step(article, step.codes, (sentence,)) for step in steps]
    return [
        Step(article, step.codes, _attempt(act, article, step.codes, asked, by=by, at=at, is_kept=True))
        for step in steps
    ]


def _attempt(act, article, codes, asked, *, by, at, is_kept) -> tuple[str, ...]:
    """Why it cannot be done; () when it was, or, unless it is kept, could be."""
    try:
        with transaction.atomic():
            before = _last_act(article)
            act.run(article, codes, asked, by=by, at=at)
            changed = _last_act(article) != before
            if not is_kept:
                transaction.set_rollback(True)
    except NotReady as error:
        return tuple(_sentence(reason, codes) for reason in error.reasons)
    except PermissionDenied:
        return (_("You may not do this here."),)
    return () if changed else (_("There is nothing to do; it is so already."),)


def _sentence(reason, codes) -> str:
    """Without the name of the language where the step is about one."""
    return reason.sentence if len(codes) < 2 else str(reason)


def _last_act(article) -> int:
    return article.acts.order_by("-pk").values_list("pk", flat=True).first() or 0
