"""Two languages in one file: where the text changes its script once, with enough words on both sides, it is two versions."""

from dataclasses import dataclass

from . import language
from .captions import LONGEST
from .draft import Draft
from .report import Field, SecondVersion
from .text import Piece

ENOUGH_LETTERS = 200


@dataclass(frozen=True)
class Halves:
    """The pieces of each version, and the script that tells them apart."""

    first: list[Piece]
    second: list[Piece]

    @property
    def languages(self) -> tuple[str, str]:
        return _language(self.first), _language(self.second)


def find(pieces: list[Piece]) -> Halves | None:
    """The two halves, or None for one version: also for a speech whose paragraphs alternate between languages."""
    scripts = [language.script(piece.text) for piece in pieces]
    letters: dict[str, int] = {}
    for piece, script in zip(pieces, scripts, strict=True):
        letters[script] = letters.get(script, 0) + sum(letter.isalpha() for letter in piece.text)
    long = [script for script, count in letters.items() if count >= ENOUGH_LETTERS and script]
    # Short pieces (captions, titles) of one script among the other's paragraphs change no run.
    run = [
        (index, script)
        for index, script in enumerate(scripts)
        if script in long and len(pieces[index].text) > LONGEST // 4
    ]
    changes = [later for (_, one), (later, other) in zip(run, run[1:], strict=False) if one != other]
    if len(long) != 2 or len(changes) != 1:
        return None
    cut = _beginning(scripts, changes[0])
    halves = Halves(pieces[:cut], pieces[cut:])
    return halves if all(map(_is_long_enough, (halves.first, halves.second))) else None


def _beginning(scripts: list[str], index: int) -> int:
    """Where the second version begins: its title and other short lines may stand above its first paragraph."""
    while index > 1 and scripts[index - 1] == scripts[index]:
        index -= 1
    return index


def _is_long_enough(pieces: list[Piece]) -> bool:
    return sum(letter.isalpha() for piece in pieces for letter in piece.text) >= ENOUGH_LETTERS


def _language(pieces: list[Piece]) -> str:
    return language.detect("\n".join(piece.text for piece in pieces)).code


def set_apart(draft: Draft, halves: Halves, wanted: str | None) -> SecondVersion:
    """Keep the wanted language (else the first) open as the text, and place the other as the second version.

    Titles go to the version of their language: the second version's is the subtitle in its language or its own first line.
    """
    keep_second = wanted == halves.languages[1] and wanted != halves.languages[0]
    main, other = (halves.second, halves.first) if keep_second else (halves.first, halves.second)
    code = _language(other)
    titles = _pair_titles(draft, main, other)
    paragraphs = []
    for piece in other:
        block = draft.place("second_version", piece.lines, piece.text, lang=code)
        paragraphs.append(block.text)
    title = titles or (paragraphs[0] if len(paragraphs) > 1 and len(paragraphs[0]) <= 220 else "")
    if not titles and title:
        paragraphs = paragraphs[1:]
    draft.note("second_language", language=code)
    return SecondVersion(code, title, tuple(paragraphs))


def _pair_titles(draft: Draft, main: list[Piece], other: list[Piece]) -> str:
    """Give the version that stays its own title, and return the other's as far as the page head holds it."""
    script = language.script("\n".join(piece.text for piece in other))
    title, subtitle = draft.fields.get("title", Field()), draft.fields.get("subtitle", Field())
    if language.script(title.value or "") == script:
        if subtitle.value and language.script(subtitle.value) != script:
            draft.fields["title"], draft.fields["subtitle"] = subtitle, Field()
        else:
            _title_from_text(draft, main)
        return title.value
    if subtitle.value and language.script(subtitle.value) == script:
        draft.fields["subtitle"] = Field()
        return subtitle.value
    return ""


def _title_from_text(draft: Draft, main: list[Piece]) -> None:
    first = main[0]
    if len(first.lines) == 1 and len(first.text) <= 220 and not first.text.endswith(".") and len(main) > 1:
        block = draft.place("title", first.lines, first.text)
        draft.fields["title"] = Field(block.text, block.span, "first line of the version", raw=first.text)
    else:
        draft.fields["title"] = Field(rule="no title")
        draft.note("title_missing")
