"""Tables as an Excel workbook: real dates and numbers in the cells, and no text that runs as a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dieuhanh.exports.tables import Kind, Table, Value

_FORMATS: dict[Kind, str] = {
    "text": "@",
    "number": "#,##0.##",
    "percent": '0.0"%"',
    "date": "dd/mm/yyyy",
    "moment": "dd/mm/yyyy hh:mm",
}
_SHEET_NAME_LENGTH = 31
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "remove_timezone": True}


def workbook(tables: Sequence[Table]) -> bytes:
    """Return an .xlsx with a sheet a table: the heading row stays in view, has a filter and repeats on paper."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, **_SAFE})
    taken: set[str] = set()
    for table in tables:
        _write(book, book.add_worksheet(_sheet_name(table.title, taken)), table)
    book.close()
    return buffer.getvalue()


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel takes: without its forbidden letters, short, and another one for each sheet."""
    name = " ".join(title.translate(_NOT_IN_SHEET_NAMES).split())[:_SHEET_NAME_LENGTH] or "Bảng"
    number = 1
    unique = name
    while unique.lower() in taken:
        number += 1
        ending = f" ({number})"
        unique = name[: _SHEET_NAME_LENGTH - len(ending)] + ending
    taken.add(unique.lower())
    return unique


def _write(book: xlsxwriter.Workbook, sheet: Worksheet, table: Table) -> None:
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    formats = {column.kind: book.add_format(_format(column.kind)) for column in table.columns}
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.heading, heading)
    last = 0
    for last, row in enumerate(table.rows, start=1):
        for place, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            _write_cell(sheet, last, place, value, formats[column.kind])
    for number, note in enumerate(table.notes, start=2):
        sheet.write_string(last + number, 0, note)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.autofilter(0, 0, last, max(len(table.columns) - 1, 0))


def _format(kind: Kind) -> dict[str, object]:
    return {"num_format": _FORMATS[kind], "valign": "top", "text_wrap": kind == "text"}


def _write_cell(sheet: Worksheet, row: int, place: int, value: Value, form: Format) -> None:
    if value is None or value == "":
        sheet.write_blank(row, place, None, form)
    elif isinstance(value, str):
        sheet.write_string(row, place, value, form)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value, form)
    else:
        moment = value if isinstance(value, datetime) else datetime.combine(value, time())
        sheet.write_datetime(row, place, moment, form)
