"""The verb that removes a release and leads its readers on: to another release, or to another page of this site."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from articles import publishing
from articles.links import places
from articles.links.checking import Verdict, verdicts
from articles.models import Article, Update
from articles.reasons import NotReady, Reason
from articles.redirections import Redirection
from newsroom import languages


@transaction.atomic
def remove(
    *, article: Article, notes: dict[str, str], leads_to: dict[str, str], hosts, by, at: datetime
) -> list[Update]:
    """Like `publishing.remove`; `leads_to` maps languages to addresses of this site, as `hosts` know it, where readers go on.

    Refused are addresses that are not public in the language, the release itself, and chains: what leads on itself, or is
    led to from another removed release. Raises NotReady with every reason, those against the removal included.
    """
    asked = {code: address.strip() for code, address in leads_to.items() if address.strip() and code in notes}
    reasons, rows = _destinations(article, asked, hosts=hosts, by=by, at=at)
    try:
        removals = publishing.remove(article=article, notes=notes, by=by, at=at)
    except NotReady as error:
        raise NotReady(reasons + error.reasons) from error
    if reasons:
        raise NotReady(reasons)
    for removal in removals:
        row = rows.get(removal.language)
        if row and not Redirection.objects.filter(update=removal).exists():
            row.update = removal
            row.save(force_insert=True)
    return removals


def against(article, leads_to: dict[str, str], *, hosts, by, at: datetime) -> list[Reason]:
    """Why readers of a removed release cannot be led to these addresses."""
    asked = {code: address.strip() for code, address in leads_to.items() if address.strip()}
    return _destinations(article, asked, hosts=hosts, by=by, at=at)[0]


def _destinations(article, asked, *, hosts, by, at):
    """(reasons, {language: unsaved Redirection})."""
    reasons, rows = [], {}
    for code, address in asked.items():
        place = places.place_of(address, hosts)
        owner = _owner(place, code, at=at) if place else None
        if sentence := _against(article, code, place, owner, by=by, at=at):
            reasons.append(Reason(code, "leads_to", sentence))
        elif place.name == "articles:release":
            rows[code] = Redirection(release_id=owner)
        else:
            rows[code] = Redirection(path=place.path)
    return reasons, rows


def _owner(place, code, *, at) -> int | None:
    """The id of the article whose page stands at a place; None for other pages."""
    if place.name not in places.RELEASES:
        return None
    found = Update.objects.at_address(language=code, slug=place.key, at=at)
    return found.values_list("article", flat=True).first()


def _against(article, code, place, owner, *, by, at) -> str:
    if place is None:
        return _("Readers can be led to pages of this site only. Paste the address of one.")
    if place.language != code:
        return _("That page is not in this language (%(language)s).") % {"language": languages.own_name(code)}
    if owner == article.pk:
        return _("A removed release cannot lead to itself.")
    verdict = verdicts([place], user=by, at=at)[place.path]
    if verdict not in {Verdict.FINE, Verdict.REDIRECTED}:
        return _("Readers cannot be led there, for the address %(why)s.") % {"why": verdict.label}
    if _is_led_to(article, code, at=at):
        return _(
            "Another removed release leads here already, and readers are not led in chains. Remove it with its notice alone."
        )
    return ""


def _is_led_to(article, code, *, at) -> bool:
    removals = Update.objects.live(at=at).in_language(code).filter(kind=Update.Kind.REMOVAL)
    return Redirection.objects.filter(release=article, update__in=removals.values("pk")).exists()
