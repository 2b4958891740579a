"""Participants, conferences and topics by their names and other names, in whatever script they were typed."""

from dataclasses import dataclass

from django.db.models import F, Func, Model, TextField, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from articles.topics import Topic
from events.models import Conference, Participant
from newsroom import languages
from newsroom.prepared import prepared
from newsroom.search.functions import Stems

SHOWN = 3
SHORTEST = 2
# Names of all languages stand in one string. The rules of Arabic fold it, which leave other scripts their whole words.
RULES = Value("ar")


@dataclass(frozen=True)
class Named:
    """A page that is called like the text, and the word for what sort of thing it is about."""

    thing: Model
    sort: str


def named(text: str, *, at, shown=SHOWN, is_unfinished=False) -> list[Named]:
    """What is called like the text, at most `shown` of each sort; `is_unfinished` when its last word may go on. Three queries."""
    if len(text.strip()) < SHORTEST:
        return []
    asked = {"text": text, "is_unfinished": is_unfinished}
    found = [
        (_participants(at=at, **asked), _("Participant")),
        (_conferences(at=at, **asked), _("Conference")),
        (_topics(language=languages.current(), at=at, **asked), _("Topic")),
    ]
    return [Named(thing, sort) for rows, sort in found for thing in rows[:shown]]


@prepared
def _participants(*, text, at, is_unfinished):
    public = Participant.objects.public(at=at).values("pk")
    return _called(Participant.objects.filter(pk__in=public), text, is_unfinished, lists=["aliases"])


@prepared
def _conferences(*, text, at, is_unfinished):
    return _called(Conference.objects.public(at=at), text, is_unfinished)


@prepared
def _topics(*, text, language, at, is_unfinished):
    return _called(Topic.objects.told(language, at=at), text, is_unfinished)


def _called(rows, text, is_unfinished, lists=()):
    said = Func(
        Value(" "),
        *(F(column) for column in languages.columns("name")),
        *(Func(F(name), Value(" , "), function="array_to_string", output_field=TextField()) for name in lists),
        function="concat_ws",
        output_field=TextField(),
    )
    sought = Concat(
        Value(" "), Stems(RULES, Value(text)), Value("" if is_unfinished else " "), output_field=TextField()
    )
    rows = rows.annotate(
        said=Concat(Value(" "), Stems(RULES, said), Value(" "), output_field=TextField()), sought=sought
    )
    return rows.filter(said__contains=F("sought")).exclude(sought__in=["  ", " "])[:SHOWN]
