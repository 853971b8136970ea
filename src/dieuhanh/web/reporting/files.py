"""A table as an answer in the form that the address asks for."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import BinaryIO

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse

from dieuhanh.exports.administrative import Report
from dieuhanh.exports.administrative_page import page
from dieuhanh.exports.delimited import lines
from dieuhanh.exports.pdf import pdf
from dieuhanh.exports.tables import Table
from dieuhanh.exports.word import word
from dieuhanh.exports.workbook import workbook

FORMS = ("xlsx", "csv", "json")
"""The forms of a table."""

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def table_answer(table: Table, form: str, name: str) -> HttpResponseBase:
    """Return a table as csv, xlsx or json; 404 for any other form."""
    if form == "csv":
        return _named(StreamingHttpResponse(lines(table), content_type="text/csv; charset=utf-8"), f"{name}.csv")
    if form == "xlsx":
        return _named(HttpResponse(workbook([table]), content_type=_XLSX), f"{name}.xlsx")
    if form == "json":
        return json_answer(json_text(table), name)
    raise Http404


def report_answer(report: Report, form: str, name: str) -> HttpResponseBase:
    """Return a report as docx or pdf in the administrative layout; 404 for any other form."""
    makers: dict[str, tuple[Callable[[], bytes], str]] = {
        "docx": (lambda: word(report), _DOCX),
        "pdf": (lambda: pdf(page(report)), "application/pdf"),
    }
    if form not in makers:
        raise Http404
    make, media_type = makers[form]
    return _named(HttpResponse(make(), content_type=media_type), f"{name}.{form}")


def json_answer(text: str, name: str) -> HttpResponseBase:
    """Return a JSON text as it is, byte for byte."""
    return _named(HttpResponse(text, content_type="application/json"), f"{name}.json")


def _named(answer: HttpResponseBase, name: str) -> HttpResponseBase:
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def kept_answer(data: BinaryIO, form: str, name: str) -> HttpResponseBase:
    """Return a file that was made before."""
    media_type = {"csv": "text/csv; charset=utf-8", "xlsx": _XLSX, "json": "application/json"}[form]
    return FileResponse(data, content_type=media_type, as_attachment=True, filename=f"{name}.{form}")


def json_text(table: Table) -> str:
    """Return a table as JSON: rows as objects by their headings; days are ISO."""
    headings = [column.heading for column in table.columns]
    rows = [dict(zip(headings, row, strict=True)) for row in table.rows]
    return json.dumps({"title": table.title, "rows": rows, "notes": list(table.notes)}, ensure_ascii=False, default=str)
