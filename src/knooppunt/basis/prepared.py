"""Reads that are compiled to SQL once, and after that only executed.

Django builds and compiles a queryset anew for every request; on the pages that everyone opens all day that took more
time than the database itself. A prepared read is an ordinary queryset with holes where the values come:

    @prepared
    def _names(dossier: Any, op: Any) -> QuerySet[Any]:
        return Betrokkene.objects.filter(dossier_id=dossier, vanaf__lte=op).values_list("account__naam", flat=True)

    _names(dossier.pk, viewer.op)   # a list

Positional arguments are values: numbers, text, days, moments, or a collection of them for ``__in``. Keyword arguments
decide the form of the statement (which filter, how many rows) and reach the function as they are; so do None and an
empty collection. Only SQL is kept, per connection: never a row, so rights are as fresh as without this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import wraps
from operator import itemgetter
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Expression, Model, QuerySet
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesListIterable,
    get_related_populators,
)

COLLECTIONS = (list, tuple, set, frozenset)


class Hole(Expression):
    """The place of a value, or of a collection of ``length`` values; ``position`` is that of the argument."""

    def __init__(self, position: int, length: int | None = None) -> None:
        super().__init__()
        self.position, self.length = position, length

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        if self.length is None:
            return "%s", [(self.position, None)]
        places = ", ".join(["%s"] * self.length)
        return f"({places})", [(self.position, i) for i in range(self.length)]


@dataclass(frozen=True)
class Statement:
    """SQL with its parameters (a tuple is the place of an argument), and how a row becomes an answer."""

    sql: str
    params: tuple[Any, ...]
    rows: Callable[[list[Any]], Iterable[Any]]
    make: Callable[[Any], Any]


def prepared(build: Callable[..., QuerySet[Any]]) -> Callable[..., list[Any]]:
    """Make a function that returns a queryset into one that returns its rows; see the module."""

    @wraps(build)
    def read(*values: Any, **shape: Any) -> list[Any]:
        arguments = [list(v) if isinstance(v, COLLECTIONS) else v for v in values]
        sizes = tuple(len(v) if isinstance(v, list) else v is None for v in arguments)
        kept: dict[Any, Statement | None] = vars(connections[DEFAULT_DB_ALIAS]).setdefault("prepared", {})
        key = (build, sizes, *shape.items())
        if key not in kept:
            kept[key] = _compile(build(*map(_hole, range(len(arguments)), arguments), **shape))
        statement = kept[key]
        return _run(statement, arguments) if statement else []

    return read


def _hole(position: int, value: Any) -> Any:
    if value is None or value == []:
        return value
    return Hole(position, len(value) if isinstance(value, list) else None)


def _compile(queryset: QuerySet[Any]) -> Statement | None:
    """The statement of a queryset, or None when it can have no rows."""
    compiler = queryset.query.get_compiler(connection=connection)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    converters = compiler.get_converters([s[0] for s in compiler.select])
    make: Callable[[Any], Any] = tuple
    if queryset._iterable_class is ModelIterable:
        make = _maker_of_models(compiler)
    elif queryset._iterable_class is FlatValuesListIterable:
        make = itemgetter(0)
    elif queryset._iterable_class is not ValuesListIterable:
        raise TypeError("a prepared read gives models or values_list")
    return Statement(sql, tuple(params), lambda rows: compiler.apply_converters(rows, converters), make)


def _maker_of_models(compiler: Any) -> Callable[[Any], Model]:
    """The same as Django's own ModelIterable, with everything that does not depend on the row done before."""
    info, select, db = compiler.klass_info, compiler.select, connection.alias
    start, end = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column[0].target.attname for column in select[start:end]]
    populators = get_related_populators(info, select, db)  # type: ignore[call-arg]  # the stubs are of Django 6

    def make(row: Any) -> Model:
        instance: Model = info["model"].from_db(db, names, row[start:end])
        for populator in populators:
            populator.populate(row, instance)
        return instance

    return make


def _run(statement: Statement, arguments: list[Any]) -> list[Any]:
    params = [_stored(_argument(p, arguments)) if isinstance(p, tuple) else p for p in statement.params]
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, params)
        rows = cursor.fetchall()
    return [statement.make(row) for row in statement.rows(rows)]


def _argument(place: tuple[int, int | None], arguments: list[Any]) -> Any:
    position, index = place
    return arguments[position] if index is None else arguments[position][index]


def _stored(value: Any) -> Any:
    """A value as the database has it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value


def keep_related(owner: Model, relation: str, rows: list[Any]) -> None:
    """Let ``owner.relation.all()`` answer with these rows, as after ``prefetch_related``."""
    link: Any = owner._meta.get_field(relation)
    for row in rows:
        setattr(row, link.field.name, owner)
    kept = vars(owner).setdefault("_prefetched_objects_cache", {})
    kept.pop(relation, None)
    queryset = getattr(
        owner, relation
    ).get_queryset()  # of this owner: a filter on it must never reach other rows
    queryset._result_cache, queryset._prefetch_done = rows, True
    kept[relation] = queryset
