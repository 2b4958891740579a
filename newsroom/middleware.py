"""What every request settles first: its language, which its address says, and what its reader chose about looks."""

from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language, get_language_from_path

from newsroom import preferences


class PreferencesMiddleware:
    """Gives the request its `preferences`, which hold while the answer is made.

    They apply to readers' pages: what stands under a language, outside of the desk, at an address that ends in a slash.
    Feeds, calendars and other files are the same for everybody. Every such page varies with the cookie, chosen or not, or
    a cache that began with a reader without one would show their page to all; and a page of somebody's choice stays out
    of shared caches, some of which do not look at Vary.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_page = _is_page(request.path_info)
        cookie = request.COOKIES.get(preferences.COOKIE, "") if is_page else ""
        request.preferences = preferences.read(cookie)
        with preferences.using(request.preferences):
            response = self.get_response(request)
        if is_page:
            patch_vary_headers(response, ("Cookie",))
        if request.preferences.cache_key:
            patch_cache_control(response, private=True)
        return response


class AddressLanguageMiddleware(LocaleMiddleware):
    """Django's own, without its redirect: an address that names no language is not found, in whatever language.

    A redirect would make the same link lead two readers to two texts.
    """

    def process_response(self, request, response):
        in_a_language = bool(get_language_from_path(request.path_info))
        if response.status_code >= 400 and not in_a_language:
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        if response.status_code >= 400 or in_a_language:
            response.headers.setdefault("Content-Language", get_language())
        return response


def _is_page(path):
    if not path.endswith("/") or not get_language_from_path(path):
        return False
    return not path.split("/", 2)[2].startswith("admin/")
