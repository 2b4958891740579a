"""What pages say of an Update beyond its words."""

from django import template

from articles.kinds import ArticleKind
from newsroom.alternates import address_in

register = template.Library()


@register.filter
def kind_label(update):
    """What kind of article an Update was published as, for people."""
    return ArticleKind(update.article_kind).label


@register.filter
def address(update, page="release"):
    """The address of an Update's release in the Update's own language; `page` may be "updates"."""
    return address_in(update.language, f"articles:{page}", slug=update.slug)
