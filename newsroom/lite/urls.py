"""Addresses while a text-only page is made: every page of the site under `/<language>/lite/`, so that links stay there.

What is not a reader's page keeps its address: the admin, pictures, and all that stands outside of the languages. So do
the pages that are about scripts, programs or looks.
"""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLResolver
from django.urls.resolvers import LocalePrefixPattern

from newsroom import urls
from newsroom.lite.addresses import FULL_ONLY, SEGMENT


class LitePrefixPattern(LocalePrefixPattern):
    @property
    def language_prefix(self):
        return f"{super().language_prefix}{SEGMENT}/"


def _in_a_language(pattern):
    return isinstance(pattern.pattern, LocalePrefixPattern)


def _is_full_only(pattern):
    return getattr(pattern, "app_name", None) == "admin" or getattr(pattern, "name", None) in FULL_ONLY


_translated = [page for pattern in urls.urlpatterns if _in_a_language(pattern) for page in pattern.url_patterns]

urlpatterns = [
    *[pattern for pattern in urls.urlpatterns if not _in_a_language(pattern)],
    *i18n_patterns(*[page for page in _translated if _is_full_only(page)]),
    URLResolver(LitePrefixPattern(), [page for page in _translated if not _is_full_only(page)]),
]

handler403 = urls.handler403
handler404 = urls.handler404
