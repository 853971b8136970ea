"""Whether a page's own text can be used, or only its picture: scans, letters without meaning, a scanner's bad text."""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from dieuhanh.language.folding import fold
from dieuhanh.sources.layout import Page

_PICTURE = 0.5  # of the page
_FEWEST_WORDS = 60  # beside a picture of the page: fewer are a stamp's or a signature's
_MOST_SENSELESS = 0.05  # of the letters
_FEWEST_MARKED = 0.08  # of the letters: Vietnamese has a mark on every third or fourth


def needs_ocr(page: pdfium.PdfPage, read: Page) -> bool:
    """Return whether the page must be read from its picture; a blank one need not."""
    letters = "".join(word.text for word in read.words)
    if not letters:
        return next(page.get_objects(max_depth=1), None) is not None
    senseless = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" or letter < " " for letter in letters)
    if senseless > _MOST_SENSELESS * len(letters):
        return True
    if _pictured(page) < _PICTURE:
        return False
    return len(read.words) < _FEWEST_WORDS or _marked(letters) < _FEWEST_MARKED


def _pictured(page: pdfium.PdfPage) -> float:
    """How much of the page its largest picture covers."""
    width, height = page.get_size()
    areas: list[float] = [0.0]
    for picture in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        areas.append((right - left) * (top - bottom))
    return max(areas) / float(width * height)


def _marked(letters: str) -> float:
    """The part of the letters that bear a mark; 1.0 where there are no letters at all."""
    known = [letter for letter in letters if letter.isalpha()]
    if not known:
        return 1.0
    return sum(letter.lower() != fold(letter) for letter in known) / len(known)
