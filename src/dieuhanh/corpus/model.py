"""What the corpus job speaks of: chunks of the input, documents in them, and what became of a chunk."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from dieuhanh.extraction import LOGIC_VERSION

SCHEMA = "dieuhanh-corpus/2"


class CorpusError(Exception):
    """An input or output that the job cannot use; both messages say what to do."""

    def __init__(self, message_vi: str, message_en: str) -> None:
        super().__init__(message_vi, message_en)
        self.message_vi, self.message_en = message_vi, message_en

    def __str__(self) -> str:
        return self.message_vi


class Kind(StrEnum):
    """How the documents of a chunk lie in the input."""

    FILES = "files"
    ZIP = "zip"
    TAR = "tar"
    LINES = "lines"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class Columns:
    """Where rows of Parquet and JSON Lines have the text and, if they have one, the identifier."""

    text: str = "text"
    identifier: str = "id"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of the input that one worker reads into one part.

    `first` and `last` (excluded) count bytes of JSON Lines and rows of the Parquet `group`; `names` are files, or
    members of an archive, `spans` the place and size of a tar's members. `stamp` tells the state of the input: changed
    input is another chunk.
    """

    kind: Kind
    address: str
    first: int = 0
    last: int = 0
    group: int = 0
    names: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    stamp: str = ""

    @property
    def key(self) -> str:
        """The name of its part: the same input read by the same rules has the same."""
        told = json.dumps([SCHEMA, LOGIC_VERSION, asdict(self)], ensure_ascii=True, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    def cut(self, at: int) -> tuple[Chunk, Chunk]:
        """Return its two sides: before and from the byte, the row or the name `at`."""
        if self.names:
            left = replace(self, names=self.names[:at], spans=self.spans[:at])
            return left, replace(self, names=self.names[at:], spans=self.spans[at:])
        return replace(self, last=at), replace(self, first=at)


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a chunk: where it lies, and its bytes or, from a row, its text; `fault` where it has none.

    `offset` is the byte at which a line or a member begins, the row of a Parquet file, 0 of a file by itself.
    """

    source: str
    member: str
    offset: int
    identifier: str
    content: bytes | str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What became of a chunk: documents read, those of them that gave an error, seconds of work and bytes read."""

    key: str
    documents: int
    errors: int
    seconds: float = 0.0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Total:
    """What became of a whole run; `fresh` of the parts were made by it, the others were there."""

    parts: int
    fresh: int
    documents: int
    errors: int
    seconds: float

    def plus(self, part: Part, *, fresh: bool) -> Total:
        """Return the total with one part more."""
        return Total(
            self.parts + 1,
            self.fresh + fresh,
            self.documents + part.documents,
            self.errors + part.errors,
            self.seconds + part.seconds,
        )
