"""Words about conferences that pages print."""

from django import template

from newsroom import dates

register = template.Library()


@register.filter
def month_name(day):
    """The month of a day with its year, standing alone, for example "February 2011"."""
    return dates.date_text(day, style="LLLL y")
