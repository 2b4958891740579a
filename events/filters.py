"""Which participants of a conference a reader wants to see: by role and by kind, said in the page's address."""

from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from events.groups import KINDS, TITLES

ANCHOR = "participants"


@dataclass(frozen=True)
class Choice:
    """A link to one way of filtering, and how many participants it shows."""

    label: str
    address: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Selection:
    role: str = ""
    kind: str = ""

    @classmethod
    def read(cls, query) -> "Selection":
        """What `?role=…&kind=…` asks for; words that name no role or kind ask for nothing."""
        role, kind = query.get("role", ""), query.get("kind", "")
        return cls(role if role in TITLES else "", kind if kind in KINDS else "")

    def __bool__(self):
        return bool(self.role or self.kind)

    @property
    def address(self) -> str:
        said = {name: value for name, value in (("role", self.role), ("kind", self.kind)) if value}
        return f"?{urlencode(said)}#{ANCHOR}"

    def of(self, participations) -> list:
        """The participations that are shown. No queries if the participants are loaded."""
        return [row for row in participations if self._shows(row)]

    def roles(self, participations) -> list[Choice]:
        """The ways to choose a role among the participants of the chosen kind."""
        counts = Counter(row.role for row in replace(self, role="").of(participations))
        return self._choices("role", TITLES, counts)

    def kinds(self, participations) -> list[Choice]:
        """The ways to choose a kind among the participants in the chosen role."""
        counts = Counter(row.participant.kind for row in replace(self, kind="").of(participations))
        return self._choices("kind", KINDS, counts)

    def _shows(self, row):
        return self.role in ("", row.role) and self.kind in ("", row.participant.kind)

    def _choices(self, name, labels, counts):
        chosen = getattr(self, name)
        everyone = Choice(_("All"), replace(self, **{name: ""}).address, counts.total(), not chosen)
        some = [
            Choice(label, replace(self, **{name: value}).address, counts[value], value == chosen)
            for value, label in labels.items()
            if counts[value] or value == chosen
        ]
        return [everyone, *some]
