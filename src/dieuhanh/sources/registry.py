"""All readers, and the one way to use them: the content decides which one reads, never the name of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import PurePath
from typing import cast

from dieuhanh.sources.errors import ProgramMissingError, UnknownFormError
from dieuhanh.sources.limits import LIMITS, Limits, check_size
from dieuhanh.sources.model import Note, Reader, SourceText
from dieuhanh.sources.unpacking import Archive


@dataclass(frozen=True, slots=True)
class Way:
    """A reader, loaded only for content that has one of `heads` in its first bytes (none: for any content)."""

    module: str
    reader: str
    heads: tuple[bytes, ...]
    suffixes: tuple[str, ...]


_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM", b"RIFF")
WAYS = (
    Way("txt", "TextReader", (), (".txt", ".csv", ".md", ".text")),
    Way("html", "HtmlReader", (b"<",), (".html", ".htm", ".xhtml", ".mht")),
    Way("eml", "EmlReader", (b":",), (".eml",)),
    Way("edxml", "EdxmlReader", (b"<",), (".edxml", ".xml")),
    Way("docx", "DocxReader", (b"PK",), (".docx", ".docm", ".dotx")),
    Way("pdf", "PdfReader", (b"%PDF-",), (".pdf",)),
    Way("images", "ImageReader", _IMAGES, (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp")),
    Way("doc", "DocReader", (b"\xd0\xcf\x11\xe0", b"{\\rtf", b"PK"), (".doc", ".rtf", ".odt", ".dot", ".docx")),
)
_HEAD = 1024


def readers_for(content: bytes) -> Iterator[tuple[Reader, Way]]:
    """Yield the readers that may read the content.

    Raises:
        ProgramMissingError: a library that such a reader stands on is not installed.
    """
    head = content[:_HEAD]
    for way in WAYS:
        if not way.heads or any(mark in head for mark in way.heads):
            yield _loaded(way), way


def _loaded(way: Way) -> Reader:
    try:
        module = import_module(f"dieuhanh.sources.{way.module}")
    except ModuleNotFoundError as fault:
        raise ProgramMissingError(
            f"Máy chưa cài thư viện {fault.name} để đọc tệp này. Hãy chạy: pip install 'dieuhanh[sources]'",
            f"The library {fault.name} that reads this file is not installed. Run: pip install 'dieuhanh[sources]'",
        ) from fault
    return cast("Reader", getattr(module, way.reader)())


def read(content: bytes, name: str = "", limits: Limits = LIMITS) -> SourceText:
    """Return the text of a source of any known form; `name` is the file's name, a hint and nothing more.

    Raises:
        SourceError: it cannot be read; the error says why and what to do.
    """
    check_size(content, limits)
    sure, reader, way = max(
        ((reader.accepts(content, name), reader, way) for reader, way in readers_for(content)),
        key=lambda choice: choice[0],
    )
    if not sure:
        raise _unknown(content)
    source = reader.read(content, name)
    note = _misnamed(name, way)
    return replace(source, notes=(*source.notes, note)) if note else source


def _misnamed(name: str, way: Way) -> Note | None:
    suffix = PurePath(name).suffix.lower()
    known = {one for other in WAYS for one in other.suffixes}
    if suffix not in known or suffix in way.suffixes:
        return None
    return Note(
        "misnamed",
        f"Tên tệp ghi {suffix} nhưng nội dung là {way.suffixes[0]}: đã đọc theo nội dung.",
        f"The file is named {suffix} but its content is {way.suffixes[0]}; it was read as what it is.",
    )


def _unknown(content: bytes) -> UnknownFormError:
    if content.startswith(b"PK"):
        Archive(content)  # a bomb, a password or a missing end is told as that
    form = _form(content)
    return UnknownFormError(
        f"Chưa đọc được loại tệp này ({form}). Hãy lưu dạng .docx, .pdf hoặc .txt rồi gửi lại.",
        f"This kind of file ({form}) cannot be read. Save it as .docx, .pdf or .txt and send it again.",
    )


def _form(content: bytes) -> str:
    """What the file seems to be, for people."""
    try:
        import puremagic
    except ModuleNotFoundError:
        return "?"
    try:
        return puremagic.from_string(content[:65536]).lstrip(".") or "?"
    except (puremagic.PureError, ValueError):
        return "?"
