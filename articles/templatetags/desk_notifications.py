"""What a person of the desk was told and has not read yet, for the head of every page of the admin."""

from django import template
from django.utils import timezone

from articles.models import Notification

register = template.Library()


@register.inclusion_tag("admin/articles/bell.html", takes_context=True)
def bell(context):
    """The way to one's notifications, with how many are new; one query."""
    return {"unread": Notification.objects.seen_by(context["request"].user).unread().count()}


@register.simple_tag
def letters_waiting():
    """How many letters should have been sent by now; one query."""
    return Notification.objects.stuck(at=timezone.now()).count()
