"""Prints what newsroom/structured_data.py and its sisters say into the head of a page."""

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html

from newsroom import structured_data
from newsroom.templatetags.richtext import json_in_html

register = template.Library()

SEARCH = "articles:search"


def origin(context) -> str:
    """Where the site stands, as the request came to it: "https://press.example"."""
    request = context["request"]
    return f"{request.scheme}://{request.get_host()}"


def printed(nodes):
    """A data block, which browsers never run; nothing for no nodes."""
    if not nodes:
        return ""
    return format_html('<script type="application/ld+json">{}</script>', json_in_html(structured_data.graph(nodes)))


@register.simple_tag(takes_context=True)
def site_data(context):
    """For the home page: the office, the site and its search."""
    site = origin(context)
    return printed([structured_data.organization(site), structured_data.website(site, _search())])


@register.simple_tag(takes_context=True)
def breadcrumbs(context, *steps):
    """`{% breadcrumbs _("Topics") topics_path topic topic.get_absolute_url %}`: names and paths in turns, the page last."""
    if len(steps) % 2:
        raise template.TemplateSyntaxError("'breadcrumbs' takes names and paths in turns.")
    if context.get("is_hidden"):
        return ""
    trail = [(str(name), path) for name, path in zip(steps[::2], steps[1::2], strict=True)]
    return printed([structured_data.breadcrumbs(origin(context), trail)])


def _search():
    try:
        return reverse(SEARCH)
    except NoReverseMatch:
        return ""
