"""The publishing panel: what every language of an article shows, awaits and lacks, and the forms that ask for an act."""

from dataclasses import dataclass, field
from datetime import datetime

from babel.dates import get_timezone_name
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import permissions, readiness
from articles.desk.panel_forms import EFFECTS, MomentForm, NoticeForm, PublicationForm
from articles.desk.states import State, states_of
from articles.models import Article, Edition, Emergency, Update
from articles.publishing import Publication
from articles.readiness import Reason
from articles.snapshots import draw
from newsroom import dates, languages
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
    based_at: datetime | None
    outdated_since: Update | None
    publication: PublicationForm
    notice: NoticeForm

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
    def can_notice(self):
        return self.is_writable and bool(self.live) and not self.waiting

    @property
    def is_approved(self):
        return self.edition.state == Edition.State.APPROVED

    @property
    def can_return(self):
        return any(act == "return" for act, _label in self.reviews)

    @property
    def public_address(self):
        return address_in(self.code, "articles:release", slug=self.live.slug)


@dataclass
class Panel:
    article: Article
    lanes: list[Lane]
    moment: MomentForm
    zone: str
    may_publish: bool
    reasons: list[Reason] = field(default_factory=list)

    effects = [(kind.label, sentence) for kind, sentence in EFFECTS.items()]

    @property
    def can_publish(self):
        return any(lane.can_publish for lane in self.lanes)

    @property
    def needs_approval(self):
        """Whether something may be published that nobody else has approved."""
        return any(lane.can_publish and not lane.is_approved for lane in self.lanes)

    @property
    def has_notices(self):
        return any(lane.can_notice for lane in self.lanes)

    @property
    def is_notice_open(self):
        return any(lane.notice["chosen"].value() for lane in self.lanes)

    @property
    def told(self):
        """The reasons as (language, its own name, sentence); "" twice for what concerns all."""
        own = {lane.code: lane.name for lane in self.lanes}
        return [(reason.language, own.get(reason.language, ""), reason.sentence) for reason in self.reasons]

    def publications(self) -> list[Publication]:
        """What the person asks to publish; call it once the forms are valid."""
        asked = [(lane.code, lane.publication.cleaned_data) for lane in self.lanes]
        return [Publication(code, data["kind"], data["note"]) for code, data in asked if data["chosen"]]

    def notes(self) -> dict[str, str]:
        """The reasons of the languages that the person chose to withdraw, remove or reinstate."""
        asked = [(lane.code, lane.notice.cleaned_data) for lane in self.lanes]
        return {code: data["reason"] for code, data in asked if data["chosen"]}

    def is_valid(self) -> bool:
        forms = [form for lane in self.lanes for form in (lane.publication, lane.notice)]
        return all(form.is_valid() for form in (self.moment, *forms))


def panel_for(article: Article, *, user, at: datetime, data=None) -> Panel:
    """The panel as it stands at `at`, filled with `data` that was posted; a few queries per language.

    `article` is loaded with its picture and conference, and holds what is saved, not what is being typed.
    """
    states = states_of([article], at=at)[article.pk]
    known = article.editions.select_related("based_on", "submitted_by", "reviewer")
    editions = {edition.language: edition for edition in known}
    flags = Emergency.objects.unconfirmed().filter(article=article).select_related("update", "by")
    emergencies = {flag.update.language: flag for flag in flags}
    return Panel(
        article=article,
        lanes=[
            _lane(
                article,
                editions.get(code) or Edition(article=article, language=code),
                states=states[code],
                emergency=emergencies.get(code),
                user=user,
                at=at,
                data=data,
            )
            for code in languages.codes()
        ],
        moment=MomentForm(data, initial={"revision": article.latest_revision().pk}, auto_id="id_panel_%s"),
        zone=get_timezone_name(timezone.get_default_timezone(), "long", locale=dates.locale()),
        may_publish=permissions.may(user, "publish_article"),
    )


def _lane(article, edition, *, states, emergency, user, at, data) -> Lane:
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
        based_at=based_on.pgh_created_at if based_on else None,
        outdated_since=_newer_original(article, based_on, at=at) if State.OUTDATED in states else None,
        publication=PublicationForm(data, language=code, newest=newest),
        notice=NoticeForm(data, language=code),
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


def _newer_original(article, based_on, *, at) -> Update | None:
    """The newest significant text of the original that came after the revision a translation was made from."""
    newer = Update.objects.published(at=at).significant().texts().filter(revision_id__gt=based_on.pk)
    return newer.newest(article, article.original_language)


def _differs(article, live, *, at) -> bool:
    """Whether publishing the saved text would show readers anything else than they see."""
    draft = draw(article, Publication(live.language, live.kind, live.note), newest=live, moment=at, by=None)
    return not readiness.is_repeated(draft, live, at=at)
