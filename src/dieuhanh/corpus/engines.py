"""Carrying chunks to workers: this process, processes of this machine, or a cluster of dask workers.

An engine yields every chunk once, with its part, or with None where every worker that read it died.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_all_start_methods, get_context
from typing import TYPE_CHECKING, Protocol

from dieuhanh.corpus.model import Chunk, CorpusError, Part

if TYPE_CHECKING:
    from distributed import Client

Do = Callable[[Chunk], Part]
Done = tuple[Chunk, Part | None]
_AHEAD = 3  # chunks a worker that are on their way


class Engine(Protocol):
    """One way to have chunks read."""

    def run(self, work: Do, chunks: Iterable[Chunk]) -> Iterator[Done]:
        """Yield every chunk as it is done, in any order."""


class Serial:
    """This process, one chunk after another."""

    def run(self, work: Do, chunks: Iterable[Chunk]) -> Iterator[Done]:
        """Yield every chunk as it is done."""
        for chunk in chunks:
            yield chunk, work(chunk)


@dataclass(frozen=True, slots=True)
class Processes:
    """As many processes of this machine as told."""

    jobs: int

    def run(self, work: Do, chunks: Iterable[Chunk]) -> Iterator[Done]:
        """Yield every chunk as it is done; where a process dies, those under way are read again one by one."""
        left = iter(chunks)
        while suspects := (yield from self._while_all_live(work, left)):
            yield from _one_by_one(work, suspects)

    def _while_all_live(self, work: Do, left: Iterator[Chunk]) -> Generator[Done, None, list[Chunk]]:
        """Return the chunks that were under way when a process died; none where all are done."""
        pool = _pool(self.jobs)
        waiting: dict[Future[Part], Chunk] = {}
        unsent: list[Chunk] = []
        try:
            while True:
                unsent += islice(left, self.jobs * _AHEAD - len(waiting))
                while unsent:
                    waiting[pool.submit(work, unsent[-1])] = unsent[-1]
                    unsent.pop()
                if not waiting:
                    return []
                for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                    part = future.result()
                    yield waiting.pop(future), part
        except BrokenProcessPool:
            return [*waiting.values(), *unsent]
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _one_by_one(work: Do, chunks: list[Chunk]) -> Iterator[Done]:
    """Read chunks in one process that is started again where a chunk ends it: that one has no part."""
    pool = _pool(1)
    try:
        for chunk in chunks:
            try:
                part: Part | None = pool.submit(work, chunk).result()
            except BrokenProcessPool:
                part, pool = None, _pool(1)
            yield chunk, part
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Fresh processes; where the system can, they branch off one that has loaded the rules, and start at once."""
    if "forkserver" not in get_all_start_methods():
        return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
    context = get_context("forkserver")
    context.set_forkserver_preload(["dieuhanh.corpus.working"])
    return ProcessPoolExecutor(jobs, mp_context=context)


@dataclass(frozen=True, slots=True)
class Cluster:
    """The workers of a dask scheduler; they need the same version of this program, and the same addresses in reach."""

    scheduler: str
    patience: float = 60.0

    def run(self, work: Do, chunks: Iterable[Chunk]) -> Iterator[Done]:
        """Yield every chunk as it is done; the scheduler gives those of a dead worker to another one."""
        from distributed import KilledWorker, as_completed

        left = iter(chunks)
        with self._connected() as client:
            room = _AHEAD * max(1, sum(client.nthreads().values()))
            waiting = {client.submit(work, one, key=one.key, pure=False): one for one in islice(left, room)}
            finished = as_completed(list(waiting))
            for future in finished:
                chunk = waiting.pop(future)
                lost = isinstance(future.exception(), KilledWorker)
                part = None if lost else future.result()
                future.release()
                yield chunk, part
                for following in islice(left, 1):
                    sent = client.submit(work, following, key=following.key, pure=False)
                    waiting[sent] = following
                    finished.add(sent)

    def _connected(self) -> Client:
        from distributed import Client

        try:
            known = Client(self.scheduler, timeout=self.patience)
            known.wait_for_workers(1, timeout=self.patience)
        except (OSError, TimeoutError) as fault:
            raise CorpusError(
                f"{self.scheduler}: không nối được hoặc chưa có máy nhận việc. Hãy mở dask scheduler và dask worker.",
                f"{self.scheduler}: no scheduler, or no worker yet. Start dask scheduler and dask worker.",
            ) from fault
        return known
