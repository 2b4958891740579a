"""The recycle bin's pages: what lies in it, the question before something goes in, and the one before it goes for good."""

from django.contrib import admin, messages
from django.contrib.admin.models import DELETION, LogEntry
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import binning
from articles.models import Article
from articles.permissions import may, require
from articles.reasons import NotReady
from newsroom import keyset


def listing(request):
    """What lies in the bin, the last one first, with who put it there. Two queries beside the frame's."""
    if not (may(request.user, "view_article") or may(request.user, "change_article")):
        raise PermissionDenied
    rows = Article.objects.seen_by(request.user).in_bin().select_related("binned_by")
    context = {
        "page": keyset.page(rows, field="binned_at", parse=parse_datetime, before=request.GET.get("before", "")),
        "may_recover": may(request.user, "change_article"),
        "may_purge": may(request.user, "delete_article"),
    }
    return _page(request, "bin", title=_("Recycle bin"), **context)


@transaction.atomic
def discard(request, object_id):
    """Ask, then move a draft to the bin. The admin's address of deletion leads here, with any text for an id."""
    require(request.user, "delete_article")
    if not object_id.isdecimal():
        raise Http404
    article = get_object_or_404(Article.objects.seen_by(request.user).on_desk(), pk=object_id)
    reasons = binning.against(article, at=timezone.now())
    if request.method == "POST" and not reasons:
        binning.discard(article=article, by=request.user, at=timezone.now())
        messages.success(request, _("Moved to the recycle bin. It can be recovered from there."))
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
    if reasons:
        for reason in reasons:
            messages.error(request, reason.sentence)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    return _page(request, "discard", article=article, title=_("Move to the recycle bin"))


@require_POST
@transaction.atomic
def recover(request, object_id):
    """Put an article back on the desk."""
    require(request.user, "change_article")
    article = get_object_or_404(Article.objects.seen_by(request.user), pk=object_id)
    binning.recover(article=article, by=request.user, at=timezone.now())
    messages.success(request, _("Recovered from the recycle bin."))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


@transaction.atomic
def purge(request, object_id):
    """Ask, then delete an article of the bin for good."""
    require(request.user, "delete_article")
    article = get_object_or_404(Article.objects.seen_by(request.user).in_bin(), pk=object_id)
    if request.method != "POST":
        return _page(request, "purge", article=article, title=_("Delete for good"))
    LogEntry.objects.log_actions(request.user.pk, [article], DELETION)  # its timeline goes with it, this stays
    try:
        binning.purge(article=article, by=request.user, at=timezone.now())
    except NotReady as error:
        for reason in error.reasons:
            messages.error(request, reason.sentence)
        transaction.set_rollback(True)
    else:
        messages.success(request, _("Deleted for good."))
    return HttpResponseRedirect(reverse("admin:articles_article_bin"))


def _page(request, name, **context):
    context |= {**admin.site.each_context(request), "opts": Article._meta}
    return TemplateResponse(request, f"admin/articles/article/bin/{name}.html", context)
