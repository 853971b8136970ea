"""Reading pictures of pages, one after the other; without the program the pages are noted, and nothing is lost."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from PIL import Image

from dieuhanh.sources.errors import ProgramFailedError, ProgramMissingError, ProgramTimeoutError, SourceError
from dieuhanh.sources.model import Note

if TYPE_CHECKING:
    from dieuhanh.sources.ocr import Engine
    from dieuhanh.sources.ocr_scan import Scan


class PageScanner:
    """Starts Tesseract when the first picture comes; `missing` says what to install where it cannot."""

    def __init__(self) -> None:
        self.missing: SourceError | None = None
        self.named = ""
        self.notes: list[Note] = []
        self._engine: Engine | None = None

    def __enter__(self) -> PageScanner:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._engine is not None:
            self._engine.close()

    def read(self, image: Image.Image, dpi: float, number: int) -> Scan | None:
        """Return what stands on the page, or None where Tesseract is missing or gave up (`notes` then says so)."""
        engine = self._ready()
        if engine is None:
            self.notes.append(_skipped(number))
            return None
        from dieuhanh.sources.ocr_scan import read_scan

        try:
            return read_scan(image, dpi, number, engine)
        except ProgramTimeoutError as error:
            self.notes.append(Note("page-unread", error.message_vi, error.message_en))
            return None

    def _ready(self) -> Engine | None:
        if self._engine is None and self.missing is None:
            try:
                self._engine = _started()
                self.named = f"tesseract {self._engine.version}"
            except (ProgramMissingError, ProgramFailedError) as error:
                self.missing = error
        return self._engine


def _started() -> Engine:
    try:
        from dieuhanh.sources.ocr import Engine, data_folder
    except ImportError as error:
        raise ProgramMissingError(
            "Chưa cài chương trình nhận dạng chữ. Người quản trị hãy cài thêm: pip install 'dieuhanh[sources]'.",
            "The program that reads pictures is missing. Install it: pip install 'dieuhanh[sources]'.",
        ) from error
    folder = data_folder()
    if folder is None:
        raise ProgramMissingError(
            "Chưa có dữ liệu nhận dạng chữ Việt. Người quản trị hãy cài gói tesseract-ocr-vie.",
            "The data for reading Vietnamese are missing. Install the package tesseract-ocr-vie.",
        )
    return Engine(folder)


def _skipped(number: int) -> Note:
    return Note(
        "page-unread",
        f"Trang {number} là ảnh, chưa đọc được vì thiếu chương trình nhận dạng chữ; cài xong hãy đọc lại.",
        f"Page {number} is a picture and was not read: the OCR program is missing. Read it again once installed.",
    )
