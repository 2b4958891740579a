"""The language of a request is what its address says."""

from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, get_language_from_path


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
