"""The calendar of a topic: the conferences that something live is about, told under that topic."""

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.topics import Topic
from articles.updates import Update
from events import subscriptions
from events.models import Conference


@require_safe
def topic(request, slug):
    """The conferences of a topic, whatever the language of the releases about them. At most four queries."""
    at = timezone.now()
    found = get_object_or_404(Topic.objects.public(at=at), slug=slug)
    told = Update.objects.live(at=at).texts().with_topic(found).filter(conference=OuterRef("pk"))
    conferences = Conference.objects.public(at=at).filter(Exists(told))
    return subscriptions.answer(request, conferences, subscriptions.name_of(found), file=slug)
