"""The story that the demo tells: a picture library, three conferences, and releases in every state a release can be in.

The files in `fixtures/` hold the words. `manage.py loaddata` can read topics, participants and conferences as they are;
`load` brings them in as well, and then plays the acts of `releases.json` through the desk's own verbs, so that the demo
holds nothing that an editor could not have made. The release of 2011 keeps its dates. All other moments are counted
from the day of loading ("-3d 09:30", and "{day:+24}" within a text), and the workshops travel along.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Notification, Update
from newsroom.demo import fixtures, pictures
from newsroom.demo.acts import Life
from newsroom.images import intake, library

NEWS = timedelta(days=2)  # what the people of the demo were told before has been read
RELEASES = {
    "2011/015": _("A release with an update, and a caption in English only"),
    "MA-0409": _("A corrected advisory"),
    "SP-0403": _("A speech, of which the English text has moved on"),
    "PR-0401": _("A release in Arabic only"),
    "PR-0407": _("A release in English only"),
    "MA-0404": _("A withdrawn advisory"),
    "PR-0402": _("A removed release"),
    "MA-0398": _("An advisory that another one replaced"),
}
PLACES = {
    "home": ({}, _("The home page")),
    "events:conference": ({"slug": "ici-qatar-2011"}, _("A conference and who took part")),
    "events:participant": ({"slug": "qatar"}, _("A participant")),
    "articles:topic": ({"slug": "maritime-security"}, _("A topic")),
}


@dataclass(frozen=True)
class Summary:
    """How many of each were added; all 0 on a database that holds the story already."""

    library: int
    pictures: int
    articles: int


@transaction.atomic
def load(*, at: datetime, by: dict | None = None, say: Callable[[str], None] = lambda sentence: None) -> Summary:
    """Bring in what the database lacks of the story, all of it or nothing; what exists stays as it was edited.

    `at` is the present, `by` maps roles ("reporter", "editor") to the users who act (without: the operator), and `say`
    is told of every step. A release is known by its number, the rest of the library by its addresses.
    """
    today = timezone.localdate(at)
    say("Topics, participants and conferences")
    rows = fixtures.add_missing(today=today)
    told = set(Article.objects.exclude(reference=None).values_list("reference", flat=True))
    releases = [release for release in fixtures.read("releases")["releases"] if release["reference"] not in told]
    say("Pictures")
    gallery = _hang({release["picture"] for release in releases if "picture" in release})
    say("Releases")
    for release in releases:
        Life(release, today=today, cast=by or {}, picture=gallery.get(release.get("picture"))).play()
    Notification.objects.filter(at__lt=at - NEWS).unread().update(read_at=F("at"))
    return Summary(library=rows, pictures=len(gallery), articles=len(releases))


def pages(language: str, *, at: datetime | None = None) -> list[tuple[str, str]]:
    """The pages of the demo worth seeing in a language at `at` or this moment: (label, path) pairs, both in that language."""
    live = Update.objects.live(at=at or timezone.now()).in_language(language).filter(reference__in=RELEASES)
    updates = {update.reference: update for update in live.defer("body")}
    with translation.override(language):
        found = [(label, reverse(name, kwargs=where)) for name, (where, label) in PLACES.items()]
        found += [
            (label, updates[number].get_absolute_url()) for number, label in RELEASES.items() if number in updates
        ]
        if update := updates.get("2011/015"):
            found.append((_("The history of a release"), reverse("articles:updates", kwargs={"slug": update.slug})))
        return [(str(label), path) for label, path in found]


def _hang(names: Iterable[str]) -> dict:
    """Draw the named pictures and add them to the library; returns {name: Image}."""
    plates, names = fixtures.read("pictures"), sorted(names)
    # Drawing and encoding need no database: two threads draw the next ones while this one makes the copies for pages.
    with ThreadPoolExecutor(max_workers=2) as pool:
        drawn = pool.map(_accepted, names)
        return {name: _add(picture, **plates[name]) for name, picture in zip(names, drawn, strict=True)}


def _accepted(name):
    return intake.accept(BytesIO(pictures.draw(name)))


def _add(picture, *, focal, **words):
    try:
        return library.add_image(upload=picture, focal=tuple(focal), **words)
    except library.AlreadyInLibrary as error:
        return error.existing
