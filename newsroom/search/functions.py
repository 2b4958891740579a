"""The search's SQL functions as expressions. Migrations 0001 and 0003 make them; a changed rule is a new version beside the old one.

Rows keep what the version of their day made of them, so a new version comes with a migration that fills the tables again.
"""

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, Func, IntegerField, TextField, Value


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


class Pairs(Func):
    """(vector): the numbers of each two words that follow each other."""

    function = "search_pairs_v1"
    output_field = ArrayField(IntegerField())


class HasPair(Func):
    """Whether a vector has one of some pairs, told by their numbers; an index of its `Pairs` answers."""

    template, arg_joiner = "%(expressions)s", " && "
    output_field = BooleanField()

    def __init__(self, vector, numbers):
        super().__init__(Pairs(vector), Value(numbers, output_field=ArrayField(IntegerField())))
