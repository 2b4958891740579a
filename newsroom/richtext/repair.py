"""Mends the structure and the language marks of rich text: what word processors leave behind, and what that breaks.

It reads what the sanitizer's parser wrote, so every tag is closed and every attribute quoted; it grants nothing,
because the parser reads its answer once more.
"""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from newsroom.richtext import allowlist, language_marks, language_tags

_VOID = frozenset({"br", "hr", "img"})
_BLOCKS = allowlist.BLOCKS | allowlist.UNWRAPPED_BLOCKS
_REMOVED_WHEN_BLANK = allowlist.BLOCKS - {"thead", "tbody", "tfoot", "tr", "th", "td"}  # a table keeps its shape
_INLINE = frozenset(allowlist.TAGS) - _BLOCKS - _VOID
_NO_WORDS_OF_THEIR_OWN = frozenset({"ul", "ol", "table", "thead", "tbody", "tfoot", "tr", "figure"})
_PARENTS = {"li": frozenset({"ul", "ol"}), "figcaption": frozenset({"figure"})}
_SPACES = re.compile(r"[ \t\n]+")
_VISIBLE = re.compile(r"[^\s\u00a0\u061c\u200b-\u200f\u2060-\u2069\ufeff]")


def repaired(html: str, language: str | None) -> str:
    """The text mended for a field in `language` (None: unknown).

    Empty paragraphs and pictures without a file go, loose words become paragraphs, marks of a language that the
    surroundings have already are taken off, and every other mark of a language gets that language's direction.
    """
    mender = _Mender(language_tags.canonical(language) if language else None)
    mender.feed(html)
    mender.close()
    return mender.result()


@dataclass
class _Element:
    tag: str
    start: int  # where its start tag stands among the pieces
    language: str | None  # of the words inside
    direction: str | None
    is_unwrapped: bool = False
    marks: dict[str, str] = field(default_factory=dict)  # `lang` and `dir` that an unwrapped block hands to its parts
    is_implied: bool = False  # a paragraph opened for loose words
    keeps_spaces: bool = False
    follows_words: bool = False
    has_content: bool = False

    @property
    def holds_paragraphs(self) -> bool:
        return self.tag == "blockquote" or (self.is_unwrapped and self.tag in _BLOCKS)


class _Mender(HTMLParser):
    def __init__(self, language: str | None):
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        direction = language_tags.direction(language) if language else None
        self.open = [_Element("", 0, language, direction, is_unwrapped=True)]
        self.is_line_start = True
        self.follows_words = False
        self.words_end = -1  # how many pieces there were when the last words were added

    def result(self) -> str:
        while len(self.open) > 1:
            self._close()
        return "".join(self.pieces).strip()

    # What the parser calls.

    def handle_starttag(self, tag, attrs):
        tag = allowlist.RENAMED.get(tag, tag)
        self._make_room_for(tag)
        if tag in _VOID:
            self._add_void(tag, dict(attrs))
        else:
            self._open_element(tag, dict(attrs))

    def handle_endtag(self, tag):
        self._close_implied()
        self._close()

    def handle_data(self, data):
        self._add_words(data, visible=bool(_VISIBLE.search(data)))

    def handle_entityref(self, name):
        self._add_words(f"&{name};", visible=name != "nbsp")

    def handle_charref(self, name):
        self._add_words(f"&#{name};", visible=True)

    # What it makes of that.

    @property
    def parent(self) -> _Element:
        return self.open[-1]

    @property
    def is_between_paragraphs(self) -> bool:
        return self.parent.tag == "" or self.parent.holds_paragraphs

    def _make_room_for(self, tag: str):
        if tag in _BLOCKS:
            self._close_implied()
            self.follows_words = not self.is_line_start
            self._break_line()
        elif self.is_between_paragraphs:
            self._open_paragraph()

    def _break_line(self):
        """Takes off the spaces that no browser shows at the end of a line, so that one markup has one form."""
        if self.words_end == len(self.pieces) and not self.parent.keeps_spaces:
            self.pieces[-1] = self.pieces[-1].rstrip(" ")
        self.is_line_start = True

    def _open_paragraph(self):
        self._open_element("p", {})
        self.parent.is_implied = True

    def _close_implied(self):
        if self.parent.is_implied:
            self._close()

    def _add_void(self, tag: str, attributes: dict[str, str]):
        if tag == "hr":
            self.pieces.append("<br>" if self.follows_words else "")
        elif tag == "br":
            self._break_line()
            self.pieces.append("<br>")
        elif attributes.get("src"):
            self.parent.has_content, self.is_line_start = True, False
            self.pieces.append(_start_tag(tag, attributes))

    def _add_words(self, words: str, *, visible: bool):
        if not visible and (self.is_between_paragraphs or self.parent.tag in _NO_WORDS_OF_THEIR_OWN):
            return
        if self.is_between_paragraphs:
            self._open_paragraph()
        if self.parent.tag == "pre" and len(self.pieces) == self.parent.start + 1:
            words = words.lstrip("\n")  # a parser swallows the first line end, so each reading would lose one more
        if not self.parent.keeps_spaces:
            words = _SPACES.sub(" ", words)
            words = words.lstrip(" ") if self.is_line_start else words
        self.parent.has_content |= visible
        if words:
            self.pieces.append(words)
            self.is_line_start, self.words_end = False, len(self.pieces)

    def _open_element(self, tag: str, attributes: dict[str, str]):
        outside = self.parent
        if tag == "a" and not attributes.get("href"):
            tag, attributes = "span", {name: attributes[name] for name in ("lang", "dir") if name in attributes}
        attributes = language_marks.mended(tag, outside.marks | attributes, outside.language, outside.direction)
        element = _Element(tag, len(self.pieces), outside.language, outside.direction)
        element.keeps_spaces = outside.keeps_spaces or tag == "pre"
        element.follows_words = self.follows_words
        element.is_unwrapped = self._is_unwrapped(tag, attributes)
        if element.is_unwrapped:
            element.marks = attributes
        else:
            element.language = attributes.get("lang", outside.language)
            element.direction = language_marks.direction_inside(tag, attributes, outside.direction)
        self.pieces.append("" if element.is_unwrapped else _start_tag(tag, attributes))
        self.open.append(element)

    def _is_unwrapped(self, tag: str, attributes: dict[str, str]) -> bool:
        if tag in _PARENTS:
            return self.parent.tag not in _PARENTS[tag]
        return tag in allowlist.UNWRAPPED_BLOCKS or (tag == "span" and not attributes)

    def _close(self):
        if self.parent.tag in _BLOCKS:
            self._break_line()
        element = self.open.pop()
        self.parent.has_content |= element.has_content
        if not element.has_content and element.tag in _REMOVED_WHEN_BLANK:
            self.pieces[element.start :] = ["<br>"] if element.follows_words else []
        elif not element.has_content and element.tag in _INLINE:
            self.pieces[element.start] = ""  # its spaces may part two words
        elif not element.is_unwrapped:
            self.pieces.append(f"</{element.tag}>")


def _start_tag(tag: str, attributes: dict[str, str]) -> str:
    """Spelled as the sanitizer spells it, in one order of attributes, so that one markup has one form."""
    in_order = sorted(attributes.items(), key=lambda item: (item[0] == "rel", item[0]))
    return "<" + " ".join([tag, *(f'{name}="{_attribute_value(value)}"' for name, value in in_order)]) + ">"


def _attribute_value(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;").replace("\u00a0", "&nbsp;")
