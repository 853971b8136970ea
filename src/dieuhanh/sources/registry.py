"""All readers, and the one way to use them: the content decides which one reads, never the name of the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import PurePath
from typing import cast

from dieuhanh.sources.errors import ProgramMissingError, SourceError, UnknownFormError
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
LETTER_MARKS = (b"From", b"from:", b"Subject:", b"Received:", b"MIME-Version:", b"Message-I", b"Return-Path:", b"Date:")
WAYS = (
    Way("txt", "TextReader", (), (".txt",)),
    Way("html", "HtmlReader", (b"<",), (".html", ".htm", ".xhtml", ".mht")),
    Way("eml", "EmlReader", LETTER_MARKS, (".eml",)),
    Way("edxml", "EdxmlReader", (b"<",), (".edxml", ".xml")),
    Way("docx", "DocxReader", (b"PK",), (".docx", ".docm", ".dotx")),
    Way("pdf", "PdfReader", (b"%PDF-",), (".pdf",)),
    Way("images", "ImageReader", _IMAGES, (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp")),
    Way("doc", "DocReader", (b"\xd0\xcf\x11\xe0", b"{\\rtf", b"PK"), (".doc", ".rtf", ".odt", ".dot", ".docx")),
)
_HEAD = 1024


def read(content: bytes, name: str = "", limits: Limits = LIMITS) -> SourceText:
    """Return the text of a source of any known form; `name` is the file's name, a hint and nothing more.

    Raises:
        SourceError: it cannot be read; the error says why and what to do.
    """
    check_size(content, limits)
    chosen = _chosen(content, name)
    source = chosen.reader.read(content, name)
    note = _misnamed(name, chosen.way)
    return replace(source, notes=(*source.notes, note)) if note else source


@dataclass(frozen=True, slots=True)
class _Choice:
    way: Way
    reader: Reader


def _chosen(content: bytes, name: str) -> _Choice:
    """The reader that is surest; one whose library is missing is only asked for where no other takes the content."""
    best, sure = None, 0.0
    absent: SourceError | None = None
    head = content[:_HEAD]
    for way in WAYS:
        if way.heads and not any(mark in head for mark in way.heads):
            continue
        try:
            reader = _loaded(way)
        except ProgramMissingError as fault:
            absent = fault
            continue
        accepted = reader.accepts(content, name)
        if accepted > sure:
            best, sure = _Choice(way, reader), accepted
    if best is None:
        raise absent or _unknown(content)
    return best


def _loaded(way: Way) -> Reader:
    try:
        module = import_module(f"dieuhanh.sources.{way.module}")
    except ModuleNotFoundError as fault:
        raise ProgramMissingError(
            f"Máy chưa cài thư viện {fault.name} để đọc tệp này. Hãy chạy: pip install 'dieuhanh[sources]'",
            f"The library {fault.name} that reads this file is not installed. Run: pip install 'dieuhanh[sources]'",
        ) from fault
    return cast("Reader", getattr(module, way.reader)())


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
        f"Chưa đọc được loại tệp này{form}. Hãy lưu dạng .docx, .pdf hoặc .txt rồi gửi lại.",
        f"This kind of file{form} cannot be read. Save it as .docx, .pdf or .txt and send it again.",
    )


def _form(content: bytes) -> str:
    """What the file seems to be, for people, in brackets; nothing where nobody knows."""
    try:
        import puremagic
    except ModuleNotFoundError:
        return ""
    try:
        found = puremagic.from_string(content[:65536]).lstrip(".")
    except (puremagic.PureError, ValueError):
        return ""
    return f" ({found})" if found else ""
