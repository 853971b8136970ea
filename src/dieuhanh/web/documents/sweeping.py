"""Wiping what a database keeps of rows that are gone: free pages, old versions, entries of an index not yet merged."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db import connection
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.jobs import handlers

if TYPE_CHECKING:
    from dieuhanh.web.jobs.context import JobContext

NAME = "documents.sweep"

_sweepers: list[Callable[[], None]] = []


def add(sweeper: Callable[[], None]) -> None:
    """Have a room merge what its own indexes still hold, before the database is packed."""
    if sweeper not in _sweepers:
        _sweepers.append(sweeper)


def plan() -> None:
    """Say what the job does."""
    handlers.handler(NAME, label=_("Xóa sạch dấu vết của dữ liệu đã hủy"))(_run)


def sweep() -> None:
    """Pack the database so that nothing of what was removed is left in its files; outside of any transaction.

    SQLite writes its file anew, which needs as much free disk again. PostgreSQL gives rows that are gone free to be
    written over; `VACUUM FULL` and the server's own log are left to its operator.
    """
    for sweeper in _sweepers:
        sweeper()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _run(_context: JobContext, _payload: handlers.Payload) -> handlers.Result:
    sweep()
    return {}
