"""What people may write into a search field: words, "phrases", -exclusions, and `or` (in Arabic أو) between alternatives."""

import re
from dataclasses import dataclass

MAX_LENGTH = 200
PARTS = re.compile(r'(?P<not>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
OR = frozenset({"or", "أو", "|"})
QUOTES = str.maketrans("“”„«»″", '""""""')


def clean(text: str) -> str:
    """What of a text is looked at: its beginning, without the one character that no database takes."""
    return text.replace("\0", " ")[:MAX_LENGTH]


@dataclass(frozen=True)
class Part:
    """Words that follow each other: a phrase if they must in the text too."""

    text: str
    is_phrase: bool = False
    is_excluded: bool = False


def parse(text: str) -> list[list[Part]]:
    """The alternatives, each a list of parts that all must be met. Never an error: what makes no sense is words.

    Plain words beside each other stay one part, because some names are one word or two (عبد الله).
    """
    branches: list[list[Part]] = [[]]
    for found in PARTS.finditer(clean(text).translate(QUOTES)):
        word, phrase, excluded = found["word"], found["phrase"], bool(found["not"])
        if word and not excluded and word.casefold() in OR:
            branches.append([])
        elif phrase is not None:
            branches[-1].append(Part(phrase, is_phrase=True, is_excluded=excluded))
        elif word:
            _add_word(branches[-1], word, excluded)
    return [branch for branch in branches if any(not part.is_excluded for part in branch)]


def _add_word(branch, word, excluded):
    last = branch[-1] if branch else None
    if last and not (last.is_phrase or last.is_excluded or excluded):
        branch[-1] = Part(f"{last.text} {word}")
    else:
        branch.append(Part(word, is_excluded=excluded))
