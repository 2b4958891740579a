"""Answers for the scripts of a form: they are told plainly that nobody is signed in, where a person would be led to sign in."""

from functools import wraps
from uuid import UUID

from django.contrib import admin
from django.core.exceptions import BadRequest
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST


def for_scripts(view):
    """Posts only; 401 without a session, 403 in that of somebody else than the page was made for."""

    @never_cache
    @require_POST
    @wraps(view)
    def wrapper(request, *args, **kwargs):
        if not admin.site.has_permission(request):
            return JsonResponse({}, status=401)
        if request.POST.get("writer") != str(request.user.pk):
            return JsonResponse({"is_another": True}, status=403)
        return view(request, *args, **kwargs)

    return wrapper


def page_of(request) -> UUID:
    """The page that a request speaks for."""
    try:
        return UUID(request.POST.get("page", ""))
    except ValueError as error:
        raise BadRequest("no page") from error


def number_of(text: str | None) -> int | None:
    """A whole number that fits a column of the database, else None."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None
