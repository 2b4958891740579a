"""The shapes an import is told in: fields with their source, blocks that hold every line once, notes and suggestions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from newsroom.languages import direction

from .notes import Note

VERSION = "1"

BODY_KINDS = frozenset({"paragraph", "heading", "list", "quote", "salutation"})

T = TypeVar("T")


class Confidence(StrEnum):
    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True)
class Span:
    """A place in the source, lines and columns counted from 1; the end column is the first one after it."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Field(Generic[T]):
    """One thing read from the source. `value` is None when the text does not say, or says it in a way a person must settle.

    `raw` holds the source's own words, `rule` names what read them, and `zone_assumed` is true for a time whose zone
    the text does not name.
    """

    value: T | None = None
    span: Span | None = None
    rule: str = ""
    confidence: Confidence = Confidence.SURE
    alternatives: tuple[T, ...] = ()
    raw: str = ""
    zone_assumed: bool = False


@dataclass(frozen=True)
class SourceLine:
    """A line of the source; `text` differs from `raw` only where printed letter shapes were unfolded."""

    number: int
    text: str
    raw: str


@dataclass(frozen=True)
class Item:
    """A point of a list; `level` counts from 0, `ordered` tells numbers from bullets."""

    text: str
    level: int = 0
    ordered: bool = False


@dataclass(frozen=True)
class Block:
    """The one place where some lines of the source went.

    `kind` is title, subtitle, metadata, byline, credit, standfirst, caption, paragraph, heading, list, quote, salutation,
    second_version or not_used; `reason` says why something was not used, or which metadata was not understood.
    `lang` is "" where the block is in the language of the text; "\\n" in `text` is a line break the author made.
    """

    kind: str
    text: str
    source: tuple[SourceLine, ...]
    span: Span
    lang: str = ""
    reason: str = ""
    flag: str = ""
    items: tuple[Item, ...] = ()

    @property
    def direction(self) -> str:
        """ "rtl" or "ltr" for a block in another language, else ""."""
        return direction(self.lang) if self.lang else ""


@dataclass(frozen=True)
class Caption:
    """A picture's caption: always with its own language, and the number of body blocks that stand before it.

    `printed_twice` tells that the page held it as alternative text and as caption; neither is filled from the other.
    """

    text: str
    lang: str
    direction: str
    after: int
    span: Span
    score: int
    printed_twice: bool = False


@dataclass(frozen=True)
class Suggestion:
    """Something the text seems to say, offered and never stored by itself.

    kind "date": `value` a date of the running text; "event_dates": a pair of dates; "participant": an ISO code or an
    organisation's short name, with its `role` (organiser, observer, host); "place": words of the page head.
    """

    kind: str
    value: object
    raw: str
    span: Span | None = None
    role: str = ""


@dataclass(frozen=True)
class SecondVersion:
    """The other language of a file that holds two; its words are in the blocks of kind second_version."""

    language: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Report:
    sha256: str
    version: str = VERSION
    encoding: str = ""
    refused: Note | None = None
    language: Field[str] = Field()
    title: Field[str] = Field()
    subtitle: Field[str] = Field()
    published: Field[date | datetime] = Field()
    updated: Field[date | datetime] = Field()
    standfirst: Field[str] = Field()
    release_number: Field[str] = Field()
    status: Field[str] = Field()
    byline: Field[str] = Field()
    credit: Field[str] = Field()
    embargo: Field[date | datetime] = Field()
    blocks: tuple[Block, ...] = ()
    captions: tuple[Caption, ...] = ()
    notes: tuple[Note, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    second_version: SecondVersion | None = None
    removed: Mapping[str, int] = field(default_factory=dict)

    @property
    def body(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.kind in BODY_KINDS)

    @property
    def not_used(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.kind == "not_used")

    @property
    def raw_metadata(self) -> tuple[str, ...]:
        """The page head's lines as they stand in the source, understood or not."""
        return tuple(block.text for block in self.blocks if block.kind == "metadata")

    @property
    def direction(self) -> str:
        return direction(self.language.value) if self.language.value else ""

    @property
    def needs_review(self) -> bool:
        return any(note.asks for note in self.notes)

    def reconstruction(self) -> str:
        """The source put together again from the blocks, blank lines where they stood, line ends unified."""
        lines = {line.number: line.raw for block in self.blocks for line in block.source}
        return "\n".join(lines.get(number, "") for number in range(1, max(lines, default=0) + 1))

    def to_json(self) -> dict[str, Any]:
        """The report as JSON values: dates in ISO 8601, each note with its sentence in the active language."""
        return {
            **_plain(self),
            "direction": self.direction,
            "needs_review": self.needs_review,
            "raw_metadata": list(self.raw_metadata),
        }


def _plain(value: Any) -> Any:
    if isinstance(value, Note):
        return {"code": value.code, "values": _plain(value.values), "asks": value.asks, "sentence": value.sentence()}
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
