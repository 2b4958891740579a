"""An import at work: the lines that have no place yet, and the blocks, fields and notes made so far."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .characters import OVERRIDES, clean_body, clean_metadata
from .dates import Habits
from .notes import Note
from .report import BODY_KINDS, Block, Field, SourceLine, Span, Suggestion
from .text import Piece, in_line_mode, is_hard_wrapped, is_structure, source_lines, split_at_blanks

_CLEANED_AS_BODY = BODY_KINDS | {"standfirst", "caption", "second_version"}


@dataclass(frozen=True)
class Source:
    """What the newsroom knows of where a text came from.

    `month_first` is for sources that write 3/4 for the fourth of March, `furniture` names lines of their pages that are no
    text, `languages` are the codes that may come in (None: those of the newsroom), `address` is where the text stood,
    `encoding` an editor's answer to a doubtful one, and `today` the day to measure the future by (None: the present one).
    """

    month_first: bool = False
    furniture: tuple[str, ...] = ()
    languages: tuple[str, ...] | None = None
    address: str = ""
    encoding: str | None = None
    today: date | None = None


@dataclass
class Draft:
    """`open` holds the lines without a place; every `place` takes lines out of it, so no line is in two places."""

    habits: Habits
    source: Source
    open: dict[int, SourceLine] = field(default_factory=dict)
    group_of: dict[int, int] = field(default_factory=dict)
    line_mode: bool = False
    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)
    fields: dict[str, Field[Any]] = field(default_factory=dict)
    removed: Counter[str] = field(default_factory=Counter)

    def note(self, code: str, **values: object) -> None:
        note = Note(code, values)
        if note not in self.notes:
            self.notes.append(note)

    def place(self, kind: str, lines: Iterable[SourceLine], text: str | None = None, **more: Any) -> Block:
        """Put lines into their one block; `text` is theirs unless they were joined or lost a list's signs."""
        source = tuple(lines)
        clean = clean_body if kind in _CLEANED_AS_BODY else clean_metadata
        text = "\n".join(line.text.strip() for line in source) if text is None else text
        block = Block(kind, clean(text, self.removed), source, span_of(source), **more)
        for line in source:
            del self.open[line.number]
        self.blocks.append(block)
        return block

    def pieces(self) -> list[Piece]:
        """The open lines as blocks: lines of one group that follow each other, or single lines in line mode."""
        pieces: list[list[SourceLine]] = []
        last: SourceLine | None = None
        for line in self.open.values():
            if last and not self.line_mode and self._follow(last, line):
                pieces[-1].append(line)
            else:
                pieces.append([line])
            last = line
        return [Piece(tuple(lines), is_hard_wrapped(lines)) for lines in pieces]

    def _follow(self, first: SourceLine, second: SourceLine) -> bool:
        return second.number == first.number + 1 and self.group_of[first.number] == self.group_of[second.number]


def begin(text: str, habits: Habits, source: Source, *, unfold: bool) -> Draft:
    """A draft with every non-blank line open, except what is left of tables, which has its place at once."""
    draft = Draft(habits, source)
    lines = source_lines(text, unfold=unfold)
    groups = split_at_blanks(lines)
    for index, group in enumerate(groups):
        for line in group:
            draft.open[line.number] = line
            draft.group_of[line.number] = index
    draft.line_mode = in_line_mode(lines)
    for line in list(draft.open.values()):
        if is_structure(line.text):
            draft.place("not_used", [line], reason="structure")
    if any(letter in OVERRIDES for letter in text):
        draft.note("overrides_removed")
    return draft


def span_of(lines: tuple[SourceLine, ...]) -> Span:
    first, last = lines[0], lines[-1]
    indent = len(first.text) - len(first.text.lstrip())
    return Span(first.number, indent + 1, last.number, len(last.text.rstrip()) + 1)
