"""Who took part, as the sentences of a release seem to say it: suggestions for an editor, from patterns and known names.

Names of countries are those of CLDR, which Babel carries; organisations and other spellings are data below.
"""

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

from .characters import Keyed, key, keyed
from .report import Block, SourceLine, Span, Suggestion

ORGANISATIONS: dict[str, list[str]] = {
    "NATO": [
        "NATO",
        "North Atlantic Treaty Organization",
        "حلف الناتو",
        "الناتو",
        "حلف شمال الأطلسي",
        "منظمة حلف شمال الأطلسي",
    ],
    "EU": ["European Union", "الاتحاد الأوروبي"],
    "UN": ["United Nations", "الأمم المتحدة"],
    "AU": ["African Union", "الاتحاد الأفريقي"],
    "GCC": ["Gulf Cooperation Council", "مجلس التعاون الخليجي", "مجلس التعاون لدول الخليج العربية"],
    "LAS": ["League of Arab States", "Arab League", "جامعة الدول العربية"],
    "OSCE": ["OSCE", "منظمة الأمن والتعاون في أوروبا"],
}
OTHER_NAMES: dict[str, list[str]] = {
    "SA": ["السعودية"], "AE": ["الإمارات", "UAE"], "OM": ["سلطنة عمان"], "US": ["الولايات المتحدة الأمريكية", "USA"],
    "GB": ["بريطانيا", "UK"], "TR": ["Turkey"],
}  # fmt: skip
NAME_LANGUAGES = ["ar", "en"]

# On the matching key of one sentence; the names are looked for in the group, which `here` narrows to its beginning.
PATTERNS: list[tuple[str, str]] = [
    ("organiser", r"شاركت? في تنظيم (?P<names>.+)"),
    ("organiser", r"(?:ب|من )تنظيم (?:مشترك )?(?:من |بين )?(?P<names>.+)"),
    ("organiser", r"(?:co-?)?organi[sz]ed (?:jointly )?by (?P<names>.+)"),
    ("organiser", r"^(?P<names>.+?) (?:jointly |co-?)\s?organi[sz]ed\b"),
    ("observer", r"(?:حضرت?|شاركت?) (?P<names>.+?) (?:كمراقب|بصفه مراقب)"),
    ("observer", r"^(?P<names>.+?) (?:attended|took part|participated|joined)\b.{0,80}? as observers?\b"),
    ("host", r"(?:انطلقت?|عقدت?|انعقدت?|افتتحت?|بدات?|تعقد|يعقد)(?!\w)(?: \w+){0,4}? في (?P<here>.+)"),
    ("host", r"(?:استضافت?|تستضيف|يستضيف)ها? (?P<here>.+)"),
    ("host", r"\b(?:held|opened|opening|began|met|meeting)\b(?: \w+){0,4}? in (?P<here>.+)"),
    ("host", r"\bhosted by (?P<here>.+)"),
]
_PREFIXES = r"(?:و|ب|ل)?(?:دوله |سلطنه |مملكه |جمهوريه |the )?"

# Longer ones are no sentences, and searching them would take time without end.
LONGEST_SENTENCE = 600

_SENTENCE = re.compile(r"[^.!?؟;؛]+")
_COMPILED = [(role, re.compile(pattern)) for role, pattern in PATTERNS]


def suggest(blocks: tuple[Block, ...]) -> list[Suggestion]:
    """Each participant and role once, in the order of the text."""
    found: dict[tuple[str, object], Suggestion] = {}
    for block in blocks:
        for line in block.source:
            for suggestion in _in_line(line):
                found.setdefault((suggestion.role, suggestion.value), suggestion)
    return list(found.values())


def _in_line(line: SourceLine) -> Iterator[Suggestion]:
    source = keyed(line.text)
    for sentence in _SENTENCE.finditer(source.key):
        if len(sentence.group()) > LONGEST_SENTENCE:
            continue
        for role, pattern in _COMPILED:
            if match := pattern.search(sentence.group()):
                start, end = match.span("here" if role == "host" else "names")
                yield from _names(source, line.number, role, (sentence.start() + start, sentence.start() + end))


def _names(source: Keyed, number: int, role: str, within: tuple[int, int]) -> Iterator[Suggestion]:
    known, pattern = _known_names()
    matches = [pattern.match(source.key, *within)] if role == "host" else pattern.finditer(source.key, *within)
    for match in filter(None, matches):
        start, end = match.span("name")
        span = Span(number, source.column(start) + 1, number, source.column(end - 1) + 2)
        yield Suggestion("participant", known[match["name"]], source.original(start, end), span, role)


@cache
def _known_names() -> tuple[dict[str, str], re.Pattern[str]]:
    """The code of each name's key, and the pattern that finds one in a sentence."""
    known: dict[str, str] = {}
    for language in NAME_LANGUAGES:
        territories = Locale(language).territories
        known.update((key(name), code) for code, name in territories.items() if len(code) == 2 and code.isalpha())
    for code, names in [*OTHER_NAMES.items(), *ORGANISATIONS.items()]:
        known.update((key(name), code) for name in names)
    longest_first = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True) if len(name) > 1)
    return known, re.compile(rf"(?<!\w){_PREFIXES}(?P<name>{longest_first})(?!\w)")
