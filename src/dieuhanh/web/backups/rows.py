"""The rows of a table as lines of JSON that are the same whichever database they come from, and back.

Values are taken as they are stored: what a field encrypts stays encrypted, and no model's code runs.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.dateparse import parse_datetime

# What Django makes itself, and what ends with a sign-in.
_LEFT_OUT = {"contenttypes.contenttype", "auth.permission", "sessions.session"}
_AT_ONCE = 500
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its model's label, its name, and the columns with what they hold."""

    label: str
    name: str
    columns: tuple[tuple[str, str], ...]
    key: str


class Tally:
    """The count of lines and a digest that does not depend on their order, as databases sort words differently."""

    def __init__(self) -> None:
        self.count, self._sum = 0, 0

    def add(self, line: str) -> None:
        """Count a line in."""
        self.count += 1
        self._sum += int.from_bytes(hashlib.sha256(line.encode()).digest())

    @property
    def digest(self) -> str:
        """The sum of the lines' SHA-256, modulo 2^256, in hexadecimal."""
        return f"{self._sum % (1 << 256):064x}"


def tables() -> list[Table]:
    """Return all tables that hold an installation's data, by label."""
    found = [_table(model) for model in apps.get_models(include_auto_created=True) if _is_stored(model)]
    return sorted(found, key=lambda table: table.label)


def _is_stored(model: type[models.Model]) -> bool:
    meta = model._meta
    return meta.managed and not meta.proxy and meta.label_lower not in _LEFT_OUT


def _table(model: type[models.Model]) -> Table:
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    columns = tuple((str(field.column), _holds(field)) for field in fields)
    return Table(model._meta.label_lower, model._meta.db_table, columns, str(model._meta.pk.column))


def _holds(field: models.Field[Any, Any]) -> str:
    """The kind of a column; that of a foreign key is its target's."""
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return field.get_internal_type()


def lines(connection: BaseDatabaseWrapper, table: Table) -> Iterator[str]:
    """Yield each row as a line of JSON, in the order of the keys."""
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column, _holds in table.columns)
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM {quote(table.name)} ORDER BY {quote(table.key)}")  # noqa: S608 - own names
        kinds = [kind for _column, kind in table.columns]
        while rows := cursor.fetchmany(_AT_ONCE):
            for row in rows:
                values = [_said(value, kind) for value, kind in zip(row, kinds, strict=True)]
                yield json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def load(connection: BaseDatabaseWrapper, table: Table, columns: list[str], given: Iterable[str]) -> int:
    """Insert rows from their lines, whose values stand in the order of `columns`; return how many."""
    kinds = dict(table.columns)
    quote = connection.ops.quote_name
    names, marks = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {quote(table.name)} ({names}) VALUES ({marks})"  # noqa: S608 - own names
    count = 0
    with connection.cursor() as cursor:
        for line in given:
            values = zip(json.loads(line), columns, strict=True)
            cursor.execute(statement, [_meant(connection, value, kinds[column]) for value, column in values])
            count += 1
    return count


def _moment(value: Any) -> str:
    moment = parse_datetime(value) if isinstance(value, str) else value
    if not isinstance(moment, datetime):
        raise TypeError(f"{value!r} is no moment")
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


_SAID: dict[str, Callable[[Any], Any]] = {
    "UUIDField": lambda value: str(value if isinstance(value, UUID) else UUID(value)),
    "JSONField": lambda value: json.loads(value) if isinstance(value, str) else value,
    "DateTimeField": _moment,
    "BooleanField": bool,
    "DecimalField": lambda value: format(Decimal(str(value)).normalize(), "f"),
    "BinaryField": lambda value: base64.b64encode(bytes(value)).decode("ascii"),
    "DurationField": lambda value: value // _MICROSECOND if isinstance(value, timedelta) else int(value),
}


def _said(value: Any, kind: str) -> Any:
    """A value of either database as JSON has it."""
    if value is None:
        return None
    said = _SAID.get(kind)
    if said is not None:
        return said(value)
    return value.isoformat() if isinstance(value, date | time) else value


def _meant(connection: BaseDatabaseWrapper, value: Any, kind: str) -> Any:
    """A value of JSON as the database takes it."""
    if value is None:
        return None
    sqlite = connection.vendor == "sqlite"
    match kind:
        case "UUIDField":
            return UUID(value).hex if sqlite else UUID(value)
        case "JSONField":
            return connection.ops.adapt_json_value(value, None)
        case "DateTimeField":
            return connection.ops.adapt_datetimefield_value(datetime.fromisoformat(value))
        case "BinaryField":
            return base64.b64decode(value)
        case "DurationField":
            return value if sqlite else value * _MICROSECOND
        case _:
            return value
