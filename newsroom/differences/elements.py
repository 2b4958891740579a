"""Words as HTML within the elements that they were read in."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.forms.utils import flatatt
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from newsroom.differences.words import LINE_BREAK, Mark, Token

_BREAK = format_html("<{}>", "br")


def marked(found: Iterable[Token], depth: int = 0) -> SafeString:
    """The tokens as text within the elements that they were read in."""
    pieces = []
    for mark, group in groupby(found, key=lambda token: token.marks[depth : depth + 1]):
        inside = list(group)
        pieces.append(_element(mark[0], marked(inside, depth + 1)) if mark else _text(inside))
    return joined(pieces)


def joined(pieces: Sequence[SafeString]) -> SafeString:
    """Pieces of markup one after the other."""
    return pieces[0] if len(pieces) == 1 else format_html_join("", "{}", ((piece,) for piece in pieces))


def _element(mark: Mark, inner: SafeString) -> SafeString:
    if mark.tag == "img":
        return format_html('<span class="diff-alt">{}</span>', inner)
    return format_html("<{}{}>{}</{}>", mark.tag, flatatt(dict(mark.attributes)), inner, mark.tag)


def _text(found: Iterable[Token]) -> SafeString:
    lines = "".join([token.word + token.space for token in found]).split(LINE_BREAK)
    return escape(lines[0]) if len(lines) == 1 else format_html_join(_BREAK, "{}", ((line,) for line in lines))


def ending_in(found: Sequence[Token], space: str) -> list[Token]:
    """The tokens with another space behind the last one."""
    return [*found[:-1], found[-1]._replace(space=space)] if found else []
