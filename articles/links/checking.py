"""What stands behind links to our own pages: asked for many at once, a fixed number of queries for each language and kind of page."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from articles.links import places
from articles.links.extraction import Link, is_well_formed
from articles.links.places import Place
from articles.models import Article, Topic, Update
from events.models import Conference, Participant
from newsroom import languages
from newsroom.images.models import Image


class Verdict(TextChoices):
    FINE = "fine", _("leads to a page")
    NO_TEXT = "no_text", _("has no words to click on")
    MALFORMED = "malformed", _("is no address")
    MISSING = "missing", _("leads nowhere: there is no such page")
    UNPUBLISHED = "unpublished", _("leads to what is not published")
    SCHEDULED = "scheduled", _("leads to what is only scheduled")
    OTHER_LANGUAGE = "language", _("leads to what was not published in that language")
    WITHDRAWN = "withdrawn", _("leads to a withdrawn release")
    REMOVED = "removed", _("leads to a removed release")
    REDIRECTED = "redirected", _("leads there only by a redirect; the address changed")
    PRIVATE = "private", _("leads to the desk, which readers cannot open")
    ELSEWHERE = "elsewhere", _("leads to another site; not checked")

    @property
    def is_problem(self) -> bool:
        return self not in {Verdict.FINE, Verdict.ELSEWHERE}


def judge(links: Iterable[Link], *, hosts, user, at: datetime) -> dict[Link, Verdict]:
    """The verdict on each link. `user` is who reads it: a draft of a closed circle is told as nothing to those outside."""
    found, ours = {}, {}
    for link in set(links):
        if not link.text:
            found[link] = Verdict.NO_TEXT
        elif not is_well_formed(link):
            found[link] = Verdict.MALFORMED
        elif link.href.startswith("#") or link.scheme in {"mailto", "tel"}:
            found[link] = Verdict.FINE
        elif (place := places.place_of(link.href, hosts)) is not None:
            ours[link] = place
        else:
            found[link] = Verdict.ELSEWHERE if link.scheme else Verdict.MALFORMED
    known = verdicts(ours.values(), user=user, at=at)
    return found | {link: known[place.path] for link, place in ours.items()}


def verdicts(found: Iterable[Place], *, user, at: datetime) -> dict[str, Verdict]:
    """{path: verdict} of pages of this site; at most six queries for each language of releases, and six for all else."""
    told, asked = {}, defaultdict(list)
    for place in found:
        kind = next((kind for kind in _ASKED if place.name in kind), None)
        if kind is not None:
            asked[kind].append(place)
        elif not place.name:
            told[place.path] = Verdict.MISSING
        else:
            told[place.path] = Verdict.PRIVATE if place.is_private else Verdict.FINE
    for kind, pages in asked.items():
        told |= _ASKED[kind](pages, user=user, at=at)
    return told


def _releases(pages, *, user, at) -> dict[str, Verdict]:
    by_language = defaultdict(list)
    for place in pages:
        by_language[place.language].append(place)
    told = {}
    for code, group in by_language.items():
        told |= _releases_in(code, group, user=user, at=at)
    return told


def _releases_in(code, pages, *, user, at):
    slugs = {place.key for place in pages}
    owners = dict(
        Update.objects.published(at=at).in_language(code).filter(slug__in=slugs).values_list("slug", "article")
    )
    live = Update.objects.live(at=at).in_language(code).filter(article__in=owners.values())
    standing = {article: (kind, slug) for article, kind, slug in live.values_list("article", "kind", "slug")}
    others = _elsewhere(code, slugs - owners.keys(), user=user, at=at) if slugs - owners.keys() else {}
    return {
        place.path: _standing(place, *standing[owners[place.key]])
        if place.key in owners
        else others.get(place.key, Verdict.MISSING)
        for place in pages
    }


def _standing(place, kind, slug) -> Verdict:
    if kind == Update.Kind.REMOVAL:
        return Verdict.REMOVED
    if kind == Update.Kind.WITHDRAWAL:
        return Verdict.WITHDRAWN
    return Verdict.FINE if slug == place.key else Verdict.REDIRECTED


def _elsewhere(code, slugs, *, user, at) -> dict[str, Verdict]:
    """What is known of addresses at which nothing was published in a language."""
    abroad = Update.objects.published(at=at).exclude(language=code).filter(slug__in=slugs)
    drafts = Article.objects.seen_by(user).filter(**{f"{languages.column('slug', code)}__in": slugs})
    waiting = Update.objects.scheduled(at=at).in_language(code).filter(slug__in=slugs, article__in=drafts.values("pk"))
    told = dict.fromkeys(abroad.values_list("slug", flat=True), Verdict.OTHER_LANGUAGE)
    told |= dict.fromkeys(drafts.values_list(languages.column("slug", code), flat=True), Verdict.UNPUBLISHED)
    return told | dict.fromkeys(waiting.values_list("slug", flat=True), Verdict.SCHEDULED)


def _by_slug(model):
    def found(pages, *, user, at):
        known = set(model.objects.filter(slug__in={place.key for place in pages}).values_list("slug", flat=True))
        public = set(model.objects.public(at=at).filter(slug__in=known).values_list("slug", flat=True))
        return {place.path: _known(place.key, known, public) for place in pages}

    return found


def _pictures(pages, *, user, at):
    tokens = {place.key for place in pages}
    known = set(Image.objects.filter(token__in=tokens).values_list("token", flat=True))
    shown = Update.objects.live(at=at).texts().filter(image__token__in=known).order_by()
    public = set(shown.values_list("image__token", flat=True))
    return {place.path: _known(place.key, known, known if place.name in places.FILES else public) for place in pages}


def _known(key, known, public) -> Verdict:
    if key not in known:
        return Verdict.MISSING
    return Verdict.FINE if key in public else Verdict.UNPUBLISHED


_ASKED = {
    frozenset(places.RELEASES): _releases,
    frozenset(places.TOPICS): _by_slug(Topic),
    frozenset(places.CONFERENCES): _by_slug(Conference),
    frozenset(places.PARTICIPANTS): _by_slug(Participant),
    frozenset(places.PICTURES | places.FILES): _pictures,
}
