"""Old files of word processors (.doc, .rtf, .odt): by LibreOffice, or antiword where that cannot."""

from __future__ import annotations

from dataclasses import replace

from dieuhanh.sources import antiword, soffice
from dieuhanh.sources.docx import DocxReader
from dieuhanh.sources.errors import ProgramFailedError, ProgramMissingError, ProgramTimeoutError, SourceError
from dieuhanh.sources.legacy import convert
from dieuhanh.sources.model import Note, SourceText
from dieuhanh.sources.txt import converted_note, require_text

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_WORD = "WordDocument".encode("utf-16-le")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RTF = b"{\\rtf"
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_MEDIA = {".doc": "application/msword", ".rtf": "application/rtf", ".odt": "application/vnd.oasis.opendocument.text"}


class DocReader:
    """Reads .doc, .rtf and .odt."""

    name = "doc"
    version = "1"

    def accepts(self, content: bytes, name: str) -> float:
        """Whether the bytes are of a word processor; a .docx with a password comes in the same wrapping as a .doc."""
        return 1.0 if _suffix(content) else 0.0

    def read(self, content: bytes, name: str) -> SourceText:
        """Return the text of the document."""
        if _ENCRYPTED in content:
            raise antiword.word_password()
        suffix = _suffix(content)
        source = self._doc(content) if suffix == ".doc" else self._by_soffice(content, suffix)
        return replace(source, reader=self.name, reader_version=self.version, media_type=_MEDIA[suffix])

    def _doc(self, content: bytes) -> SourceText:
        """By LibreOffice, which keeps numbers and rows; where that is missing or fails, by antiword with a note."""
        try:
            return self._by_soffice(content, ".doc")
        except (ProgramFailedError, ProgramMissingError, ProgramTimeoutError) as fault:
            try:
                return _plain(antiword.text_of(content), fault)
            except (ProgramFailedError, ProgramMissingError):
                raise fault from None

    def _by_soffice(self, content: bytes, suffix: str) -> SourceText:
        return DocxReader().read(soffice.to_docx(content, suffix), "")


def _plain(text: str, fault: SourceError) -> SourceText:
    converted = convert(text)
    notes = [_poorer(fault), *([converted_note(converted.encoding)] if converted else [])]
    plain = require_text(converted.text if converted else text)
    return SourceText(plain, "doc", "1", _MEDIA[".doc"], notes=tuple(notes))


def _poorer(fault: SourceError) -> Note:
    return Note(
        "numbers-and-tables-doubtful",
        f"Số thứ tự tự động và bảng trong tệp có thể bị mất hoặc sai dòng. {fault.message_vi}",
        f"Automatic numbers and tables may be lost or read wrongly. {fault.message_en}",
    )


def _suffix(content: bytes) -> str:
    if content.startswith(_OLE):
        return ".doc" if _WORD in content or _ENCRYPTED in content else ""
    if content.startswith(_RTF):
        return ".rtf"
    return ".odt" if content.startswith(b"PK") and _ODT in content[:200] else ""
