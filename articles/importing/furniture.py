"""What a saved page holds beside the release: buttons, language names, breadcrumbs, the places of images."""

import re

from . import captions, meta
from .characters import key
from .draft import Draft
from .meta import MetaLine
from .report import SourceLine
from .text import BULLETS
from .vocabulary import FURNITURE, keys

LONGEST = 220

_FURNITURE = frozenset(keys(FURNITURE))


def place(draft: Draft, window: list[SourceLine], metas: dict[int, MetaLine]) -> None:
    """Take the furniture out of the page head, and out of the end of the text, where nothing follows it."""
    others = [line for line in window if line.number not in metas]
    for index, line in enumerate(others):
        following = {key(each.text[:LONGEST]) for each in others[index + 1 : index + 4]}
        if is_furniture(draft, line) or _is_breadcrumb(line.text, following):
            draft.place("not_used", [line], reason="furniture")
    for line in reversed(list(draft.open.values())):
        if not is_furniture(draft, line):
            break
        draft.place("not_used", [line], reason="furniture")


def is_furniture(draft: Draft, line: SourceLine) -> bool:
    """Whether a line belongs to the page and not to the release: a button, a language name, an image's place."""
    if len(line.text) > LONGEST:
        return False
    words = key(line.text).strip(f" |{BULLETS}")
    if words in _FURNITURE or words in {key(each) for each in draft.source.furniture}:
        return True
    if captions.is_placeholder(line.text):
        return True
    entries = meta.read_unknown(line.text).entries
    languages_only = bool(entries) and all(entry.kind == "furniture" for entry in entries)
    return languages_only and (meta.is_itemised(line.text) or not words.isdecimal())


def _is_breadcrumb(text: str, following: set[str]) -> bool:
    steps = re.split(r"\s/\s|\s?[>›»]\s?", text)
    return len(steps) > 1 and key(steps[-1]) in following
