"""Work on many files with one or more processes, results in the order of the inputs, memory bounded."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

Given = TypeVar("Given")
Made = TypeVar("Made")


class WorkerLostError(RuntimeError):
    """A process that shared the work stopped before it was done."""


_CHUNK = 8  # files; a task a file would cost more in passing it on than in reading it
_CHUNKS_AHEAD = 4


def in_order(work: Callable[[Given], Made], inputs: Sequence[Given], jobs: int) -> Iterator[Made]:
    """Yield `work(x)` for every x of `inputs`, in their order; with `jobs` > 1 processes share the work.

    Only a few chunks a process are under way at a time, so a slow reader of the results holds back the work.

    Raises:
        WorkerLostError: a process stopped before it was done.
    """
    if jobs == 1 or len(inputs) == 1:
        yield from map(work, inputs)
        return
    size = max(1, min(_CHUNK, len(inputs) // jobs))
    chunks = (inputs[start : start + size] for start in range(0, len(inputs), size))
    # Loaded here: a command that reads one file need not wait for them.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    try:
        with ProcessPoolExecutor(jobs) as pool:
            waiting: deque[Future[list[Made]]] = deque()
            for chunk in chunks:
                waiting.append(pool.submit(_work_all, work, chunk))
                if len(waiting) > jobs * _CHUNKS_AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
    except BrokenProcessPool as fault:
        raise WorkerLostError from fault


def _work_all(work: Callable[[Given], Made], chunk: Sequence[Given]) -> list[Made]:
    return [work(given) for given in chunk]
