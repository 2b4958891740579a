"""Takes addresses of this site apart: in which language they are, and which page with which arguments they name. No query."""

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import get_language_from_path

from newsroom.lite.addresses import full

RELEASES = {f"articles:{name}" for name in ("release", "release-text", "updates", "update", "changes", "parallel")}
TOPICS = {"articles:topic", "articles:topic-calendar"}
CONFERENCES = {"events:conference", "events:conference-calendar"}
PARTICIPANTS = {"events:participant", "events:participant-calendar"}
PICTURES = {"articles:picture", "articles:picture-download"}
FILES = {"images:serve"}


@dataclass(frozen=True)
class Place:
    """A page of this site; `name` is "" where no page stands at the address. `path` is without its query and its anchor."""

    path: str
    language: str
    name: str
    kwargs: dict = field(default_factory=dict, hash=False)

    @property
    def is_private(self) -> bool:
        return self.name.startswith("admin:") or self.name in {"review", "style"}

    @property
    def key(self) -> str:
        """What of its kind the page is about: a slug or a token."""
        return str(self.kwargs.get("slug") or self.kwargs.get("token") or "")


def hosts_of(request) -> set[str]:
    """The names that this site answers to, without ports: that of the request, and those of the settings."""
    names = {request.get_host(), *settings.ALLOWED_HOSTS}
    return {urlsplit(f"//{name}").hostname or "" for name in names if not name.startswith((".", "*"))} - {""}


def place_of(address: str, hosts) -> Place | None:
    """The place that an address names on this site; None for addresses of other sites and of other schemes.

    `hosts` are the names that this site answers to, without ports.
    """
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme.lower() not in {"", "http", "https"} or (host and host not in hosts):
        return None
    if not host and (parts.scheme or not parts.path.startswith("/")):
        return None
    path = full(unquote(parts.path or "/"))
    code = get_language_from_path(path) or ""
    with translation.override(code or settings.LANGUAGE_CODE):
        try:
            found = resolve(path)
        except Resolver404:
            return Place(path, code, "")
    return Place(path, code, found.view_name or "-", found.kwargs)
