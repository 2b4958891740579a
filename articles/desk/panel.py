"""The publishing panel: what every language of an article shows, awaits and lacks, and the forms that ask for an act."""

from dataclasses import dataclass, field
from datetime import datetime

from articles import permissions
from articles.desk.effects import ASPECTS, Effect, effects_of
from articles.desk.lanes import Lane, lane_of
from articles.desk.moments import zone_name
from articles.desk.panel_forms import MomentForm
from articles.desk.planning import GateForm
from articles.desk.states import states_of
from articles.models import Article, Edition, Emergency
from articles.people import name_of
from articles.publishing import Publication
from articles.readiness import Reason
from newsroom import languages


@dataclass
class Panel:
    article: Article
    lanes: list[Lane]
    moment: MomentForm
    zone: str
    may_publish: bool
    may_restrict: bool
    gate: GateForm
    circle: list[str]
    reasons: list[Reason] = field(default_factory=list)

    aspects = ASPECTS

    @property
    def effects(self) -> list[Effect]:
        """What the kinds that can be chosen do."""
        return effects_of({kind for lane in self.lanes if lane.can_publish for kind in lane.publication.kinds})

    @property
    def waited_for(self):
        """The languages that a first publication of the whole release still waits for, each with what it lacks."""
        return [
            lane for lane in self.lanes if not lane.live and not lane.waiting and (lane.missing or not lane.is_approved)
        ]

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

    def leads_to(self) -> dict[str, str]:
        """The addresses to which readers of the chosen languages are to be led on."""
        asked = [(lane.code, lane.notice.cleaned_data) for lane in self.lanes]
        return {code: data["leads_to"] for code, data in asked if data["chosen"] and data["leads_to"]}

    def is_valid(self) -> bool:
        forms = [form for lane in self.lanes for form in (lane.publication, lane.notice)]
        return all(form.is_valid() for form in (self.moment, *forms))


def panel_for(article: Article, *, user, at: datetime, data=None) -> Panel:
    """The panel as it stands at `at`, filled with `data` that was posted; a few queries per language.

    `article` is loaded with its picture and conference, and holds what is saved, not what is being typed.
    """
    states = states_of([article], at=at)[article.pk]
    known = article.editions.select_related("based_on", "submitted_by", "reviewer", "assignee", "returned_to")
    editions = {edition.language: edition for edition in known}
    flags = Emergency.objects.unconfirmed().filter(article=article).select_related("update", "by")
    emergencies = {flag.update.language: flag for flag in flags}
    remarks = article.remarks.open().counts()
    return Panel(
        article=article,
        lanes=[
            lane_of(
                article,
                editions.get(code) or Edition(article=article, language=code),
                states=states[code],
                emergency=emergencies.get(code),
                remarks=remarks.get(code, 0),
                user=user,
                at=at,
                data=data,
            )
            for code in languages.codes()
        ],
        moment=MomentForm(data, initial={"revision": article.latest_revision().pk}, auto_id="id_panel_%s"),
        zone=zone_name(),
        may_publish=permissions.may(user, "publish_article"),
        may_restrict=permissions.may(user, "change_article") and permissions.may(user, "edit_shared_article"),
        gate=GateForm(initial={"gate": article.gate}),
        circle=[name_of(each.person) for each in article.restrictions.select_related("person")],
    )
