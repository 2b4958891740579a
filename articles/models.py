"""Articles as editors know them, and Updates as readers know them.

An Article is the working copy of a release in every language. What readers see is frozen in Updates, which are never changed.
`ArticleRevision`, the history of the working copy, is made by django-pghistory in `articles/translation.py`.
"""

import itertools
import uuid

import pgtrigger
from django.conf import settings
from django.core.validators import validate_unicode_slug
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from articles.acts import Act
from articles.amendments import NoteAmendment
from articles.autosaves import Autosave
from articles.editions import Edition
from articles.emergencies import Emergency
from articles.kinds import ArticleKind
from articles.notifications import MailChoice, Notification
from articles.presences import Presence
from articles.redirections import Redirection
from articles.remarks import Remark, RemarkStep
from articles.replacing import NO_LOOP
from articles.restrictions import Restriction, hidden_from
from articles.review_links import ReviewAnswer, ReviewLink
from articles.search_entries import SearchEntry
from articles.slugs import numbered, slug_for
from articles.topics import Topic
from articles.updates import Update, UpdateTopic
from newsroom import languages
from newsroom.richtext.fields import RichTextField
from newsroom.richtext.sanitizer import without_controls

__all__ = [
    "Act",
    "Article",
    "Autosave",
    "Edition",
    "Emergency",
    "ImportedFile",
    "NoteAmendment",
    "MailChoice",
    "Notification",
    "Presence",
    "Redirection",
    "Remark",
    "RemarkStep",
    "Restriction",
    "ReviewAnswer",
    "ReviewLink",
    "SearchEntry",
    "Topic",
    "Update",
    "UpdateTopic",
]


ONLY_DRAFTS_IN_BIN = pgtrigger.Trigger(
    name="article_only_drafts_in_bin",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("binned_at"),
    condition=pgtrigger.Condition("NEW.binned_at IS NOT NULL"),
    func="""
        IF EXISTS (SELECT 1 FROM articles_update WHERE article_id = NEW.id) THEN
            RAISE EXCEPTION 'article_only_drafts_in_bin: article % is published or scheduled', NEW.id
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """,
)


class ArticleQuerySet(models.QuerySet):
    def seen_by(self, user):
        """The articles that `user` may see at the desk: all but those restricted to other people."""
        return self.exclude(pk__in=hidden_from(user))

    def on_desk(self):
        """What is worked on: everything but the recycle bin."""
        return self.filter(binned_at__isnull=True)

    def in_bin(self):
        return self.filter(binned_at__isnull=False)

    def get_by_natural_key(self, uid):
        return self.get(uid=uid)


class Article(models.Model):
    WORDS = ("title", "slug", "standfirst", "body")
    SHARED = ("reference", "kind", "original_language", "lead_image", "conference", "replaces")

    Kind = ArticleKind

    class Gate(models.TextChoices):
        EACH = "each", _("Publish each language when it is ready")
        TOGETHER = "together", _("Hold until all languages are ready")

    uid = models.UUIDField(_("identity"), default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(
        _("release number"),
        max_length=40,
        unique=True,
        null=True,
        blank=True,
        help_text=_("As the office counts its releases, for example “2011/015”; empty when it has none."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.RELEASE)
    original_language = models.CharField(
        _("original language"),
        max_length=10,
        choices=languages.choices,
        default=languages.current,
        help_text=_("The language the text was written in first; the others translate it."),
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    slug = models.CharField(
        _("address"),
        max_length=200,
        blank=True,
        validators=[validate_unicode_slug],
        help_text=_("The last part of the page's address; made from the title when left empty."),
    )
    standfirst = models.TextField(
        _("standfirst"), blank=True, help_text=_("The first paragraph, which says what happened.")
    )
    body = RichTextField(_("body"), blank=True)
    lead_image = models.ForeignKey(
        "images.Image",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead picture"),
    )
    conference = models.ForeignKey(
        "events.Conference",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("conference"),
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="+", verbose_name=_("topics"))
    gate = models.CharField(
        _("publish the languages"),
        max_length=8,
        choices=Gate,
        default=Gate.EACH,
        help_text=_("Whether the first publication of one language waits for the others."),
    )
    replaces = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("replaces"),
        help_text=_(
            "The article that this one takes the place of. With the next publication readers of both are shown the way"
            " from one to the other."
        ),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("created by"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    modified_at = models.DateTimeField(_("last saved at"), auto_now=True)
    binned_at = models.DateTimeField(_("moved to the recycle bin at"), null=True, blank=True, editable=False)
    binned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("moved to the recycle bin by"),
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-modified_at", "-id"]
        indexes = [
            models.Index(fields=["-modified_at", "-id"], name="article_by_last_save"),
            models.Index(fields=["binned_at"], name="article_in_bin", condition=Q(binned_at__isnull=False)),
        ]
        permissions = [
            ("publish_article", _("Can publish, schedule, correct, withdraw and remove")),
            ("edit_shared_article", _("Can change what all languages share")),
            ("import_history_article", _("Can import releases with the dates of their past")),
            ("lift_restriction_article", _("Can lift a restriction from outside its circle")),
            ("amend_note_article", _("Can amend notes that readers have seen")),
            *(
                (f"write_{code}_article", f"Can write in {get_language_info(code)['name']}")
                for code in languages.codes()
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="article_kind_known",
                condition=Q(kind__in=["release", "statement", "speech", "advisory", "story"]),
                violation_error_message=_("This kind of article is not known."),
            ),
            models.CheckConstraint(
                name="article_reference_not_blank",
                condition=Q(reference__isnull=True) | ~Q(reference=""),
                violation_error_message=_("A release number cannot be blank."),
            ),
            models.CheckConstraint(name="article_gate_known", condition=Q(gate__in=["each", "together"])),
            models.CheckConstraint(
                name="article_replaces_another",
                condition=Q(replaces__isnull=True) | ~Q(replaces=models.F("id")),
                violation_error_message=_("An article cannot replace itself."),
            ),
        ]
        triggers = [NO_LOOP, ONLY_DRAFTS_IN_BIN]

    def __str__(self):
        return languages.read_any(self, "title", self.original_language)[0] or str(_("Untitled"))

    def save(self, *args, **kwargs):
        self.reference = self.reference or None
        filled = [*self._clean_plain_words(), *self.fill_slugs()]
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], *filled}
        super().save(*args, **kwargs)

    def natural_key(self):
        return (str(self.uid),)

    def fill_slugs(self):
        """Give every language that has a title but no address one that no other article has; returns the columns filled. Queries."""
        filled = []
        for code in languages.codes():
            plain = slug_for(languages.read(self, "title", code))
            if plain and not languages.read(self, "slug", code):
                choices = (numbered(plain, number) for number in itertools.count(1))
                languages.write(self, "slug", code, next(c for c in choices if not self.slug_is_taken(c, code)))
                filled.append(languages.column("slug", code))
        return filled

    def _clean_plain_words(self):
        """Take characters that turn the direction of what follows out of titles and standfirsts; returns the columns changed."""
        cleaned = []
        for column in languages.columns("title", "standfirst"):
            words = getattr(self, column) or ""
            if words != without_controls(words):
                setattr(self, column, without_controls(words))
                cleaned.append(column)
        return cleaned

    def slug_is_taken(self, slug, code):
        """Whether another article uses, or ever used, this address in this language. Two queries.

        Drafts of a closed circle do not count: that their address is taken would tell what they are about.
        """
        drafts = Article.objects.exclude(pk=self.pk).filter(**{languages.column("slug", code): slug})
        drafts = drafts.filter(restrictions__isnull=True)
        past = Update.objects.filter(language=code, slug=slug).exclude(article_id=self.pk)
        return drafts.exists() or past.exists()

    def latest_revision(self):
        """The newest ArticleRevision: the token of what is stored. One query."""
        return self.revisions.order_by("-pgh_id").first()

    def words(self, code):
        """The working copy in one language: {field: words}."""
        return {field: languages.read(self, field, code) for field in self.WORDS}

    def has_words(self, code):
        return bool(languages.read(self, "title", code) or languages.read(self, "body", code))


class ImportedFile(models.Model):
    """A text file that came in through `import_release`: its bytes, what was read from it, and the article it became."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, null=True, related_name="imported_files", verbose_name=_("article")
    )
    language = models.CharField(_("language"), max_length=10, choices=languages.choices)
    source = models.CharField(
        _("source"), max_length=300, blank=True, help_text=_("Where the text came from, for example an address.")
    )
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    content = models.BinaryField(_("bytes"))
    importer_version = models.CharField(_("version of the importer"), max_length=20)
    report = models.JSONField(_("report"))
    needs_review = models.BooleanField(_("needs review"), default=False)
    imported_at = models.DateTimeField(_("imported at"))

    class Meta:
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")
        ordering = ["-imported_at", "-id"]
        constraints = [models.UniqueConstraint(name="imported_bytes_once", fields=["sha256", "language"])]

    def __str__(self):
        return self.source or self.sha256[:12]
