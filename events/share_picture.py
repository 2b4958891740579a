"""The share picture of a conference that readers see."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from events.models import Conference
from newsroom import dates, languages
from newsroom.share_picture import serving
from newsroom.share_picture.drawing import Words
from newsroom.structured_data import office_name

TOLD = {Conference.Status.POSTPONED, Conference.Status.MOVED, Conference.Status.CANCELLED}


def words(conference) -> Words:
    """How it stands, its name, its days and, in the same language, its place."""
    code = languages.current()
    name, language = languages.read_any(conference, "name", code)
    kicker = gettext("Conference")
    if conference.status in TOLD:
        kicker = f"{kicker} · {conference.get_status_display()}"
    return Words(kicker, name or conference.slug, facts(conference), office_name(), code, language)


def facts(conference) -> str:
    """The days and the place in the language of the page; the days alone where the place has no name in it."""
    code = languages.current()
    days = dates.range_text(conference.starts_on, conference.ends_on, code)
    place = languages.read(conference, "place", code)
    return f"{days} · {place}" if place else days


def address(conference) -> str:
    """The path of the picture, in the language of the page."""
    return serving.path("events:share-picture", conference.slug, words(conference))


@require_safe
def picture(request, slug, digest):
    """One query."""
    found = get_object_or_404(Conference.objects.public(at=timezone.now()), slug=slug)
    return serving.response(words(found), digest, address(found))
