"""Identifiers made by the application before the insert: UUID version 7 (RFC 9562), which sort by their time."""

from __future__ import annotations

import secrets
import threading
import time
from uuid import UUID

_RANDOM_BITS = 62
_FRACTION_BITS = 12
_NANOSECONDS_IN_A_MILLISECOND = 1_000_000


def uuid7_at(nanoseconds: int, randomness: int) -> UUID:
    """Return the UUIDv7 of an instant: 48 bits of milliseconds, 12 of their fraction, 62 given random ones."""
    milliseconds, rest = divmod(nanoseconds, _NANOSECONDS_IN_A_MILLISECOND)
    fraction = (rest << _FRACTION_BITS) // _NANOSECONDS_IN_A_MILLISECOND
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | fraction << 64
    return UUID(int=value | 0b10 << 62 | randomness & (1 << _RANDOM_BITS) - 1)


class _Ticker:
    """Instants that always move on, in steps that a UUIDv7 can tell apart, even where the clock stands still."""

    _STEP = _NANOSECONDS_IN_A_MILLISECOND // (1 << _FRACTION_BITS) + 1

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def next(self) -> int:
        with self._lock:
            self._last = max(time.time_ns(), self._last + self._STEP)
            return self._last


_ticker = _Ticker()


def uuid7() -> UUID:
    """Return a new identifier, greater than every one this process made before."""
    return uuid7_at(_ticker.next(), secrets.randbits(_RANDOM_BITS))
