"""What each kind of update does, said before the button is pressed: a small table for the publishing panel."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.models import Update

ASPECTS = [_("Public date"), _("Public log"), _("Alerts"), _("Feeds"), _("Translations")]


EFFECTS = {
    Update.Kind.FIRST: [
        _("starts at the moment of publication"),
        _("“First published”"),
        _("sent"),
        _("a new entry"),
        _("can be published along with it or later"),
    ],
    Update.Kind.UPDATE: [
        _("moves to the moment of publication"),
        _("listed with its note"),
        _("sent, with the note"),
        _("the entry comes up again"),
        _("of the original: outdated from then on"),
    ],
    Update.Kind.CORRECTION: [
        _("moves to the moment of publication"),
        _("listed with its note, which also stands at the top of the page"),
        _("sent, as a correction"),
        _("the entry comes up again, also among the corrections"),
        _("of the original: outdated from then on"),
    ],
    Update.Kind.MINOR: [
        _("stays"),
        _("folded away"),
        _("none: nobody is told"),
        _("the entry keeps its place and date"),
        _("are not outdated by it"),
    ],
}


@dataclass(frozen=True)
class Effect:
    """One row of the table: a kind and what it does to each of ASPECTS."""

    kind: str
    label: str
    does: list[str]


def effects_of(kinds) -> list[Effect]:
    """The rows of the kinds that can be chosen."""
    return [Effect(kind.value, kind.label, EFFECTS[kind]) for kind in EFFECTS if kind in kinds]
