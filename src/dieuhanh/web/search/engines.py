"""The two databases behind one question: which entries match, the newest first, and no more than so many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from dieuhanh.web.search.matching import Match, for_fts5, for_tsquery

Value = int | str | UUID
_INDEX_LOCK = 6_540_2023
_FTS5 = """SELECT entry.id FROM search_words JOIN search_entry AS entry ON entry.id = search_words.rowid
WHERE search_words MATCH %s AND {where} ORDER BY search_words.rowid DESC LIMIT %s"""
_TSVECTOR = """SELECT entry.id FROM search_entry AS entry
WHERE entry.vector @@ %s::tsquery AND {where} ORDER BY entry.id DESC LIMIT %s"""


@dataclass(frozen=True, slots=True)
class Audience:
    """Who asks: everybody sees what is public; who has a right sees what is kept for it, of all bodies or of some.

    `rights` are the rights for all bodies, `own` pairs of a right and the bodies it is for.
    """

    rights: frozenset[str] = frozenset()
    own: tuple[tuple[str, frozenset[UUID]], ...] = ()


PUBLIC = Audience()


@dataclass(frozen=True, slots=True)
class Reach:
    """Between which ids, and for whom."""

    audience: Audience = PUBLIC
    first: int | None = None
    beyond: int | None = None


def matching_ids(match: Match, reach: Reach, limit: int) -> list[int]:
    """Return the ids of entries that match, the newest first, at most `limit` of them."""
    where, values = _where(reach)
    statement, written = _ENGINES[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(statement.format(where=where), [written(match), *values, limit])
        return [row[0] for row in cursor.fetchall()]


_ENGINES: dict[str, tuple[str, Callable[[Match], str]]] = {
    "sqlite": (_FTS5, for_fts5),
    "postgresql": (_TSVECTOR, for_tsquery),
}


def one_writer() -> None:
    """Wait until no other transaction writes the index, and keep others out until this one ends.

    SQLite lets one write at a time by itself.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_INDEX_LOCK])


def _where(reach: Reach) -> tuple[str, list[Value]]:
    seen, values = _seen(reach.audience)
    conditions: list[str] = [seen]
    for condition, value in (("entry.id >= %s", reach.first), ("entry.id < %s", reach.beyond)):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    return " AND ".join(conditions), values


def _seen(audience: Audience) -> tuple[str, list[Value]]:
    allowed, values = ["entry.public"], list[Value]()
    if audience.rights:
        allowed.append(f'entry."right" IN ({_places(audience.rights)})')
        values += sorted(audience.rights)
    for right, bodies in audience.own:
        if bodies:
            allowed.append(f'(entry."right" = %s AND entry.organisation_id IN ({_places(bodies)}))')
            values += [right, *(_uuid(body) for body in sorted(bodies))]
    return f"({' OR '.join(allowed)})", values


def _places(values: frozenset[str] | frozenset[UUID]) -> str:
    return ", ".join(["%s"] * len(values))


def _uuid(value: UUID) -> UUID | str:
    return value if connection.features.has_native_uuid_field else value.hex
