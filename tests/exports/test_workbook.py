"""Workbooks: real dates and numbers, no formula, and LibreOffice opens them."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

import openpyxl

from dieuhanh.exports.tables import Column, Table
from dieuhanh.exports.workbook import workbook
from tests.exports.conftest import Convert
from tests.exports.papers import TABLE


def test_cells_hold_what_they_say() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook([TABLE])))["Nhiệm vụ quá hạn"]
    assert isinstance(sheet["D2"].value, datetime)
    assert sheet["D2"].value.date() == date(2023, 12, 20)
    assert sheet["D2"].number_format == "dd/mm/yyyy"
    assert sheet["B3"].value == 1234
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=UBND xã Mẫu Sơn", "s")
    assert sheet.freeze_panes == "A2"


def test_sheets_get_names_that_excel_takes() -> None:
    tables = [Table(title, (Column("A"),)) for title in ("Sở/Ngành: [1]", "Sở Ngành  1", "x" * 60, "x" * 60, "")]
    names = openpyxl.load_workbook(io.BytesIO(workbook(tables))).sheetnames
    assert len({name.lower() for name in names}) == len(tables)
    assert all(0 < len(name) <= 31 for name in names)


def test_libreoffice_opens_it(libreoffice: Convert) -> None:
    data = libreoffice(workbook([TABLE]), "xlsx", "csv:Text - txt - csv (StarCalc):59,34,76")
    rows = list(csv.reader(io.StringIO(data.decode()), delimiter=";"))
    assert rows[0] == ["Cơ quan", "Quá hạn", "Tỷ lệ", "Hạn"]
    assert rows[1][3] == "20/12/2023"
    assert rows[2][0] == "=UBND xã Mẫu Sơn"
