"""Freezing the working copy into an Update, and the digest that proves it was not altered afterwards."""

import hashlib
import json
from datetime import UTC, datetime, time

from django.utils import timezone

from articles.models import Update
from newsroom import languages


def draw(article, publication, *, newest, moment, by, original=None) -> Update:
    """An unsaved Update with the words, picture and relations that the article has now in the publication's language.

    `newest` is the Update before it in its language, `original` the unsaved one of the original that is published with it.
    """
    code, silent = publication.language, publication.kind == Update.Kind.MINOR
    if publication.published_on:
        moment = datetime.combine(publication.published_on, time.min, tzinfo=timezone.get_default_timezone())
    first, edition = newest is None, article.editions.filter(language=code).first()
    return Update(
        article=article,
        language=code,
        number=1 if first else newest.number + 1,
        kind=publication.kind,
        significance=Update.Significance.MINOR if silent else Update.Significance.MAJOR,
        note=publication.note.strip(),
        published_at=moment,
        published_on=publication.published_on,
        public_at=newest.public_at if silent and newest else moment,
        public_on=newest.public_on if silent and newest else publication.published_on,
        first_published_at=moment if first else newest.first_published_at,
        first_published_on=publication.published_on if first else newest.first_published_on,
        reference=article.reference or "",
        article_kind=article.kind,
        original_language=article.original_language,
        **article.words(code),
        **picture_words(article.lead_image, code),
        conference=article.conference,
        replaces=article.replaces,
        revision_id=words_revision(article, code),
        source_update=source_of(article, edition, original=original),
        based_on_id=_basis(article, edition),
        approved_by_id=edition.approved_by_id if edition else None,
        published_by=by,
    )


def words_revision(article, code: str) -> int | None:
    """The id of the saved version that brought the words which a language has now; a few queries' worth of recent versions.

    Later versions that changed only other languages do not count, so that they make no translation look outdated.
    """
    columns, found = languages.columns_of(article.WORDS, code), None
    for pk, *words in article.revisions.order_by("-pgh_id").values_list("pgh_id", *columns).iterator(chunk_size=20):
        if [word or "" for word in words] != list(article.words(code).values()):
            break
        found = pk
    return found


def source_of(article, edition, *, original=None) -> Update | None:
    """The Update of the original that a translation was made from, by the revision its edition is based on; None for originals."""
    basis = _basis(article, edition)
    if basis is None:
        return None
    if original and original.revision_id <= basis:
        return original
    return Update.objects.texts().filter(revision_id__lte=basis).newest(article, article.original_language)


def _basis(article, edition) -> int | None:
    """The id of the saved version that a translation reflects; None for originals and where nobody said."""
    return edition.based_on_id if edition and edition.language != article.original_language else None


def picture_words(image, code) -> dict:
    """The picture and its words in a language as an Update freezes them; {} without one."""
    if image is None:
        return {}
    caption, caption_language = languages.read_any(image, "caption", code)
    credit, credit_language = languages.read_any(image, "credit", code)
    return {
        "image": image,
        "alt_text": "" if image.is_decorative else languages.read(image, "alt_text", code),
        "caption": caption,
        "caption_language": caption_language if caption else "",
        "credit": credit,
        "credit_language": credit_language if credit else "",
    }


def canonical(update: Update, *, topics) -> str:
    """The content of an Update as JSON with sorted keys: what its digest proves. Times are UTC, pictures their SHA-256."""
    content = {name: getattr(update, name) for name in Update.FROZEN}
    content |= {
        "article": str(update.article.uid),
        "language": update.language,
        "number": update.number,
        "kind": update.kind,
        "significance": update.significance,
        "note": update.note,
        "reference": update.reference,
        "article_kind": update.article_kind,
        "original_language": update.original_language,
        "image": update.image.sha256 if update.image else None,
        "conference": update.conference.slug if update.conference else None,
        "topics": sorted(topic.slug for topic in topics),
        "source": update.source_update.number if update.source_update else None,
        "revision": update.revision_id,
        "based_on": update.based_on_id,
        "approved_by": update.approved_by_id,
        "published_by": update.published_by_id,
    }
    if update.replaces:  # only then: what was published before there was such a relation keeps its digest
        content["replaces"] = str(update.replaces.uid)
    for name in ("published_at", "public_at", "first_published_at"):
        content[name] = getattr(update, name).astimezone(UTC).isoformat()
    for name in ("published_on", "public_on", "first_published_on"):
        content[name] = getattr(update, name) and getattr(update, name).isoformat()
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def chained(previous: str, content: str) -> str:
    """SHA-256, in hexadecimal, of the digest before and the canonical content."""
    return hashlib.sha256(f"{previous}\n{content}".encode()).hexdigest()


def digest_of(update: Update, *, topics) -> str:
    """The digest of an unsaved Update, chained to the one before it in its language. One query."""
    before = Update.objects.filter(article=update.article, language=update.language, number=update.number - 1)
    return chained(before.values_list("digest", flat=True).first() or "", canonical(update, topics=topics))
