"""CSV: what a spreadsheet would run is text, and the file opens with a double click."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from dieuhanh.exports.delimited import lines, safe
from dieuhanh.exports.tables import Column, Table


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+84 205 1234", "'+84 205 1234"),
        ("-cmd|calc", "'-cmd|calc"),
        ("\t=1", "'\t=1"),
        ("-12,5", "-12,5"),
        ("-3,2%", "-3,2%"),
        ("Sở Y tế", "Sở Y tế"),
        ("", ""),
    ],
)
def test_formulas_are_text(cell: str, wanted: str) -> None:
    assert safe(cell) == wanted


def test_the_file_reads_back() -> None:
    columns = (Column("Việc"), Column("Hạn", "date"), Column("Số", "number"), Column("Tỷ lệ", "percent"))
    rows = (('Rà soát; "gấp"\nngay', date(2024, 1, 5), 12397.5, 98.6), ("=1+1", None, -3, None))
    data = b"".join(lines(Table("Việc", columns, rows)))
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")) == [
        ["Việc", "Hạn", "Số", "Tỷ lệ"],
        ['Rà soát; "gấp"\nngay', "05/01/2024", "12.397,5", "98,6%"],
        ["'=1+1", "", "-3", ""],
    ]
