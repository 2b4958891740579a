"""Reads clean rich text as a list of blocks with their words: paragraphs, headings, items, rows of tables, pictures."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from newsroom.differences.words import LINE_BREAK, Mark, Token, joined, tokens
from newsroom.richtext import allowlist

_CONTAINERS = frozenset({"ul", "ol", "blockquote", "table", "figure"})
_CELLS = frozenset({"td", "th"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_TEXTS = allowlist.BLOCKS - _CONTAINERS - _CELLS - _SECTIONS - {"tr"}
_INLINE = frozenset(allowlist.TAGS) - allowlist.BLOCKS - {"br", "img"}


@dataclass(frozen=True)
class Block:
    """A line of a text. `within` names the containers around it, outermost first, of ul, ol, blockquote, table, figure.

    `parts` holds its words: one part, or as many as a row of a table has `cells`. A picture is a block of the tag "img"
    whose words are its alternative text. `ordinal` is its number in an ordered list, 0 elsewhere.
    """

    tag: str
    within: tuple[str, ...]
    parts: tuple[tuple[Token, ...], ...]
    attributes: tuple[tuple[str, str], ...] = ()
    cells: tuple[Mark, ...] = ()
    ordinal: int = field(default=0, compare=False)  # an item keeps its words when one is put before it

    @property
    def text(self) -> str:
        return "\t".join(joined(part) for part in self.parts)

    @property
    def language(self) -> str:
        """The language the block is marked as being in; "" where it is not."""
        return dict(self.attributes).get("lang", "")


def read(html: str) -> list[Block]:
    """The blocks of a text that the sanitizer has cleaned. Tags and attributes beyond the allow-list are passed over."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.result()


@dataclass
class _Open:
    """A block that is being read."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    ordinal: int = 0
    parts: list[list[Token]] = field(default_factory=lambda: [[]])
    cells: list[Mark] = field(default_factory=list)


@dataclass
class _Container:
    tag: str
    attributes: tuple[tuple[str, str], ...]
    next_ordinal: int = 0


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.containers: list[_Container] = []
        self.marks: list[Mark] = []
        self.block: _Open | None = None
        self.rows = 0  # how many rows of tables are open, one within the other

    def result(self) -> list[Block]:
        self._finish()
        return self.blocks

    # What the parser calls.

    def handle_starttag(self, tag, attrs):
        mark = _mark(tag, attrs)
        if tag in _INLINE:
            self.marks.append(mark)
        elif tag == "br":
            self._add([Token(LINE_BREAK, "", tuple(self.marks))])
        elif tag == "tr":
            self._open_row()
        elif self.rows:
            self._start_in_row(mark)
        else:
            self._start(mark)

    def handle_endtag(self, tag):
        if tag in _INLINE:
            self._unmark(tag)
        elif tag == "tr":
            self.rows = max(self.rows - 1, 0)
            if not self.rows:
                self._finish()
        elif tag in _TEXTS and not self.rows:
            self._finish()
        elif tag in _CONTAINERS and not self.rows:
            self._finish()
            if self.containers and self.containers[-1].tag == tag:
                self.containers.pop()

    def handle_data(self, data):
        if self.block is None and not data.strip():
            return
        self._add_words(data)

    # What it makes of that.

    def _start(self, mark: Mark):
        if mark.tag in _CONTAINERS:
            self._finish()
            start = mark.get("start")
            self.containers.append(_Container(mark.tag, mark.attributes, int(start) if start.isdigit() else 1))
        elif mark.tag in _TEXTS and not self._continues_item(mark.tag):
            self._finish()
            self.block = _Open(mark.tag, _direction(mark.attributes), self._ordinal(mark.tag))
        elif mark.tag == "img":
            self._finish()
            self.block = _Open("img", mark.attributes, parts=[tokens(mark.get("alt"))])
            self._finish()

    def _continues_item(self, tag: str) -> bool:
        """Whether a paragraph is the first of an item, which then are one line."""
        return tag == "p" and self.block is not None and self.block.tag == "li" and self.block.parts == [[]]

    def _ordinal(self, tag: str) -> int:
        if tag != "li" or not self.containers or self.containers[-1].tag != "ol":
            return 0
        self.containers[-1].next_ordinal += 1
        return self.containers[-1].next_ordinal - 1

    def _open_row(self):
        self.rows += 1
        if self.rows == 1:
            self._finish()
            self.block = _Open("tr", parts=[])

    def _start_in_row(self, mark: Mark):
        if mark.tag in _CELLS and self.rows == 1:
            self.block.cells.append(mark)
            self.block.parts.append([])
        elif mark.tag == "img":
            self._add(tokens(mark.get("alt"), (*self.marks, Mark("img", (("src", mark.get("src")),)))))
        elif self.block.parts and self.block.parts[-1]:
            self._add([Token(LINE_BREAK)])

    def _unmark(self, tag: str):
        for index in range(len(self.marks) - 1, -1, -1):
            if self.marks[index].tag == tag:
                del self.marks[index:]
                return

    def _add_words(self, data: str):
        found = tokens(data, tuple(self.marks))
        if self.block is not None and self.block.parts and self.block.parts[-1] and found and not found[0].word:
            last = self.block.parts[-1][-1]
            self.block.parts[-1][-1] = last._replace(space=last.space + found.pop(0).space)
        self._add(found)

    def _add(self, found: list[Token]):
        if self.block is None:
            self.block = _Open("p")
        if not self.block.parts:
            if not any(token.word for token in found):
                return
            self.block.cells.append(Mark("td"))
            self.block.parts.append([])
        self.block.parts[-1] += found

    def _finish(self):
        block, self.block = self.block, None
        if block is None or not (block.tag in {"img", "tr"} or any(token.word for token in block.parts[0])):
            return
        within = tuple(container.tag for container in self.containers)
        within = within[:-1] if block.tag == "caption" and within[-1:] == ("table",) else within
        parts = tuple(tuple(part) for part in block.parts)
        self.blocks.append(Block(block.tag, within, parts, self._inherited(block), tuple(block.cells), block.ordinal))

    def _inherited(self, block: _Open) -> tuple[tuple[str, str], ...]:
        """The block's own attributes, and the language and direction of the innermost container that has some."""
        if not dict(block.attributes).keys() & {"lang", "dir"}:
            for container in reversed(self.containers):
                if found := _direction(container.attributes):
                    return tuple(sorted(block.attributes + found))
        return block.attributes


def _mark(tag: str, attrs) -> Mark:
    allowed = allowlist.TAGS.get(tag, frozenset()) | allowlist.SHARED_ATTRIBUTES
    return Mark(tag, tuple(sorted((name, value or "") for name, value in attrs if name in allowed)))


def _direction(attributes) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in attributes if pair[0] in {"lang", "dir"})
