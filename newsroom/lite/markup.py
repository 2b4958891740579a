"""Takes out of a finished page what a text-only one does without: a pure function from HTML to HTML.

It works on whatever a view rendered, so that pages need not know that they have a text-only version.
"""

from html import escape
from html.parser import HTMLParser

from django.utils.translation import gettext

from newsroom.lite.addresses import leading_out, written_out

DROPPED = {
    "script",
    "style",
    "svg",
    "template",
    "iframe",
    "object",
    "video",
    "audio",
    "canvas",
}  # with what they contain
UNWRAPPED = {"picture", "source", "noscript", "track", "embed"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
KEPT_CLASSES = {"visually-hidden"}
VERBATIM = {"pre", "textarea"}


def text_only(html: str) -> str:
    """The page without scripts, styles and drawings; a picture becomes a link to it that says what it shows.

    Stylesheets that the layout names in its head stay. What only a script could bring to life (`hidden`,
    `type="button"`) goes. White space is run together, and classes that the small stylesheet does not know are left out.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.pieces)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        self.open: list[str] = []
        self.dropped: list[str] = []  # the elements that are open within one that is left out, that one included

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if self.dropped or _is_left_out(tag, values, within_body="body" in self.open):
            if tag not in VOID:
                self.dropped.append(tag)
        elif tag == "img":
            self._picture(values)
        elif tag not in UNWRAPPED:
            self.pieces.append(f"<{tag}{_attributes(values)}>")
            if tag not in VOID:
                self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if self.dropped:
            _close(self.dropped, tag)
        elif tag not in UNWRAPPED and tag not in VOID:
            self.pieces.append(f"</{tag}>")
            _close(self.open, tag)

    def handle_data(self, data):
        if self.dropped:
            return
        if VERBATIM.isdisjoint(self.open):
            data = _run_together(data)
            if data in {" ", "\n"} and self.pieces and self.pieces[-1][-1:] in {" ", "\n"}:
                return
        self.pieces.append(written_out(data))

    def handle_entityref(self, name):
        self._reference(f"&{name};")

    def handle_charref(self, name):
        self._reference(f"&#{name};")

    def handle_decl(self, decl):
        self.pieces.append(f"<!{decl}>")

    def _reference(self, text):
        if not self.dropped:
            self.pieces.append(text)

    def _picture(self, values):
        if not values.get("alt"):
            return
        words = escape(gettext("Picture: {description}").format(description=values["alt"]), quote=False)
        address = values.get("src") or ""
        if "a" in self.open or address.startswith("data:"):
            self.pieces.append(f" {words} ")
        else:
            said = {name: values[name] for name in ("lang", "dir") if values.get(name)}
            self.pieces.append(f"<a{_attributes({'href': address, **said})}>{words}</a>")


def _is_left_out(tag, values, *, within_body):
    if tag == "link":
        return within_body
    return tag in DROPPED or "hidden" in values or (tag == "button" and values.get("type") == "button")


def _attributes(values):
    return "".join(
        f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in _kept_attributes(values)
    )


def _kept_attributes(values):
    for name, value in values.items():
        if name == "class":
            value = " ".join(each for each in (value or "").split() if each in KEPT_CLASSES)
            if not value:
                continue
        if value:
            value = leading_out(value) if name == "href" else written_out(value)
        if name != "style" and not name.startswith("data-"):
            yield name, value


def _close(elements, tag):
    """Takes the innermost element of a name off, with those within it that nobody closed; a stray end closes nothing."""
    if tag in elements:
        while elements.pop() != tag:
            pass


def _run_together(data):
    words = " ".join(data.split())
    if not words:
        return "\n" if "\n" in data else " " if data else ""
    return f"{' ' if data[0].isspace() else ''}{words}{' ' if data[-1].isspace() else ''}"
