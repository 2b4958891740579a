"""Releases and their updates: what stands, in every language, with its history and as a news item of the IPTC."""

from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Field, Query, Router, Status

from articles import replacements
from articles.api import ninjs, problems, shapes, telling
from articles.api.paging import Id, Paging, Parameters, Since, moment, page
from articles.redirections import destination
from articles.updates import Update

router = Router()

KINDS_OF_STATUS = {"withdrawn": [Update.Kind.WITHDRAWAL], "removed": [Update.Kind.REMOVAL]}
GONE = {410: shapes.Gone, 404: shapes.Problem}


class Filters(Paging):
    language: shapes.Language | None = Field(None, description=_("Only what was published in it."))
    since: Since | None = Field(None, description=_("Only what is dated then or later: a day or a moment, in UTC."))
    topic: Id = Field("", max_length=80, description=_("The id of a topic."))
    kind: shapes.Kind | None = None


class ReleaseFilters(Filters):
    conference: Id = Field("", max_length=100, description=_("The id of a conference."))
    status: shapes.Status = Field("current", description=_("Texts that stand, withdrawn ones, or removed ones."))


class InLanguage(Parameters):
    language: shapes.Language | None = Field(
        None, description=_("Of the text; the language of the original if none is named.")
    )


@router.get(
    "releases", response=shapes.Releases, url_name="releases", summary=_("Releases, the newest public date first")
)
def releases(request, filters: Query[ReleaseFilters]):
    """Each language of a release is an item of its own. Three queries, and one more where one replaces another."""
    at = timezone.now()
    found = _filtered(_live(at), filters)
    found = found.filter(kind__in=KINDS_OF_STATUS[filters.status]) if filters.status != "current" else found.texts()
    if filters.conference:
        found = found.filter(conference__slug=filters.conference, conference__published_at__lte=at)
    if filters.since:
        found = found.filter(public_at__gte=filters.since)
    return _list(request, found, filters, by="public_at", at=at)


@router.get("updates", response=shapes.Releases, url_name="updates", summary=_("What stands, the last change first"))
def updates(request, filters: Query[Filters]):
    """For programs that keep a copy: with `since`, everything that changed, small edits, withdrawals and removals included.
    Three queries, and one more where a release replaces another."""
    at = timezone.now()
    found = _filtered(_live(at), filters)
    if filters.since:
        found = found.filter(published_at__gte=filters.since)
    return _list(request, found, filters, by="published_at", at=at)


@router.get(
    "releases/{int:id}",
    response={200: shapes.FullRelease, **GONE},
    url_name="release",
    summary=_("One release in one language, in full"),
)
def release(request, id: int, asked: Query[InLanguage]):
    """A withdrawn text is given with its status and the reason; of a removed one nothing is but the reason, and where its page
    leads on to. Two queries, and one more where a release replaces another; two more for a removed one."""
    at = timezone.now()
    update, codes = _standing(id, asked.language, at=at)
    if update.is_removed:
        raise _removed(update, at=at, site=_site(request))
    around = replacements.of(update, at=at)
    return telling.release(update, codes=codes, replacements=around, at=at, site=_site(request)) | telling.body(update)


@router.get(
    "releases/{int:id}/updates",
    response={200: shapes.Versions, 404: shapes.Problem},
    url_name="release-updates",
    summary=_("Every update of a release in one language, the newest first"),
)
def release_updates(request, id: int, asked: Query[InLanguage]):
    """Of a removed release, the notice of that alone. One query."""
    rows = list(Update.objects.history_of(id, at=timezone.now()))
    standing = _chosen({row.language: row for row in reversed(rows)}, asked.language)
    shown = [standing] if standing.is_removed else [row for row in rows if row.language == standing.language]
    return {"items": [telling.version(row, standing=standing, site=_site(request)) for row in shown]}


@router.get(
    "releases/{int:id}/ninjs",
    response={200: dict, 410: dict, 404: shapes.Problem},
    url_name="release-ninjs",
    summary=_("One release in one language as ninjs 3.0 of the IPTC"),
)
def release_ninjs(request, id: int, asked: Query[InLanguage]):
    """`pubStatus` is “usable”, or “canceled” once the text is withdrawn or removed. Two queries, and one more where a release
    replaces another."""
    at = timezone.now()
    update, codes = _standing(id, asked.language, at=at)
    told = ninjs.item(update, codes=codes, replacements=replacements.of(update, at=at), at=at, site=_site(request))
    return Status(410 if update.is_removed else 200, told)


@router.get(
    "updates/{int:id}",
    response={200: shapes.FullVersion, **GONE},
    url_name="update",
    summary=_("One published update, whether it still stands or not"),
)
def update(request, id: int):
    """Two queries; two more where the release is removed."""
    at = timezone.now()
    found = Update.objects.published(at=at).filter(pk=id).first()
    if found is None:
        raise problems.not_found()
    standing = Update.objects.live(at=at).in_language(found.language).defer("body").get(article=found.article_id)
    if standing.is_removed:
        raise _removed(standing, at=at, site=_site(request))
    told = telling.version(found, standing=standing, site=_site(request)) | telling.body(found)
    return told | {"standfirst": found.standfirst or None}


def _live(at):
    found = Update.objects.live(at=at).marking_replaced(at=at)
    return found.select_related("image", "conference").prefetch_related("topics")


def _filtered(found, filters):
    if filters.language:
        found = found.in_language(filters.language)
    if filters.topic:
        found = found.filter(topics__slug=filters.topic)
    return found.filter(article_kind=filters.kind) if filters.kind else found


def _list(request, found, filters, *, by, at):
    rows, following = page(request, found.defer("body"), filters, by=by, parse=moment)
    codes = _languages({row.article_id for row in rows}, at=at)
    around = replacements.of_many(rows, at=at)
    items = [
        telling.release(
            row, codes=codes.get(row.article_id, []), replacements=around[row.pk], at=at, site=_site(request)
        )
        for row in rows
    ]
    return {"items": items, "next": following}


def _languages(articles, *, at):
    """The languages in which each of the articles stands. One query."""
    found = {}
    live = Update.objects.live(at=at).filter(article__in=articles).exclude(kind=Update.Kind.REMOVAL)
    for article, code in live.order_by("article", "language").values_list("article", "language"):
        found.setdefault(article, []).append(code)
    return found


def _standing(article, language, *, at):
    """The Update that stands in a language, and the languages in which the release does; raises a Problem without one."""
    rows = {row.language: row for row in _live(at).filter(article=article).order_by("language")}
    return _chosen(rows, language), [code for code, row in rows.items() if not row.is_removed]


def _chosen(by_language, language):
    if not by_language:
        raise problems.not_found()
    if language is None:
        original = next(iter(by_language.values())).original_language
        return by_language.get(original) or next(iter(by_language.values()))
    if language not in by_language:
        codes = sorted(by_language)
        message = gettext("This release was not published in “%(language)s”, but in: %(languages)s.")
        raise problems.not_found(message % {"language": language, "languages": ", ".join(codes)}, languages=codes)
    return by_language[language]


def _removed(update, *, at, site):
    with translation.override(update.language):
        address = destination(update, at=at)
    more = {
        "removed": telling.moment(update.published_at, update.published_on),
        "leads_to": f"{site}{address}" if address else None,
    }
    return problems.Problem(410, gettext("This release has been removed"), update.note, **more)


def _site(request):
    return f"{request.scheme}://{request.get_host()}"
