"""Words of articles in pages of the desk, each in its own language and direction."""

from django import template

from articles.desk import words

register = template.Library()


@register.simple_tag
def title_of(article):
    """The title in the language of the interface, else in another one, marked as what it is."""
    return words.title_of(article)
