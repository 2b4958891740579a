"""A release as plain text, for those who paste it elsewhere: paragraphs, lists and addresses of links survive, and what is in
another language or direction stands between the isolating characters of Unicode, so that it reads the same anywhere."""

import re
from html.parser import HTMLParser

from django.utils.translation import gettext, pgettext

from articles.kinds import ArticleKind
from newsroom import dates, languages
from newsroom.richtext.sanitizer import without_controls

ISOLATES = {"ltr": "\u2066", "rtl": "\u2067", "auto": "\u2068"}
END = "\u2069"
PARAGRAPHS = {"p", "h2", "h3", "h4", "ul", "ol", "blockquote", "figure", "figcaption", "table", "caption", "pre"}
LINES = {"li", "tr", "br"}
CELLS = {"td", "th"}


def release(update, *, address: str, replacements, historic_year: int | None) -> str:
    """The whole of it: its standing, kind and number, title, dates, standfirst, body, the picture's words, the address."""
    with_number = f"{ArticleKind(update.article_kind).label} {_isolated(update.reference, 'auto')}".strip()
    parts = [
        gettext("WITHDRAWN: this text is no longer our position.") if update.is_withdrawn else "",
        update.note if update.is_withdrawn else "",
        *(_told(gettext("REPLACED by:"), other) for other in replacements.replaced_by),
        _told(pgettext("a release", "Replaces:"), replacements.replaces) if replacements.replaces else "",
        _historic(historic_year) if historic_year else "",
        with_number,
        update.title,
        _dates(update),
        update.standfirst,
        of_html(update.body, update.language),
        _picture(update),
        _isolated(address, "ltr"),
    ]
    return without_controls("\n\n".join(part for part in parts if part) + "\n")


def of_html(html: str, language: str) -> str:
    """The words of clean HTML in a language; an empty line parts paragraphs."""
    reader = _Reader(languages.direction(language), language)
    reader.feed(html or "")
    reader.close()
    lines = (re.sub(r"[ \t\r\f]+", " ", line).strip() for line in "".join(reader.pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _told(label, other) -> str:
    return f"{label} {_isolated(other.title, 'auto')} ({_day(other.public_at, other.public_on, other.language)})"


def _historic(year) -> str:
    told = gettext("This release is from %(year)s and is kept as it was; it is not maintained.")
    return told % {"year": dates.digits_text(year)}


def _dates(update) -> str:
    published = _day(update.first_published_at, update.first_published_on, update.language)
    told = f"{pgettext('followed by a date', 'Published')} {published}"
    if update.public_at == update.first_published_at or update.is_withdrawn:
        return told
    changed = _day(update.public_at, update.public_on, update.language)
    return f"{told}\n{pgettext('followed by a date', 'Last updated')} {changed}"


def _day(at, on, code) -> str:
    return dates.date_text(on, code) if on else f"{dates.moment_text(at, code)} ({dates.zone_text(at, code)})"


def _picture(update) -> str:
    if not update.image_id:
        return ""
    said = ((update.caption, update.caption_language), (update.credit, update.credit_language))
    words = [_in(text, code, update.language) for text, code in said if text]
    return f"{gettext('Picture:')} {' – '.join(words)}" if words else ""


def _in(text, code, page) -> str:
    return text if code in ("", page) else _isolated(text, languages.direction(code))


def _isolated(text, direction) -> str:
    return f"{ISOLATES[direction]}{text}{END}" if text else ""


class _Reader(HTMLParser):
    def __init__(self, direction, language):
        super().__init__(convert_charrefs=True)
        self.direction, self.language = direction, language
        self.pieces, self.lists, self.open = [], [], []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag in PARAGRAPHS and not (tag in {"ul", "ol"} and self.lists):
            self.pieces.append("\n\n")
        elif tag in LINES:
            self.pieces.append("\n")
        if tag in {"ul", "ol"}:
            start = attributes.get("start") or "1"
            self.lists.append(int(start) if tag == "ol" and start.isdecimal() else 1 if tag == "ol" else None)
        if tag == "li":
            self._item()
        if tag in CELLS and self.pieces and not self.pieces[-1].endswith("\n"):
            self.pieces.append(" | ")
        if tag not in {"br", "img"}:
            self._begin(tag, attributes)

    def handle_endtag(self, tag):
        while self.open:
            opened, closing = self.open.pop()
            self.pieces.append(closing)
            if opened == tag:
                break
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        if tag in PARAGRAPHS and not (tag in {"ul", "ol"} and self.lists):
            self.pieces.append("\n\n")

    def handle_data(self, data):
        self.pieces.append(re.sub(r"\s+", " ", data))

    def _item(self):
        if not self.lists or self.lists[-1] is None:
            self.pieces.append("• ")
            return
        self.pieces.append(f"{self.lists[-1]}. ")
        self.lists[-1] += 1

    def _begin(self, tag, attributes):
        """What closes the element: the end of an isolate, the address of a link."""
        direction, closing = self._direction(tag, attributes), ""
        if tag == "a" and attributes.get("href", "").startswith(("http://", "https://", "mailto:")):
            closing = f" ({ISOLATES['ltr']}{attributes['href'].removeprefix('mailto:')}{END})"
        if direction and tag not in PARAGRAPHS | LINES | CELLS:
            self.pieces.append(ISOLATES[direction])
            closing = END + closing
        self.open.append((tag, closing))

    def _direction(self, tag, attributes):
        """The direction an element isolates its words in; "" for one that does not."""
        code = attributes.get("lang", "")
        if attributes.get("dir") in ISOLATES:
            return attributes["dir"]
        if code and code != self.language:
            return languages.direction(code) if code in languages.codes() else "auto"
        return "auto" if tag == "bdi" else ""
