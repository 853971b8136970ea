"""Which writes of the database belong to which event: those of its transaction.

PostgreSQL numbers its transactions. SQLite does not, but lets one transaction write at a time: whatever the database
saw between its beginning (the lock is held then) and its end is its own. The witnesses are numbered without a gap.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

_LAST = "SELECT seq FROM sqlite_sequence WHERE name = 'audit_auditwitness'"
_after: WeakKeyDictionary[BaseDatabaseWrapper, int] = WeakKeyDictionary()


def listen(*, connection: BaseDatabaseWrapper, **_kwargs: object) -> None:
    """Note where transactions begin on a new connection to SQLite; a receiver of `connection_created`."""
    if connection.vendor == "sqlite" and _noting not in connection.execute_wrappers:
        connection.execute_wrappers.append(_noting)


def _noting(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    result = execute(sql, params, many, context)
    if sql.startswith("BEGIN"):
        _after[context["connection"]] = _last(context["connection"])
    return result


def witness_after() -> int | None:
    """Return the last write that was seen before the transaction at hand (SQLite)."""
    if connection.vendor != "sqlite" or not connection.in_atomic_block:
        return None
    return _after.get(_plain(connection))


def witness_to() -> int | None:
    """Return the last write that the database has seen so far (SQLite)."""
    return _last(_plain(connection)) if connection.vendor == "sqlite" else None


def transaction_number() -> int | None:
    """Return the number of the transaction at hand (PostgreSQL)."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT txid_current()")
        number: int = cursor.fetchone()[0]
    return number


def _last(wrapper: BaseDatabaseWrapper) -> int:
    """Ask the driver itself: this is no query of anybody's page."""
    try:
        row = wrapper.connection.execute(_LAST).fetchone()
    except sqlite3.OperationalError:  # a database that is being made has no such table yet
        return 0
    return row[0] if row else 0


def _plain(proxy: Any) -> BaseDatabaseWrapper:
    """The connection behind Django's proxy for the one of this thread."""
    found: BaseDatabaseWrapper = proxy._connections[proxy._alias]
    return found
