"""Public pages of conferences and of those who take part in them."""

from django.db.models import F
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.views.decorators.http import require_safe

from events import groups
from events.models import Conference, Participant
from newsroom import keyset, languages

RELEASES_OF_PARTICIPANT = 10


@require_safe
def conferences(request):
    """Those to come, the next one first, on the first page; those that ended, the latest first. Two queries."""
    at = timezone.now()
    public = Conference.objects.public(at=at)
    page = keyset.page(public.past(at=at), field="starts_on", parse=parse_date, before=request.GET.get("before", ""))
    context = {
        "upcoming": public.upcoming(at=at) if page.is_first else [],
        "page": page,
        "canonical": page.address(request.path),
    }
    return render(request, "events/conference_list.html", context)


@require_safe
def conference(request, slug):
    """A conference with its participants and releases; those that exist in other languages only stand apart. Five queries."""
    at, code = timezone.now(), languages.current()
    found = get_object_or_404(Conference.objects.public(at=at), slug=slug)
    releases = found.updates.listed(at=at)
    page = keyset.page(
        releases.in_language(code), field="public_at", parse=parse_datetime, before=request.GET.get("before", "")
    )
    context = {
        "conference": found,
        "date_changes": found.date_changes.all(),
        "groups": groups.by_role(list(found.participations.select_related("participant")), code),
        "page": page,
        "canonical": page.address(request.path),
        "foreign_releases": releases.unavailable_in(code, at=at),
    }
    return render(request, "events/conference_detail.html", context)


@require_safe
def participant(request, slug):
    """A participant under every name, with conferences and the latest releases about them. Three queries."""
    at, code = timezone.now(), languages.current()
    found = get_object_or_404(Participant.objects.public(at=at), slug=slug)
    public = Conference.objects.public(at=at).filter(participations__participant=found)
    attended = found.participations.filter(conference__in=public).select_related("conference")
    page = keyset.page(
        attended.annotate(starts_on=F("conference__starts_on")),
        field="starts_on",
        parse=parse_date,
        before=request.GET.get("before", ""),
    )
    context = {
        "participant": found,
        "other_names": _other_names(found, code),
        "page": page,
        "canonical": page.address(request.path),
        "releases": _releases().listed(at=at).in_language(code).filter(conference__in=public)[:RELEASES_OF_PARTICIPANT],
    }
    return render(request, "events/participant_detail.html", context)


def _other_names(found, code):
    """(name, language) of the names in other languages than the one the page shows."""
    shown = languages.read_any(found, "name", code)[1]
    return [(name, other) for other in languages.others(shown) if (name := languages.read(found, "name", other))]


def _releases():
    """The manager of what readers saw, reached through the relation: this room does not know the other."""
    return Conference._meta.get_field("updates").related_model.objects
