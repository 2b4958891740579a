"""Shows what differs between two texts: the tags through which pages and desks reach newsroom.differences."""

from django import template

from newsroom.differences import markup

register = template.Library()


@register.simple_tag
def changed_words(runs, language=""):
    """A plain text with what was deleted and inserted, in one line. `language` is the text's, where it may not be the page's."""
    return markup.words(runs, language=language)


@register.simple_tag
def changed_sides(runs, language=""):
    """The same as a pair: the old text and the new one."""
    return markup.sides(runs, language=language)


@register.inclusion_tag("components/difference.html")
def changed_text(comparison, view="", language=""):
    """A rich text with what was deleted and inserted; in one column, or in two when `view` is "columns"."""
    show = markup.in_two_columns if view == "columns" else markup.in_one_column
    return {"stretches": show(comparison, language=language), "view": view}
