"""A corpus job whose workers die of one document, as from want of memory.

`python -m tests.corpus.dying INPUT OUTPUT` prints how many documents, errors and new parts there are.
"""

from __future__ import annotations

import os
import signal
import sys

from dieuhanh.corpus.engines import Processes
from dieuhanh.corpus.job import run
from dieuhanh.corpus.model import Chunk, Part
from dieuhanh.corpus.planning import Sizes
from dieuhanh.corpus.reading import documents
from dieuhanh.corpus.working import Work

POISON = "Công văn số 7/"


class Dying(Work):
    """Reads as the job does, but for the document that ends its process."""

    def __call__(self, chunk: Chunk) -> Part:
        """Read a chunk, unless the document is in it."""
        if any(POISON in str(one.content) for one in documents(chunk, self.columns)):
            os.kill(os.getpid(), signal.SIGKILL)
        return Work(self.output, self.columns)(chunk)


if __name__ == "__main__":
    total = run([sys.argv[1]], Dying(sys.argv[2]), Processes(2), Sizes(size=500))
    print(total.documents, total.errors, total.fresh)  # noqa: T201 - what the test reads
