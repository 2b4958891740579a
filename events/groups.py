"""Who took part in a conference, as its page lists them: one group per role, in the order of protocol."""

import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from events.models import Participation
from newsroom import languages

TITLES = {
    Participation.Role.ORGANISER: _("Organisers"),
    Participation.Role.HOST: _("Host"),
    Participation.Role.MEMBER: _("Members"),
    Participation.Role.PARTNER: _("Partners"),
    Participation.Role.OBSERVER: _("Observers"),
    Participation.Role.SPEAKER: _("Speakers"),
}
ALEFS = str.maketrans("أإآٱ", "اااا")


@dataclass(frozen=True)
class Group:
    role: str
    title: str
    participations: list


def by_role(participations, code: str) -> list[Group]:
    """The groups that have someone, each in the order the desk gave and then by name in the language `code`. No queries
    if the participants are loaded."""
    groups = [
        Group(role, title, sorted((p for p in participations if p.role == role), key=lambda p: _place(p, code)))
        for role, title in TITLES.items()
    ]
    return [group for group in groups if group.participations]


def _place(participation, code):
    return participation.order, sorting_key(languages.read_any(participation.participant, "name", code)[0])


def sorting_key(name: str) -> str:
    """A name for sorting: without the Arabic article, marks and case, every alef as the plain one."""
    name = name.removeprefix("ال").translate(ALEFS)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return bare.casefold()
