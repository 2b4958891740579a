"""Where every language of an article stands, in words that need no colour: for the list, its filters and the form."""

from django.db.models import Exists, OuterRef, Q, TextChoices
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Edition, Emergency, Update
from newsroom import languages


class State(TextChoices):
    MISSING = "missing", _("missing")
    DRAFTING = "drafting", _("drafting")
    IN_REVIEW = "in_review", _("in review")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    SCHEDULED = "scheduled", _("scheduled")
    WITHDRAWN = "withdrawn", _("withdrawn")
    REMOVED = "removed", _("removed")
    OUTDATED = "outdated", _("outdated")
    UNCONFIRMED = "unconfirmed", _("to be approved afterwards")


PUBLIC = {Update.Kind.WITHDRAWAL: State.WITHDRAWN, Update.Kind.REMOVAL: State.REMOVED}


def states_of(articles, *, at) -> dict[int, dict[str, list[State]]]:
    """{article id: {language: what can be said of it at `at`}}; six queries, whatever the number of articles."""
    pks = [article.pk for article in articles]
    editions = Edition.objects.filter(article__in=pks)
    work = {(pk, code): state for pk, code, state in editions.values_list("article", "language", "state")}
    outdated = set(editions.outdated(at=at).values_list("article", "language"))
    live = Update.objects.live(at=at).filter(article__in=pks).values_list("article", "language", "kind")
    public = {(pk, code): PUBLIC.get(kind, State.PUBLISHED) for pk, code, kind in live}
    waiting = set(Update.objects.scheduled(at=at).filter(article__in=pks).values_list("article", "language"))
    flagged = Emergency.objects.unconfirmed().filter(article__in=pks).values_list("article", "update__language")
    unconfirmed = set(flagged)
    written = {
        (pk, code)
        for code in languages.codes()
        for pk in Article.objects.filter(has_words(code), pk__in=pks).order_by().values_list("pk", flat=True)
    }
    return {
        pk: {
            code: _said(
                work=work.get((pk, code), State.DRAFTING) if (pk, code) in written else State.MISSING,
                public=public.get((pk, code)),
                is_waiting=(pk, code) in waiting,
                is_outdated=(pk, code) in outdated,
                is_unconfirmed=(pk, code) in unconfirmed,
            )
            for code in languages.codes()
        }
        for pk in pks
    }


def _said(*, work, public, is_waiting, is_outdated, is_unconfirmed) -> list[State]:
    said = [public] if public else []
    if is_waiting:
        said.append(State.SCHEDULED)
    if not said or work in {State.IN_REVIEW, State.APPROVED}:
        said.append(State(work))
    if is_outdated:
        said.append(State.OUTDATED)
    if is_unconfirmed:
        said.append(State.UNCONFIRMED)
    return said


def has_words(code: str) -> Q:
    """Articles with a title or a body in a language; NULL counts as no words."""
    return Q(**{f"{languages.column('title', code)}__gt": ""}) | Q(**{f"{languages.column('body', code)}__gt": ""})


def in_state(articles, state: str, codes: list[str], *, at):
    """The articles of which `states_of` says `state` in at least one of the languages."""
    found = Q()
    for code in codes:
        found |= _condition(state, code, at)
    few = _few(state, at)
    return articles.filter(found) if few is None else articles.filter(found, pk__in=few.order_by().values("article"))


def _few(state, at):
    """Rows of the articles that alone can be in a state, where these are few: asking them spares reading all articles."""
    if state in {State.IN_REVIEW, State.APPROVED}:
        return Edition.objects.filter(state=state)
    if state in PUBLIC.values():
        return Update.objects.filter(kind__in=Update.NOTICES)
    if state == State.SCHEDULED:
        return Update.objects.scheduled(at=at)
    return Emergency.objects.unconfirmed() if state == State.UNCONFIRMED else None


def _condition(state, code, at) -> Q:
    editions = Edition.objects.filter(article=OuterRef("pk"), language=code)
    updates = Update.objects.filter(article=OuterRef("pk")).in_language(code)
    live = updates.live(at=at)
    reviewed = Exists(editions.exclude(state=State.DRAFTING))
    unconfirmed = Emergency.objects.unconfirmed().filter(article=OuterRef("pk"), update__language=code)
    conditions = {
        State.MISSING: ~has_words(code) & ~Q(Exists(live)) & ~Q(Exists(updates.scheduled(at=at))),
        State.DRAFTING: has_words(code) & ~Q(reviewed) & ~Q(Exists(updates)),
        State.PUBLISHED: Q(Exists(live.texts())),
        State.SCHEDULED: Q(Exists(updates.scheduled(at=at))),
        State.WITHDRAWN: Q(Exists(live.withdrawn())),
        State.REMOVED: Q(Exists(live.filter(kind__in=Update.NOTICES).exclude(kind=Update.Kind.WITHDRAWAL))),
        State.OUTDATED: Q(Exists(editions.outdated(at=at))),
        State.UNCONFIRMED: Q(Exists(unconfirmed)),
    }
    return conditions.get(state) or has_words(code) & Q(Exists(editions.filter(state=state)))
