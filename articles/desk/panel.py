"""The publishing panel: what every language of an article shows, awaits and lacks, and the forms that ask for an act."""

from dataclasses import dataclass, field
from datetime import datetime

from babel.dates import get_timezone_name
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import permissions, readiness
from articles.desk.panel_forms import EFFECTS, MomentForm, NoticeForm, PublicationForm
from articles.desk.states import State, states_of
from articles.models import Article, Edition, Update
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
    editions = {edition.language: edition for edition in article.editions.select_related("based_on")}
    return Panel(
        article=article,
        lanes=[
            _lane(article, code, states[code], editions.get(code), user=user, at=at, data=data)
            for code in languages.codes()
        ],
        moment=MomentForm(data, initial={"revision": article.latest_revision().pk}, auto_id="id_panel_%s"),
        zone=get_timezone_name(timezone.get_default_timezone(), "long", locale=dates.locale()),
        may_publish=permissions.may(user, "publish_article"),
    )


def _lane(article, code, states, edition, *, user, at, data) -> Lane:
    live = Update.objects.live(at=at).filter(article=article).in_language(code).first()
    newest = Update.objects.newest(article, code)
    state = edition.state if edition else Edition.State.DRAFTING
    is_changed = live is None or live.kind in Update.NOTICES or _differs(article, live, at=at)
    based_on = edition.based_on if edition and code != article.original_language else None
    return Lane(
        code=code,
        states=states,
        live=live,
        waiting=newest if newest and newest.published_at > at else None,
        missing=readiness.missing(article, code),
        has_words=article.has_words(code),
        is_changed=is_changed,
        is_writable=permissions.may_write(user, code),
        reviews=_reviews(state, code, user) if is_changed or state != Edition.State.DRAFTING else [],
        based_at=based_on.pgh_created_at if based_on else None,
        outdated_since=_newer_original(article, based_on, at=at) if State.OUTDATED in states else None,
        publication=PublicationForm(data, language=code, newest=newest),
        notice=NoticeForm(data, language=code),
    )


def _reviews(state, code, user) -> list[tuple[str, str]]:
    """The steps of review that are open to the user from here: (act, what its button says).

    To return comes first: the Enter key presses the first button, and is pressed in the field for the reason of a return.
    """
    found = []
    if state != Edition.State.DRAFTING and permissions.may(user, "change_article", languages=[code]):
        found.append(("return", _("Return to drafting")))
    if state == Edition.State.DRAFTING and permissions.may(user, "change_article", languages=[code]):
        found.append(("submit", _("Submit for review")))
    if state != Edition.State.APPROVED and permissions.may(user, "publish_article", languages=[code]):
        found.append(("approve", _("Approve")))
    return found


def _newer_original(article, based_on, *, at) -> Update | None:
    """The newest significant text of the original that came after the revision a translation was made from."""
    newer = Update.objects.published(at=at).significant().texts().filter(revision_id__gt=based_on.pk)
    return newer.newest(article, article.original_language)


def _differs(article, live, *, at) -> bool:
    """Whether publishing the saved text would show readers anything else than they see."""
    draft = draw(article, Publication(live.language, live.kind, live.note), newest=live, moment=at, by=None)
    return not readiness.is_repeated(draft, live, at=at)
