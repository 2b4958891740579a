"""The way between a page and its text-only version: the same path with `lite/` behind the language."""

import re

from django.urls import get_script_prefix
from django.utils.translation import get_language_from_path

SEGMENT = "lite"
# Routes of pages that are about programs, scripts or looks, and have no text-only version.
FULL_ONLY = {"api-docs", "offline", "style"}
# Feeds, calendars and pictures have no text-only version: an address that ends like a file's is never a page's.
ADDRESS = re.compile(r"([a-z]+://[^/?#]*)?([^?#]*)(.*)", re.DOTALL)
FILE = re.compile(r"\.[a-z0-9]+$")

WRITTEN_OUT = re.compile(rf"(://[^/\s]+/[\w-]+/){SEGMENT}/")


def is_lite(path: str) -> bool:
    """Whether a path, without the script's prefix, is that of a text-only page."""
    parts = path.split("/", 3)
    return len(parts) > 2 and parts[2] == SEGMENT and bool(get_language_from_path(path))


def lite(path: str) -> str:
    """The text-only version of a page; of an address outside of the languages, the address itself."""
    prefix, code, rest = _parts(path)
    return f"{prefix}{code}/{SEGMENT}/{rest}" if code and not _is_within(rest) else path


def full(path: str) -> str:
    """The page whose text-only version stands at a path."""
    prefix, code, rest = _parts(path)
    return f"{prefix}{code}/{rest.removeprefix(SEGMENT).removeprefix('/')}" if code and _is_within(rest) else path


def leading_out(address: str) -> str:
    """An address that stands on a text-only page: of a file the full one, else as it is. Absolute ones may be any scheme's."""
    host, path, query = ADDRESS.match(address).groups(default="")
    return f"{host}{full(path)}{query}" if FILE.search(path) else address


def written_out(text: str) -> str:
    """The text with each whole address (https://…) in it that of the full page: it is there to be taken elsewhere."""
    return WRITTEN_OUT.sub(r"\1", text) if "://" in text else text


def _parts(path):
    prefix = get_script_prefix()
    code, _slash, rest = path.removeprefix(prefix).partition("/")
    return (prefix, code, rest) if get_language_from_path(f"/{code}/") else (prefix, "", path)


def _is_within(rest):
    return rest == SEGMENT or rest.startswith(f"{SEGMENT}/")
