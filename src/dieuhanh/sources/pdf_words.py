"""One PDF page to words and ruling lines, in points from the top left of the page as it is shown."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from dieuhanh.sources.layout import Box, Page, Word, around

_WORD = re.compile(r"[^\s\ufffe]+\ufffe?|\ufffe")
_LINE_END_HYPHEN = "\ufffe"
_MOST_DRAWN = 4000  # objects: a page with more is a map or a drawing
_THIN = 2.5

_Place = Callable[[float, float, float, float], Box]


def read_page(page: pdfium.PdfPage, number: int) -> Page:
    """Return the words and the thin lines of one page, whatever its rotation and origin."""
    width, height = page.get_size()
    place = _placer(page)
    text = page.get_textpage()
    try:
        words = tuple(_words(text, number, place))
    finally:
        text.close()
    return Page(number, width, height, words, tuple(_rules(page, place)))


def _placer(page: pdfium.PdfPage) -> _Place:
    """What turns a box of the PDF (from the bottom left, unturned) into one of the page as shown."""
    left, bottom, right, top = page.get_bbox()
    turned = page.get_rotation()

    def place(a: float, b: float, c: float, d: float) -> Box:
        if turned == 90:
            return Box(b - bottom, a - left, d - bottom, c - left)
        if turned == 180:
            return Box(right - c, b - bottom, right - a, d - bottom)
        if turned == 270:
            return Box(top - d, right - c, top - b, right - a)
        return Box(a - left, top - d, c - left, top - b)

    return place


def _words(text: pdfium.PdfTextPage, number: int, place: _Place) -> Iterator[Word]:
    whole = text.get_text_range()
    if len(whole) != text.count_chars():  # letters outside the basic plane, or without a meaning
        whole = "".join(_letter(text, index) for index in range(text.count_chars()))
    for match in _WORD.finditer(whole):
        box = _word_box(text, match.start(), match.end(), place)
        yield Word(match.group().replace(_LINE_END_HYPHEN, "-"), box, number)


def _letter(text: pdfium.PdfTextPage, index: int) -> str:
    """One letter; the replacement sign where the file does not say which, so that the place is not lost."""
    code = pdfium_c.FPDFText_GetUnicode(text, index)
    return _LINE_END_HYPHEN if code == 2 else chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"


def _word_box(text: pdfium.PdfTextPage, start: int, end: int, place: _Place) -> Box:
    """The box of a word from its first and last letters; the hyphen of a cut word has no place of its own."""
    first = place(*text.get_charbox(start, loose=True))
    last = place(*text.get_charbox(end - 1, loose=True))
    if end - start > 2 and abs(last.middle - first.middle) > 0.5 * first.height:
        last = place(*text.get_charbox(end - 2, loose=True))
    return around((first, last))


def _rules(page: pdfium.PdfPage, place: _Place) -> Iterator[Box]:
    """The straight thin lines and the sides of the rectangles that are drawn on the page."""
    for drawn, found in enumerate(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=1)):
        if drawn >= _MOST_DRAWN:
            return
        left, bottom, right, top = found.get_bounds()
        box = place(left, bottom, right, top)
        if min(box.width, box.height) <= _THIN:
            yield box
        elif pdfium_c.FPDFPath_CountSegments(found) <= 200:
            yield from _sides(found, place)


def _sides(path: pdfium.PdfObject, place: _Place) -> Iterator[Box]:
    """The straight level and upright sides of a path that is more than one line."""
    matrix = path.get_matrix()
    here: tuple[float, float] | None = None
    begun: tuple[float, float] | None = None
    for index in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        point = matrix.on_point(*_point(segment))
        if pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_MOVETO:
            here = begun = point
            continue
        yield from _side(here, point, place)
        here = point
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            yield from _side(point, begun, place)


def _point(segment: object) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _side(here: tuple[float, float] | None, there: tuple[float, float] | None, place: _Place) -> Iterator[Box]:
    if here is None or there is None:
        return
    (a, b), (c, d) = here, there
    box = place(min(a, c), min(b, d), max(a, c), max(b, d))
    if min(box.width, box.height) <= _THIN < max(box.width, box.height):
        yield box
