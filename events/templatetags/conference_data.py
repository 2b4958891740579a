"""What the page of a conference tells machines. Both tags read what the view gave the page and query nothing."""

from django import template

from events import share_picture, structured_data
from newsroom import languages, social
from newsroom.structured_data import absolute
from newsroom.templatetags.structured_data import origin, printed

register = template.Library()


@register.simple_tag(takes_context=True)
def conference_data(context):
    """The event for search engines; nothing on pages that they shall not keep."""
    if context.get("is_hidden"):
        return ""
    conference, site = context["conference"], origin(context)
    participations = [each for group in context["groups"] for each in group.participations]
    nodes = structured_data.conference(
        conference,
        context["standing"],
        sessions=[session for day in context["programme"].days for session in day.sessions],
        participations=participations,
        image=absolute(share_picture.address(conference), site),
        site=site,
    )
    return printed(nodes)


@register.simple_tag(takes_context=True)
def conference_card(context):
    """The conference as messengers and social networks show it; None on pages that they shall not show."""
    if context.get("is_hidden"):
        return None
    conference = context["conference"]
    name, language = languages.read_any(conference, "name", languages.current())
    return social.Card(
        title=social.isolated(name or conference.slug, language),
        description=share_picture.facts(conference),
        image=share_picture.address(conference),
    )
