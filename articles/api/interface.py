"""How every answer of the interface is given: as readable JSON that any page may fetch, with an ETag, errors as problems."""

import functools
import hashlib
import json

from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer
from ninja.throttling import AnonRateThrottle

from articles.api import problems

RATE = "600/m"  # of one client on one worker
METHODS = "GET, HEAD, OPTIONS"


class ReadableJSON(JSONRenderer):
    """Arabic as letters, not as numbers of letters."""

    json_dumps_params = {"ensure_ascii": False, "separators": (",", ":")}


class Interface(NinjaAPI):
    def __init__(self, **options):
        super().__init__(
            renderer=ReadableJSON(), throttle=[AnonRateThrottle(RATE)], docs_url=None, openapi_url=None, **options
        )
        self.add_exception_handler(problems.Problem, answer_problem)
        self.add_exception_handler(
            ValidationError, lambda r, error: answer_problem(r, problems.of_validation(error.errors))
        )
        self.add_exception_handler(Http404, lambda request, error: answer_problem(request, problems.not_found()))

    @property
    def urls(self):
        patterns, app, namespace = super().urls
        for pattern in patterns:
            pattern.callback = readable(pattern.callback)
        return patterns, app, namespace


def answer_problem(request, problem):
    content = json.dumps(problem.document, ensure_ascii=False)
    return HttpResponse(content, status=problem.status, content_type=problems.CONTENT_TYPE)


def readable(view):
    """The view for GET, HEAD and OPTIONS, open to scripts of every site; unchanged answers cost a 304."""

    @functools.wraps(view)
    def answer(request, *args, **kwargs):
        response = _answer(view, request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link"
        return response

    return answer


def _answer(view, request, *args, **kwargs):
    if request.method == "OPTIONS":
        headers = {"Allow": METHODS, "Access-Control-Allow-Methods": METHODS, "Access-Control-Max-Age": "86400"}
        return HttpResponse(status=204, headers={**headers, "Access-Control-Allow-Headers": "If-None-Match"})
    if request.method not in {"GET", "HEAD"}:
        response = answer_problem(request, problems.not_allowed())
        response["Allow"] = METHODS
        return response
    asked, request.method = request.method, "GET"  # ninja knows no HEAD; the server leaves the content out
    response = view(request, *args, **kwargs)
    request.method = asked
    if response.status_code == 429:
        return answer_problem(request, problems.too_many())
    if response.status_code != 200:
        return response
    # Caches ask again every time: what was withdrawn must not live on in one.
    response["Cache-Control"] = "no-cache"
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    return get_conditional_response(request, etag=response["ETag"], response=response)
