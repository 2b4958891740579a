"""What the page of a release tells machines. The tags read what the view gave the page and query nothing."""

from django import template
from django.urls import reverse

from articles import share_picture, structured_data
from articles.kinds import ArticleKind
from newsroom import languages, social
from newsroom.structured_data import absolute
from newsroom.templatetags.structured_data import origin, printed

register = template.Library()


@register.simple_tag(takes_context=True)
def release_data(context):
    """The release for search engines; nothing on pages that they shall not keep."""
    if context.get("is_hidden"):
        return ""
    update, site = context["update"], origin(context)
    nodes = structured_data.release(
        update,
        context["timeline"],
        topics=context["topics"],
        conference=context["conference"],
        replacements=context["replacements"],
        image="" if update.image else absolute(share_picture.address(update), site),
        site=site,
    )
    return printed(nodes)


@register.simple_tag(takes_context=True)
def release_card(context):
    """The release as messengers and social networks show it; None on pages that they shall not show."""
    if context.get("is_hidden"):
        return None
    update = context["update"]
    published, modified = social.times(update)
    return social.Card(
        title=social.isolated(update.title, update.language),
        description=social.short(update.standfirst),
        image=share_picture.address(update),
        kind="article",
        published=published,
        modified=modified,
        section=str(ArticleKind(update.article_kind).label),
        tags=[name for topic in context["topics"] if (name := languages.read(topic, "name", update.language))],
    )


@register.simple_tag
def item_address(update):
    """The path of a release as a news item of the IPTC, in the language of the Update."""
    return f"{reverse('api:release-ninjs', args=[update.article_id])}?language={update.language}"
