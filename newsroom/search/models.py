"""What editors teach the search: words that it takes for one another. The rules of folding and stemming are SQL functions."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom import languages
from newsroom.search.functions import Keys


class WordFamily(models.Model):
    """Words that stand for each other in a search: a broken plural, the tenses of a verb, two spellings, an abbreviation."""

    language = models.CharField(_("language"), max_length=10, choices=languages.choices)
    words = models.TextField(
        _("words"),
        help_text=_(
            "Parted by commas; an entry may be several words, for example “NATO, North Atlantic Treaty Organization”."
            " Endings, articles and prefixes need not be listed: one form of each stem is enough."
        ),
    )
    note = models.CharField(_("note for colleagues"), max_length=200, blank=True)
    keys = models.GeneratedField(
        expression=Keys("language", "words"),
        output_field=ArrayField(models.TextField()),
        db_persist=True,
        verbose_name=_("as the index knows them"),
    )

    class Meta:
        verbose_name = _("word family")
        verbose_name_plural = _("word families")
        ordering = ["language", "words", "id"]
        indexes = [GinIndex(fields=["keys"], name="word_family_keys", fastupdate=False)]

    def __str__(self):
        return self.words
