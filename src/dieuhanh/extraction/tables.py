"""Stage 3: tables of tasks, one row a line, cells between "|": STT, nội dung, chủ trì, phối hợp, thời hạn."""

from __future__ import annotations

import re
from typing import NamedTuple

from dieuhanh.extraction.deadlines import read_cell
from dieuhanh.extraction.model import Assignment
from dieuhanh.extraction.segment import Span
from dieuhanh.language.prepared import compiled

_LEAD = compiled(
    r"chủ trì|thực hiện chính|đơn vị thực hiện|cơ quan thực hiện|đầu mối|trách nhiệm|đơn vị được giao", re.IGNORECASE
)
_SUPPORT = compiled(r"phối hợp", re.IGNORECASE)
_WHEN = compiled(r"thời hạn|thời gian|hoàn thành|tiến độ|hạn\b", re.IGNORECASE)
_WHAT = compiled(r"nội dung|nhiệm vụ|công việc|việc|hoạt động|mục tiêu", re.IGNORECASE)
_PRODUCT = compiled(r"sản phẩm|kết quả|đầu ra", re.IGNORECASE)
_NONE = compiled(r"^(?:[-–—\s.]*|không)$", re.IGNORECASE)


class _Columns(NamedTuple):
    lead: int
    support: int | None
    when: int | None
    product: int | None


def read_table_rows(
    text: str, paragraphs: tuple[Span, ...], document_date: str | None
) -> tuple[list[Assignment], tuple[Span, ...]]:
    """Return the assignments of the tables' rows, and the paragraphs that are no part of a table."""
    rows: list[Assignment] = []
    rest: list[Span] = []
    columns: _Columns | None = None
    for start, end in paragraphs:
        line = text[start:end]
        if line.count("|") < 2:
            columns = None
            rest.append((start, end))
            continue
        cells = _cells(line)
        head = _header(cells)
        if head is not None:
            columns = head
        elif columns is not None and columns.lead < len(cells):
            row = _row(cells, columns, start, end, document_date)
            if row is not None:
                rows.append(row)
    return rows, tuple(rest)


def _cells(line: str) -> list[str]:
    """Cut a line at its bars; a bar at both edges frames it, one at a single edge stands beside an empty cell."""
    if line.startswith("|") and line.endswith("|"):
        line = line[1:-1]
    return [cell.strip() for cell in line.split("|")]


def _header(cells: list[str]) -> _Columns | None:
    """Recognise a header row by its words; a row with a deadline or a number of its own is none."""
    lead = next((i for i, cell in enumerate(cells) if _LEAD.search(cell) and len(cell) < 60), None)
    if (
        lead is None
        or not any(_WHAT.search(cell) or _WHEN.search(cell) for cell in cells)
        or cells[0].strip().isdigit()
    ):
        return None

    def column(pattern: re.Pattern[str]) -> int | None:
        return next(
            (
                i
                for i, cell in enumerate(cells)
                if i != lead
                and pattern.search(cell)
                and not (pattern is _WHEN and _WHAT.search(cell) and not re.search("thời|hạn", cell, re.IGNORECASE))
            ),
            None,
        )

    return _Columns(lead, column(_SUPPORT), column(_WHEN), column(_PRODUCT))


def _row(cells: list[str], columns: _Columns, start: int, end: int, document_date: str | None) -> Assignment | None:
    lead = bodies_of(cells[columns.lead])
    if not lead:
        return None
    said = read_cell(_cell(cells, columns.when), document_date) if columns.when is not None else None
    return Assignment(
        lead, bodies_of(_cell(cells, columns.support)), "document",
        said.iso if said else None, said.recurrence if said else None, said.text if said else None,
        start, end, "table.row", True, said.due if said else None, _cell(cells, columns.product) or None,
    )  # fmt: skip


def _cell(cells: list[str], index: int | None) -> str:
    return cells[index].strip() if index is not None and index < len(cells) else ""


def bodies_of(cell: str) -> tuple[str, ...]:
    """Return the bodies of a cell, split at ";" or at commas before another body's head ("Sở Y tế; UBND các huyện")."""
    if _NONE.match(cell):
        return ()
    parts = re.split(
        r"\s?;\s?|,\s(?=(?:Sở|UBND|Ban|Công an|Bộ|Cục|Văn phòng|Thanh tra|Hội|các cơ quan|các sở)\b)", cell
    )
    return tuple(" ".join(part.split()).strip(" .,") for part in parts if part.strip(" .,"))
