"""What every reader gives: a `SourceText`, clean text that still points back at the page it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PageBox:
    """A stretch of the text [start, end) and where it stands: page from 1, box in points from the page's top left."""

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something a person should know of the reading: a code, and what to do about it in Vietnamese and English."""

    code: str
    message_vi: str
    message_en: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one source as its reader gives it; offsets of all facts are indices into `text`.

    `sizes` are width and height of each page in points, zeros of one that could not be read.
    """

    text: str
    reader: str
    reader_version: str
    media_type: str
    boxes: tuple[PageBox, ...] = ()
    pages: int | None = None
    notes: tuple[Note, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    sizes: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came inside another (an e-mail's, an edXML's): its name as given and its bytes."""

    name: str
    media_type: str
    content: bytes


class Reader(Protocol):
    """One way to read one family of files. `name` and `version` go into every SourceText."""

    name: str
    version: str

    def accepts(self, content: bytes, name: str) -> float:
        """Return how surely this reader can read the bytes, 0.0 (not at all) to 1.0; the name is only a hint."""

    def read(self, content: bytes, name: str) -> SourceText:
        """Return the text, or raise a `SourceError` that says what to do."""
