"""Why something cannot be published yet: every reason at once, each a sentence for the editor."""

import unicodedata
from datetime import timedelta

from django.utils.translation import gettext as _

from articles import replacing
from articles.models import Article, Update
from articles.reasons import NotReady, Reason
from newsroom import languages
from newsroom.dates import moment_text
from newsroom.richtext.sanitizer import plain_text

__all__ = ["NotReady", "Reason"]


def is_blank(words: str) -> bool:
    """Whether there is nothing to read: no character but spaces, controls and marks of direction."""
    return all(unicodedata.category(letter)[0] in "ZC" for letter in words)


def missing(article, code: str) -> list[Reason]:
    """What the words and the picture of one language lack before readers may see them; no queries if the picture is loaded."""
    found = []
    if is_blank(languages.read(article, "title", code)):
        found.append(Reason(code, "title", _("The title is missing.")))
    elif not languages.read(article, "slug", code):
        found.append(Reason(code, "slug", _("The address is missing: no letter of the title can stand in one.")))
    if is_blank(plain_text(languages.read(article, "body", code))):
        found.append(Reason(code, "body", _("The body is missing.")))
    image = article.lead_image
    if image and not image.is_decorative and not languages.read(image, "alt_text", code).strip():
        found.append(
            Reason(
                code,
                "alt_text",
                _("The picture has no alternative text. Write one, or mark the picture as decorative."),
            )
        )
    return found


def against_publishing(article, publication, draft, *, newest, at, moment) -> list[Reason]:
    """Every reason against this publication of one language."""
    code = publication.language
    if code not in languages.codes():
        return [Reason("", "language", _("The newsroom does not publish in “%(language)s”.") % {"language": code})]
    found = missing(article, code) + _against_kind(publication, newest) + _waiting(newest, code, at=at)
    if publication.kind in Update.WITH_NOTE and not publication.note.strip():
        found.append(Reason(code, "note", _("Write a note that tells readers what changed.")))
    if draft.slug and Update.objects.filter(language=code, slug=draft.slug).exclude(article=article).exists():
        found.append(
            Reason(
                code,
                "slug_taken",
                _("The address “%(slug)s” belongs to another article. Choose another.") % {"slug": draft.slug},
            )
        )
    if sentence := replacing.against_publishing(draft):
        found.append(Reason(code, "replaces", sentence))
    if newest and newest.published_at <= at and draft.published_at <= newest.published_at:
        found.append(Reason(code, "order", _("The moment lies before the last publication.")))
    return found


def in_the_bin() -> Reason:
    return Reason("", "binned", _("It is in the recycle bin; recover it first."))


def not_approved(code: str) -> Reason:
    sentence = _("Nobody else has approved these words. Submit them for review, or publish them as an emergency.")
    return Reason(code, "not_approved", sentence)


def against_gate(article, publications) -> list[Reason]:
    """What a release that holds its languages until all are ready still waits for; nothing once the others were published.

    At most one query.
    """
    if article.gate != Article.Gate.TOGETHER or not any(p.kind == Update.Kind.FIRST for p in publications):
        return []
    told = set(Update.objects.filter(article=article).values_list("language", flat=True))
    waited_for = [code for code in languages.codes() if code not in told | {p.language for p in publications}]
    sentence = _("This release holds its languages until all are ready. Publish this one along with the others.")
    return [reason for code in waited_for for reason in (Reason(code, "gate", sentence), *missing(article, code))]


def _against_kind(publication, newest) -> list[Reason]:
    code, kind = publication.language, publication.kind
    if newest is None:
        if kind != Update.Kind.FIRST:
            return [Reason(code, "kind", _("Nothing is published yet; choose “First publication”."))]
        return []
    if kind == Update.Kind.FIRST:
        return [Reason(code, "kind", _("It is published already; choose an update, a correction or a minor change."))]
    if kind not in {Update.Kind.UPDATE, Update.Kind.CORRECTION, Update.Kind.MINOR}:
        return [Reason(code, "kind", _("This kind of update is not known."))]
    if newest.kind in Update.NOTICES:
        return [Reason(code, "withdrawn", _("It is withdrawn or removed; reinstate it first."))]
    return []


def _waiting(newest, code, *, at) -> list[Reason]:
    if newest is None or newest.published_at <= at:
        return []
    when = moment_text(newest.published_at)
    return [Reason(code, "scheduled", _("An update is scheduled for %(when)s; cancel it first.") % {"when": when})]


def against_notice(newest, *, language, note, at, kind) -> list[Reason]:
    """Every reason against withdrawing or removing one language."""
    if newest is None:
        return [Reason(language, "unpublished", _("It was never published."))]
    found = _waiting(newest, language, at=at)
    if newest.kind == Update.Kind.REMOVAL:
        found.append(Reason(language, "removed", _("It is removed already.")))
    elif newest.kind == kind:
        found.append(Reason(language, "withdrawn", _("It is withdrawn already.")))
    if not note.strip():
        found.append(Reason(language, "note", _("Write the reason; readers will see it.")))
    return found


def against_unsealing(waiting) -> list[Reason]:
    """Why scheduled Updates cannot be taken back: other scheduled ones name them as what they reflect. One query."""
    following = Update.objects.filter(source_update__in=waiting).exclude(pk__in=[update.pk for update in waiting])
    sentence = _("Its translation (%(language)s) is scheduled along with it; change or cancel that one as well.")
    return [
        Reason(update.source_update.language, "reflected", sentence % {"language": languages.own_name(update.language)})
        for update in following.select_related("source_update")
    ]


def against_reinstating(newest, *, language, note, at) -> list[Reason]:
    """Every reason against bringing one language back."""
    if newest is None or newest.kind not in Update.NOTICES:
        return [Reason(language, "not_withdrawn", _("It is neither withdrawn nor removed."))]
    found = _waiting(newest, language, at=at)
    if not note.strip():
        found.append(Reason(language, "note", _("Write the reason; readers will see it.")))
    return found


REPEATED = (*Update.FROZEN, "kind", "note", "image_id", "conference_id", "replaces_id", "reference", "article_kind")


# Two clicks race for the lock: the second may carry a moment slightly before the one the first has written.
RACE = timedelta(seconds=10)


def is_repeated(draft, newest, *, at) -> bool:
    """Whether the draft says again what the newest Update says: a second click, or a retry after a lost answer."""
    if newest.published_at > at + RACE and newest.published_at != draft.published_at:
        return False
    return all(getattr(draft, name) == getattr(newest, name) for name in REPEATED)
