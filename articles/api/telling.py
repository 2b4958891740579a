"""From rows to the documents of articles/api/shapes.py: releases, their updates and pictures.

Plain dictionaries; nothing here queries if the rows came loaded.

Every address is absolute and begins with `site`, for example "https://press.example".
"""

from django.core.files.storage import default_storage
from django.urls import reverse

from articles import plain_text
from articles.replacements import Replacements
from articles.updates import Update
from newsroom import languages
from newsroom.alternates import address_in
from newsroom.images import renditions
from newsroom.structured_data import absolute, moment

STATUS = {Update.Kind.WITHDRAWAL: "withdrawn", Update.Kind.REMOVAL: "removed"}
CONTENT_TYPES = {"webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}


def api(name: str, *args, language: str = "", site: str) -> str:
    """The address of a document of this interface."""
    address = f"{site}{reverse(f'api:{name}', args=args)}"
    return f"{address}?language={language}" if language else address


def page(update, name: str = "release", *, site: str, **more) -> str:
    """The address of a readers' page of an Update, in the Update's language."""
    return f"{site}{address_in(update.language, f'articles:{name}', slug=update.slug, **more)}"


def release(update, *, codes: list[str], replacements: Replacements, at, site: str) -> dict:
    """An Update that stands, with the languages `codes` in which its release does; of a removed one, the notice alone."""
    gone = update.is_removed
    shown = update.conference if update.conference_id and update.conference.is_public(at=at) and not gone else None
    return {
        "id": update.article_id,
        "language": update.language,
        "status": STATUS.get(update.kind, "current"),
        "kind": update.article_kind,
        "reference": None if gone else update.reference or None,
        "title": update.title or None,
        "standfirst": None if gone else update.standfirst or None,
        "original_language": update.original_language,
        "languages": codes,
        "update": update.pk,
        "version": update.number,
        "update_kind": update.kind,
        "note": update.note or None,
        "first_published": moment(update.first_published_at, update.first_published_on),
        "updated": moment(update.public_at, update.public_on),
        "changed": moment(update.published_at, update.published_on),
        "topics": [] if gone else [topic.slug for topic in update.topics.all()],
        "conference": shown.slug if shown else None,
        "replaces": replacements.replaces.article_id if replacements.replaces else None,
        "replaced_by": [other.article_id for other in replacements.replaced_by],
        "image": _image_of(update, site) if update.image_id and not gone else None,
        "links": _links(update, site),
    }


def body(update) -> dict:
    """The words of an Update in full, twice; None for a removed one."""
    text = plain_text.of_html(update.body, update.language)
    return {"body": update.body or None, "text": text or None}


def version(update, *, standing, site: str) -> dict:
    """One Update of a history whose newest is `standing`."""
    return {
        "id": update.pk,
        "release": update.article_id,
        "language": update.language,
        "version": update.number,
        "update_kind": update.kind,
        "is_standing": update.pk == standing.pk,
        "note": update.note or None,
        "published": moment(update.published_at, update.published_on),
        "title": update.title or None,
        "links": {
            "self": api("update", update.pk, site=site),
            "page": f"{site}{address_in(update.language, 'articles:update', slug=standing.slug, number=update.number)}",
            "release": api("release", update.article_id, language=update.language, site=site),
        },
    }


def picture(image, updates, *, site: str) -> dict:
    """A picture with the words that the Updates `updates`, newest first, were published with."""
    said = {"alt_text": {}, "caption": {}, "credit": {}}
    for update in updates:
        said["alt_text"].setdefault(update.language, update.alt_text)
        said["caption"].setdefault(update.caption_language, update.caption)
        said["credit"].setdefault(update.credit_language, update.credit)
    shown = next((update for update in updates if update.kind not in Update.NOTICES), None)
    return {
        "id": image.token,
        "page": f"{site}{address_in(shown.language, 'articles:picture', token=image.token)}" if shown else None,
        **{field: _present(by_language) for field, by_language in said.items()},
        "usage_terms": image.terms(),
        "width": image.width,
        "height": image.height,
        "renditions": copies(image, site=site),
    }


def copies(image, *, site: str) -> list[dict]:
    """The copies that pages show, in both formats, the smallest first."""
    return [
        {
            "href": absolute(default_storage.url(renditions.name(image, width, extension)), site),
            "content_type": CONTENT_TYPES[extension],
            "width": width,
            "height": max(1, round(image.height * width / image.width)),
        }
        for width in renditions.widths(image.width)
        for extension in renditions.extensions(image)
    ]


def _links(update, site) -> dict:
    own = {"language": update.language, "site": site}
    return {
        "self": api("release", update.article_id, **own),
        "page": page(update, site=site),
        "updates": api("release-updates", update.article_id, **own),
        "ninjs": api("release-ninjs", update.article_id, **own),
        "text": None if update.is_removed else page(update, "release-text", site=site),
    }


def _image_of(update, site) -> dict:
    return picture(update.image, [update], site=site)


def _present(by_language) -> dict[str, str]:
    return {code: by_language[code] for code in languages.codes() if by_language.get(code)}
