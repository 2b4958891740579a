"""Rich text as it may stand in the database: pure functions from HTML to HTML and to words."""

import re
from html import escape
from html.parser import HTMLParser

import nh3

from newsroom.richtext import allowlist, attributes
from newsroom.richtext.repair import repaired

# Enough for any text that people write; each round mends what the one before brought to light.
ROUNDS = 8

# Embeddings and overrides of direction show words in another order than they have (UTS #55); the isolates and marks
# that Arabic text needs (U+200E, U+200F, U+061C, U+2066-2069) stay. Control characters would break feeds and PostgreSQL.
_REMOVED_CHARACTERS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x09), 0x0B, 0x0C, *range(0x0D, 0x20), 0x7F])

# It accepts more tags than the allow-list: those that `repaired` turns into allowed ones.
_CLEANER = nh3.Cleaner(
    tags={*allowlist.TAGS, *allowlist.RENAMED, *allowlist.UNWRAPPED_BLOCKS},
    clean_content_tags=set(allowlist.DROPPED_WITH_CONTENT),
    attributes={"*": set(allowlist.SHARED_ATTRIBUTES)} | {tag: set(own) for tag, own in allowlist.TAGS.items() if own},
    attribute_filter=attributes.accepted,
    allowed_classes={tag: set(classes) for tag, classes in allowlist.CLASSES.items()},
    url_schemes=set(allowlist.PROTOCOLS),
    link_rel="noopener noreferrer",
)

_LINE_BREAKS = {"br", *allowlist.BLOCKS, *allowlist.UNWRAPPED_BLOCKS} | {
    old for old, new in allowlist.RENAMED.items() if new in allowlist.BLOCKS
}


def without_controls(text: str) -> str:
    """Plain text without bidi embeddings and overrides (U+202A to U+202E) and other control characters; line ends stay."""
    return text.translate(_REMOVED_CHARACTERS)


def clean(html: str, *, language: str | None = None) -> str:
    """The part of `html` that the allow-list admits, mended; "" when no words and no picture are left.

    `language` is the one that the text is in. A text that is clean already comes back as it is, and costs two passes.
    """
    current = _parsed(html)
    for _round in range(ROUNDS):
        mended = repaired(current, language)
        parsed = _parsed(mended)
        if parsed == mended == current:
            return current
        current = parsed
    return _words_only(current)


def plain_text(html: str) -> str:
    """The words of `html`, one block a line, without empty lines; spaces are single."""
    reader = _Reader()
    reader.feed(_parsed(html))
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def word_count(html: str) -> int:
    """How many words a reader reads; marks of punctuation that stand alone are none."""
    return sum(any(map(str.isalnum, word)) for word in plain_text(html).split())


def _parsed(html: str) -> str:
    # References such as &#x202E; become characters only in the parser, so they are removed behind it.
    return _CLEANER.clean(html).translate(_REMOVED_CHARACTERS)


def _words_only(html: str) -> str:
    """The way out for markup that never settles: its words are kept, its markup is not."""
    paragraphs = (f"<p>{escape(line, quote=False)}</p>" for line in plain_text(html).split("\n") if line)
    return _parsed("".join(paragraphs))


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag, attrs):
        self._part(tag)

    def handle_endtag(self, tag):
        self._part(tag)

    def handle_data(self, data):
        self.pieces.append(re.sub(r"\s", " ", data))

    def _part(self, tag: str):
        if tag in _LINE_BREAKS:
            self.pieces.append("\n")
