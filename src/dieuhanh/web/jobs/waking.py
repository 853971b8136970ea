"""How a job that was just asked for is noticed at once: a pipe that the server's processes share with the runner's.

Missing a call costs a second at most, as runners look by themselves too. Where a queue is set, the job's id is sent
there as well (`set_sender`).
"""

from __future__ import annotations

import contextlib
import os
import select
from collections.abc import Callable
from uuid import UUID

_Sender = Callable[[UUID], object]


class _Pipe:
    """The two ends; opened when first needed, or taken over from the process that started this one."""

    def __init__(self) -> None:
        self.ends: tuple[int, int] | None = None
        self.sender: _Sender | None = None


_pipe = _Pipe()


def open_pipe() -> tuple[int, int]:
    """Return the ends for reading and writing, made now where there are none yet; both never block."""
    if _pipe.ends is None:
        reading, writing = os.pipe()
        os.set_blocking(reading, False)
        os.set_blocking(writing, False)
        _pipe.ends = reading, writing
    return _pipe.ends


def take_over(reading: int) -> None:
    """Listen at the reading end of another process's pipe; that one's end is then the end of this one's work."""
    os.set_blocking(reading, False)
    _pipe.ends = reading, -1


def set_sender(sender: _Sender | None) -> None:
    """Have the ids of new jobs sent to a queue."""
    _pipe.sender = sender


def wake(identifier: UUID) -> None:
    """Tell the runners that there is a job."""
    if _pipe.sender is not None:
        _pipe.sender(identifier)
    if _pipe.ends is not None and _pipe.ends[1] >= 0:
        with contextlib.suppress(BlockingIOError, BrokenPipeError):  # full: somebody is called already
            os.write(_pipe.ends[1], b".")


def wait(seconds: float) -> bool:
    """Wait until there may be a job, not longer than so many seconds; return False where nobody can call any more."""
    reading = open_pipe()[0]
    ready = select.select([reading], [], [], seconds)[0]
    if not ready:
        return True
    try:
        return bool(os.read(reading, 4096))
    except BlockingIOError:  # another thread was faster
        return True
