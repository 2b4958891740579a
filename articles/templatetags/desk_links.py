"""The report of the links of a saved text, for the publishing panel."""

from django import template
from django.utils import timezone

from articles.links.places import hosts_of
from articles.links.reports import reports
from newsroom import languages

register = template.Library()


@register.inclusion_tag("admin/articles/article/links/lane.html", takes_context=True)
def link_report(context, article, code):
    """What is wrong with the links of one language; a query or two for each kind of page that is linked to."""
    request = context["request"]
    texts = {code: languages.read(article, "body", code)}
    found = reports(texts, hosts=hosts_of(request), user=request.user, at=timezone.now())
    return {"report": found[code], "code": code}
