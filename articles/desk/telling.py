"""The timeline in words: what each act did, in the language of whoever reads, from the facts that were kept with it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from articles.desk.answers import number_of
from articles.desk.words import place_name
from articles.models import Act, Article, Edition, Update
from articles.people import name_of
from newsroom.admin_site import zoned

SHOWN = 50


@dataclass(frozen=True)
class Timeline:
    """Acts, the newest first, each with `told`, a sentence, and `person`; `older` names the place where older ones begin, or ""."""

    acts: list[Act]
    older: str = ""


def timeline_of(article, *, before: str = "") -> Timeline:
    """The newest fifty acts of an article, or those below the one `before` names; one query or two. Raises Http404 for none of ours."""
    found = Act.objects.filter(article=article).select_related("by")
    if before:
        mark = get_object_or_404(found, pk=number_of(before))
        found = found.filter(Q(at__lt=mark.at) | Q(at=mark.at, pk__lt=mark.pk))
    acts = list(found[: SHOWN + 1])
    shown = acts[:SHOWN]
    for act in shown:
        act.told, act.person = told(act), name_of(act.by)
    return Timeline(shown, str(shown[-1].pk) if len(acts) > SHOWN else "")


def told(act) -> str:
    """What the facts of an act say, for example "To Rana Haddad · due 4 May 2026, 11:00 (…) · Urgent"; "" without any."""
    teller = TELLERS.get(act.verb)
    return teller(act.facts) if teller and act.facts else ""


def _assigned(facts):
    to = _("To %(person)s") % {"person": facts["to"]} if facts.get("to") else _("To nobody")
    due = _("due %(moment)s") % {"moment": _moment(facts["due"])} if facts.get("due") else ""
    priority = _label(Edition.Priority, facts.get("priority"))
    is_usual = facts.get("priority") == Edition.Priority.NORMAL
    return " · ".join(part for part in (to, due, "" if is_usual else priority) if part)


def _planned(facts):
    if facts.get("moment"):
        return _("For %(moment)s") % {"moment": _moment(facts["moment"])}
    return _("The plan for %(moment)s was taken back.") % {"moment": _moment(facts["was"])}


def _released(facts):
    what = {"kind": _label(Update.Kind, facts.get("kind")), "number": facts.get("number")}
    return _("Number %(number)s (%(kind)s)") % what


def _sealed(facts):
    moment = _("for %(moment)s") % {"moment": _moment(facts["moment"])}
    return f"{_released(facts)} · {moment}"


def _restored(facts):
    return _("As saved on %(moment)s") % {"moment": _moment(facts["moment"])} if "moment" in facts else _released(facts)


def _circle(facts):
    if facts.get("people"):
        return _("Only: %(people)s") % {"people": _(", ").join(facts["people"])}
    return _("Open to everybody at the desk")


def _lifted(facts):
    return _("It had been open to: %(people)s") % {"people": _(", ").join(facts["people"])}


def _gate(facts):
    return _label(Article.Gate, facts.get("gate"))


def _remarked(facts):
    passage = facts.get("passage")
    return f"{place_name(facts['field'])}: «\u2068{passage}\u2069»" if passage else place_name(facts["field"])


def _linked(facts):
    return _("open until %(until)s") % {"until": _moment(facts["until"])}


def _answered(facts):
    return _("agreed") if facts.get("agreed") else ""


def _label(choices, value) -> str:
    return str(dict(choices.choices).get(value, value or ""))


def _moment(text) -> str:
    return zoned(datetime.fromisoformat(text))


TELLERS = {
    Act.Verb.ASSIGNED: _assigned,
    Act.Verb.PLANNED: _planned,
    Act.Verb.PUBLISHED: _released,
    Act.Verb.QUICK_FIX: _released,
    Act.Verb.SCHEDULED: _sealed,
    Act.Verb.CANCELLED: _sealed,
    Act.Verb.RESTORED: _restored,
    Act.Verb.NOTE_AMENDED: _released,
    Act.Verb.RESTRICTED: _circle,
    Act.Verb.OVERRIDDEN: _lifted,
    Act.Verb.GATED: _gate,
    Act.Verb.LINK_MADE: _linked,
    Act.Verb.ANSWERED: _answered,
    **dict.fromkeys((Act.Verb.REMARKED, Act.Verb.REPLIED, Act.Verb.SETTLED, Act.Verb.REOPENED), _remarked),
}
