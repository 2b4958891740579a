"""The way between a page and its text-only version."""

from django import template
from django.urls import reverse

from newsroom.lite.addresses import FULL_ONLY, full, lite

register = template.Library()


@register.simple_tag(takes_context=True)
def lite_address(context):
    """The text-only version of the page; the text-only home page for a page that has none."""
    request = context["request"]
    here = request.get_full_path()
    route = request.resolver_match.view_name if request.resolver_match else ""
    found = here if route in FULL_ONLY else lite(here)
    return found if found != here else lite(reverse("home"))


@register.simple_tag(takes_context=True)
def full_address(context):
    """The page that this is the text-only version of, with what was asked of it."""
    return full(context["request"].get_full_path())


@register.simple_tag(takes_context=True)
def full_canonical(context):
    """The address by which search engines know the page."""
    request = context["request"]
    return request.build_absolute_uri(full(context.get("canonical") or request.path))
