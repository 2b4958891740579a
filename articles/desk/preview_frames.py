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
from articles.models import Article
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
    topics, kept = typed.topics_in(article, fields), _seen(article, language)
    typed.put_into(article, fields, user=request.user)
    saved_at = article.modified_at if _seen(article, language) == kept else None
    context = context_of(article, language, at=timezone.now(), saved_at=saved_at, topics=topics)
    with translation.override(language):
        response = render(request, "admin/articles/article/writing/frame.html", context)
    response["Content-Language"] = language
    response["X-Robots-Tag"] = "noindex"
    return response


def _seen(article, language):
    """What tells whether the page shows what is saved."""
    facts = [getattr(article, Article._meta.get_field(name).attname) for name in Article.SHARED]
    return [article.words(language), *facts]


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
