"""What readers saw from a moment on: the append-only Update, and the QuerySet that alone decides what is visible.

Public pages import from here and never from the working copy.
"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Subquery
from django.db.models.functions import Greatest, Now
from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _

from articles.amendments import newest_note
from articles.search_entries import WRITE_ENTRY
from newsroom import languages
from newsroom.places import place
from newsroom.richtext.fields import RichTextField
from newsroom.sitemaps import BLOCK


class UpdateQuerySet(models.QuerySet):
    def published(self, *, at):
        """Every Update whose moment has come at `at`, the superseded ones included; with the notes that readers are told."""
        return self.filter(published_at__lte=at).with_newest_notes()

    def with_newest_notes(self):
        """The `note` of each row is the one that stands, which may have been mended since; without it, the published one."""
        return self.annotate(amended_note=newest_note())

    def scheduled(self, *, at):
        """Updates that wait for their moment, the next one first."""
        return self.filter(published_at__gt=at).order_by("published_at", "id")

    def live(self, *, at):
        """The one Update per article and language that stands at `at`; withdrawals and removals included."""
        newer = Update.objects.published(at=at).filter(
            article=OuterRef("article"), language=OuterRef("language"), number__gt=OuterRef("number")
        )
        return self.published(at=at).filter(~Exists(newer))

    def listed(self, *, at):
        """What lists and feeds show at `at`: live, neither withdrawn nor removed, newest public date first, without bodies.

        Each knows as `is_replaced` whether a text that stands takes its place.
        """
        return self.live(at=at).texts().marking_replaced(at=at).order_by("-public_at", "-id").defer("body")

    def marking_replaced(self, *, at):
        """With `is_replaced`: whether a text that stands in the same language takes the release's place."""
        # Not Exists, which the planner would answer for the whole archive at once instead of for the rows of a page.
        successor = Subquery(Update.objects.replacing_outer(at=at).order_by().values("pk")[:1])
        return self.annotate(is_replaced=IsNull(successor, False))

    def replacing_outer(self, *, at):
        """For subqueries: the texts that take the place of the outer query's release, in its language."""
        return self.live(at=at).texts().filter(replaces=OuterRef("article"), language=OuterRef("language"))

    def succeeding(self, articles, replaced, *, at):
        """The texts that take the places of articles, and what stands of those that they replace; a removal is nothing."""
        successors = Q(replaces__in=articles) & ~Q(kind__in=Update.NOTICES)
        found = self.live(at=at).filter(successors | Q(article__in=replaced) & ~Q(kind=Update.Kind.REMOVAL))
        return found.order_by("-public_at", "-id").defer("body")

    def in_language(self, code):
        return self.filter(language=code)

    def with_topic(self, topic):
        return self.filter(topic_rows__topic=topic)

    def newest_under(self, topic, code):
        """Those of a language under a topic, newest public date first: each knows it as `listed_at`, in the order of an index."""
        found = self.filter(language=code, topic_rows__topic=topic, topic_rows__language=code)
        return found.annotate(listed_at=F("topic_rows__public_at")).order_by("-listed_at", "-id")

    def unavailable_in(self, code, *, at):
        """Those of articles that lists in the language `code` do not show at `at`."""
        shown = Update.objects.live(at=at).in_language(code).texts()
        return self.exclude(language=code).filter(~Exists(shown.filter(article=OuterRef("article"))))

    def withdrawn(self):
        return self.filter(kind=Update.Kind.WITHDRAWAL)

    def texts(self):
        """Updates that carry a text of their own: neither withdrawals nor removals."""
        return self.exclude(kind__in=Update.NOTICES)

    def significant(self):
        """Updates that moved the public date: every kind but minor."""
        return self.filter(significance=Update.Significance.MAJOR)

    def put_right(self, *, at):
        """What had to be corrected, withdrawn or removed until `at`, newest first, without bodies.

        Of a release that stands removed only the notice of that is told, which names nothing.
        """
        removed = Update.objects.live(at=at).filter(
            article=OuterRef("article"), language=OuterRef("language"), kind=Update.Kind.REMOVAL
        )
        found = self.published(at=at).filter(kind__in=Update.PUTTING_RIGHT)
        return (
            found.filter(Q(kind=Update.Kind.REMOVAL) | ~Exists(removed)).order_by("-published_at", "-id").defer("body")
        )

    def history_of(self, article, language=None, *, at):
        """The published Updates of an article, newest first, without bodies; in one language, or in all when it is None."""
        found = self.published(at=at).filter(article=article).defer("body").order_by("language", "-number")
        return found if language is None else found.in_language(language)

    def at_address(self, *, language, slug, at):
        """The live Update of the article that has, or once had, this public address; an empty QuerySet when none ever had."""
        owner = Update.objects.published(at=at).in_language(language).filter(slug=slug).values("article")[:1]
        return self.live(at=at).in_language(language).filter(article__in=owner)

    def newest(self, article, language):
        """The last Update of an article in a language, scheduled ones included; None when there is none. One query."""
        return self.filter(article=article, language=language).order_by("-number").first()


class ArticleBlock(Func):
    """Which thousand of articles one belongs to, for what asks for the newest of many blocks at once."""

    template = f"(%(expressions)s / {BLOCK})"
    output_field = models.BigIntegerField()


class MadePublic(Greatest):
    """When readers could first see an Update: in its moment, or later where it was taken in with a date of the past."""

    def __init__(self):
        super().__init__("recorded_at", "published_at")


class Update(models.Model):
    FROZEN = (
        "title",
        "slug",
        "standfirst",
        "body",
        "alt_text",
        "caption",
        "caption_language",
        "credit",
        "credit_language",
    )

    class Kind(models.TextChoices):
        FIRST = "first", _("First publication")
        UPDATE = "update", _("Update")
        CORRECTION = "correction", _("Correction")
        MINOR = "minor", _("Minor change")
        WITHDRAWAL = "withdrawal", _("Withdrawal")
        REMOVAL = "removal", _("Removal")

    class Significance(models.TextChoices):
        MINOR = "minor", _("Minor: the public date stays")
        MAJOR = "major", _("Major: the public date moves")

    NOTICES = (Kind.WITHDRAWAL, Kind.REMOVAL)
    PUTTING_RIGHT = (Kind.CORRECTION, *NOTICES)
    WITH_NOTE = (Kind.UPDATE, Kind.CORRECTION, Kind.WITHDRAWAL, Kind.REMOVAL)

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="updates", verbose_name=_("article")
    )
    language = models.CharField(_("language"), max_length=10, choices=languages.choices)
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind of update"), max_length=10, choices=Kind)
    significance = models.CharField(_("significance"), max_length=5, choices=Significance)
    note = models.TextField(_("note to readers"), blank=True)
    published_at = models.DateTimeField(_("published at"))
    published_on = models.DateField(
        _("published on"),
        null=True,
        blank=True,
        help_text=_("Set when only the day is known; then no time is ever shown."),
    )
    public_at = models.DateTimeField(_("public date"), help_text=_("When the last significant update was published."))
    public_on = models.DateField(_("public date without time"), null=True, blank=True)
    first_published_at = models.DateTimeField(_("first published at"))
    first_published_on = models.DateField(_("first published on"), null=True, blank=True)
    reference = models.CharField(_("release number"), max_length=40, blank=True)
    article_kind = models.CharField(_("kind"), max_length=10)
    original_language = models.CharField(_("original language"), max_length=10, choices=languages.choices)
    title = models.CharField(_("title"), max_length=300, blank=True)
    slug = models.CharField(_("address"), max_length=200)
    standfirst = models.TextField(_("standfirst"), blank=True)
    body = RichTextField(_("body"), blank=True)
    image = models.ForeignKey(
        "images.Image",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="updates",
        verbose_name=_("picture"),
    )
    alt_text = models.TextField(_("alternative text"), blank=True)
    caption = models.TextField(_("caption"), blank=True)
    caption_language = models.CharField(_("language of the caption"), max_length=10, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    credit_language = models.CharField(_("language of the credit"), max_length=10, blank=True)
    conference = models.ForeignKey(
        "events.Conference",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="updates",
        verbose_name=_("conference"),
    )
    replaces = models.ForeignKey(
        "articles.Article",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,  # its partial index is below
        related_name="+",
        verbose_name=_("replaces"),
    )
    topics = models.ManyToManyField(
        "articles.Topic", through="articles.UpdateTopic", related_name="updates", verbose_name=_("topics")
    )
    revision = models.ForeignKey(
        "articles.ArticleRevision", on_delete=models.PROTECT, related_name="updates", verbose_name=_("saved version")
    )  # the one that brought these words
    source_update = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("update it reflects"),
    )
    based_on = models.ForeignKey(
        "articles.ArticleRevision",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("translated from"),
        help_text=_("The saved version that the translation reflects, whether the original was public then or not."),
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    recorded_at = models.DateTimeField(
        _("recorded at"),
        db_default=Now(),
        editable=False,
        help_text=_("When the database took the row in, whatever its other dates say."),
    )
    digest = models.CharField(_("digest"), max_length=64, editable=False)

    objects = UpdateQuerySet.as_manager()

    class Meta:
        verbose_name = _("published update")
        verbose_name_plural = _("published updates")
        ordering = ["-published_at", "-id"]
        indexes = [
            models.Index(fields=["language", "-public_at", "-id"], name="update_list"),
            models.Index(fields=["language", "article_kind", "-public_at", "-id"], name="update_list_of_kind"),
            models.Index(fields=["language", "slug"], name="update_address"),
            models.Index(fields=["published_at"], name="update_by_moment"),
            models.Index(ArticleBlock("article"), MadePublic().desc(), name="update_made_public"),
            models.Index(
                fields=["language", "-published_at", "-id"],
                name="update_put_right",
                condition=Q(kind__in=["correction", "withdrawal", "removal"]),
            ),
            models.Index(fields=["conference", "language", "-public_at"], name="update_of_conference"),
            models.Index(fields=["replaces", "language"], name="update_replacing", condition=Q(replaces__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(
                name="update_number_once",
                fields=["article", "language", "number"],
                violation_error_message=_("This update was published already."),
            ),
            models.CheckConstraint(
                name="update_first_is_number_one",
                condition=Q(number=1, kind="first") | Q(number__gt=1) & ~Q(kind="first"),
                violation_error_message=_("The first publication, and only it, has the number 1."),
            ),
            models.CheckConstraint(
                name="update_kind_known",
                condition=Q(kind__in=["first", "update", "correction", "minor", "withdrawal", "removal"]),
                violation_error_message=_("This kind of update is not known."),
            ),
            models.CheckConstraint(
                name="update_note_given",
                condition=Q(kind__in=["first", "minor"]) | ~Q(note=""),
                violation_error_message=_("This kind of update needs a note to readers."),
            ),
            models.CheckConstraint(
                name="update_significance_follows_kind",
                condition=Q(kind="minor", significance="minor") | ~Q(kind="minor") & Q(significance="major"),
                violation_error_message=_("A minor change, and only it, is silent."),
            ),
            models.CheckConstraint(
                name="update_has_words",
                condition=~Q(slug="")
                & (Q(kind="removal", title="", body="") | ~Q(kind="removal") & ~Q(title="") & ~Q(body="")),
                violation_error_message=_("An update has a title and a body; a removal has neither."),
            ),
            models.CheckConstraint(
                name="update_public_dates_in_order",
                condition=Q(first_published_at__lte=models.F("public_at"), public_at__lte=models.F("published_at")),
                violation_error_message=_("An update cannot be older than the ones before it."),
            ),
            models.CheckConstraint(
                name="update_replaces_another",
                condition=Q(replaces__isnull=True) | ~Q(replaces=models.F("article")),
                violation_error_message=_("An article cannot replace itself."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="update_frozen", operation=pgtrigger.Update),
            pgtrigger.Protect(
                name="update_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.published_at <= now()"),
            ),
            pgtrigger.Trigger(
                name="update_in_order",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[("last", "RECORD")],
                func="""
                    -- One of 2048 locks, not one per address: a transaction that publishes thousands must not use them up.
                    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.language || '/' || NEW.slug, 0) & 2047);
                    IF EXISTS (SELECT 1 FROM articles_update WHERE language = NEW.language AND slug = NEW.slug
                               AND article_id <> NEW.article_id) THEN
                        RAISE EXCEPTION 'update_address_owned: % belongs to another article', NEW.slug
                            USING ERRCODE = 'unique_violation';
                    END IF;
                    SELECT number, published_at INTO last FROM articles_update
                        WHERE article_id = NEW.article_id AND language = NEW.language ORDER BY number DESC LIMIT 1;
                    IF NEW.number <> COALESCE(last.number, 0) + 1 OR NEW.published_at <= last.published_at THEN
                        RAISE EXCEPTION 'update_in_order: update % does not follow the last one', NEW.number
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            WRITE_ENTRY,
        ]

    def __str__(self):
        return f"{self.title or self.slug} ({self.language}, {self.number})"

    def get_absolute_url(self):
        return place("articles:release", slug=self.slug)

    @property
    def amended_note(self):
        """The words that took the place of the published note; None where none did, or nobody asked for them."""
        return self.__dict__.get("amended_note")

    @amended_note.setter
    def amended_note(self, words):
        # Rows that come with an amended note tell it, whoever reads them: no page can forget to ask. The row cannot be saved.
        self.__dict__["amended_note"] = words
        if words is not None:
            self.note = words

    @property
    def is_withdrawn(self):
        return self.kind == self.Kind.WITHDRAWAL

    @property
    def is_removed(self):
        return self.kind == self.Kind.REMOVAL


class UpdateTopic(models.Model):
    """A topic that an Update was published under; as unchangeable as the Update.

    The language and the public date are copies of the Update's, which the database makes: the newest of a topic are found by
    an index, however many or few there are.
    """

    update = models.ForeignKey(Update, on_delete=models.CASCADE, related_name="topic_rows", verbose_name=_("update"))
    topic = models.ForeignKey(
        "articles.Topic", on_delete=models.PROTECT, related_name="update_rows", verbose_name=_("topic")
    )
    language = models.CharField(_("language"), max_length=10, editable=False)
    public_at = models.DateTimeField(_("public date"), editable=False)

    class Meta:
        verbose_name = _("topic of an update")
        verbose_name_plural = _("topics of updates")
        ordering = ["id"]
        indexes = [
            models.Index(fields=["topic", "-update"], name="update_topic_newest"),
            models.Index(fields=["topic", "language", "-public_at", "-update"], name="update_topic_list"),
        ]
        constraints = [models.UniqueConstraint(name="update_topic_once", fields=["update", "topic"])]
        triggers = [
            pgtrigger.Protect(name="update_topic_frozen", operation=pgtrigger.Update),
            pgtrigger.Trigger(
                name="update_topic_copies",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    SELECT language, public_at INTO NEW.language, NEW.public_at
                        FROM articles_update WHERE id = NEW.update_id;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="update_topic_kept",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func="""
                    IF EXISTS (SELECT 1 FROM articles_update WHERE id = OLD.update_id AND published_at <= now()) THEN
                        RAISE EXCEPTION 'update_topic_kept: the update is published';
                    END IF;
                    RETURN OLD;
                """,
            ),
        ]

    def __str__(self):
        return str(self.topic)
