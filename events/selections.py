"""What the page of a conference asks for, each QuerySet written as SQL only once."""

from functools import partial

from django.utils.dateparse import parse_datetime

from events.models import Conference, DateChange, Participation
from newsroom import keyset
from newsroom.prepared import planned, prepared


@planned
def public(*, slug, at):
    """The conference of an address, if readers see it."""
    return Conference.objects.public(at=at).filter(slug=slug)


@planned
def date_changes(*, conference):
    return DateChange.objects.filter(conference=conference)


@planned
def everyone(*, conference):
    """Who takes part, as the conference orders them."""
    return Participation.objects.filter(conference=conference).select_related("participant")


@prepared
def _releases(*, conference, language, at, value, pk):
    found = releases().listed(at=at).in_language(language).filter(conference=conference).select_related("image")
    return keyset.below(found, "public_at", value=value, pk=pk)


@prepared
def foreign_releases(*, conference, language, at):
    """The releases about a conference that exist in other languages only."""
    return releases().listed(at=at).filter(conference=conference).unavailable_in(language, at=at)


def page(request, conference, *, language, at) -> keyset.Page:
    """The page of the releases about a conference that the request's address names."""
    rows = partial(_releases, conference=conference.pk, language=language, at=at)
    return keyset.page(rows, field="public_at", parse=parse_datetime, before=request.GET.get("before", ""))


def releases():
    """The manager of what readers saw, reached through the relation: this room does not know the other."""
    return Conference._meta.get_field("updates").related_model.objects
