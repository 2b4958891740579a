"""What needs attention, for the index of the desk."""

from django import template
from django.utils import timezone

from articles.attention import matters

register = template.Library()


@register.simple_tag(takes_context=True)
def attention(context):
    """The matters that wait for the user of the page; two queries for each kind that the user may see."""
    return matters(user=context["request"].user, at=timezone.now())
