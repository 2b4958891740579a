"""Passages of a text that words elsewhere speak of, found again after the text was edited.

A passage is kept as the W3C's Web Annotation model selects text: the words themselves and a little of what stood before and
after them. Texts are compared as one line each, for a browser parts blocks in another way than the server does.
"""

from dataclasses import dataclass

from newsroom import languages
from newsroom.richtext.sanitizer import plain_text

CONTEXT = 40  # characters on either side; enough to tell two places of a release apart
INVISIBLE = dict.fromkeys(map(ord, "\u200b\ufeff"))  # what an editor puts where the cursor stands


@dataclass(frozen=True)
class Passage:
    """The words, and up to CONTEXT characters before and after them; without words it stands for the whole field."""

    words: str
    before: str = ""
    after: str = ""


def one_line(text: str) -> str:
    return " ".join(text.translate(INVISIBLE).split())


def line_of(article, field: str, code: str) -> str:
    """One field of an article, or of a version of it, in one language, as one line of plain text."""
    words = languages.read(article, field, code)
    return one_line(plain_text(words) if field == "body" else words)


def place(passage: Passage, line: str) -> int | None:
    """Where in `line` the passage stands: of several places, the first of those whose surroundings are most alike."""
    words = one_line(passage.words)
    places = list(_occurrences(words, line)) if words else []
    return max(places, key=lambda start: _likeness(passage, line, start, start + len(words)), default=None)


def taken_from(line: str, start: int, words: str) -> Passage:
    """The passage that stands at `start`, with its surroundings as they are now."""
    end = start + len(words)
    return Passage(words, line[max(0, start - CONTEXT) : start], line[end : end + CONTEXT])


def _occurrences(words, line):
    start = line.find(words)
    while start >= 0:
        yield start
        start = line.find(words, start + 1)


def _likeness(passage, line, start, end) -> int:
    """How many characters around the place are those that stood around the passage."""
    before, after = one_line(passage.before), one_line(passage.after)
    return _alike(reversed(before), reversed(line[:start].rstrip())) + _alike(after, line[end:].lstrip())


def _alike(one, other) -> int:
    count = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        count += 1
    return count
