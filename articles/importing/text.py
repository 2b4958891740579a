"""From bytes to lines and blocks: decoding, line ends, structure lines, line mode, wrapped and torn paragraphs."""

import codecs
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from .characters import is_blank, key
from .notes import Note
from .report import SourceLine

MAX_BYTES = 2 * 1024 * 1024
SENTENCE_ENDS = tuple(".!?؟…:؛;")
LONGEST_STRUCTURE = 500
BULLETS = "•·‣▪*-–"

_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029\x0b\x0c]")
_STRUCTURE = re.compile(rf"[\s|!\[\]()–—{re.escape(BULLETS)}]*")
_CONTINUES = re.compile(r"[.,;:)،؛!?؟»”]|[^\W\d_]")
# UTF-32 before UTF-16: the shorter mark is the beginning of the longer one.
_BOMS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]


@dataclass(frozen=True)
class Decoded:
    text: str = ""
    encoding: str = ""
    refusal: Note | None = None
    guessed: bool = False


@dataclass(frozen=True)
class Piece:
    """Consecutive lines that belong together, and whether several of them are one wrapped paragraph."""

    lines: tuple[SourceLine, ...]
    wrapped: bool = False

    @property
    def text(self) -> str:
        return (" " if self.wrapped else "\n").join(without_bar(line.text).strip() for line in self.lines)


def decode(raw: bytes, encoding: str | None = None) -> Decoded:
    """The text of the bytes, or the reason why there is none. `encoding` is an editor's choice and goes before any guess."""
    if len(raw) > MAX_BYTES:
        return Decoded(refusal=Note("too_large"))
    if not raw.strip():
        return Decoded(refusal=Note("empty"))
    decoded = _decode_as_marked(raw) or _decode_by_trial(raw, encoding)
    if decoded.refusal:
        return decoded
    if is_blank(decoded.text):
        return Decoded(refusal=Note("empty"))
    # Before the look for control characters: half of doubly encoded Arabic is made of them.
    if _is_doubly_encoded(decoded.text):
        return Decoded(refusal=Note("doubly_encoded"))
    return Decoded(refusal=Note("binary")) if _is_binary(decoded.text) else decoded


def _decode_as_marked(raw: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            try:
                return Decoded(raw[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError:
                return Decoded(refusal=Note("undecodable"))
    return None


def _decode_by_trial(raw: bytes, encoding: str | None) -> Decoded:
    if b"\0" in raw:
        return Decoded(refusal=Note("binary"))
    for candidate in [encoding or "utf-8", _likely_codepage(raw)]:
        try:
            return Decoded(raw.decode(candidate), candidate, guessed=candidate not in {"utf-8", encoding})
        except (UnicodeDecodeError, LookupError):
            continue
    return Decoded(refusal=Note("undecodable"))


def _likely_codepage(raw: bytes) -> str:
    """windows-1256 when its reading is mostly Arabic letters, else windows-1252."""
    letters = [letter for letter in raw.decode("windows-1256", "ignore") if letter.isalpha()]
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in letters)
    return "windows-1256" if arabic * 2 > len(letters) else "windows-1252"


def _is_binary(text: str) -> bool:
    controls = sum(unicodedata.category(letter) == "Cc" and not letter.isspace() for letter in text)
    visible = sum(not letter.isspace() for letter in text)
    return "\0" in text or controls * 20 > visible


def _is_doubly_encoded(text: str) -> bool:
    visible = sum(not letter.isspace() for letter in text)
    traces = sum(text.count(letter) for letter in "ØÙÃ")
    return traces >= 4 and traces * 100 > visible * 15


def has_presentation_forms(text: str) -> bool:
    """Whether more than a fifth of the letters are printed shapes, as text copied from a PDF has them."""
    letters = [letter for letter in text if letter.isalpha()]
    shapes = sum("\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefe" for letter in letters)
    return shapes * 5 > len(letters)


def source_lines(text: str, *, unfold: bool = False) -> list[SourceLine]:
    """All lines, blank ones too, numbered from 1, whatever signs end them; `unfold` puts printed shapes right."""
    form = "NFKC" if unfold else None
    return [
        SourceLine(number, unicodedata.normalize(form, line) if form else line, line)
        for number, line in enumerate(_LINE_END.split(text), 1)
    ]


def is_structure(line: str) -> bool:
    """Whether a line holds only what is left of a table or a list: bars, brackets, bullets."""
    return len(line) <= LONGEST_STRUCTURE and _STRUCTURE.fullmatch(key(line)) is not None


def without_bar(line: str) -> str:
    """The line without the bar of a table at its end."""
    return line.rstrip().removesuffix("|").rstrip() if line.rstrip().endswith("|") else line


def in_line_mode(lines: Iterable[SourceLine]) -> bool:
    """Whether each line is a block of its own: no blank line parts them, or long lines stand in at most three blocks."""
    groups = split_at_blanks(lines)
    if len(groups) == 1:
        return True
    return len(groups) <= 3 and any(_is_mostly_long(group) for group in groups)


def _is_mostly_long(group: list[SourceLine]) -> bool:
    return len(group) >= 3 and sum(len(line.text.strip()) > 90 for line in group) * 2 > len(group)


def split_at_blanks(lines: Iterable[SourceLine]) -> list[list[SourceLine]]:
    groups: list[list[SourceLine]] = [[]]
    for line in lines:
        if is_blank(line.text):
            groups.append([])
        else:
            groups[-1].append(line)
    return [group for group in groups if group]


def is_hard_wrapped(lines: Iterable[SourceLine]) -> bool:
    """Whether a program, not the author, broke these lines: all but the last of 55 to 90 signs, none ending a sentence."""
    texts = [line.text.strip() for line in lines]
    return len(texts) > 1 and all(55 <= len(text) <= 90 and not text.endswith(SENTENCE_ENDS) for text in texts[:-1])


def join_torn(pieces: list[Piece]) -> list[Piece]:
    """Put paragraphs together again that were torn around a link: before it, the linked words, and what follows."""
    joined: list[Piece] = []
    for piece in pieces:
        if len(joined) >= 2 and _is_torn(joined[-2], joined[-1], piece):
            link, before = joined.pop(), joined.pop()
            piece = Piece(before.lines + link.lines + piece.lines, wrapped=True)
        joined.append(piece)
    return joined


def _is_torn(before: Piece, link: Piece, after: Piece) -> bool:
    words, rest = link.text.split(), _CONTINUES.match(after.text)
    if any(len(piece.lines) > 1 and not piece.wrapped for piece in (before, link, after)) or not rest:
        return False
    if before.text.endswith((*SENTENCE_ENDS, "،", ",")) or link.text.endswith((*SENTENCE_ENDS, "،", ",")):
        return False
    first = after.text[0]
    return len(words) <= 8 and len(before.text) > len(link.text) and (not first.isalpha() or first.islower())
