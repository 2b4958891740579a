"""Rich text, and data for machines, on their way into a page: the one module that marks strings as safe."""

import json
from html import escape

from django import template
from django.utils.safestring import mark_safe

register = template.Library()

JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@register.filter
def trusted_html(words):
    """The rich text of a RichTextField as markup; "" for None.

    Safe because such a field stores nothing that newsroom.richtext.sanitizer has not cleaned, whatever the road; use it
    for nothing else.
    """
    # A table wider than a phone scrolls inside itself, which the keyboard must be able to do too.
    return mark_safe((words or "").replace("<table", '<table tabindex="0"'))


def json_in_html(data):
    """Plain data as JSON within a `<script>` that holds data.

    Safe because nothing in it can end the script or begin markup: JSON lets every such sign be written as a number. Two
    more are written so that old browsers took for ends of lines.
    """
    text = JSON.encode(data)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return mark_safe(text)


def meta_tags(tags):
    """`<meta>` tags of (attribute, name, content) rows, a line each.

    Safe because attributes and names are written in our code and every content is escaped.
    """
    return mark_safe(
        "\n".join(f'<meta {tag}="{name}" content="{escape(str(content))}">' for tag, name, content in tags)
    )
