"""A release in the vocabulary of schema.org, by Google's rules for articles. Plain dictionaries; nothing here queries.

A withdrawn text is no article of ours any more: it gets none of this, for who reads only the data would take it for current.
"""

from django.core.files.storage import default_storage
from django.utils.translation import gettext

from articles.kinds import ArticleKind
from articles.updates import Update
from events.structured_data import conference_id
from newsroom import languages
from newsroom.images import renditions
from newsroom.structured_data import (
    absolute,
    breadcrumbs,
    in_language,
    moment,
    organization,
    organization_id,
    path,
    path_of,
    said,
)

DUBLIN_CORE = "http://purl.org/dc/terms/"


def release(update, timeline, *, topics, conference, replacements, image: str, site: str) -> list[dict]:
    """What the page of a release says: the article, its publisher, and the way to it.

    `image` is the address of the share picture, for a release that shows none; `conference` is None or a public one.
    """
    if update.kind in Update.NOTICES:
        return []
    own = path_of("articles:release", update.slug, update.language)
    trail = [(gettext("Releases"), path("articles:releases")), (update.title, own)]
    found = article(update, timeline, address=f"{site}{own}", site=site)
    found |= said(
        image=[picture(update, site=site) if update.image else image],
        about=[_topic(topic, update.language, site) for topic in topics],
        mentions={"@id": conference_id(conference, site)} if conference else None,
        **_replacements(replacements, site),
    )
    return [found, organization(site), breadcrumbs(site, trail)]


def article(update, timeline, *, address: str, site: str) -> dict:
    """The NewsArticle of an Update that stands; `dateModified` moves on significant updates only."""
    changed = update.public_at != update.first_published_at
    return said(
        **{"@type": "NewsArticle", "@id": _article_id(address)},
        url=address,
        mainEntityOfPage=address,
        headline=update.title,
        description=update.standfirst,
        inLanguage=update.language,
        articleSection=str(ArticleKind(update.article_kind).label),
        identifier=update.reference,
        version=update.number,
        datePublished=moment(update.first_published_at, update.first_published_on),
        dateModified=moment(update.public_at, update.public_on) if changed else None,
        isAccessibleForFree=True,
        author={"@id": organization_id(site)},
        publisher={"@id": organization_id(site)},
        correction=[_correction(past) for past in timeline.updates if past.kind == Update.Kind.CORRECTION],
        **_translations(update, timeline, site),
    )


def picture(update, *, site: str) -> dict:
    """The picture of a release in its largest copy, with its words where they are in the page's language."""
    width = renditions.widths(update.image.width)[-1]
    extension = renditions.extensions(update.image)[1]
    return said(
        **{"@type": "ImageObject"},
        url=absolute(default_storage.url(renditions.name(update.image, width, extension)), site),
        width=width,
        height=round(update.image.height * width / update.image.width),
        caption=update.caption if update.caption_language in ("", update.language) else "",
        creditText=update.credit,
    )


def _translations(update, timeline, site) -> dict:
    """The same release in the other languages: the original of a translation, the translations of an original."""
    others = [found for code in languages.others(update.language) if (found := timeline.live_in(code))]
    texts = {other.language: _reference(other, site) for other in others if other.kind not in Update.NOTICES}
    if update.original_language == update.language:
        return {"workTranslation": list(texts.values())}
    return {"translationOfWork": texts.get(update.original_language)}


def _replacements(replacements, site) -> dict:
    """Schema.org has no word for it; Dublin Core has, and full names of properties need no context."""
    replaces = replacements.replaces
    return {
        f"{DUBLIN_CORE}replaces": _reference(replaces, site) if replaces else None,
        f"{DUBLIN_CORE}isReplacedBy": [_reference(other, site) for other in replacements.replaced_by],
    }


def _reference(update, site) -> dict:
    address = f"{site}{path_of('articles:release', update.slug, update.language)}"
    return {
        "@type": "NewsArticle",
        "@id": _article_id(address),
        "url": address,
        "headline": update.title,
        "inLanguage": update.language,
    }


def _correction(update) -> dict:
    return {
        "@type": "CorrectionComment",
        "text": update.note,
        "datePublished": moment(update.published_at, update.published_on),
    }


def _topic(topic, code, site) -> dict:
    name = in_language(*languages.read_any(topic, "name", code))
    return {"@type": "Thing", "name": name or topic.slug, "url": f"{site}{path_of('articles:topic', topic.slug)}"}


def _article_id(address: str) -> str:
    return f"{address}#article"
