"""What an attribute of rich text may say: every value that the allow-list lets in is looked at here."""

import re
from collections.abc import Callable
from posixpath import normpath
from urllib.parse import unquote

from django.conf import settings

from newsroom.richtext import allowlist, language_tags

_SMALL_NUMBER = re.compile(r"[0-9]{1,4}", re.ASCII)
_MOMENT = re.compile(r"[0-9A-Z:+.\- ]{1,40}", re.ASCII)
# Browsers skip tabs and line ends inside an address, and read a backslash as a slash.
_IGNORED_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f-\xa0]")


def accepted(tag: str, name: str, value: str) -> str | None:
    """The value in its canonical form, or None when the attribute must go."""
    if name == "class":
        return value if allowlist.CLASSES.get(tag, frozenset()) & set(value.split()) else None
    rule = _RULES.get(name)
    return rule(value) if rule else value


def _direction(value: str) -> str | None:
    value = value.strip().lower()
    return value if value in {"rtl", "ltr", "auto"} else None


def _small_number(value: str) -> str | None:
    value = value.strip()
    return value if _SMALL_NUMBER.fullmatch(value) else None


def _scope(value: str) -> str | None:
    value = value.strip().lower()
    return value if value in {"row", "col", "rowgroup", "colgroup"} else None


def _moment(value: str) -> str | None:
    return value if _MOMENT.fullmatch(value) else None


def _link(value: str) -> str | None:
    """Any address but an empty or a protocol-relative one, which would leave the site while looking like a path."""
    seen_by_browser = _IGNORED_IN_ADDRESSES.sub("", value).replace("\\", "/")
    return value.strip() if seen_by_browser and not seen_by_browser.startswith("//") else None


def _picture(value: str) -> str | None:
    """Only files below MEDIA_URL: a picture from elsewhere would tell another host who reads us."""
    value = value.strip()
    if not value.startswith(settings.MEDIA_URL) or _IGNORED_IN_ADDRESSES.search(value):
        return None
    path = unquote(value.removeprefix(settings.MEDIA_URL).partition("?")[0].partition("#")[0])
    inside = path and "\\" not in path and not path.startswith("/") and not normpath(path).startswith(".")
    return value if inside else None


_RULES: dict[str, Callable[[str], str | None]] = {
    "dir": _direction,
    "lang": language_tags.canonical,
    "hreflang": language_tags.canonical,
    "href": _link,
    "src": _picture,
    "width": _small_number,
    "height": _small_number,
    "colspan": _small_number,
    "rowspan": _small_number,
    "start": _small_number,
    "scope": _scope,
    "datetime": _moment,
}
