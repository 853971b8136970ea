"""Tesseract, the program that reads pictures of pages: the one place that knows it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import tesserocr
from PIL import Image

from dieuhanh.sources.errors import ProgramFailedError, ProgramTimeoutError
from dieuhanh.sources.layout import Box, Word

LANGUAGE = "vie"
_FOLDERS = (
    "/usr/share/tesseract-ocr",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_PAGE_TIMEOUT = 120_000  # milliseconds
_RULING = re.compile(r"^[|¦]{1,9}|[|¦]{1,9}$")
_LETTER = re.compile(r"\w")
_SURE_MARK = 0.6  # a sign without letters that is less sure than this is a speck


def data_folder() -> Path | None:
    """Return the folder with the Vietnamese data, or None: DIEUHANH_TESSDATA, TESSDATA_PREFIX, the usual places."""
    named = (os.environ.get(name) for name in ("DIEUHANH_TESSDATA", "TESSDATA_PREFIX"))
    for folder in filter(None, (*named, *_FOLDERS)):
        for place in (Path(folder), *sorted(Path(folder).glob("*/tessdata"), reverse=True)):
            if (place / f"{LANGUAGE}.traineddata").is_file():
                return place
    return None


class Engine:
    """Tesseract made ready once for many pages; not for two threads at a time."""

    def __init__(self, folder: Path) -> None:
        try:
            self._api = tesserocr.PyTessBaseAPI(path=f"{folder}/", lang=LANGUAGE, psm=tesserocr.PSM.AUTO)
        except RuntimeError as error:
            raise ProgramFailedError(
                f"Dữ liệu nhận dạng chữ ở {folder} bị hỏng. Người quản trị hãy cài lại gói tesseract-ocr-vie.",
                f"The OCR data in {folder} are damaged. Install the package tesseract-ocr-vie again.",
            ) from error
        self.version = str(tesserocr.tesseract_version()).split("\n", 1)[0].removeprefix("tesseract ")

    def close(self) -> None:
        """Give its memory back."""
        self._api.End()

    def words(
        self, image: Image.Image, dpi: float, page: int, *, whole: bool = True, sparse: bool = False
    ) -> list[Word]:
        """Return the words of a grey picture with their boxes in its pixels and how sure each is (0 to 1).

        Without `whole` the picture is one block of text, as a cell of a table is; a `sparse` one has words here and
        there.
        """
        form = tesserocr.PSM.AUTO if whole else tesserocr.PSM.SINGLE_BLOCK
        self._api.SetPageSegMode(tesserocr.PSM.SPARSE_TEXT if sparse else form)
        self._api.SetImage(image)
        self._api.SetSourceResolution(round(dpi))
        if not self._api.Recognize(_PAGE_TIMEOUT):
            raise ProgramTimeoutError(
                f"Trang {page}: nhận dạng chữ quá lâu nên đã dừng. Hãy quét lại trang này rõ hơn.",
                f"Page {page}: reading the picture took too long and was stopped. Scan this page again.",
            )
        return [word for word in self._found(page) if _LETTER.search(word.text) or (word.confidence or 0) >= _SURE_MARK]

    def _found(self, page: int) -> Iterator[Word]:
        level = tesserocr.RIL.WORD
        found = self._api.GetIterator()
        for item in tesserocr.iterate_level(found, level) if found else ():
            if item.Empty(level):
                continue
            text = _RULING.sub("", item.GetUTF8Text(level).strip())
            box = item.BoundingBox(level)
            if text and box:
                yield Word(text, Box(*map(float, box)), page, item.Confidence(level) / 100)
