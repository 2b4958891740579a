"""What a reader chose about how pages look: colours, digits, names of months, the Hijri date beside the Gregorian one.

One small cookie holds what differs from the site's own settings; without a choice there is none. The middleware reads it
once per request; `current()` answers wherever a page is made, without the request being handed down. Text is never changed
by a choice: it concerns dates, numbers that we print, and colours. The desk always sees the site's settings.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields
from functools import cached_property

from django.conf import settings

COOKIE = "preferences"
LONGEST = 100  # what is longer was not written by us

# For each choice, the words that stand in the cookie and in the form, and what they mean.
OPTIONS: dict[str, dict[str, str | bool]] = {
    "theme": {"system": "", "light": "light", "dark": "dark"},
    "digits": {"latn": "latn", "arab": "arab"},
    "months": {name: name for name in ("gulf", "levant", "both", "maghreb", "algeria")},
    "hijri": {"off": False, "on": True},
}


@dataclass(frozen=True)
class Preferences:
    """How the pages of one reader look.

    `theme` is "light", "dark", or "" to follow the reader's system; `digits` is "latn" or "arab"; `months` is a key of
    `OPTIONS["months"]`. Digits and months concern Arabic pages only. `hijri` asks for the Hijri date beside the other.
    """

    theme: str
    digits: str
    months: str
    hijri: bool

    @cached_property
    def words(self) -> dict[str, str]:
        """Each choice by the word that stands for it in the form, for example {"theme": "system", "digits": "latn", …}."""
        return {name: _word(name, getattr(self, name)) for name in OPTIONS}

    @cached_property
    def cache_key(self) -> str:
        """What tells this reader's pages from everybody's; "" when everything is as the site has it. It is also the cookie."""
        usual = site()
        return ".".join(
            f"{name}:{word}" for name, word in self.words.items() if getattr(self, name) != getattr(usual, name)
        )


def site() -> Preferences:
    """How pages look for readers who chose nothing."""
    return Preferences(
        theme="",
        digits=settings.NEWSROOM_ARABIC_DIGITS,
        months=settings.NEWSROOM_ARABIC_MONTHS,
        hijri=settings.NEWSROOM_HIJRI,
    )


def read(cookie: str) -> Preferences:
    """The choice that a cookie holds; the site's own for a cookie with anything in it that we would not write."""
    pairs = [part.partition(":")[::2] for part in cookie.split(".")] if 0 < len(cookie) <= LONGEST else []
    words = dict(pairs)
    understood = chosen(words) if len(words) == len(pairs) else None
    return understood or site()


def chosen(words: dict[str, str]) -> Preferences | None:
    """The choice in words such as {"theme": "dark"}, the rest as the site has it; None when a name or word is not known."""
    if any(word not in OPTIONS.get(name, ()) for name, word in words.items()):
        return None
    usual = {field.name: getattr(site(), field.name) for field in fields(Preferences)}
    return Preferences(**usual | {name: OPTIONS[name][word] for name, word in words.items()})


def current() -> Preferences:
    """The choice of the reader whose request is being answered; the site's own outside of one."""
    return _current.get() or site()


@contextmanager
def using(preferences: Preferences | None) -> Iterator[None]:
    """Makes `current()` answer `preferences` within; None stands for the site's own, as machines should get them."""
    token = _current.set(preferences)
    try:
        yield
    finally:
        _current.reset(token)


def _word(name: str, value: str | bool) -> str:
    return next(word for word, meaning in OPTIONS[name].items() if meaning == value)


_current: ContextVar[Preferences | None] = ContextVar("preferences", default=None)
