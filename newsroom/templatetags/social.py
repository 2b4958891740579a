"""Prints the card of a page that newsroom/social.py describes, for messengers and social networks."""

from django import template
from django.utils.translation import gettext

from newsroom import languages, social
from newsroom.share_picture import drawing, site
from newsroom.structured_data import absolute, office_name
from newsroom.templatetags.richtext import meta_tags
from newsroom.templatetags.structured_data import origin

register = template.Library()


@register.simple_tag(takes_context=True)
def social_meta(context, card=None):
    """The tags of a Card, by default that of any page: its `social_title` or the office's name. Nothing on hidden pages."""
    if context.get("is_hidden") or context.get("is_error") or "request" not in context:
        return ""
    card = card or _page_card(context)
    return meta_tags(_tags(card, context))


def _page_card(context):
    promise = gettext(
        "What we publish stays on the record: every update, correction and withdrawal is dated and explained."
    )
    return social.Card(context.get("social_title") or office_name(), promise, site.address())


def _tags(card, context):
    """(attribute, name, content) of every tag that has something to say."""
    code, site_address, request = languages.current(), origin(context), context["request"]
    found = [
        ("property", "og:site_name", office_name()),
        ("property", "og:type", card.kind),
        ("property", "og:title", card.title),
        ("property", "og:description", card.description),
        ("property", "og:url", request.build_absolute_uri(context.get("canonical") or request.path)),
        ("property", "og:locale", social.locale(code)),
        *(("property", "og:locale:alternate", other) for other in social.others(context.get("alternates"), code)),
        ("property", "og:image", absolute(card.image, site_address)),
        ("property", "og:image:type", "image/png"),
        ("property", "og:image:width", drawing.WIDTH),
        ("property", "og:image:height", drawing.HEIGHT),
        ("property", "og:image:alt", card.title),
        ("property", "article:published_time", card.published),
        ("property", "article:modified_time", card.modified),
        ("property", "article:section", card.section),
        *(("property", "article:tag", tag) for tag in card.tags),
        ("name", "twitter:card", "summary_large_image"),
        ("name", "twitter:image:alt", card.title),
    ]
    return [tag for tag in found if tag[2]]
