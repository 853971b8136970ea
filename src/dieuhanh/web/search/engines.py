"""The two databases behind one question: which entries match, the newest first, and no more than so many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection

from dieuhanh.web.search.matching import Match, for_fts5, for_tsquery

Value = int | str | UUID
_INDEX_LOCK = 6_540_2023
_FTS5 = """SELECT entry.id FROM search_words JOIN search_entry AS entry ON entry.id = search_words.rowid
WHERE search_words MATCH %s AND {where} ORDER BY search_words.rowid DESC LIMIT %s"""
# Apart, and only then sorted: else PostgreSQL reads rows from the newest on and unpacks the words of each.
_TSVECTOR = """WITH hits AS MATERIALIZED (SELECT entry.id FROM search_entry AS entry
WHERE entry.vector @@ %s::tsquery AND {where}) SELECT id FROM hits ORDER BY id DESC LIMIT %s"""
_EXPECTED = "EXPLAIN (FORMAT JSON) SELECT FROM search_entry AS entry WHERE entry.vector @@ %s::tsquery AND {where}"
_STRETCH_BITS = 46
"""The index holds for each entry in which stretch of 64 days it lies, as the word `qzw` with the stretch's number."""
_FEW, _MANY = 4, 40
"""Where more than so many times the limit are expected, the newest three years come first, or the newest days."""


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
    return _ENGINES[connection.vendor](match, reach, limit)


def _on_sqlite(match: Match, reach: Reach, limit: int) -> list[int]:
    """FTS5 reads its lists from the newest on and stops at the limit by itself."""
    return _asked(_FTS5, for_fts5(match), reach, limit)


def _on_postgresql(match: Match, reach: Reach, limit: int) -> list[int]:
    """Ask for all at once where few are expected; else for the newest days first, then for longer stretches before.

    GIN gives all matches in no order; two common words match a fifth of all entries, of which each has to be fetched.
    The stretch is a word of the index, so that GIN itself leaves the others out.
    """
    written, found = for_tsquery(match), list[int]()
    number = _newest(reach) >> _STRETCH_BITS
    for length in _lengths(_expected(written, reach), limit):
        last, number = number, number - length
        days = " | ".join(f"'qzw{one}'" for one in range(max(number + 1, 0), last + 1))
        found += _asked(_TSVECTOR, f"({written}) & ({days})", reach, limit - len(found))
        if len(found) >= limit or number < 0 or (reach.first or 0) >> _STRETCH_BITS > number:
            return found
        reach = replace(reach, beyond=(number + 1) << _STRETCH_BITS)
    return found + _asked(_TSVECTOR, written, reach, limit - len(found))


def _lengths(expected: int, limit: int) -> tuple[int, ...]:
    """The stretches to ask for one after the other before all the rest, each as a number of 64 days."""
    if expected <= _FEW * limit:
        return ()
    return (16,) if expected <= _MANY * limit else (1, 4, 16)


def _expected(written: str, reach: Reach) -> int:
    """How many entries the planner expects to match; it knows how often each of the frequent words stands."""
    where, values = _where(reach)
    with connection.cursor() as cursor:
        cursor.execute(_EXPECTED.format(where=where), [written, *values])
        (plan,) = cursor.fetchone()[0]
    return int(plan["Plan"]["Plan Rows"])


def _newest(reach: Reach) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM search_entry")
        newest = int(cursor.fetchone()[0] or 0)
    return newest if reach.beyond is None else min(newest, reach.beyond)


def _asked(statement: str, written: str, reach: Reach, limit: int) -> list[int]:
    where, values = _where(reach)
    with connection.cursor() as cursor:
        cursor.execute(statement.format(where=where), [written, *values, limit])
        return [row[0] for row in cursor.fetchall()]


_ENGINES: dict[str, Callable[[Match, Reach, int], list[int]]] = {
    "sqlite": _on_sqlite,
    "postgresql": _on_postgresql,
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
