"""Reads the links of a clean rich text, and judges those that need no database. Pure."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_MAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>.]+(?:\.[^\s@,;<>.]+)+")
_TELEPHONE = re.compile(r"\+?[0-9](?:[ ().\-/]*[0-9]){2,19}")
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    """`text` is what readers click on: the words, or the alternative text of a picture; "" when there is nothing to click."""

    href: str
    text: str

    @property
    def scheme(self) -> str:
        found = _SCHEME.match(self.href)
        return found[0][:-1].lower() if found else ""


def links_of(html: str) -> list[Link]:
    """Every link of a text that the sanitizer has cleaned, in its order."""
    reader = _Reader()
    reader.feed(html or "")
    reader.close()
    return reader.found


def is_well_formed(link: Link) -> bool:
    """Whether a mailto: or tel: address can be one; of other schemes nothing is known."""
    rest = link.href.partition(":")[2].partition("?")[0].strip()
    if link.scheme == "mailto":
        return all(_MAIL.fullmatch(each.strip()) for each in rest.split(","))
    if link.scheme == "tel":
        return bool(_TELEPHONE.fullmatch(rest))
    return True


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list[Link] = []
        self.open: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "a" and attributes.get("href"):
            self.open = (attributes["href"].strip(), [])
        elif tag == "img" and self.open:
            self.open[1].append(attributes.get("alt") or "")

    def handle_endtag(self, tag):
        if tag == "a" and self.open:
            href, pieces = self.open
            self.found.append(Link(href, " ".join("".join(pieces).split())))
            self.open = None

    def handle_data(self, data):
        if self.open:
            self.open[1].append(data)
