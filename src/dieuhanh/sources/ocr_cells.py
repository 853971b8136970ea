"""Cells of ruled tables that Tesseract passed over (it takes a lone number for a speck): each is read by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PIL import Image, ImageOps, ImageStat

from dieuhanh.sources.layout import Box, Word
from dieuhanh.sources.layout_tables import cells_of, grids_of
from dieuhanh.sources.ocr import Engine

_RULE = 0.05  # inches left out along a cell's borders
_PAPER = 0.1  # inches of paper put around what is read
_DARK = 140
_FEWEST_DARK = 0.0005  # square inches of ink: less is a speck
_MOST_CELLS = 400


def missed_words(
    image: Image.Image, dpi: float, rules: Sequence[Box], words: Sequence[Word], engine: Engine, page: int
) -> list[Word]:
    """Return the words in cells that hold ink but none of `words`; all boxes in pixels of the grey picture."""
    scale = 72 / dpi
    grids = grids_of([Box(*(side * scale for side in _sides(rule))) for rule in rules])
    cells = [Box(*(side / scale for side in _sides(cell))) for grid in grids for cell in cells_of(grid)]
    empty = [cell for cell in cells if not any(_holds(cell, word.box) for word in words)]
    found: list[Word] = []
    for cell in empty[:_MOST_CELLS]:
        found += _read(image, dpi, cell, engine, page)
    return found


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def _holds(cell: Box, box: Box) -> bool:
    return cell.left < box.centre < cell.right and cell.top < box.middle < cell.bottom


def _read(image: Image.Image, dpi: float, cell: Box, engine: Engine, page: int) -> list[Word]:
    inset, paper = round(_RULE * dpi), round(_PAPER * dpi)
    left, top = round(cell.left) + inset, round(cell.top) + inset
    right, bottom = round(cell.right) - inset, round(cell.bottom) - inset
    if right - left < inset or bottom - top < inset:
        return []
    inside = image.crop((left, top, right, bottom))
    if _ink(inside) < _FEWEST_DARK * dpi * dpi:
        return []
    shade = int(ImageStat.Stat(inside).median[0])  # white around a grey copy would look like a frame
    words = engine.words(ImageOps.expand(inside, paper, shade), dpi, page, whole=False)
    return [replace(word, box=_moved(word.box, left - paper, top - paper)) for word in words]


def _ink(image: Image.Image) -> float:
    """How many pixels are dark."""
    return ImageStat.Stat(image.point([255] * _DARK + [0] * (256 - _DARK))).sum[0] / 255


def _moved(box: Box, across: int, down: int) -> Box:
    return Box(box.left + across, box.top + down, box.right + across, box.bottom + down)
