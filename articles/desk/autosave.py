"""What the form's script sends every few seconds, and the page on which kept words stand beside the saved ones."""

from uuid import uuid4

from django.contrib import admin, messages
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk import keeping, typed
from articles.desk.answers import for_scripts, number_of, page_of
from articles.desk.kept_changes import Kept
from articles.desk.writing import heads_of
from articles.models import Autosave
from newsroom import dates


@for_scripts
def autosave(request, object_id):
    """Keep what was typed and say what each language still lacks. Seven queries.

    413 for more than is kept; 409 with a new page's name once the page was saved.
    """
    article, at = typed.at_desk(object_id, request.user), timezone.now()
    page, sequence = page_of(request), number_of(request.POST.get("sequence")) or 0
    try:
        fields = typed.fields_of(request.POST, article, request.user)
        revision = number_of(request.POST.get("revision"))
        keeping.keep(
            article=article, page=page, sequence=sequence, revision=revision, fields=fields, by=request.user, at=at
        )
    except typed.TooLong:
        return JsonResponse({"is_too_long": True}, status=413)
    except keeping.Settled:
        return JsonResponse({"page": str(uuid4())}, status=409)
    heads = heads_of(typed.put_into(article, fields, user=request.user, is_shown=False), request.user)
    missing = {
        head.code: render_to_string("admin/articles/article/writing/head.html", {"head": head}) for head in heads
    }
    return JsonResponse({"kept_at": dates.time_text(at), "missing": missing})


@for_scripts
def discard(request, page):
    """Forget what a page held."""
    return JsonResponse({"is_discarded": keeping.discard(page=page, by=request.user)})


def kept(request, page):
    """Kept words beside the saved ones, with the ways to have them back or to be rid of them; of one's own pages only."""
    row = Autosave.objects.filter(page=page, user=request.user, is_settled=False).first()
    if row is None:
        raise Http404
    article = typed.at_desk(row.article_id or typed.NEW, request.user)
    form = _form_address(article)
    if request.method == "POST":
        keeping.discard(page=page, by=request.user)
        messages.success(request, _("The words that were not saved are gone."))
        return HttpResponseRedirect(form)
    context = {
        **admin.site.each_context(request),
        "opts": article._meta,
        "article": article,
        "is_new": typed.is_new(article),
        "kept": Kept(row, article),
        "form_address": form,
        "title": _("Words that were not saved"),
    }
    return TemplateResponse(request, "admin/articles/article/writing/kept.html", context)


def _form_address(article):
    if typed.is_new(article):
        return reverse("admin:articles_article_add")
    return reverse("admin:articles_article_change", args=[article.pk])
