"""Tables as CSV that a Vietnamese spreadsheet opens with a double click: UTF-8 with a mark, semicolons, safe cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from dieuhanh.exports.tables import Table, written

_BYTE_ORDER_MARK = "\ufeff"
# A cell that begins so would be run as a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def lines(table: Table) -> Iterator[bytes]:
    """Yield the file piece by piece, a row each, so that a long list need not stand in memory."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    buffer.write(_BYTE_ORDER_MARK)
    writer.writerow([safe(column.heading) for column in table.columns])
    yield _taken(buffer)
    for row in table.rows:
        cells = (written(value, column.kind) for value, column in zip(row, table.columns, strict=True))
        writer.writerow([safe(cell) for cell in cells])
        yield _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    data = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return data


def safe(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula; a plain negative number stays."""
    if not cell.startswith(_FORMULA) or _is_number(cell):
        return cell
    return f"'{cell}"


def _is_number(cell: str) -> bool:
    return cell.lstrip("+-").replace(".", "").replace(",", "").removesuffix("%").isdigit() and cell[0] in "+-"
