"""The search's SQL functions as expressions. Migration 0001 makes them; a changed rule is a new version beside the old one.

Rows keep what the version of their day made of them, so a new version comes with a migration that fills the tables again.
"""

from django.contrib.postgres.fields import ArrayField
from django.db.models import Func, TextField


class Fold(Func):
    """(language, text): the text as keys compare it: no case, accents or vowel signs, one spelling, single spaces."""

    function = "search_fold_v1"
    output_field = TextField()


class Stems(Func):
    """(language, text): the lexemes of a plain text in their order, parted by spaces; "" where only stop words are left."""

    function = "search_stems_v1"
    output_field = TextField()


class Keys(Func):
    """(language, list parted by commas): the stems of each entry."""

    function = "search_keys_v1"
    output_field = ArrayField(TextField())
