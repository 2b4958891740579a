"""Answers readers from what is kept, keeps what it had made, and packs what is public."""

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language_from_path

from newsroom.page_cache import clock, pages

MACHINES = ("/robots.txt", "/sitemap")  # public addresses that stand under no language


class PageCacheMiddleware:
    """Stands after the preferences, which are part of a page's name, and before all that a kept page can do without."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in {"GET", "HEAD"} or not _is_public(request.path_info):
            return self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response = self.get_response(request)
            patch_cache_control(response, private=True)
            return response
        name = _name(request)
        kept = caches["pages"].get(name) if name else None
        if kept is None:
            return self._made(request, name)
        return kept.response(request)

    def _made(self, request, name):
        response = self.get_response(request)
        if not pages.is_same_for_all(response):
            return response
        pages.finish(response)
        if request.method != "GET" or not pages.may_be_kept(response):
            name = None
        if not name and not pages.takes_gzip(request):
            return pages.unless_known(request, response)
        kept = pages.keep(response)
        if name:
            caches["pages"].set(name, kept)
        return kept.response(request)


def _is_public(path):
    code = get_language_from_path(path)
    return not path.startswith(f"/{code}/admin/") if code else path.startswith(MACHINES)


def _name(request):
    if not settings.NEWSROOM_PAGE_CACHE:
        return None
    epoch = clock.epoch(timezone.now())
    try:
        return pages.name(request, epoch) if epoch else None
    except DisallowedHost:
        return None  # the answer to it comes from further inside
