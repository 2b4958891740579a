"""QuerySets that are turned into SQL once and run many times.

Composing a QuerySet and writing its SQL takes Django ten times as long as PostgreSQL needs to answer it. The pages that
readers open most keep the SQL of their QuerySets and change only its parameters. What is visible is still decided by
the QuerySet alone: `prepared` is given a function that returns one, and never a line of SQL.
"""

import datetime as dt
from functools import update_wrapper

from django.contrib.postgres.fields import ArrayField
from django.db import connections
from django.db.models import BigIntegerField, BooleanField, F, Func, Value
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable
from django.utils.translation import get_language

ROWS = (ModelIterable, ValuesListIterable, FlatValuesListIterable)
# What stands in for a parameter while the SQL is written: values that no query has of its own.
PLACEHOLDERS = {
    str: lambda number: f"\ue000{number}\ue000",
    int: lambda number: 2_000_000_011 + number,
    dt.datetime: lambda number: dt.datetime(1, 1, 1, 0, 0, 0, number + 1, tzinfo=dt.UTC),
    dt.date: lambda number: dt.date(1, 1, 1) + dt.timedelta(days=number),
    list: lambda number: [2_000_000_011 + number],
}


class prepared:  # noqa: N801 -- a decorator
    """Make of a function `build(**parameters) -> QuerySet` one that returns the QuerySet's rows as a list. One query.

    Parameters are keyword-only: strings, whole numbers, lists of these for `among`, dates and aware moments take their
    places in the SQL; None and booleans are part of what is written. The QuerySet must yield model instances or the
    tuples or single values of `values_list`, and prefetch nothing. Raises ValueError when it changes a parameter on its
    way into the SQL, as `__contains` does, and TypeError for any other parameter.
    """

    def __init__(self, build):
        self.build = build
        update_wrapper(self, build)

    def __call__(self, **parameters):
        return self._statement(parameters).rows(parameters)

    def first(self, **parameters):
        """The first row, or None."""
        return next(iter(self(**parameters)), None)

    def _statement(self, parameters):
        """The statement for parameters of these types: one for each connection and language, because names differ by language."""
        kept = connections["default"].__dict__.setdefault("prepared_statements", {})
        shape = tuple((name, _kind(value)) for name, value in parameters.items())
        key = (self.build, get_language(), shape)
        if key not in kept:
            kept[key] = self._write(parameters)
        return kept[key]

    def _write(self, parameters):
        kinds = {name: _kind(value) for name, value in parameters.items()}
        places = {
            name: PLACEHOLDERS[kind](number)
            for number, (name, kind) in enumerate(kinds.items())
            if kind in PLACEHOLDERS
        }
        return _Statement(self.build(**{**parameters, **places}), places)


def among(field, keys):
    """The condition that a field is one of the whole numbers `keys`, as one parameter, where `__in` has one for each."""
    return Func(
        F(field),
        Value(keys, output_field=ArrayField(BigIntegerField())),
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )


def _kind(value):
    """The type whose placeholder stands in for a value; the value itself where it is written into the SQL."""
    if value is None or isinstance(value, bool):
        return value
    for kind in PLACEHOLDERS:
        if isinstance(value, kind):
            return kind
    raise TypeError(f"A prepared QuerySet takes no {type(value).__name__} as a parameter.")


class _Statement:
    """The written SQL of a QuerySet, in the place of its query: Django's iterables make the rows, as they do for QuerySets."""

    _known_related_objects = {}  # part of what ModelIterable reads; never filled, since all rows come from one query

    def __init__(self, queryset, places):
        if queryset._prefetch_related_lookups or queryset._iterable_class not in ROWS:
            raise ValueError("A prepared QuerySet yields model instances or lists of values, and prefetches nothing.")
        self.iterable = queryset._iterable_class
        self.db = queryset.db
        self.query = self
        self.compiler = queryset.query.get_compiler(self.db)
        self.sql, self.template = self.compiler.as_sql()
        self.names = [_name(value, places) for value in self.template]
        missing = set(places) - set(self.names)
        if missing:
            raise ValueError(f"The SQL does not hold these parameters as they are: {', '.join(sorted(missing))}.")
        converters = self.compiler.get_converters([column[0] for column in self.compiler.select])
        self.compiler.get_converters = lambda columns: converters

    def rows(self, parameters):
        values = tuple(
            fixed if name is None else _like(fixed, parameters[name])
            for fixed, name in zip(self.template, self.names, strict=True)
        )
        self.compiler.as_sql = lambda *args, **kwargs: (self.sql, values)
        return list(self.iterable(self))

    def get_compiler(self, using=None, **kwargs):
        return self.compiler


def _name(value, places):
    """Which parameter a value in the SQL stands in for; None for a value of the query's own."""
    return next((name for name, place in places.items() if type(place) in type(value).__mro__ and value == place), None)


def _like(fixed, value):
    """The value in the type that Django gave the placeholder: whole numbers are told the database by their size."""
    if isinstance(value, list):
        return [_like(fixed[0], each) for each in value]
    return type(fixed)(value) if isinstance(value, int) else value
