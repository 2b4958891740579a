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
    # A table wider than a phone scrolls inside itself, which the keyboard must be able to do too.
    return mark_safe((words or "").replace("<table", '<table tabindex="0"'))
