"""The reader of PDFs, with a text layer or scanned; what it needs is loaded only when there is a PDF to read."""

from __future__ import annotations

from dieuhanh.sources.errors import ProgramMissingError
from dieuhanh.sources.model import SourceText


class PdfReader:
    """Reads PDFs page by page; the text layer where it is usable, else the picture of the page."""

    name = "pdf"
    version = "1"

    def accepts(self, content: bytes, name: str) -> float:
        """Return 1.0 where the mark of a PDF stands in the first kilobyte, as its readers allow."""
        return 1.0 if b"%PDF-" in content[:1024] else 0.0

    def read(self, content: bytes, name: str) -> SourceText:
        """Return the text of all pages; DamagedError, ProtectedError, TooLargeError, EmptyError or a program's."""
        try:
            from dieuhanh.sources.pdf_reading import read_pdf
        except ImportError as error:
            raise ProgramMissingError(
                "Chưa cài thư viện đọc PDF. Người quản trị hãy cài thêm: pip install 'dieuhanh[sources]'.",
                "The library that reads PDFs is missing. Install it: pip install 'dieuhanh[sources]'.",
            ) from error
        return read_pdf(content, self.name, self.version)
