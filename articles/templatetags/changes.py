"""The way to what an Update changed."""

from django import template
from django.utils import timezone

from newsroom import dates
from newsroom.alternates import address_in

register = template.Library()


@register.filter
def before(timeline, update):
    """The Update whose words an Update of the timeline changed; None for the first one and for notices."""
    return timeline.before(update)


@register.simple_tag
def changes_address(live, older, newer):
    """Where the changes between two numbers stand, in the language and at the address of the Update that is live."""
    return address_in(live.language, "articles:changes", slug=live.slug, older=older, newer=newer)


@register.filter
def day_text(update):
    """The day of an Update without markup, for where none can stand."""
    return dates.date_text(update.published_on or timezone.localdate(update.published_at))
