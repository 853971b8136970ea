"""Which writes that the database saw belong to no event of the log.

On PostgreSQL a write belongs to the event of its transaction; on SQLite to the event in whose transaction it was
numbered. The log's own tables are appended to by every action, but are changed only where a payload is destroyed with
a record, and shortened only where a closed month expires.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from django.db.models import OuterRef, QuerySet, Subquery

from dieuhanh.web.audit import destroying, segments
from dieuhanh.web.audit.models import AuditEvent, AuditLink, AuditWitness

_OWN = frozenset({AuditEvent._meta.db_table, AuditLink._meta.db_table})
_EMPTIED = frozenset({"detail", "reason", "destroyed_by"})


class Accounts:
    """What the events account for; `of` names the actions whose events count, all where it is empty."""

    def __init__(self, *of: str) -> None:
        events = AuditEvent.objects.filter(action__in=of) if of else AuditEvent.objects.all()
        self._transactions = set(events.exclude(transaction=None).values_list("transaction", flat=True))
        self._windows = _merged(_windows(events))
        self._starts = [after for after, _ in self._windows]

    def cover(self, row: AuditWitness) -> bool:
        """Tell whether a write belongs to one of the events."""
        if row.transaction is not None:
            return row.transaction in self._transactions
        place = bisect_left(self._starts, row.pk) - 1
        return place >= 0 and row.pk <= self._windows[place][1]


def _windows(events: QuerySet[AuditEvent]) -> Iterator[tuple[int, int]]:
    """The numbers of the writes of each event's transaction: after the first, up to the second."""
    over = Subquery(AuditLink.objects.filter(event_id=OuterRef("pk")).values("witness_to")[:1])
    rows = events.exclude(witness_after=None).order_by("witness_after").annotate(over=over)
    for after, to, seen in rows.values_list("witness_after", "witness_to", "over").iterator():
        yield after or 0, max(to or 0, seen or 0)


def _merged(windows: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for after, to in windows:
        if merged and after <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(to, merged[-1][1]))
        else:
            merged.append((after, to))
    return merged


def unaccounted() -> Iterator[str]:
    """Tell each write that no event accounts for: when, what, which row and which columns."""
    every, destroyed, expired = Accounts(), Accounts(destroying.ACTION), Accounts(segments.ACTION)
    for row in AuditWitness.objects.order_by("pk").iterator():
        if row.table_name not in _OWN:
            belongs = every.cover(row)
        elif row.operation == "DELETE":
            belongs = expired.cover(row)
        else:
            belongs = set(row.columns.rstrip(",").split(",")) <= _EMPTIED and destroyed.cover(row)
        if not belongs:
            columns = f" ({row.columns.rstrip(',')})" if row.columns else ""
            yield f"{row.at:%Y-%m-%d %H:%M:%S} {row.operation} {row.table_name} {row.row_id}{columns}"
