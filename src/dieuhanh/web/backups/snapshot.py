"""One moment of the database, read while others go on writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def one_moment() -> Iterator[BaseDatabaseWrapper]:
    """Yield a connection of its own that sees the database as it is now, and keeps no writer waiting."""
    described = deepcopy(connection.settings_dict)
    if connection.vendor == "sqlite":
        described["OPTIONS"] = {**described["OPTIONS"], "transaction_mode": "DEFERRED"}
    else:
        described["OPTIONS"] = {name: value for name, value in described["OPTIONS"].items() if name != "pool"}
    reader = type(connections[DEFAULT_DB_ALIAS])(described, "snapshot")
    try:
        _begin(reader)
        yield reader
    finally:
        reader.close()


def _begin(reader: BaseDatabaseWrapper) -> None:
    if reader.vendor == "postgresql":
        reader.set_autocommit(False)
    with reader.cursor() as cursor:
        postgres = reader.vendor == "postgresql"
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY" if postgres else "BEGIN")
        cursor.execute("SELECT count(*) FROM django_migrations")  # the moment is that of the first reading


def applied(reader: BaseDatabaseWrapper | None = None) -> list[str]:
    """Return the migrations that the database has, as `app.name`, in order."""
    with (reader or connection).cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
        return [f"{app}.{name}" for app, name in cursor.fetchall()]


@contextmanager
def one_change() -> Iterator[BaseDatabaseWrapper]:
    """Yield the database's connection inside one transaction: all of what is done in it, or nothing."""
    with transaction.atomic():
        yield connection
