"""QuerySets that are turned into SQL once and run many times.

Composing a QuerySet and writing its SQL takes Django ten times as long as PostgreSQL needs to answer it. The pages that
readers open most keep the SQL of their QuerySets and change only its parameters. What is visible is still decided by
the QuerySet alone: `prepared` is given a function that returns one, and never a line of SQL.
"""

import datetime as dt
import re
from functools import partial, update_wrapper
from operator import itemgetter

from django.contrib.postgres.fields import ArrayField
from django.db import connections
from django.db.models import BigIntegerField, BooleanField, F, Func, Value
from django.db.models.base import ModelState
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesListIterable,
    get_related_populators,
)
from django.utils.translation import get_language

# What stands in for a parameter while the SQL is written: values that no query has of its own.
PLACEHOLDERS = {
    str: lambda number: f"\ue000{number}\ue000",
    int: lambda number: 2_000_000_011 + number,
    dt.datetime: lambda number: dt.datetime(1, 1, 1, 0, 0, 0, number + 1, tzinfo=dt.UTC),
    dt.date: lambda number: dt.date(1, 1, 1) + dt.timedelta(days=number),
    list: lambda number: [2_000_000_011 + number],
}
MARKS = re.compile(r"%%|%s")  # what stands in SQL for a sign of percent, and for a parameter


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
        with self._cursor() as cursor:
            return self._statement(parameters).rows(parameters, cursor)

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

    def _cursor(self):
        return connections["default"].cursor()

    def _write(self, parameters):
        kinds = {name: _kind(value) for name, value in parameters.items()}
        places = {
            name: PLACEHOLDERS[kind](number)
            for number, (name, kind) in enumerate(kinds.items())
            if kind in PLACEHOLDERS
        }
        return _Statement(self.build(**{**parameters, **places}), places)


class planned(prepared):  # noqa: N801 -- a decorator
    """A `prepared` of which the database keeps the plan too, which for these takes it several times as long as to follow it.

    For QuerySets whose best plan is the same for all values: rows by their keys, or the first of an index. Where it depends
    on them, as with kinds of which there are ten releases or ten thousand, and with searches, `prepared` has each planned
    anew.
    """

    def _cursor(self):
        return connections["default"].planning_cursor()


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
    if type(value) in PLACEHOLDERS:
        return type(value)
    if value is None or isinstance(value, bool):
        return value
    for kind in PLACEHOLDERS:
        if isinstance(value, kind):
            return kind
    raise TypeError(f"A prepared QuerySet takes no {type(value).__name__} as a parameter.")


class _Statement:
    """The written SQL of a QuerySet, and what makes of its rows what the QuerySet yields."""

    def __init__(self, queryset, places):
        if queryset._prefetch_related_lookups or queryset._iterable_class not in MAKERS:
            raise ValueError("A prepared QuerySet yields model instances or lists of values, and prefetches nothing.")
        compiler = queryset.query.get_compiler(queryset.db)
        self.connection, self.arguments = compiler.connection, {}
        self.sql = self._named(*compiler.as_sql(), places)
        missing = set(places) - {name for name, _ in self.arguments.values()}
        if missing:
            raise ValueError(f"The SQL does not hold these parameters as they are: {', '.join(sorted(missing))}.")
        converters = compiler.get_converters([column[0] for column in compiler.select])
        self.converted = partial(compiler.apply_converters, converters=converters) if converters else iter
        self.make = MAKERS[queryset._iterable_class](compiler)

    def _named(self, sql, values, places):
        """The SQL with what never changes written out, and a name for each parameter, which is then told once."""
        written = iter([self._written(value, places) for value in values])
        return MARKS.sub(lambda mark: next(written) if mark[0] == "%s" else mark[0], sql)

    def _written(self, value, places):
        name = _name(value, places)
        if name is None:
            return self.connection.ops.compose_sql("%s", [value]).replace("%", "%%")
        size = type(value[0] if isinstance(value, list) else value)
        key = f"{name}_{size.__name__}"
        self.arguments[key] = name, size
        return f"%({key})s"

    def rows(self, parameters, cursor):
        values = {key: _like(size, parameters[name]) for key, (name, size) in self.arguments.items()}
        cursor.execute(self.sql, values)
        return [self.make(row) for row in self.converted(cursor.fetchall())]


class _Instances:
    """Makes model instances of rows, as `ModelIterable` does for QuerySets."""

    def __init__(self, compiler):
        columns = compiler.klass_info["select_fields"]
        self.own = slice(columns[0], columns[-1] + 1)
        self.names = [column[0].target.attname for column in compiler.select[self.own]]
        self.alias, self.model = compiler.connection.alias, compiler.klass_info["model"]
        self.related = get_related_populators(compiler.klass_info, compiler.select, self.alias)
        self.annotations = compiler.annotation_col_map or {}

    def __call__(self, row):
        # As when they are unpickled: `__init__` would set each of thirty columns with the care that strangers need.
        found = self.model.__new__(self.model)
        found._state = ModelState()
        found._state.db, found._state.adding = self.alias, False
        found.__dict__.update(zip(self.names, row[self.own], strict=True))
        for populator in self.related:
            populator.populate(row, found)
        for name, column in self.annotations.items():
            setattr(found, name, row[column])
        return found


# What makes of a row what each kind of QuerySet yields; columns that only its order needs come last.
MAKERS = {
    ModelIterable: _Instances,
    ValuesListIterable: lambda compiler: lambda row: tuple(row[: compiler.col_count]),
    FlatValuesListIterable: lambda compiler: itemgetter(0),
}


def _name(value, places):
    """Which parameter a value in the SQL stands in for; None for a value of the query's own."""
    return next((name for name, place in places.items() if type(place) in type(value).__mro__ and value == place), None)


def _like(size, value):
    """The value in the type that Django gave the placeholder: whole numbers are told the database by their size."""
    if isinstance(value, list):
        return [_like(size, each) for each in value]
    return size(value) if isinstance(value, int) else value
