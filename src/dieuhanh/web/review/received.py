"""Received bytes, taken for a text only where they are one."""

from __future__ import annotations

from dataclasses import dataclass

from dieuhanh.sources.model import PageBox, SourceText

TEXT_READER = "text"
TEXT_READER_VERSION = "1"


class UnreadableError(ValueError):
    """Raised for bytes that are no text; the message says what to do, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it came: its bytes, its name, and the text that a reader of this version read from them.

    `boxes` say where the words stand on pages and how surely they were read; none where there are no pages.
    """

    data: bytes
    name: str
    text: str
    reader: str = TEXT_READER
    reader_version: str = TEXT_READER_VERSION
    media_type: str = "text/plain"
    boxes: tuple[PageBox, ...] = ()


def received_text(data: bytes, name: str) -> Received:
    """Return UTF-8 bytes with their text as it is (a byte order mark stays character 0)."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableError("không phải văn bản UTF-8: hãy lưu tệp ở dạng .txt, bảng mã UTF-8") from None
    if "\0" in text:
        raise UnreadableError("không phải văn bản: hãy chọn tệp .txt, bảng mã UTF-8")
    if not text.strip():
        raise UnreadableError("tệp rỗng: hãy chọn tệp có nội dung")
    return Received(data, name, text)


def received_source(data: bytes, name: str, source: SourceText) -> Received:
    """Return bytes of any form with what their reader gave."""
    return Received(data, name, source.text, source.reader, source.reader_version, source.media_type, source.boxes)
