"""Folders, zip archives and messages as rows of single sources: what is inside a file is a path below that file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from dieuhanh.sources.errors import SourceError
from dieuhanh.sources.model import Attachment
from dieuhanh.sources.registry import LETTER_MARKS, WAYS, read
from dieuhanh.sources.unpacking import Archive, holds

_SUFFIXES = frozenset(suffix for way in WAYS for suffix in way.suffixes) | {".zip"}
_HEAD = 4096
_DOCUMENT_PARTS = ("[Content_Types].xml", "mimetype")
_LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|Thumbs\.db$|\.DS_Store$|desktop\.ini$|~\$)")


def expand(path: Path, *, messages: bool = True) -> Iterator[Path]:
    """Yield the sources that a path stands for: the known files below a folder, what an archive or a message holds.

    Without `messages` the files that came with a letter stay with it, for who reads them together.
    A file that cannot be opened, or not as what it seems, stands for itself, so that reading it tells why.
    """
    if path.is_dir():
        for file in sorted(below for below in path.rglob("*") if below.suffix.lower() in _SUFFIXES and below.is_file()):
            yield from _inside(file, messages)
    else:
        yield from _inside(path, messages)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file, or of what `expand` found inside one.

    Raises:
        OSError: there is no such file, or it may not be read.
        SourceError: the file that it is inside of is damaged.
    """
    try:
        return path.read_bytes()
    except (NotADirectoryError, FileNotFoundError):
        holder = next((above for above in path.parents if above.is_file()), None)
        if holder is None:
            raise
    held = _contents(str(holder), holder.stat().st_mtime_ns)
    try:
        return held[path.relative_to(holder).as_posix()]
    except KeyError:
        raise FileNotFoundError(str(path)) from None


def _inside(file: Path, messages: bool) -> Iterator[Path]:
    try:
        kind = _kind(file)
        wanted = kind == "zip" or (kind and messages)
        names = _contents(str(file), file.stat().st_mtime_ns) if wanted else {}
    except (OSError, SourceError):
        yield file
        return
    if kind != "zip" or not names:
        yield file
    for name in names:
        yield file / name


def _kind(file: Path) -> str:
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
    if head.startswith(b"PK\x03\x04"):
        return "" if any(holds(file.read_bytes(), mark) for mark in _DOCUMENT_PARTS) else "zip"
    may_hold_files = any(mark in head for mark in LETTER_MARKS) or b"edxml" in head.lower()
    return "message" if may_hold_files else ""


@lru_cache(maxsize=1)
def _contents(name: str, _changed: int) -> dict[str, bytes]:
    """What a file holds, by name; kept for the last file asked, as its parts are asked for one after another."""
    content = Path(name).read_bytes()
    if content.startswith(b"PK"):
        archive = Archive(content)
        return {inner: archive.read(inner) for inner in archive.names if not _LITTER.search(inner)}
    return _named(read(content, name).attachments)


def _named(attachments: tuple[Attachment, ...]) -> dict[str, bytes]:
    """The attachments by name; a second one of the same name gets a number before it, for none may be lost."""
    held: dict[str, bytes] = {}
    for number, one in enumerate(attachments, start=1):
        name = one.name.replace("/", "_").strip(". ") or f"dinh-kem-{number}"
        held[f"{number}-{name}" if name in held else name] = one.content
    return held
