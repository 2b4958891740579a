"""Secret links with which people who have no account read one language of a draft, agree with it, or comment on it.

A link is pinned to the version it was made for and dies when it expires, is revoked, or the language is published. Only the
hash of its secret is stored: the address is shown once, to who makes it.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.acts import Act, record
from articles.permissions import require
from articles.reasons import NotReady, Reason
from articles.updates import Update
from newsroom import languages

LONGEST = timedelta(days=30)
MOST_ANSWERS = 50  # to one link: whoever holds it may not fill the timeline


class ReviewLinkQuerySet(models.QuerySet):
    def with_secret(self, secret: str):
        return self.filter(secret_hash=_hash(secret))

    def open(self, *, at: datetime):
        """Links that still lead to a text at `at`."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=at, article__binned_at__isnull=True).exclude(
            Exists(_published_since(at))
        )


class ReviewLink(models.Model):
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="review_links", verbose_name=gettext_lazy("article")
    )
    language = models.CharField(gettext_lazy("language"), max_length=10, choices=languages.choices)
    revision = models.ForeignKey(
        "articles.ArticleRevision",
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        verbose_name=gettext_lazy("saved version"),
    )
    secret_hash = models.CharField(gettext_lazy("hash of the secret"), max_length=64, unique=True, editable=False)
    reader = models.CharField(
        gettext_lazy("for whom"),
        max_length=120,
        help_text=gettext_lazy("A name that tells the link apart, for example “Legal department”."),
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=gettext_lazy("made by"),
    )
    made_at = models.DateTimeField(gettext_lazy("made at"))
    expires_at = models.DateTimeField(gettext_lazy("expires at"))
    revoked_at = models.DateTimeField(gettext_lazy("revoked at"), null=True, blank=True)

    objects = ReviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("review link")
        verbose_name_plural = gettext_lazy("review links")
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(name="review_link_expires_later", condition=Q(expires_at__gt=F("made_at"))),
        ]

    def __str__(self):
        return self.reader


class ReviewAnswer(models.Model):
    """What a reader of a link said; never changed."""

    link = models.ForeignKey(
        ReviewLink, on_delete=models.CASCADE, related_name="answers", verbose_name=gettext_lazy("review link")
    )
    name = models.CharField(gettext_lazy("your name"), max_length=120)
    is_agreed = models.BooleanField(gettext_lazy("I agree with this text"), default=False)
    comment = models.TextField(gettext_lazy("comment"), max_length=4000, blank=True)
    at = models.DateTimeField(gettext_lazy("at"))

    class Meta:
        verbose_name = gettext_lazy("answer to a review link")
        verbose_name_plural = gettext_lazy("answers to review links")
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="review_answer_says_something",
                condition=Q(is_agreed=True) | ~Q(comment=""),
                violation_error_message=gettext_lazy("Agree with the text, or write a comment."),
            ),
        ]

    def __str__(self):
        return self.name


@transaction.atomic
def make_link(*, article, language: str, reader: str, expires_at: datetime, by, at: datetime) -> tuple[ReviewLink, str]:
    """A link to the words as they are saved now, and its secret, which is not stored. Raises NotReady or PermissionDenied."""
    require(by, "change_article", languages=[language], article=article)
    reasons = []
    if not article.has_words(language):
        reasons.append(Reason(language, "no_words", _("There is no text yet.")))
    if not reader.strip():
        reasons.append(Reason("", "reader", _("Say for whom the link is.")))
    if not at < expires_at <= at + LONGEST:
        reasons.append(Reason("", "expires", _("A link lasts thirty days at the most.")))
    if reasons:
        raise NotReady(reasons)
    secret = secrets.token_urlsafe(24)
    link = ReviewLink.objects.create(
        article=article,
        language=language,
        revision=article.latest_revision(),
        secret_hash=_hash(secret),
        reader=reader.strip(),
        made_by=by,
        made_at=at,
        expires_at=expires_at,
    )
    record(Act.Verb.LINK_MADE, article, language, by=by, at=at, note=link.reader, until=expires_at)
    return link, secret


@transaction.atomic
def revoke(*, link: ReviewLink, by, at: datetime) -> bool:
    """Close a link at once; False when it was revoked already."""
    require(by, "change_article", languages=[link.language], article=link.article)
    if not ReviewLink.objects.filter(pk=link.pk, revoked_at__isnull=True).update(revoked_at=at):
        return False
    record(Act.Verb.LINK_REVOKED, link.article, link.language, by=by, at=at, note=link.reader)
    return True


@transaction.atomic
def answer(*, link: ReviewLink, name: str, is_agreed: bool, comment: str, at: datetime) -> ReviewAnswer:
    """Keep what the reader of an open link says and put it on the timeline; saying the same twice keeps it once.

    Raises NotReady when the link is closed or was answered too often, or when nothing is said.
    """
    link = ReviewLink.objects.select_for_update(of=("self",)).select_related("article").get(pk=link.pk)
    said = {"name": name.strip(), "is_agreed": is_agreed, "comment": comment.strip()}
    if known := link.answers.filter(**said).first():
        return known
    if reasons := _against_answering(link, said, at=at):
        raise NotReady(reasons)
    made = link.answers.create(at=at, **said)
    words = filter(None, (said["name"], "✓" if is_agreed else "", said["comment"]))  # read in either language
    record(Act.Verb.ANSWERED, link.article, link.language, by=None, at=at, note=" · ".join(words), agreed=is_agreed)
    return made


def _against_answering(link, said, *, at) -> list[Reason]:
    if not ReviewLink.objects.open(at=at).filter(pk=link.pk).exists():
        return [Reason("", "closed", _("This link is closed."))]
    reasons = []
    if not said["name"]:
        reasons.append(Reason("", "name", _("Write your name.")))
    if not (said["is_agreed"] or said["comment"]):
        reasons.append(Reason("", "nothing", _("Agree with the text, or write a comment.")))
    if link.answers.count() >= MOST_ANSWERS:
        reasons.append(Reason("", "full", _("This link was answered too often. Ask the newsroom for another one.")))
    return reasons


def _published_since(at):
    published = Update.objects.published(at=at).filter(article=OuterRef("article"), language=OuterRef("language"))
    return published.filter(published_at__gt=OuterRef("made_at"))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
