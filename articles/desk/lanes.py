"""One language of an article as the publishing panel shows it: what is public, what waits, what is missing, who works on it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from articles import permissions, readiness
from articles.desk.panel_forms import NoticeForm, PublicationForm
from articles.desk.planning import PlanForm
from articles.desk.states import State
from articles.models import Act, Edition, Emergency, Update
from articles.people import name_of
from articles.publishing import Publication
from articles.readiness import Reason
from articles.snapshots import draw
from newsroom import languages
from newsroom.alternates import address_in


@dataclass
class Lane:
    """One language in the panel; `based_at` and `outdated_since` are said of translations only."""

    code: str
    states: list[State]
    live: Update | None
    waiting: Update | None
    missing: list[Reason]
    has_words: bool
    is_changed: bool
    is_writable: bool
    edition: Edition
    emergency: Emergency | None
    can_confirm: bool
    reviews: list[tuple[str, str]]
    returned: Act | None
    is_overdue: bool
    is_late: bool
    based_at: datetime | None
    outdated_since: Update | None
    plan: PlanForm | None
    publication: PublicationForm
    notice: NoticeForm
    open_remarks: int

    @property
    def name(self):
        return languages.own_name(self.code)

    @property
    def direction(self):
        return languages.direction(self.code)

    @property
    def has_public_text(self):
        return bool(self.live) and self.live.kind not in Update.NOTICES

    @property
    def can_publish(self):
        return self.is_writable and not self.waiting and (self.live is None or self.has_public_text)

    @property
    def can_fix(self):
        """Whether the live text can be mended while another one waits in the draft."""
        return self.can_publish and self.has_public_text and self.is_changed

    @property
    def can_notice(self):
        return self.is_writable and bool(self.live) and not self.waiting

    @property
    def is_approved(self):
        return self.edition.state == Edition.State.APPROVED

    @property
    def submitter(self):
        return name_of(self.edition.submitted_by)

    @property
    def reviewer(self):
        return name_of(self.edition.reviewer)

    @property
    def hurried_by(self):
        return name_of(self.emergency.by)

    @property
    def assignee(self):
        return name_of(self.edition.assignee)

    @property
    def writer(self):
        return name_of(self.edition.returned_to)

    @property
    def returner(self):
        return name_of(self.returned.by)

    @property
    def is_planned(self):
        return bool(self.edition.planned_for or self.edition.due_at or self.edition.assignee_id)

    @property
    def can_return(self):
        return any(act == "return" for act, _label in self.reviews)

    @property
    def public_address(self):
        return address_in(self.code, "articles:release", slug=self.live.slug)


def lane_of(article, edition, *, states, emergency, remarks, user, at, data) -> Lane:
    """One language as it stands at `at`; `states` is what the list says of it, `remarks` counts the open ones. A few queries."""
    code = edition.language
    live = Update.objects.live(at=at).filter(article=article).in_language(code).first()
    newest = Update.objects.newest(article, code)
    is_changed = live is None or live.kind in Update.NOTICES or _differs(article, live, at=at)
    based_on = edition.based_on if code != article.original_language else None
    return Lane(
        code=code,
        states=states,
        live=live,
        waiting=newest if newest and newest.published_at > at else None,
        missing=readiness.missing(article, code),
        has_words=article.has_words(code),
        is_changed=is_changed,
        is_writable=permissions.may_write(user, code),
        edition=edition,
        emergency=emergency,
        can_confirm=bool(emergency)
        and permissions.may(user, "publish_article", languages=[code])
        and user.pk not in {emergency.by_id, emergency.written_by_id},
        reviews=_reviews(edition, user) if is_changed or edition.state != Edition.State.DRAFTING else [],
        returned=_returned(edition),
        is_overdue=bool(edition.due_at) and edition.due_at < at and edition.state != Edition.State.APPROVED,
        is_late=bool(edition.planned_for) and edition.planned_for < at,
        based_at=based_on.pgh_created_at if based_on else None,
        outdated_since=_newer_original(article, based_on, at=at) if State.OUTDATED in states else None,
        plan=PlanForm(edition=edition, user=user)
        if permissions.may(user, "change_article", languages=[code])
        else None,
        publication=PublicationForm(data, language=code, newest=newest),
        notice=NoticeForm(data, language=code),
        open_remarks=remarks,
    )


def _reviews(edition, user) -> list[tuple[str, str]]:
    """The steps of review that are open to the user from here: (act, what its button says).

    To return comes first: the Enter key presses the first button, and is pressed in the field for the reason of a return.
    """
    code, state = edition.language, edition.state
    writes = permissions.may(user, "change_article", languages=[code])
    publishes = permissions.may(user, "publish_article", languages=[code])
    another = publishes and not edition.wrote_or_submitted(user)
    in_review = state == Edition.State.IN_REVIEW
    steps = [
        (publishes and state != Edition.State.DRAFTING, "return", _("Request changes")),
        (writes and state == Edition.State.DRAFTING, "submit", _("Submit for review")),
        (another and in_review and edition.reviewer != user, "take", _("Take for review")),
        (another and state != Edition.State.APPROVED, "approve", _("Approve")),
        (in_review and writes and (publishes or edition.submitted_by == user), "recall", _("Withdraw the submission")),
    ]
    return [(act, label) for is_open, act, label in steps if is_open]


def _returned(edition) -> Act | None:
    """The act that gave the words back to their writer, if they still have them; its note says what is to be changed."""
    if edition.returned_to_id is None:
        return None
    given_back = Act.objects.filter(article=edition.article, language=edition.language, verb=Act.Verb.RETURNED)
    return given_back.select_related("by").first()


def _newer_original(article, based_on, *, at) -> Update | None:
    """The newest significant text of the original that came after the revision a translation was made from."""
    newer = Update.objects.published(at=at).significant().texts().filter(revision_id__gt=based_on.pk)
    return newer.newest(article, article.original_language)


def _differs(article, live, *, at) -> bool:
    """Whether publishing the saved text would show readers anything else than they see."""
    draft = draw(article, Publication(live.language, live.kind, live.note), newest=live, moment=at, by=None)
    return not readiness.is_repeated(draft, live, at=at)
