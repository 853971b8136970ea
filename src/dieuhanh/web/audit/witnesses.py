"""Triggers by which the database itself writes down every write to a watched table, whoever makes it.

They only append to the table of witnesses, on SQLite row by row, on PostgreSQL a statement at a time. `verifying`
then asks which of those writes no event of the log accounts for. The rooms say which of their tables are watched.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from dieuhanh.web.audit.models import AuditEvent, AuditLink

_MARK = "_seen_"


@dataclass(frozen=True, slots=True)
class Watched:
    """A table, its key, the columns that count, whether all do, and which operations are written down."""

    table: str
    key: str
    columns: tuple[str, ...]
    operations: tuple[str, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger by its name, which changes with what it does, and the statements that make it."""

    name: str
    table: str
    statements: tuple[str, ...]


EVERYTHING = ("INSERT", "UPDATE", "DELETE")
AFTERWARDS = ("UPDATE", "DELETE")

_models: dict[type[models.Model], tuple[frozenset[str], tuple[str, ...]]] = {}


def watch(
    *rooms_models: type[models.Model], but: tuple[str, ...] = (), operations: tuple[str, ...] = EVERYTHING
) -> None:
    """Have the tables of these models watched from the next `migrate` on; fields in `but` may change unseen.

    `AFTERWARDS` leaves out the rows that come: for tables that get thousands in one action.
    """
    for model in rooms_models:
        _models[model] = (frozenset(but), operations)


def watched() -> Iterator[Watched]:
    """Yield all watched tables; the log's own are appended to by every action, so that only other writes count."""
    for own in (AuditEvent, AuditLink):
        yield _watched(own, frozenset(), AFTERWARDS)
    for model, (but, operations) in _models.items():
        yield _watched(model, but, operations)


def _watched(model: type[models.Model], but: frozenset[str], operations: tuple[str, ...]) -> Watched:
    fields = [field for field in model._meta.local_concrete_fields if field.name not in but]
    columns = tuple(str(field.column) for field in fields)
    return Watched(model._meta.db_table, str(model._meta.pk.column), columns, operations, not but)


def triggers(vendor: str) -> Iterator[Trigger]:
    """Yield the triggers that the database should have."""
    make = _postgres if vendor == "postgresql" else _sqlite
    for one in watched():
        for operation in one.operations:
            yield make(one, operation)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the names of the triggers that the database should have and has not."""
    held = _held(connection)
    return [trigger.name for trigger in triggers(connection.vendor) if trigger.name not in held]


def ensure(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers that are missing and take those away that are out of date."""
    held = _held(connection)
    wanted = {trigger.name: trigger for trigger in triggers(connection.vendor)}
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for name, table in held.items():
            if name not in wanted:
                cursor.execute(_drop(connection.vendor, name, table))
        for name, trigger in wanted.items():
            if name not in held and trigger.table in tables:
                for statement in trigger.statements:
                    cursor.execute(statement)


def drop_all(connection: BaseDatabaseWrapper) -> None:
    """Take all triggers of ours away, to measure what they cost; the next `migrate` makes them again."""
    with connection.cursor() as cursor:
        for name, table in _held(connection).items():
            cursor.execute(_drop(connection.vendor, name, table))


def _held(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """The triggers of ours that are there, with their tables."""
    asked = (
        "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema() WHERE NOT t.tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return {name: table for name, table in cursor.fetchall() if _MARK in name}


def _drop(vendor: str, name: str, table: str) -> str:
    return f"DROP FUNCTION {name}() CASCADE" if vendor == "postgresql" else f"DROP TRIGGER {name}"


_SQLITE = (
    "AFTER {operation} ON {table} {condition}BEGIN"
    " INSERT INTO audit_auditwitness (at, table_name, operation, row_id, columns)"
    " VALUES (strftime('%Y-%m-%d %H:%M:%f', 'now'), '{table}', '{operation}', {row}.{key}, {columns}); END"
)
_POSTGRES = (
    "RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " INSERT INTO audit_auditwitness (at, table_name, operation, row_id, columns, transaction)"
    " SELECT clock_timestamp(), '{table}', '{operation}', n.{key}::text, {columns}, txid_current()"
    " FROM {source}; RETURN NULL; END $$"
)
_POSTGRES_SOURCES = {
    "INSERT": ("new_rows n", "NEW TABLE AS new_rows"),
    "DELETE": ("old_rows n", "OLD TABLE AS old_rows"),
    "UPDATE": (
        "new_rows n LEFT JOIN old_rows o ON o.{key} = n.{key} WHERE {differs}",
        "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    ),
}


def _sqlite(one: Watched, operation: str) -> Trigger:
    updates = operation == "UPDATE"
    body = _SQLITE.format(
        operation=operation,
        table=one.table,
        key=one.key,
        row="OLD" if operation == "DELETE" else "NEW",
        columns=_changed(one, "IS NOT", "OLD", "NEW") if updates else "''",
        condition=f"WHEN {_any_differs(one, 'IS NOT', 'OLD', 'NEW')} " if updates and not one.is_whole else "",
    )
    name = _name(one, operation, body)
    return Trigger(name, one.table, (f"CREATE TRIGGER {name} {body}",))


def _postgres(one: Watched, operation: str) -> Trigger:
    unlike = "IS DISTINCT FROM"
    differs = "TRUE" if one.is_whole else _any_differs(one, unlike, "o", "n")
    source, given = _POSTGRES_SOURCES[operation]
    columns = _changed(one, unlike, "o", "n") if operation == "UPDATE" else "''"
    source = source.format(key=one.key, differs=differs)
    body = _POSTGRES.format(operation=operation, table=one.table, key=one.key, columns=columns, source=source)
    name = _name(one, operation, body)
    trigger = (
        f"CREATE TRIGGER {name} AFTER {operation} ON {one.table} REFERENCING {given}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
    )
    return Trigger(name, one.table, (f"CREATE FUNCTION {name}() {body}", trigger))


def _changed(one: Watched, unlike: str, old: str, new: str) -> str:
    """The expression that gives the names of the changed columns, each with a comma behind."""
    return " || ".join(f"CASE WHEN {old}.\"{c}\" {unlike} {new}.\"{c}\" THEN '{c},' ELSE '' END" for c in one.columns)


def _any_differs(one: Watched, unlike: str, old: str, new: str) -> str:
    return "(" + " OR ".join(f'{old}."{c}" {unlike} {new}."{c}"' for c in one.columns) + ")"


def _name(one: Watched, operation: str, body: str) -> str:
    mark = hashlib.sha256(body.encode()).hexdigest()[:8]
    return f"{one.table[:40]}{_MARK}{operation.lower()}_{mark}"


_FIRST = {"audit_auditevent": "id", "audit_auditlink": "sequence"}


def remove_first_triggers(_apps: object, editor: object) -> None:
    """Take the triggers of the first release away, for a migration; `ensure` makes today's."""
    connection: BaseDatabaseWrapper = editor.connection  # type: ignore[attr-defined] # any schema editor has it
    with connection.cursor() as cursor:
        for table in _FIRST:
            for operation in ("update", "delete"):
                name = f"{table}_{operation}_seen"
                cursor.execute(
                    f"DROP FUNCTION IF EXISTS {name}() CASCADE"
                    if connection.vendor == "postgresql"
                    else f"DROP TRIGGER IF EXISTS {name}"
                )
