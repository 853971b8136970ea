"""What each kind of job does: rooms register their functions here when the site is set up.

A handler may be run twice for one job, as a machine may die after the work and before the row says so. What it writes
to the database inside `JobContext.step` is written exactly once; anything else it must be able to do again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from dieuhanh.web.jobs.context import JobContext

Payload = dict[str, Any]
Result = Mapping[str, Any] | None
Handler = Callable[["JobContext", Payload], Result]

_LONGEST_PAUSE = timedelta(hours=1)


class GiveUpError(Exception):
    """Raised by a handler where trying again is of no use; the message is for people."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind of job: its function, its name for people, how often it is tried and the first pause between tries."""

    name: str
    run: Handler
    label: str | Promise
    max_attempts: int
    backoff: timedelta

    def pause(self, attempts: int) -> timedelta:
        """Return the pause after so many tries: the first one doubled each time, an hour at most."""
        return min(self.backoff * (1 << min(attempts - 1, 16)), _LONGEST_PAUSE)


_entries: dict[str, Entry] = {}


def handler(
    name: str, *, label: str | Promise = "", max_attempts: int = 3, backoff: float = 10.0
) -> Callable[[Handler], Handler]:
    """Register the decorated function as what jobs of this name do; `backoff` is the first pause in seconds."""

    def register(function: Handler) -> Handler:
        _entries[name] = Entry(name, function, label or name, max_attempts, timedelta(seconds=backoff))
        return function

    return register


def find(name: str) -> Entry | None:
    """Return the kind of job of that name, None where this version of the program has none."""
    return _entries.get(name)


def names() -> list[str]:
    """Return the names of all kinds of jobs."""
    return list(_entries)


def label(name: str) -> str:
    """Return a kind of job's name for people; the bare name where this version has no such kind."""
    entry = _entries.get(name)
    return str(entry.label) if entry is not None else name
