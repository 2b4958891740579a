"""Links in the publishing panel: the report of those of a saved text, and where the readers of a removed one are led."""

from django import template
from django.utils import timezone

from articles.links.places import hosts_of
from articles.links.reports import reports
from articles.redirections import destination
from newsroom import languages

register = template.Library()


@register.inclusion_tag("admin/articles/article/links/lane.html", takes_context=True)
def link_report(context, article, code):
    """What is wrong with the links of one language; a query or two for each kind of page that is linked to."""
    request = context["request"]
    texts = {code: languages.read(article, "body", code)}
    found = reports(texts, hosts=hosts_of(request), user=request.user, at=timezone.now())
    return {"report": found[code], "code": code}


@register.simple_tag
def led_to(live):
    """The address that readers of a removal are led on to; "" for none, and for what is no removal. At most two queries."""
    return destination(live, at=timezone.now()) if live and live.is_removed else ""
