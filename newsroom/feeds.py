"""Feeds as files: Atom (RFC 4287, with the tombstones of RFC 6721) and JSON Feed 1.1, written from the same entries.

Pure: the desks bring what is to be said. A feed needs a moment for everything (RFC 3339), while of some releases only the
day is known. Such a day stands as noon of that day in UTC, which shows the same day nearly everywhere on earth; JSON
Feed also says `"date_precision": "day"`, so that no machine takes the noon for a fact.
"""

import datetime as dt
import json
import uuid
from dataclasses import dataclass, field
from functools import lru_cache, partial
from html import escape as _quoted  # of what XML takes for markup, and of quotation marks
from unicodedata import bidirectional

from django.urls import reverse

from newsroom import languages

CONTENT_TYPES = {"atom": "application/atom+xml", "json": "application/feed+json"}
LABELS = {"atom": "Atom", "json": "JSON Feed"}
EMPTY = "1970-01-01T00:00:00Z"  # a feed must say when it was updated, even if it never was
KEPT = 4096  # identities
NOT_XML = bytes(set(range(32)) - set(b"\t\n\r"))
ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}

escape = partial(_quoted, quote=False)


@dataclass(frozen=True)
class FeedLink:
    """A feed as pages point to it: its title, and its addresses in the language of the page."""

    title: str
    atom: str
    json: str

    @classmethod
    def to(cls, of, title, *, slug=""):
        """The link to the feed `of` releases or corrections, or to that of one kind, topic, conference or participant."""
        name, arguments = ("feed-of", {"of": of, "slug": slug}) if slug else ("feed", {"of": of})
        return cls(str(title), *(reverse(name, kwargs={**arguments, "form": form}) for form in CONTENT_TYPES))

    @property
    def forms(self) -> list[dict]:
        """The same feed in each form; the names of the standards are the same in every language."""
        return [
            {"name": name, "label": LABELS[name], "media_type": media_type, "address": getattr(self, name)}
            for name, media_type in CONTENT_TYPES.items()
        ]


@dataclass(frozen=True)
class Picture:
    address: str
    media_type: str
    title: str


@dataclass(frozen=True)
class Entry:
    """One text or notice. Moments are RFC 3339, addresses absolute, `content` HTML, all else plain text.

    `status` is "", "withdrawn" or "removed"; of a removed text there is a notice and nothing else. `tags` are pairs of a
    word for machines and one for people. `replaced_by` is the address of the text that took this one's place, or "".
    """

    id: str
    address: str
    title: str
    published: str
    updated: str
    summary: str
    content: str
    number: int
    kind: str
    status: str = ""
    day_only: bool = False
    tags: list[tuple[str, str]] = field(default_factory=list)
    picture: Picture | None = None
    replaced_by: str = ""


@dataclass(frozen=True)
class Feed:
    """`address` is that of the feed in its format; `others` are the same feed's in other languages, by their codes.

    `about` is the page that explains the feeds to people.
    """

    id: str
    address: str
    page: str
    site: str
    language: str
    title: str
    author: str
    rights: str
    about: str
    entries: list[Entry]
    others: dict[str, str] = field(default_factory=dict)

    @property
    def updated(self) -> str:
        return max((entry.updated for entry in self.entries), default=EMPTY)


def moment_text(moment: dt.datetime, day: dt.date | None = None) -> str:
    """The moment in UTC; noon where only the day is known."""
    if day:
        return f"{day.isoformat()}T12:00:00Z"
    return f"{moment.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


@lru_cache(KEPT)
def identity(uid: uuid.UUID, *parts) -> str:
    """An id that outlives addresses, hosts and titles: made of the article's own and of what it names, such as a language."""
    return f"urn:uuid:{uuid.uuid5(uid, '/'.join(map(str, parts)))}"


def plain(text: str, code: str) -> str:
    """A title as it can stand where no markup says its direction: isolated if a reader's software would guess it wrongly."""
    found = next((STRONG[kind] for kind in map(bidirectional, text) if kind in STRONG), None)
    wanted = languages.direction(code)
    return text if found in {None, wanted} else f"{ISOLATES[wanted]}{text}\u2069"


def xml_bytes(document: str) -> bytes:
    """The document in UTF-8, without the characters that XML 1.0 cannot hold, which would spoil all of it."""
    encoded = document.encode().translate(None, NOT_XML)
    return encoded.replace("\ufffe".encode(), b"").replace("\uffff".encode(), b"")


def atom(feed: Feed) -> bytes:
    others = "".join(
        f'<link rel="alternate" type="{CONTENT_TYPES["atom"]}" hreflang="{code}" href="{_quoted(address)}"/>\n'
        for code, address in feed.others.items()
    )
    document = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"'
        f' xml:lang="{feed.language}" xml:base="{_quoted(feed.site)}">\n'
        f"<id>{escape(feed.id)}</id>\n"
        f"<title>{escape(feed.title)}</title>\n"
        f"<updated>{feed.updated}</updated>\n"
        f"<author><name>{escape(feed.author)}</name><uri>{escape(feed.site)}</uri></author>\n"
        f"<rights>{escape(feed.rights)}</rights>\n"
        f"<icon>{escape(feed.site)}favicon.ico</icon>\n"
        f'<link rel="self" type="{CONTENT_TYPES["atom"]}" hreflang="{feed.language}" href="{_quoted(feed.address)}"/>\n'
        f'<link rel="alternate" type="text/html" hreflang="{feed.language}" href="{_quoted(feed.page)}"/>\n'
        f"{others}{''.join([_atom_entry(entry, feed.language) for entry in feed.entries])}</feed>\n"
    )
    return xml_bytes(document)


def _atom_entry(entry: Entry, code: str) -> str:
    tags = "".join([f'<category term="{_quoted(term)}" label="{_quoted(label)}"/>\n' for term, label in entry.tags])
    picture = entry.picture
    enclosure = (
        f'<link rel="enclosure" type="{picture.media_type}" title="{_quoted(picture.title)}" href="{_quoted(picture.address)}"/>\n'
        if picture
        else ""
    )
    summary = f'<summary type="text">{escape(entry.summary)}</summary>\n' if entry.summary else ""
    # Software that knows no tombstones keeps what it has; for it an entry with the notice takes the text's place.
    tombstone = (
        f'<at:deleted-entry ref="{entry.id}" when="{entry.updated}"><at:comment>{escape(entry.summary)}</at:comment>'
        "</at:deleted-entry>\n"
        if entry.status == "removed"
        else ""
    )
    return (
        f"{tombstone}<entry>\n<id>{entry.id}</id>\n"
        f'<title type="text">{escape(entry.title)}</title>\n'
        f'<link rel="alternate" type="text/html" hreflang="{code}" href="{_quoted(entry.address)}"/>\n'
        f"<published>{entry.published}</published>\n<updated>{entry.updated}</updated>\n{tags}{enclosure}{summary}"
        f'<content type="html">{escape(entry.content)}</content>\n</entry>\n'
    )


def json_feed(feed: Feed) -> bytes:
    """JSON Feed 1.1; what it has no word for stands in the extension `_newsroom`, which its own `about` explains."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "language": feed.language,
        "icon": f"{feed.site}apple-touch-icon.png",
        "favicon": f"{feed.site}favicon.ico",
        "authors": [{"name": feed.author, "url": feed.site}],
        "_newsroom": {
            "about": feed.about,
            "id": feed.id,
            "updated": feed.updated,
            "rights": feed.rights,
            "languages": feed.others,
        },
        "items": [_json_item(entry, feed.language) for entry in feed.entries],
    }
    return json.dumps(document, ensure_ascii=False).encode()


def _json_item(entry: Entry, code: str) -> dict:
    item = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "content_html": entry.content,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "language": code,
        "_newsroom": {"update": entry.number, "kind": entry.kind, "status": entry.status or "published"},
    }
    if entry.day_only:
        item["_newsroom"]["date_precision"] = "day"
    if entry.replaced_by:
        item["_newsroom"]["replaced_by"] = entry.replaced_by
    if entry.summary:
        item["summary"] = entry.summary
    if entry.tags:
        item["tags"] = [label for _term, label in entry.tags]
    if entry.picture:
        item["image"] = entry.picture.address
    return item


WRITERS = {"atom": atom, "json": json_feed}
