"""What releases are about and show: conferences, participants, topics, pictures."""

import datetime as dt

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Field, Query, Router

from articles.api import problems, shapes, telling, telling_things
from articles.api.paging import Id, Paging, Since, page
from articles.topics import Topic
from articles.updates import Update
from events.models import Conference, Participant
from newsroom.images.models import Image

router = Router()
NOT_FOUND = {404: shapes.Problem}


class ConferenceFilters(Paging):
    since: Since | None = Field(None, description=_("Only those whose first day is then or later."))
    status: shapes.ConferenceStatus | None = None
    participant: Id = Field("", max_length=80, description=_("The id of someone who takes part."))


class ParticipantFilters(Paging):
    kind: shapes.ParticipantKind | None = None
    conference: Id = Field("", max_length=100, description=_("The id of a conference."))


@router.get(
    "conferences", response=shapes.Conferences, url_name="conferences", summary=_("Conferences, the latest first")
)
def conferences(request, filters: Query[ConferenceFilters]):
    """Two queries."""
    at = timezone.now()
    found = Conference.objects.public(at=at).prefetch_related("date_changes")
    if filters.since:
        found = found.filter(starts_on__gte=filters.since.date())
    if filters.status:
        found = found.filter(status=filters.status)
    if filters.participant:
        found = found.filter(participations__participant__slug=filters.participant)
    rows, following = page(request, found, filters, by="starts_on", parse=dt.date.fromisoformat)
    return {"items": [telling_things.conference(row, at=at, site=_site(request)) for row in rows], "next": following}


@router.get(
    "conferences/{id}",
    response={200: shapes.FullConference, **NOT_FOUND},
    url_name="conference",
    summary=_("One conference, with everyone who takes part"),
)
def conference(request, id: str):
    """Three queries."""
    at = timezone.now()
    found = _one(Conference.objects.public(at=at), slug=id)
    everyone = found.participations.select_related("participant")
    told = telling_things.conference(found, at=at, site=_site(request))
    return told | {"participants": [telling_things.participating(each) for each in everyone]}


@router.get(
    "participants",
    response=shapes.Participants,
    url_name="participants",
    summary=_("Countries, organisations and people at conferences, the last added first"),
)
def participants(request, filters: Query[ParticipantFilters]):
    """One query."""
    at = timezone.now()
    found = Participant.objects.public(at=at)
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.conference:
        public = Conference.objects.public(at=at).filter(slug=filters.conference)
        found = found.filter(pk__in=public.values("participations__participant"))
    rows, following = page(request, found, filters)
    return {"items": [telling_things.participant(row, site=_site(request)) for row in rows], "next": following}


@router.get(
    "participants/{id}",
    response={200: shapes.FullParticipant, **NOT_FOUND},
    url_name="participant",
    summary=_("One participant, with the conferences"),
)
def participant(request, id: str):
    """Two queries."""
    at = timezone.now()
    found = _one(Participant.objects.public(at=at), slug=id)
    attended = found.participations.filter(conference__published_at__lte=at).select_related("conference")
    told = telling_things.participant(found, site=_site(request))
    ordered = attended.order_by("-conference__starts_on", "-pk")
    return told | {"conferences": [telling_things.attending(each) for each in ordered]}


@router.get("topics", response=shapes.Topics, url_name="topics", summary=_("Topics, the last added first"))
def topics(request, filters: Query[Paging]):
    """Those that something was published under. One query."""
    rows, following = page(request, Topic.objects.public(at=timezone.now()), filters)
    return {"items": [telling_things.topic(row, site=_site(request)) for row in rows], "next": following}


@router.get("topics/{id}", response={200: shapes.TopicItem, **NOT_FOUND}, url_name="topic", summary=_("One topic"))
def topic(request, id: str):
    """One query."""
    return telling_things.topic(_one(Topic.objects.public(at=timezone.now()), slug=id), site=_site(request))


@router.get("images", response=shapes.Pictures, url_name="images", summary=_("Pictures that texts which stand show"))
def images(request, filters: Query[Paging]):
    """Two queries."""
    shown = _shown(timezone.now())
    found = Image.objects.filter(Exists(shown.filter(image=OuterRef("pk"))))
    rows, following = page(request, found, filters)
    updates = _by_image(shown.filter(image__in=rows))
    return {"items": [telling.picture(row, updates[row.pk], site=_site(request)) for row in rows], "next": following}


@router.get("images/{id}", response={200: shapes.Picture, **NOT_FOUND}, url_name="image", summary=_("One picture"))
def image(request, id: str):
    """Two queries."""
    shown = _shown(timezone.now())
    found = _one(Image.objects.filter(Exists(shown.filter(image=OuterRef("pk")))), token=id)
    return telling.picture(found, list(shown.filter(image=found)), site=_site(request))


def _shown(at):
    """Texts that stand, newest first."""
    return Update.objects.listed(at=at)


def _by_image(updates):
    found = {}
    for update in updates:
        found.setdefault(update.image_id, []).append(update)
    return found


def _one(found, **key):
    """The one row, or the problem that there is none; a key that no row can have included."""
    row = found.filter(**key).first() if all("\0" not in value for value in key.values()) else None
    if row is None:
        raise problems.not_found()
    return row


def _site(request):
    return f"{request.scheme}://{request.get_host()}"
