"""Pages of no desk: the choice of a language, and what the operator's machines ask.

The home page shows what both desks bring and therefore stands in `articles/views.py`.
"""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_from_request, override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from newsroom import languages

A_YEAR = 365 * 24 * 60 * 60


@require_safe
def choose_language(request, then):
    """Send the reader on to the page named `then` in the language they chose before, else the one their browser asks for."""
    with override(get_language_from_request(request)):
        response = HttpResponseRedirect(reverse(then))
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


# Without a token, which would bring a cookie to every page: the worst a forged request can do is to turn the language of `/`.
@csrf_exempt
@require_POST
def remember_language(request):
    """Keep the language that the reader chose for `/`, and go back to the page they came from."""
    code, back = request.POST.get("language"), request.POST.get("back", "")
    if code not in languages.codes():
        return HttpResponseBadRequest()
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = f"/{code}/"
    response = HttpResponseRedirect(f"{back}#language-remembered")
    response.status_code = 303
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE or A_YEAR,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        secure=request.is_secure(),
        httponly=True,
    )
    return response


def not_found(request, exception):
    return render(request, "404.html", {"is_error": True}, status=404)


def not_permitted(request, exception):
    return render(request, "403.html", {"is_error": True}, status=403)


def form_not_trusted(request, reason=""):
    """Django's answer to a form without a valid token, in the reader's language and with a way out."""
    return render(request, "403_csrf.html", {"is_error": True}, status=403)


@never_cache
@require_safe
def live(request):
    """200 while the process answers."""
    return HttpResponse("live\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request):
    """200 when the database answers, else 503. One query."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, ImproperlyConfigured):
        return HttpResponse("no database\n", content_type="text/plain", status=503)
    return HttpResponse("ready\n", content_type="text/plain")
