"""Shows a comparison as HTML: what was deleted and inserted is told by elements, by hidden words and by shape, never by colour alone.

The texts must have been cleaned by the sanitizer; everything is put together by `format_html`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from django.forms.utils import flatatt
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.differences import notes
from newsroom.differences.blocks import Block
from newsroom.differences.comparison import Comparison, Kind, Pair, Run, restyled
from newsroom.differences.elements import ending_in, joined, marked

_NOTHING = format_html_join("", "{}", ())
_LISTS = ("ul", "ol")
_CONTAINERS = {"figure": "div", "blockquote": "blockquote", "ul": "ul", "ol": "ol", "table": "table"}
_LINES = {"li": "li", "pre": "pre"}  # every other line is a paragraph: headings of old texts are none of the page


@dataclass(frozen=True)
class Section:
    """A piece of the text as shown: in one column, or in two, where `old` or `new` is "" when that side has nothing."""

    is_changed: bool
    old: SafeString
    new: SafeString


@dataclass(frozen=True)
class Stretch:
    """Sections that are shown, or, when nothing in them changed and they are many, folded away."""

    is_folded: bool
    sections: tuple[Section, ...]

    @property
    def length(self) -> int:
        return len(self.sections)


def words(runs: Iterable[Run], *, language: str = "") -> SafeString:
    """What differs in a plain text, for a text in `language`."""
    return _Writer(language).words(runs)


def sides(runs: Iterable[Run], *, language: str = "") -> tuple[SafeString, SafeString]:
    """The same in two: the old text with what was deleted, the new one with what was inserted."""
    return _Writer(language, Kind.DELETED).words(runs), _Writer(language, Kind.INSERTED).words(runs)


def in_one_column(comparison: Comparison, *, language: str = "") -> list[Stretch]:
    writer, sections = _Writer(language), []
    for container, group in groupby(comparison.pairs, key=lambda pair: pair.shown.within[:1]):
        pairs = list(group)
        for piece in [pairs] if container else [[pair] for pair in pairs]:
            html = writer.blocks(piece)
            sections.append(Section(any(pair.is_changed for pair in piece), html, html))
    return _folded(sections)


def in_two_columns(comparison: Comparison, *, language: str = "") -> list[Stretch]:
    old, new = _Writer(language, Kind.DELETED), _Writer(language, Kind.INSERTED)
    return _folded([Section(pair.is_changed, old.blocks([pair]), new.blocks([pair])) for pair in comparison.pairs])


def _folded(sections: Sequence[Section]) -> list[Stretch]:
    """The sections with long unchanged stretches folded; next to a change one unchanged section stays in sight."""
    stretches = [
        (is_changed, tuple(group)) for is_changed, group in groupby(sections, key=lambda each: each.is_changed)
    ]
    found = []
    for index, (is_changed, group) in enumerate(stretches):
        first, last = int(index > 0), len(group) - int(index < len(stretches) - 1)
        if is_changed or last - first < 2 or len(stretches) == 1:
            found.append(Stretch(False, group))
        else:
            parts = (Stretch(False, group[:first]), Stretch(True, group[first:last]), Stretch(False, group[last:]))
            found += [part for part in parts if part.sections]
    return found


class _Writer:
    """Writes one side of a comparison, or both at once when `side` is None."""

    def __init__(self, language: str, side: Kind | None = None):
        self.language = language
        self.hidden = {None: (), Kind.DELETED: (Kind.INSERTED,), Kind.INSERTED: (Kind.DELETED,)}[side]
        self.side = side
        self.frames = {
            Kind.DELETED: self._frame("del", _("deleted:"), _("end of deletion")),
            Kind.INSERTED: self._frame("ins", _("inserted:"), _("end of insertion")),
        }

    def blocks(self, pairs: Sequence[Pair], depth: int = 0, parent: str = "") -> SafeString:
        pieces = []
        for container, group in groupby(pairs, key=lambda pair: self._places(pair)[depth : depth + 1]):
            if container:
                html = self._container(container[0], self.blocks(list(group), depth + 1, container[0]))
                pieces.append(_wrapped(html, parent, container[0]))
            else:
                pieces += [self._block(pair, parent) for pair in group]
        return format_html_join("", "{}", ((piece,) for piece in pieces if piece))

    def _container(self, tag: str, content: SafeString) -> SafeString:
        if not content:
            return content
        name = _CONTAINERS[tag]
        attributes = {"tabindex": "0"} if tag == "table" else {"class": "diff-figure"} if tag == "figure" else {}
        return format_html("<{}{}>{}</{}>", name, flatatt(attributes), content, name)

    def _own(self, pair: Pair) -> Block | None:
        """The block of a pair that this side shows."""
        return {Kind.DELETED: pair.old, Kind.INSERTED: pair.new, None: pair.shown}[self.side]

    def _places(self, pair: Pair) -> tuple[str, ...]:
        return (self._own(pair) or pair.shown).within

    def _block(self, pair: Pair, parent: str) -> SafeString:
        block = self._own(pair)
        if block is None:
            return _NOTHING
        writer = self if block.language in {"", self.language} else _Writer(block.language, self.side)
        if block.tag == "img":
            return _wrapped(writer.picture(pair, block), parent, "img")
        if block.tag == "tr":
            return writer.row(pair, block)
        note = "" if self.side is Kind.DELETED else notes.retagged(pair)
        content = format_html("{}{}", writer.words(pair.parts[0]), writer.note(note))
        name = _LINES.get(block.tag, "p")
        html = format_html("<{}{}>{}</{}>", name, flatatt(_attributes(block)), content, name)
        return _wrapped(html, parent, block.tag)

    def row(self, pair: Pair, block: Block) -> SafeString:
        cells = (
            format_html("<{}{}>{}</{}>", cell.tag, flatatt(dict(cell.attributes)), self.words(part), cell.tag)
            for cell, part in zip(block.cells, pair.parts, strict=True)
        )
        return format_html("<tr>{}</tr>", format_html_join("", "{}", ((cell,) for cell in cells)))

    def picture(self, pair: Pair, block: Block) -> SafeString:
        kinds = [(Kind.DELETED, pair.old), (Kind.INSERTED, pair.new)]
        if pair.is_changed and (pair.has_other_picture or None in (pair.old, pair.new)):
            shown = [self._run(kind, _image(each)) for kind, each in kinds if each and kind not in self.hidden]
        else:
            shown = [_image(block)]
        html = format_html_join(" ", "{}", ((each,) for each in shown))
        if block.parts[0] or any(pair.parts):
            text = self.words(pair.parts[0])
            html = format_html(
                '{}<span class="diff-alt"><span class="diff-label"{}>{}</span> {}</span>',
                html, self._spoken(), _("Alternative text:"), text,
            )  # fmt: skip
        return format_html('<div class="diff-picture">{}</div>', html)

    def words(self, runs: Iterable[Run]) -> SafeString:
        shown = [run for run in runs if run.kind not in self.hidden]
        pieces = (self._shown(run, after and after.kind) for run, after in pairwise([*shown, None]))
        return format_html_join("", "{}", ((piece,) for piece in pieces))

    def _shown(self, run: Run, following: Kind | None) -> SafeString:
        if run.kind is Kind.KEPT:
            return self._kept(run, following)
        space = run.shown[-1].space if run.shown else ""
        if run.kind is Kind.DELETED and following is Kind.INSERTED:
            space = space or " "
        return self._run(run.kind, marked(ending_in(run.shown, ""))) + escape(space)

    def _kept(self, run: Run, following: Kind | None) -> SafeString:
        if self.side is Kind.DELETED:
            return marked(run.old)
        pairs = list(run.pairs)
        if following is Kind.DELETED:
            pairs[-1] = (pairs[-1][0], pairs[-1][1]._replace(space=pairs[-1][1].space or pairs[-1][0].space))
        if run.old is run.new:
            return marked(run.new)
        pieces = []
        for change, group in groupby(pairs, key=lambda pair: restyled(*pair)):
            shown = [after for _before, after in group]
            if change:
                words, note = marked(ending_in(shown, "")), self.note(notes.restyled(*change))
                pieces.append(format_html('<span class="diff-restyled">{}</span> {}{}', words, note, shown[-1].space))
            else:
                pieces.append(marked(shown))
        return joined(pieces)

    def _run(self, kind: Kind, content: SafeString) -> SafeString:
        start, end = self.frames[kind]
        return start + content + end

    def _frame(self, tag: str, start: str, end: str) -> tuple[SafeString, SafeString]:
        """What stands before and behind deleted or inserted words: the element, and words that only a screen reader reads."""
        hidden = '<span class="visually-hidden"{}> {} </span>'
        return (
            format_html("<{}>" + hidden, tag, self._spoken(), start),
            format_html(hidden + "</{}>", self._spoken(), end, tag),
        )

    def note(self, text: str) -> SafeString:
        return format_html('<span class="diff-note"{}>{}</span>', self._spoken(), text) if text else _NOTHING

    def _spoken(self) -> SafeString:
        """Marks our own words, which are in the language of the page, where the text around them is in another."""
        page = get_language() or ""
        return flatatt({"lang": page} if self.language and page and page != self.language else {})


def _image(block: Block) -> SafeString:
    # Without an alternative text: it stands below in words, since it may be what changed.
    known = {name: value for name, value in block.attributes if name in {"src", "width", "height"} and value}
    return format_html("<img{}>", flatatt(known | {"alt": "", "loading": "lazy"}))


def _attributes(block: Block) -> dict[str, str]:
    attributes = {name: value for name, value in block.attributes if name in {"lang", "dir"}}
    if block.ordinal:
        attributes["value"] = str(block.ordinal)
    if block.tag not in {"p", "li", "pre"}:
        attributes["class"] = f"diff-{block.tag}"
    return attributes


def _wrapped(html: SafeString, parent: str, kind: str) -> SafeString:
    """Makes an item of what stands in a list without being one."""
    if not html or parent not in _LISTS or kind == "li":
        return html
    return format_html('<li class="diff-nested">{}</li>', html)
