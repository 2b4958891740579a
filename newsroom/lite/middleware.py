"""Lets the views of the site answer under `/<language>/lite/`, and sees to it that the answer is text only."""

from django.http import HttpResponsePermanentRedirect

from newsroom.lite.addresses import full, is_lite, leading_out
from newsroom.lite.markup import text_only


class LiteMiddleware:
    """Stands behind whatever keeps whole pages, so that a kept page is text only already."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_lite(request.path_info):
            return self.get_response(request)
        request.urlconf = "newsroom.lite.urls"
        request.layout = "lite.html"
        response = self.get_response(request)
        if response.has_header("Location"):
            response["Location"] = leading_out(response["Location"])  # a file has no stop here on the way to it
        if response.headers.get("Content-Type", "").startswith("text/html"):
            if not response.streaming and response.content:
                response.content = text_only(response.content.decode())
        elif response.status_code == 200:
            # A feed, a calendar, a file: it has one address, which is not this one.
            return HttpResponsePermanentRedirect(full(request.get_full_path()))
        return response
