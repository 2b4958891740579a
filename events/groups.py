"""Participants as pages list them: those of a conference by role, in the order of protocol, and all of them by kind."""

import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from events.models import Participant, Participation
from newsroom import languages

TITLES = {
    Participation.Role.ORGANISER: _("Organisers"),
    Participation.Role.HOST: _("Host"),
    Participation.Role.MEMBER: _("Members"),
    Participation.Role.PARTNER: _("Partners"),
    Participation.Role.OBSERVER: _("Observers"),
    Participation.Role.SPEAKER: _("Speakers"),
}
KINDS = {
    Participant.Kind.COUNTRY: _("Countries"),
    Participant.Kind.ORGANISATION: _("Organisations"),
    Participant.Kind.PERSON: _("Persons"),
}
ALEFS = str.maketrans("أإآٱ", "اااا")


@dataclass(frozen=True)
class Group:
    role: str
    title: str
    participations: list


@dataclass(frozen=True)
class Kind:
    kind: str
    title: str
    participants: list


def by_role(participations, code: str) -> list[Group]:
    """The groups that have someone, each in the order the desk gave and then by name in the language `code`. No queries
    if the participants are loaded."""
    groups = [
        Group(role, title, sorted((p for p in participations if p.role == role), key=lambda p: _place(p, code)))
        for role, title in TITLES.items()
    ]
    return [group for group in groups if group.participations]


def by_kind(participants, code: str) -> list[Kind]:
    """The kinds that have someone, each in the alphabet of the language `code`. One query for a QuerySet."""
    order = sorted(participants, key=lambda each: (sorting_key(languages.read_any(each, "name", code)[0]), each.slug))
    kinds = [Kind(kind, title, [each for each in order if each.kind == kind]) for kind, title in KINDS.items()]
    return [kind for kind in kinds if kind.participants]


def _place(participation, code):
    return participation.order, sorting_key(languages.read_any(participation.participant, "name", code)[0])


def sorting_key(name: str) -> str:
    """A name for sorting: without the Arabic article, marks and case, every alef as the plain one."""
    name = name.removeprefix("ال").translate(ALEFS)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return bare.casefold()
