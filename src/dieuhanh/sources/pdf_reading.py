"""A PDF to its text: page by page, so that two thousand pages need little memory and one bad page loses no other."""

from __future__ import annotations

from math import sqrt

import pypdfium2 as pdfium
from PIL import Image

from dieuhanh.sources.errors import EmptyError
from dieuhanh.sources.layout import Page
from dieuhanh.sources.layout_document import Back, document_of
from dieuhanh.sources.layout_furniture import PageLines
from dieuhanh.sources.layout_pages import lines_of
from dieuhanh.sources.layout_text import compact
from dieuhanh.sources.model import Note, SourceText
from dieuhanh.sources.ocr_pages import PageScanner
from dieuhanh.sources.pdf_document import PDFIUM, opened
from dieuhanh.sources.pdf_usable import needs_ocr
from dieuhanh.sources.pdf_words import read_page

_DPI = 200
_MOST_PIXELS = 40_000_000
_KEPT_METADATA = ("Title", "Author", "Subject", "Creator", "Producer", "CreationDate", "ModDate")


def read_pdf(content: bytes, reader: str, version: str) -> SourceText:
    """Return the text of a PDF, or raise a SourceError; every page that gave nothing has its note."""
    with opened(content) as document, PageScanner() as scanner:
        reading = _Reading(document, scanner)
        for index in range(len(document)):
            reading.add(index)
        text, boxes, notes = document_of(reading.pages, reading.back)
        if not text:
            raise scanner.missing or _nothing()
        return SourceText(
            text=text,
            reader=reader,
            reader_version=version,
            media_type="application/pdf",
            boxes=boxes,
            pages=len(document),
            notes=(*_signed(content), *scanner.notes, *reading.notes, *notes),
            metadata=_metadata(document) | ({"ocr": scanner.named} if reading.back else {}),
            sizes=tuple(reading.sizes),
        )


class _Reading:
    """The pages read so far."""

    def __init__(self, document: pdfium.PdfDocument, scanner: PageScanner) -> None:
        self.pages: list[PageLines] = []
        self.back: dict[int, Back] = {}
        self.notes: list[Note] = []
        self.sizes: list[tuple[float, float]] = []
        self._document = document
        self._scanner = scanner

    def add(self, index: int) -> None:
        number = index + 1
        try:
            page, picture = self._taken(index)
        except pdfium.PdfiumError:
            self.notes.append(_unread(number))
            self.sizes.append((0.0, 0.0))
            return
        self.sizes.append((page.width, page.height))
        if picture is not None:
            scan = self._scanner.read(picture[0], picture[1], number)
            if scan is not None:
                page, self.back[number] = scan.page, scan.back
        lines = lines_of(page)
        if not lines:
            self.notes.append(_blank(number))
        kept = lines if picture is not None else [compact(line) for line in lines]
        self.pages.append(PageLines(number, page.height, tuple(kept)))

    def _taken(self, index: int) -> tuple[Page, tuple[Image.Image, float] | None]:
        """The page's own words, and its picture with its dots an inch where that must be read instead."""
        with PDFIUM:
            page = self._document[index]
            try:
                read = read_page(page, index + 1)
                return read, _picture(page) if needs_ocr(page, read) else None
            finally:
                page.close()


def _picture(page: pdfium.PdfPage) -> tuple[Image.Image, float]:
    width, height = page.get_size()
    scale = min(_DPI / 72, sqrt(_MOST_PIXELS / (width * height)))
    return page.render(scale=scale).to_pil(), scale * 72


def _metadata(document: pdfium.PdfDocument) -> dict[str, str]:
    with PDFIUM:
        known = document.get_metadata_dict(skip_empty=True)
    return {key: known[key] for key in _KEPT_METADATA if key in known}


def _signed(content: bytes) -> tuple[Note, ...]:
    """The reader looks at no signature: that is done on the untouched bytes by `signatures`."""
    if b"/ByteRange" not in content:
        return ()
    return (Note("signed", "Tệp có chữ ký số.", "The file carries a digital signature."),)


def _unread(number: int) -> Note:
    return Note(
        "page-unread",
        f"Trang {number} bị hỏng, không đọc được. Hãy xin lại tệp gốc.",
        f"Page {number} is damaged and could not be read. Ask for the original again.",
    )


def _blank(number: int) -> Note:
    return Note("page-blank", f"Trang {number} không có chữ nào.", f"There is no text on page {number}.")


def _nothing() -> EmptyError:
    return EmptyError(
        "Tệp PDF không có chữ nào đọc được. Nếu là bản quét, hãy quét lại rõ hơn (từ 200 dpi).",
        "There is no readable text in the PDF. If it is a scan, scan it again (200 dpi or more).",
    )
