"""The whole job: every chunk of the input becomes a part once, however often it is started and whoever dies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from dieuhanh.corpus.engines import Engine
from dieuhanh.corpus.model import Chunk, Part, Total
from dieuhanh.corpus.parts import Output
from dieuhanh.corpus.planning import Sizes, plan
from dieuhanh.corpus.reading import halves
from dieuhanh.corpus.working import Work


def run(
    addresses: Sequence[str],
    work: Work,
    engine: Engine,
    sizes: Sizes = Sizes(),  # noqa: B008 - it never changes
    tell: Callable[[Total], None] = lambda _: None,
) -> Total:
    """Read the inputs into parts below `work.output`, those excepted that are there; then list them all.

    A chunk that kills its workers is cut in halves until the document is found that does; that one becomes a row with
    an error. `tell` hears the total after every part.

    Raises:
        CorpusError: an input is missing or damaged, the output cannot be written, or there is no cluster.
    """
    return _Run(work, engine, tell).through(plan(addresses, sizes))


class _Run:
    """What is known while the job goes on."""

    def __init__(self, work: Work, engine: Engine, tell: Callable[[Total], None]) -> None:
        self._work, self._engine, self._tell = work, engine, tell
        self._output = Output(work.output)
        self._splits = self._output.splits()
        self._held = self._output.keys()
        self._keys: list[str] = []
        self._total = Total(0, 0, 0, 0, 0.0)

    def through(self, chunks: Iterable[Chunk]) -> Total:
        pending = chunks
        while True:
            lost = [
                smaller for done in self._engine.run(self._work, self._fresh(pending)) for smaller in self._take(*done)
            ]
            if not lost:
                break
            pending = lost
        self._output.finish(self._total, self._keys)
        return self._total

    def _fresh(self, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
        """The chunks that have no part yet; those that have are counted."""
        for chunk in self._expanded(chunks):
            part = self._output.has(chunk) if chunk.key in self._held else None
            if part is None:
                yield chunk
            else:
                self._count(part, fresh=False)

    def _expanded(self, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
        for chunk in chunks:
            smaller = self._splits.get(chunk.key)
            if smaller is None:
                yield chunk
            else:
                yield from self._expanded(smaller)

    def _take(self, chunk: Chunk, part: Part | None) -> tuple[Chunk, ...]:
        """Count a part; of a chunk without one return the halves, which are read next."""
        if part is None:
            smaller = halves(chunk)
            if smaller:
                self._output.note_split(chunk, smaller)
                return smaller
            part = self._work.lose(chunk)
        self._count(part, fresh=True)
        return ()

    def _count(self, part: Part, *, fresh: bool) -> None:
        self._keys.append(part.key)
        self._total = self._total.plus(part, fresh=fresh)
        self._tell(self._total)
