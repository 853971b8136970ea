"""Opening a PDF: one at a time in a process (PDFium is not made for threads), its faults told in words."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from dieuhanh.sources.errors import DamagedError, ProtectedError, SourceError, TooLargeError

PDFIUM = threading.RLock()
MOST_PAGES = 10_000


@contextmanager
def opened(content: bytes) -> Iterator[pdfium.PdfDocument]:
    """Give the PDF, closed afterwards; hold `PDFIUM` whenever it or a page of it is used."""
    with PDFIUM:
        try:
            document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as error:
            raise _fault(error.err_code) from error
    try:
        _check(len(document))
        yield document
    finally:
        with PDFIUM:
            document.close()


def _check(pages: int) -> None:
    if pages == 0:
        raise DamagedError("Tệp PDF không có trang nào. Hãy xin lại tệp gốc.", "The PDF has no page. Ask for it again.")
    if pages > MOST_PAGES:
        raise TooLargeError(
            f"Tệp PDF có {pages} trang, quá {MOST_PAGES}. Hãy tách thành nhiều tệp.",
            f"The PDF has {pages} pages, more than {MOST_PAGES}. Split it.",
        )


def _fault(code: int | None) -> SourceError:
    if code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
        return ProtectedError(
            "Tệp PDF có mật khẩu. Hãy xin nơi gửi tệp không đặt mật khẩu, hoặc tự mở rồi lưu lại không mật khẩu.",
            "The PDF is locked by a password. Ask its sender for one without, or save it without one.",
        )
    return DamagedError(
        "Tệp PDF bị hỏng hoặc bị cắt cụt. Hãy xin lại tệp gốc.",
        "The PDF is damaged or cut off. Ask for the original again.",
    )
