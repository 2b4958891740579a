"""What waits for someone at the desk: the questions that the index of the admin asks before it shows its lists.

Everyone sees only what they may see, and of the texts only those in languages they write.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Edition, Emergency, ImportedFile, Update
from articles.permissions import may, writable
from articles.restrictions import hidden_from
from newsroom import languages
from newsroom.dates import moment_text, zone_text

SHOWN = 5
SHOWN_ALONE = 100  # on the page of what is due


@dataclass(frozen=True)
class Entry:
    """One thing that waits: its words and their language, the language of the edition, where to see to it, and a note."""

    words: str
    language: str
    edition: str
    address: str
    note: str = ""

    @property
    def direction(self):
        return languages.direction(self.language)

    @property
    def edition_name(self):
        return languages.own_name(self.edition)

    @property
    def edition_direction(self):
        return languages.direction(self.edition)


@dataclass(frozen=True)
class Matter:
    """One kind of waiting things: how many there are, the first few, and the address of the list that has all of them."""

    code: str
    title: str
    count: int
    entries: list[Entry]
    address: str
    is_alarming: bool = False

    @property
    def more(self):
        return self.count - len(self.entries)


@dataclass(frozen=True)
class Question:
    """How one kind is found: the permission it takes, its rows for (user, moment), and the Entry of a row.

    `listed` is the admin's list that shows all of the kind, as "name of its address?query", if one does. What is timely also
    stands on the page of what is due; what is alarming should not be.
    """

    code: str
    title: str
    permission: str
    rows: Callable[..., QuerySet]
    entry: Callable[..., Entry]
    listed: str = ""
    is_timely: bool = False
    is_alarming: bool = False


def matters(*, user, at: datetime) -> list[Matter]:
    """What waits for `user` at `at`, kinds without anything left out; at most two queries for each kind the user may see."""
    asked = [question for question in QUESTIONS if _may_see(user, question)]
    return [matter for matter in (_answer(question, user, at, SHOWN) for question in asked) if matter.count]


def timely(*, user, at: datetime) -> list[Matter]:
    """What is scheduled, late, overdue, of `user` or waiting for them, also where nothing is; two queries for each kind."""
    asked = [question for question in QUESTIONS if question.is_timely and _may_see(user, question)]
    return [_answer(question, user, at, SHOWN_ALONE) for question in asked]


def _may_see(user, question):
    return may(user, "view_article") and may(user, question.permission)


def _answer(question, user, at, shown) -> Matter:
    rows = question.rows(user=user, at=at)
    entries = [question.entry(row, user) for row in rows[:shown]]
    count = len(entries) if len(entries) < shown else rows.count()
    address = _list_address(question.listed)
    return Matter(question.code, question.title, count, entries, address, question.is_alarming)


def _editions(user) -> QuerySet:
    shown = ["language", "state", "due_at", "planned_for", "returned_to", *_article_columns()]
    found = Edition.objects.filter(language__in=writable(user), article__binned_at__isnull=True)
    return found.exclude(article__in=hidden_from(user)).select_related("article").only(*shown)


def _article_columns() -> Iterable[str]:
    return (f"article__{name}" for name in ("original_language", *languages.columns("title")))


def _waiting(*, user, at):
    """What the user may decide, and what came back to them."""
    found = _editions(user)
    return found.filter(Q(pk__in=_decided(user).values("pk")) | Q(returned_to=user)).order_by("due_at", "id")


def _decided(user):
    return Edition.objects.decided_by(user, writable(user) if may(user, "publish_article") else [])


def _mine(*, user, at):
    return _editions(user).filter(assignee=user).order_by("due_at", "-priority", "id")


def _late(*, user, at):
    return _editions(user).late(at=at).order_by("planned_for", "id")


def _in_review(*, user, at):
    """What others decide."""
    return _editions(user).in_review().exclude(pk__in=_decided(user).values("pk")).order_by("due_at", "id")


def _overdue(*, user, at):
    return _editions(user).overdue(at=at).order_by("due_at", "id")


def _outdated(*, user, at):
    return _editions(user).outdated(at=at).order_by("-based_on", "id")


def _scheduled(*, user, at):
    shown = ["article_id", "title", "slug", "language", "published_at"]
    return Update.objects.scheduled(at=at).exclude(article__in=hidden_from(user)).only(*shown)


def _unconfirmed(*, user, at):
    found = Emergency.objects.unconfirmed().filter(update__language__in=writable(user))
    columns = [f"update__{name}" for name in ("article_id", "title", "slug", "language")]
    return found.exclude(article__in=hidden_from(user)).select_related("update").only("at", *columns)


def _imports(*, user, at):
    found = ImportedFile.objects.filter(needs_review=True, article__isnull=False, article__binned_at__isnull=True)
    found = found.exclude(article__in=hidden_from(user))
    return found.select_related("article").only("language", "source", "sha256", *_article_columns())


def _edition_entry(edition, user) -> Entry:
    due = _("due %(moment)s") % {"moment": _zoned(edition.due_at)} if edition.due_at else ""
    returned = _("changes were requested") if edition.returned_to_id == user.pk else ""
    return _article_entry(edition.article, edition.language, " · ".join(filter(None, [returned, due])))


def _late_entry(edition, user) -> Entry:
    note = _("planned for %(moment)s") % {"moment": _zoned(edition.planned_for)}
    return _article_entry(edition.article, edition.language, note)


def _scheduled_entry(update, user) -> Entry:
    code = update.language
    return Entry(update.title or update.slug, code, code, _address(update.article_id), _zoned(update.published_at))


def _unconfirmed_entry(emergency, user) -> Entry:
    update = emergency.update
    code = update.language
    return Entry(update.title or update.slug, code, code, _address(update.article_id), _zoned(emergency.at))


def _import_entry(imported, user) -> Entry:
    return _article_entry(imported.article, imported.language, str(imported))


def _article_entry(article, edition, note) -> Entry:
    words, language = languages.read_any(article, "title", edition)
    if not words:
        words, language = _("Untitled"), languages.current()
    return Entry(words, language, edition, _address(article.pk), note)


def _address(pk) -> str:
    return reverse("admin:articles_article_change", args=[pk])


def _list_address(listed) -> str:
    name, _mark, query = listed.partition("?")
    return f"{reverse(f'admin:{name}')}?{query}" if name else ""


def _zoned(moment) -> str:
    return _("%(moment)s (%(zone)s)") % {"moment": moment_text(moment), "zone": zone_text(moment)}


ARTICLES, IMPORTS = "articles_article_changelist", "articles_importedfile_changelist"
QUESTIONS = [
    Question(
        "unconfirmed",
        gettext_lazy("Published as an emergency, to be approved"),
        "view_emergency",
        _unconfirmed,
        _unconfirmed_entry,
        f"{ARTICLES}?state=unconfirmed",
    ),
    Question("waiting", gettext_lazy("Waiting for you"), "view_edition", _waiting, _edition_entry, is_timely=True),
    Question("mine", gettext_lazy("Assigned to you"), "view_edition", _mine, _edition_entry, is_timely=True),
    Question(
        "late",
        gettext_lazy("Late: planned, and neither published nor scheduled"),
        "view_edition",
        _late,
        _late_entry,
        is_timely=True,
        is_alarming=True,
    ),
    Question(
        "overdue",
        gettext_lazy("Past their due time"),
        "view_edition",
        _overdue,
        _edition_entry,
        is_timely=True,
        is_alarming=True,
    ),
    Question(
        "in-review",
        gettext_lazy("In review, for others to decide"),
        "view_edition",
        _in_review,
        _edition_entry,
        f"{ARTICLES}?state=in_review",
    ),
    Question(
        "scheduled",
        gettext_lazy("Scheduled"),
        "view_update",
        _scheduled,
        _scheduled_entry,
        f"{ARTICLES}?state=scheduled",
        is_timely=True,
    ),
    Question(
        "outdated",
        gettext_lazy("Translations out of date"),
        "view_edition",
        _outdated,
        _edition_entry,
        f"{ARTICLES}?state=outdated",
    ),
    Question(
        "imports",
        gettext_lazy("Imports that need review"),
        "view_importedfile",
        _imports,
        _import_entry,
        f"{IMPORTS}?needs_review__exact=1",
    ),
]
