"""What is said beside words that stayed while their link, their emphasis or their place in the text changed."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.differences.comparison import Pair
from newsroom.differences.words import Mark

FIRST_STRONG = "\u2068{}\u2069"  # an address within a sentence of any direction

_STYLES: dict[str, tuple[Promise, Promise]] = {
    "strong": (gettext_lazy("now bold"), gettext_lazy("no longer bold")),
    "em": (gettext_lazy("now emphasised"), gettext_lazy("no longer emphasised")),
    "u": (gettext_lazy("now underlined"), gettext_lazy("no longer underlined")),
    "s": (gettext_lazy("now struck through"), gettext_lazy("no longer struck through")),
    "q": (gettext_lazy("now a quotation"), gettext_lazy("no longer a quotation")),
}
_LINES: dict[str, Promise] = {
    "p": gettext_lazy("a paragraph"),
    "h2": gettext_lazy("a heading"),
    "h3": gettext_lazy("a heading of the second rank"),
    "h4": gettext_lazy("a heading of the third rank"),
    "li": gettext_lazy("an item of a list"),
    "figcaption": gettext_lazy("a caption"),
    "caption": gettext_lazy("a caption"),
    "pre": gettext_lazy("preformatted text"),
}


def restyled(lost: list[Mark], gained: list[Mark]) -> str:
    """The change of marks in words, for example "link changed from … to …"."""
    said = [_link(lost, gained)]
    said += [str(_STYLES[mark.tag][0]) for mark in gained if mark.tag in _STYLES]
    said += [str(_STYLES[mark.tag][1]) for mark in lost if mark.tag in _STYLES]
    if any(mark.tag != "a" and mark.tag not in _STYLES for mark in (*lost, *gained)):
        said.append(_("marking changed"))
    return _(", ").join(filter(None, said))


def retagged(pair: Pair) -> str:
    """What kind of line a block was and is; "" where it stayed what it was."""
    if pair.old is None or pair.new is None or pair.old.tag == pair.new.tag:
        return ""
    before, after = (_LINES.get(block.tag, _LINES["p"]) for block in (pair.old, pair.new))
    return _("was %(before)s, is %(after)s") % {"before": before, "after": after}


def _link(lost: list[Mark], gained: list[Mark]) -> str:
    before, after = (next((mark.get("href") for mark in marks if mark.tag == "a"), "") for marks in (lost, gained))
    old, new = FIRST_STRONG.format(before), FIRST_STRONG.format(after)
    if before and before == after:
        return _("description of the link changed")
    if before and after:
        return _("link changed from %(old)s to %(new)s") % {"old": old, "new": new}
    if after:
        return _("link added: %(new)s") % {"new": new}
    return _("link removed: %(old)s") % {"old": old} if before else ""
