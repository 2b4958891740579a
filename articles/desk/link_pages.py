"""The page that goes through the links of all that stands, newest releases first."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from articles.links.places import hosts_of
from articles.links.reports import reports
from articles.models import Article, Update
from articles.permissions import may
from articles.restrictions import hidden_from
from newsroom import keyset, languages


def links(request):
    """The problems of a page of live releases in one language; one query for them, and a fixed number for all their links."""
    if not (may(request.user, "view_article") or may(request.user, "change_article")):
        raise PermissionDenied
    at, code = timezone.now(), request.GET.get("language", "")
    code = code if code in languages.codes() else languages.current()
    rows = Update.objects.live(at=at).texts().in_language(code).exclude(article__in=hidden_from(request.user))
    page = keyset.page(rows, field="public_at", parse=parse_datetime, before=request.GET.get("before", ""))
    texts = {update.pk: update.body for update in page.rows}
    found = reports(texts, hosts=hosts_of(request), user=request.user, at=at)
    context = {
        **admin.site.each_context(request),
        "title": _("Links that lead nowhere"),
        "opts": Article._meta,
        "page": page,
        "code": code,
        "codes": [(each, languages.own_name(each)) for each in languages.codes()],
        "found": [(update, found[update.pk]) for update in page.rows if not found[update.pk].is_clean],
        "elsewhere": sum(len(report.elsewhere) for report in found.values()),
    }
    return TemplateResponse(request, "admin/articles/article/links/page.html", context)


LISTS = {"links": links}
