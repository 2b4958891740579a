"""What readers take away from a release: its address, a message about it, how to cite it, how long it takes to read."""

from urllib.parse import quote

from django import template

from articles.citations import citations
from articles.reading_time import minutes
from newsroom.lite.addresses import full

register = template.Library()


@register.filter
def reading_minutes(update):
    return minutes(update.body, update.language)


@register.simple_tag(takes_context=True)
def address_to_share(context, update):
    """The absolute address of a release, that of the page with pictures."""
    return f"{_site(context)}{full(update.get_absolute_url())}"


@register.simple_tag
def message_about(update, address):
    """The address of a new e-mail that names a release."""
    return f"mailto:?subject={quote(update.title, safe='')}&body={quote(address, safe='')}"


@register.simple_tag(takes_context=True)
def ways_to_cite(context, timeline):
    return citations(timeline, _site(context))


def _site(context):
    return f"{context['request'].scheme}://{context['request'].get_host()}"
