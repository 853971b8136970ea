"""One chunk to one part: every document a row, whatever is wrong with it."""

from __future__ import annotations

import time
from dataclasses import dataclass

from dieuhanh.corpus.model import Chunk, Columns, Document, Part
from dieuhanh.corpus.parts import Output
from dieuhanh.corpus.reading import documents
from dieuhanh.corpus.rows import KILLED, rows_of

_COLUMNS = Columns()


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker is told: where parts go, and where rows have their text."""

    output: str
    columns: Columns = _COLUMNS

    def __call__(self, chunk: Chunk) -> Part:
        """Read a chunk into its part, unless another worker did so already; return what became of it."""
        output = Output(self.output)
        held = output.has(chunk)
        if held is not None:
            return held
        began = time.perf_counter()
        rows = list(rows_of(documents(chunk, self.columns)))
        size = sum(row["size"] or 0 for row in rows)
        errors = sum(row["error"] is not None for row in rows)
        part = Part(chunk.key, len(rows), errors, round(time.perf_counter() - began, 3), size)
        output.write(part, rows)
        return part

    def lose(self, chunk: Chunk) -> Part:
        """Write the part of a chunk of one document that killed every worker which read it."""
        if chunk.names:
            source = chunk.names[0] if chunk.names[0].startswith(chunk.address) else chunk.address
            member = "" if source == chunk.names[0] else chunk.names[0]
            document = Document(source, member, 0, "", b"", KILLED)
        else:
            document = Document(chunk.address, "", chunk.first, "", b"", KILLED)
        part = Part(chunk.key, 1, 1)
        Output(self.output).write(part, list(rows_of([document])))
        return part
