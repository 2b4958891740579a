"""What search knows of an Update: one narrow row beside each text, written by a trigger in the moment of its publication.

It stands apart because no page but the search should read vectors, and because candidates are found without the wide rows.
It decides nothing about visibility: what it finds is shown only through `Update.objects.listed()`.
"""

import pgtrigger
from django.contrib.postgres.indexes import GinIndex, HashIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Func
from django.utils.translation import gettext_lazy as _

from newsroom.search.functions import Pairs

# A withdrawal or removal has no text to be found; the entry of the text before it stays and is no longer listed.
WRITE_ENTRY = pgtrigger.Trigger(
    name="update_searchable",
    when=pgtrigger.After,
    operation=pgtrigger.Insert,
    condition=pgtrigger.Condition("NEW.kind NOT IN ('withdrawal', 'removal')"),
    func="""
        INSERT INTO articles_searchentry
            (update_id, language, article_kind, published_at, public_at, conference_id, title_key, reference_key, heading, words)
        SELECT NEW.id, NEW.language, NEW.article_kind, NEW.published_at, NEW.public_at, NEW.conference_id,
            search_fold_v1(NEW.language, NEW.title), search_fold_v1(NEW.language, NEW.reference), heading,
            heading
                || setweight(search_vector_v1(COALESCE(NULLIF(NEW.caption_language, ''), NEW.language), NEW.caption), 'C')
                || setweight(search_vector_v1(NEW.language, search_plain_v1(NEW.body)), 'D')
        FROM (
            SELECT setweight(search_vector_v1(NEW.language, NEW.title), 'A')
                || setweight(search_vector_v1(NEW.language, NEW.reference), 'A')
                || setweight(search_vector_v1(NEW.language, NEW.standfirst), 'B') AS heading
        ) AS first_lines;
        RETURN NULL;
    """,
)


class TitleWords(Func):
    """(heading): the lexemes of title and number alone, which an index can answer for without looking at a row."""

    template = "ts_filter(%(expressions)s, '{a}')"
    output_field = SearchVectorField()


class SearchEntry(models.Model):
    update = models.OneToOneField(
        "articles.Update",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="search_entry",
        verbose_name=_("update"),
    )
    language = models.CharField(_("language"), max_length=10)
    article_kind = models.CharField(_("kind"), max_length=10)
    published_at = models.DateTimeField(_("published at"))
    public_at = models.DateTimeField(_("public date"))
    conference = models.ForeignKey(
        "events.Conference",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("conference"),
    )
    title_key = models.TextField(_("folded title"))
    reference_key = models.TextField(_("folded release number"))
    # Short enough to stand in the row itself: ranking a thousand of them is cheap, where `words` would have to be unpacked.
    heading = SearchVectorField(_("lexemes of title, number (A) and standfirst (B)"))
    words = SearchVectorField(_("all lexemes; captions C, bodies D"))

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        indexes = [
            GinIndex(TitleWords("heading"), name="search_entry_title_words", fastupdate=False),
            GinIndex(fields=["words"], name="search_entry_words", fastupdate=False),
            GinIndex(Pairs("words"), name="search_entry_pairs", fastupdate=False),
            # What walks along: all of a language, or a kind of it.
            models.Index(fields=["language", "-public_at", "-update"], name="search_entry_newest"),
            models.Index(
                fields=["language", "article_kind", "-public_at", "-update"], name="search_entry_newest_of_kind"
            ),
            HashIndex(fields=["title_key"], name="search_entry_title"),  # a folded title may outgrow a B-tree's entry
            models.Index(
                fields=["reference_key"], name="search_entry_reference", condition=~models.Q(reference_key="")
            ),
        ]

    def __str__(self):
        return self.title_key
