"""Strict readers of environment variables: a value that cannot be understood stops the start.

Every reader takes the variable's name and a default, and raises `ImproperlyConfigured`
with a sentence that names the variable and the value it found.
"""

import os
import zoneinfo
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def boolean(name: str, *, default: bool) -> bool:
    """True or False; accepts 1/0, true/false, yes/no and on/off in any case."""
    value = text(name)
    if not value:
        return default
    if value.lower() in TRUE | FALSE:
        return value.lower() in TRUE
    raise ImproperlyConfigured(f"{name} is {value!r}: write on or off.")


def integer(name: str, *, default: int, minimum: int = 0) -> int:
    value = text(name)
    if not value:
        return default
    if value.isascii() and value.isdigit() and int(value) >= minimum:
        return int(value)
    raise ImproperlyConfigured(f"{name} is {value!r}: write a whole number of at least {minimum}.")


def choice(name: str, options: list[str], *, default: str) -> str:
    value = text(name, default)
    if value in options:
        return value
    raise ImproperlyConfigured(f"{name} is {value!r}: choose one of {', '.join(options)}.")


def comma_list(name: str, *, default: list[str]) -> list[str]:
    value = text(name)
    return [part.strip() for part in value.split(",") if part.strip()] if value else default


def origins(name: str) -> list[str]:
    """Web origins such as https://press.example.org, parted by commas; no path, no trailing slash."""
    found = comma_list(name, default=[])
    for origin in found:
        parts = urlsplit(origin)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path or parts.query:
            raise ImproperlyConfigured(f"{name} holds {origin!r}: write origins such as https://press.example.org.")
    return found


def time_zone(name: str, *, default: str) -> str:
    value = text(name, default)
    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError) as error:
        raise ImproperlyConfigured(f"{name} is {value!r}: write an IANA time zone such as Asia/Qatar.") from error
    return value


def folder(name: str, *, default: Path) -> Path:
    """An absolute folder; a relative value would change its meaning with the working directory."""
    value = Path(text(name, str(default)))
    if not value.is_absolute():
        raise ImproperlyConfigured(f"{name} is {str(value)!r}: write an absolute path.")
    return value
