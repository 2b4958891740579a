"""Public pages of conferences and of those who take part in them."""

from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from events import filters, groups, months, names, selections, status, subscriptions
from events.models import Conference, Participant
from events.programme import Programme
from newsroom import keyset, languages
from newsroom.feeds import FeedLink

RELEASES_OF_PARTICIPANT = 10
MOST_PARTICIPANTS = 1000  # that the list shows
FEW = 8  # participants that need no filter


@require_safe
def conferences(request):
    """Those to come, the next one first, on the first page; those that ended, the latest first. Two queries."""
    at = timezone.now()
    public = Conference.objects.public(at=at)
    page = keyset.page(public.past(at=at), field="starts_on", parse=parse_date, before=request.GET.get("before", ""))
    upcoming = list(public.upcoming(at=at)) if page.is_first else []
    context = {
        "upcoming": upcoming,
        "page": page,
        "canonical": page.address(request.path),
        "month": (upcoming or page.rows or [None])[0],
        "calendars": subscriptions.addresses(),
    }
    return render(request, "events/conference_list.html", context)


@require_safe
def month(request, year, month):
    """The conferences of a month on a calendar page; 404 for months before the first and after the last one of them all,
    the present one excepted. Three queries."""
    at, code = timezone.now(), languages.current()
    today = timezone.localdate(at)
    try:
        first, last = months.bounds(year, month)
    except ValueError as error:
        raise Http404 from error
    public = Conference.objects.public(at=at)
    rows = list(public.during(first, last))
    earlier, later = public.nearest_days(first, last)
    if not (rows or (earlier and later) or first <= today <= last):
        raise Http404
    context = {
        "first": first,
        "weeks": months.weeks(year, month, rows, code),
        "weekdays": months.weekdays(code),
        "rows": rows,
        "earlier": earlier,
        "later": later,
        "today": today,
        "canonical": reverse("events:month", kwargs={"year": year, "month": month}),
        "is_hidden": not rows,
        "calendars": subscriptions.addresses(),
    }
    return render(request, "events/conference_month.html", context)


@require_safe
def conference(request, slug):
    """A conference with its programme, participants, releases and their pictures; releases that exist in other languages only
    stand apart. Seven queries, six for one without a programme."""
    at, code = timezone.now(), languages.current()
    found = selections.public.first(slug=slug, at=at)
    if found is None:
        raise Http404
    everyone = selections.everyone(conference=found.pk)
    chosen = filters.Selection.read(request.GET)
    page = selections.page(request, found, language=code, at=at)
    context = {
        "conference": found,
        "standing": status.standing(found, selections.date_changes(conference=found.pk), at=at),
        "programme": Programme.of(found.sessions.with_speakers()),
        "groups": groups.by_role(chosen.of(everyone), code),
        "has_participants": bool(everyone),
        "chosen": chosen,
        "roles": chosen.roles(everyone) if len(everyone) > FEW else [],
        "kinds": chosen.kinds(everyone) if len(everyone) > FEW else [],
        "page": page,
        "pictures": _pictures(page.rows),
        "canonical": page.address(request.path),
        "foreign_releases": selections.foreign_releases(conference=found.pk, language=code, at=at),
        "calendars": subscriptions.addresses(conference=found),
        "feeds": [FeedLink.to("conferences", found, slug=found.slug)],
    }
    return render(request, "events/conference_detail.html", context)


@require_safe
def participants(request):
    """Everyone who took part in a conference that readers see, by kind and name. One query."""
    code = languages.current()
    found = Participant.objects.public(at=timezone.now())[:MOST_PARTICIPANTS]
    context = {"groups": groups.by_kind(found, code)}
    return render(request, "events/participant_list.html", context)


@require_safe
def participant(request, slug):
    """A participant under every name, with conferences, sessions and the latest releases about them. Four queries."""
    at, code = timezone.now(), languages.current()
    found = get_object_or_404(Participant.objects.public(at=at), slug=slug)
    public = Conference.objects.public(at=at).filter(participations__participant=found)
    attended = found.participations.filter(conference__in=public).select_related("conference")
    page = keyset.page(
        attended.annotate(starts_on=F("conference__starts_on")).prefetch_related("sessions"),
        field="starts_on",
        parse=parse_date,
        before=request.GET.get("before", ""),
    )
    context = {
        "participant": found,
        "other_names": _other_names(found, code),
        "aliases": [(alias, names.language_by_script(alias)) for alias in found.aliases],
        "page": page,
        "canonical": page.address(request.path),
        "releases": selections.releases()
        .listed(at=at)
        .in_language(code)
        .filter(conference__in=public)[:RELEASES_OF_PARTICIPANT],
        "calendars": subscriptions.addresses(participant=found),
        "feeds": [FeedLink.to("participants", found, slug=found.slug)],
    }
    return render(request, "events/participant_detail.html", context)


def _pictures(releases):
    """The releases that show a picture, each picture once."""
    return list({release.image_id: release for release in reversed(releases) if release.image_id}.values())[::-1]


def _other_names(found, code):
    """(name, language) of the names in other languages than the one the page shows."""
    shown = languages.read_any(found, "name", code)[1]
    return [(name, other) for other in languages.others(shown) if (name := languages.read(found, "name", other))]
