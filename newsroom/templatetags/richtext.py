"""Rich text on its way into a page."""

from django import template
from django.utils.safestring import mark_safe

register = template.Library()


@register.filter
def trusted_html(words):
    """The rich text of a RichTextField as markup; "" for None.

    Safe because such a field stores nothing that newsroom.richtext.sanitizer has not cleaned, whatever the road; use it
    for nothing else. It is the one place in the project that marks a string as safe.
    """
    return mark_safe(words or "")
