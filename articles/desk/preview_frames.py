"""The public page of words that are not saved yet, for a frame beside the form; and the page that shows all languages at once.

What was typed is cleaned, drawn and forgotten. Nothing in a frame runs, and only our own pages may hold it.
"""

from csp.decorators import csp_replace
from django.contrib import admin
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from articles.desk import typed
from articles.desk.preview import context_of
from newsroom import languages


@never_cache
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": ["'self'"], "script-src": ["'none'"]})
@require_http_methods(["GET", "HEAD", "POST"])
def frame(request, object_id, language):
    """The page in one language: of what is saved, or, when posted, of what stands in the form."""
    if language not in languages.codes():
        raise Http404
    article = typed.at_desk(object_id, request.user)
    try:
        fields = typed.fields_of(request.POST, article, request.user)
    except typed.TooLong:
        return HttpResponse(status=413)
    topics = typed.topics_in(article, fields)
    typed.put_into(article, fields, user=request.user)
    context = context_of(article, language, at=timezone.now(), topics=topics)
    with translation.override(language):
        response = render(request, "admin/articles/article/writing/frame.html", context)
    response["Content-Language"] = language
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def both(request, object_id):
    """All languages of what is saved, next to each other, as a phone or a desktop shows them."""
    article = typed.at_desk(object_id, request.user)
    context = {
        **admin.site.each_context(request),
        "opts": article._meta,
        "article": article,
        "title": translation.gettext("Preview in all languages"),
        "frames": [(code, languages.own_name(code), languages.direction(code)) for code in languages.codes()],
    }
    return render(request, "admin/articles/article/writing/previews.html", context)
