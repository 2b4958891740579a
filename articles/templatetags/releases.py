"""What pages say of an Update beyond its words."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.urls import get_urlconf

from articles.kinds import ArticleKind
from newsroom.alternates import addresses_in

register = template.Library()


@register.filter
def kind_label(update):
    """What kind of article an Update was published as, for people."""
    return ArticleKind(update.article_kind).label


@register.filter
def address(update, page="release"):
    """The address of an Update's release in the Update's own language; `page` may be "updates"."""
    return _addresses(update.language, f"articles:{page}", get_urlconf() or settings.ROOT_URLCONF)(update.slug)


@lru_cache(maxsize=64)
def _addresses(code, name, urlconf):
    """A list asks for twenty of these; `urlconf` only tells the answers of one set of addresses from another's."""
    return addresses_in(code, name)
