"""Plain text: UTF-8, UTF-16, TCVN3, VNI and Windows-1258, told apart by what the bytes say."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass

from dieuhanh.sources.errors import DamagedError, EmptyError, UnknownFormError
from dieuhanh.sources.legacy import convert
from dieuhanh.sources.model import Note, SourceText

_BLANK = "\ufeff \t\r\n\x0b\x0c\xa0"
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4000
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Bytes as text, and the encoding that they were in."""

    text: str
    encoding: str

    @property
    def notes(self) -> tuple[Note, ...]:
        """A note where the text was not Unicode and had to be converted."""
        return () if self.encoding.startswith("utf-") else (converted_note(self.encoding),)


def converted_note(encoding: str) -> Note:
    """Return the note that says a text was converted to Unicode."""
    return Note(
        "converted",
        f"Văn bản dùng bảng mã {encoding}, đã chuyển sang Unicode. Hãy đối chiếu với bản gốc.",
        f"The text was in {encoding} and was converted to Unicode. Compare it with the original.",
    )


def decode(content: bytes) -> Decoded:
    """Return the bytes of a text as text; UTF-8 stays as it is, a byte order mark as character 0 included.

    Raises:
        UnknownFormError: the bytes are no text.
        DamagedError: they begin as Unicode and are not.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _marked(content, mark, encoding)
    wide = _unmarked_utf16(content)
    if wide:
        return _marked(content, b"", wide)
    if _is_binary(content):
        raise not_text()
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _old(content)


def _marked(content: bytes, mark: bytes, encoding: str) -> Decoded:
    kept = content if encoding == "utf-8" else content[len(mark) :]
    try:
        text = kept.decode(encoding)
    except UnicodeDecodeError:
        raise DamagedError(
            f"Tệp ghi là {encoding.upper()} nhưng có chỗ hỏng. Hãy mở và lưu lại ở bảng mã UTF-8.",
            f"The file says it is {encoding.upper()} but is damaged. Open it and save it as UTF-8.",
        ) from None
    if "\0" in text:
        raise not_text()
    return Decoded(text, encoding)


def _unmarked_utf16(content: bytes) -> str:
    """UTF-16 without a mark shows by the zero byte of its spaces and Latin letters."""
    sample = content[:_SAMPLE]
    if len(sample) < 4 or len(content) % 2:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 8 and not even:
        guess = "utf-16-le"
    elif even > len(sample) // 8 and not odd:
        guess = "utf-16-be"
    else:
        return ""
    return "" if any(ord(letter) in _CONTROLS for letter in sample.decode(guess, "ignore")) else guess


def _is_binary(content: bytes) -> bool:
    sample = content[:_SAMPLE]
    return b"\0" in content or sum(byte in _CONTROLS for byte in sample) > len(sample) // 50


def _old(content: bytes) -> Decoded:
    converted = convert(content.decode("latin-1"))
    if converted is not None:
        return Decoded(converted.text, converted.encoding)
    try:
        return Decoded(unicodedata.normalize("NFC", content.decode("cp1258")), "Windows-1258")
    except UnicodeDecodeError:
        raise not_text() from None


def not_text() -> UnknownFormError:
    """Return the error for bytes that are no text."""
    return UnknownFormError(
        "Tệp không phải văn bản hoặc dùng bảng mã lạ. Hãy mở và lưu lại dạng .txt, bảng mã UTF-8.",
        "The file is no text or in an unknown encoding. Open it and save it as .txt in UTF-8.",
    )


def require_text(text: str) -> str:
    """Return the text; raise `EmptyError` where there is no letter in it."""
    if not text.strip(_BLANK):
        raise EmptyError(
            "Tệp không có chữ nào. Hãy chọn tệp có nội dung.", "There is no text in it. Choose a file with content."
        )
    return text


class TextReader:
    """Reads plain text of any encoding that Vietnamese offices used; what no other reader takes and is text."""

    name = "text"
    version = "1"

    def accepts(self, content: bytes, name: str) -> float:
        """Whether the bytes decode as text; the least sure of all readers, so that any other goes first."""
        if content.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)) or _unmarked_utf16(content):
            return 0.3
        return 0.0 if _is_binary(content) else 0.2

    def read(self, content: bytes, name: str) -> SourceText:
        """Return the text as it stands, converted to Unicode where it was not."""
        decoded = decode(content)
        return SourceText(
            require_text(decoded.text),
            self.name,
            self.version,
            "text/plain",
            notes=decoded.notes,
            metadata={"encoding": decoded.encoding},
        )
