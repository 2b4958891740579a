"""Language tags as BCP 47 (RFC 5646) writes them, and the direction in which each language is written."""

import re

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)",
    re.ASCII,
)
_RTL_LANGUAGES = frozenset(
    {
        "acm", "aeb", "apc", "ar", "arc", "ars", "ary", "arz", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "lrc", "mzn",
        "ps", "sd", "syr", "ug", "ur", "yi",
    }
)  # fmt: skip
_RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})


def canonical(tag: str) -> str | None:
    """The tag in its usual spelling ("AR-sa" → "ar-SA"), or None when it is no language tag.

    Extensions, private use and the grandfathered tags of the RFC are refused: nothing on a page can act on them.
    """
    if not (match := _TAG.fullmatch(tag.strip().replace("_", "-").lower())):
        return None
    script, region = match["script"], match["region"]
    spelled = [match["language"], script and script.title(), region and region.upper()]
    return "-".join(part for part in spelled if part) + match["variants"]


def direction(tag: str) -> str:
    """ "rtl" or "ltr" for a canonical tag; the script decides where one is named."""
    language, *rest = tag.split("-")
    if rest and len(rest[0]) == 4 and rest[0].isalpha():
        return "rtl" if rest[0] in _RTL_SCRIPTS else "ltr"
    return "rtl" if language in _RTL_LANGUAGES else "ltr"


def same_language(one: str, other: str) -> bool:
    """Whether two canonical tags name one language in one script; a region makes no difference to a reader."""
    return _language_and_script(one) == _language_and_script(other)


def _language_and_script(tag: str) -> tuple[str, str]:
    language, *rest = tag.split("-")
    return language, rest[0] if rest and len(rest[0]) == 4 and rest[0].isalpha() else ""
