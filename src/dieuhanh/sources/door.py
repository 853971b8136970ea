"""The door that every source passes, whatever the way in: read to its last attachment, then passed, held or refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from dieuhanh.sources.errors import SourceError, TooLargeError
from dieuhanh.sources.limits import LIMITS, Limits
from dieuhanh.sources.model import SourceText
from dieuhanh.sources.registry import read
from dieuhanh.sources.secrecy import Mark, find_marks
from dieuhanh.sources.unpacking import Archive, holds

_DEEPEST = 5


class Verdict(Enum):
    """Whether a source may come in: `STUCK`: a part cannot be read; `UNCERTAIN`: a person must look."""

    CLEAR = "clear"
    STUCK = "stuck"
    UNCERTAIN = "uncertain"
    SECRET = "secret"  # noqa: S105 - a verdict


@dataclass(frozen=True, slots=True)
class Part:
    """A source or something inside it, as it came, with its text or why there is none."""

    name: str
    content: bytes
    source: SourceText | None
    fault: SourceError | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """All parts of a source, itself first, and what they mean for it as a whole."""

    parts: tuple[Part, ...]

    @property
    def verdict(self) -> Verdict:
        """The gravest thing that any part says; a part that cannot be read may hold anything."""
        marks = [mark for part in self.parts for mark in part.marks]
        if any(mark.certain for mark in marks):
            return Verdict.SECRET
        if marks:
            return Verdict.UNCERTAIN
        return Verdict.STUCK if self.fault else Verdict.CLEAR

    @property
    def fault(self) -> SourceError | None:
        """Why the first part that could not be read could not."""
        return next((part.fault for part in self.parts if part.fault), None)

    @property
    def doubt(self) -> Mark | None:
        """The first mark that a person must look at."""
        return next((mark for part in self.parts for mark in part.marks if not mark.certain), None)


def look(content: bytes, name: str = "", limits: Limits = LIMITS) -> Seen:
    """Read a source and everything inside it; never raises for what is wrong with the source."""
    return Seen(tuple(_parts(content, name, limits, 0)))


def _parts(content: bytes, name: str, limits: Limits, depth: int) -> Iterator[Part]:
    if depth > _DEEPEST:
        yield Part(name, content, None, _too_deep(), ())
        return
    if content.startswith(b"PK") and not holds(content, "[Content_Types].xml") and not holds(content, "mimetype"):
        yield from _of_archive(content, name, limits, depth)
        return
    try:
        source = read(content, name, limits)
    except SourceError as fault:
        yield Part(name, content, None, fault, find_marks(_nothing(), name))
        return
    yield Part(name, content, source, None, find_marks(source, name))
    for inner in source.attachments:
        yield from _parts(inner.content, inner.name, limits, depth + 1)


def _of_archive(content: bytes, name: str, limits: Limits, depth: int) -> Iterator[Part]:
    try:
        archive = Archive(content, limits)
        inside = [(inner, archive.read(inner)) for inner in archive.names]
    except SourceError as fault:
        yield Part(name, content, None, fault, find_marks(_nothing(), name))
        return
    yield Part(name, content, _nothing(), None, find_marks(_nothing(), name))
    for inner, held in inside:
        yield from _parts(held, inner, limits, depth + 1)


def _nothing() -> SourceText:
    return SourceText("", "archive", "1", "application/zip")


def _too_deep() -> TooLargeError:
    return TooLargeError(
        "Tệp lồng nhau quá nhiều lớp. Hãy lấy các tệp bên trong ra rồi gửi riêng.",
        "Files are nested too deep. Take the inner ones out and send them by themselves.",
    )
