"""The page of an act on many articles: it asks for what it needs, tells what will happen and what not, then what did."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.bulk import runs
from articles.desk.bulk.acts import ACTS
from articles.models import Article
from articles.permissions import may, require

LIMIT = 50  # articles of one act: a page of the list


def actions_of(user) -> dict:
    """The acts that the list of articles offers a user, as Django's admin wants them."""
    offered = [act for act in ACTS.values() if not act.is_in_bin and may(user, act.permission)]
    return {act.name: (_start, act.name, act.label) for act in offered}


def bulk(request):
    """What was chosen in a list comes here, and so does every answer of the page."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
    return _answer(request, request.POST.get("act", ""), request.POST.getlist("id"))


def _start(model_admin, request, queryset):
    return _answer(request, request.POST.get("action", ""), request.POST.getlist(ACTION_CHECKBOX_NAME))


def _answer(request, name, ids):
    act = ACTS.get(name)
    if act is None:
        raise Http404
    require(request.user, act.permission)
    wanted = {int(pk) for pk in ids if pk.isascii() and pk.isdigit() and len(pk) < 19}
    if len(wanted) > LIMIT:
        messages.error(request, _("Choose at most %(limit)s articles at once.") % {"limit": LIMIT})
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
    articles = list(act.articles(request.user).filter(pk__in=wanted).order_by("pk"))
    context = {"act": act, "articles": articles, "missing": len(wanted) - len(articles), "title": act.label}
    form = act.form(request.POST if "asked" in request.POST else None, user=request.user) if act.form else None
    if form and not form.is_valid():
        return _page(request, "ask", form=form, **context)
    return _steps(request, act, articles, form.cleaned_data if form else {}, context | {"form": form})


@transaction.atomic
def _steps(request, act, articles, asked, context):
    at = timezone.now()
    if "confirmed" not in request.POST:
        steps = runs.told(act, articles, asked, by=request.user, at=at)
        tokens = [f"{article.pk}:{runs.token_of(article)}" for article in articles]
        return _page(
            request, "told", steps=steps, tokens=tokens, will=sum(not step.reasons for step in steps), **context
        )
    known = dict(token.partition(":")[::2] for token in request.POST.getlist("token"))
    steps = runs.done(
        act,
        articles,
        asked,
        chosen=set(request.POST.getlist("step")),
        tokens={article.pk: known.get(str(article.pk), "") for article in articles},
        by=request.user,
        at=at,
    )
    return _page(request, "done", steps=steps, did=sum(not step.reasons for step in steps), **context)


def _page(request, name, **context):
    context |= {**admin.site.each_context(request), "opts": Article._meta}
    return TemplateResponse(request, f"admin/articles/article/bulk/{name}.html", context)


LISTS = {"bulk": bulk}
