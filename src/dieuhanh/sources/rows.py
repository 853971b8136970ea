"""Tables as lines of text: a row a line, "a | b | c"; tables that only place things on the page as running lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

Cell = Sequence[str]  # its paragraphs
_BESIDE = "    "
_PLACING = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|Độc lập\s*[-–]\s*Tự do|^\s*Nơi nhận\s*:?", re.MULTILINE)
_MOST_PLACING_ROWS = 4


def places_only(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a table is the letterhead or the signature of a document: few rows of two cells, with their words."""
    if len(rows) > _MOST_PLACING_ROWS or any(len(row) > 3 for row in rows):
        return False
    return any(_PLACING.search("\n".join(cell)) for row in rows for cell in row)


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Return the lines of a table; a table of one cell or column is running text."""
    if places_only(rows):
        return [line for row in rows for line in _beside(row)]
    if all(len(row) <= 1 for row in rows):
        return [paragraph for row in rows for cell in row for paragraph in cell]
    lines = [" | ".join(_flat(cell) for cell in row) for row in rows]
    return [line for line in lines if line.strip(" |")]


def _beside(row: Sequence[Cell]) -> list[str]:
    """The first lines of all cells beside each other, then the second ones, as a typist would set them."""
    cells = [[line.strip() for line in cell if line.strip()] for cell in row]
    if any("Nơi nhận" in " ".join(cell) for cell in cells):
        return [line for cell in cells for line in cell]
    return [_BESIDE.join(part for part in parts if part) for parts in zip_longest(*cells, fillvalue="")]


def _flat(cell: Cell) -> str:
    return " ".join(" ".join(cell).split()).replace("|", "¦")
