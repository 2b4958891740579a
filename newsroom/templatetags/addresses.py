"""Addresses on pages: `{% place %}` says what `{% url %}` does, and what people read on paper."""

from django import template
from django.utils.encoding import uri_to_iri
from django.utils.html import format_html

from newsroom.places import place

register = template.Library()


register.simple_tag(place)


@register.simple_tag(takes_context=True)
def printed_address(context, instance):
    """The whole address of what is shown, with Arabic letters as letters. No query."""
    request = context["request"]
    return format_html(
        '<bdi dir="ltr">{}://{}{}</bdi>', request.scheme, request.get_host(), uri_to_iri(instance.get_absolute_url())
    )
