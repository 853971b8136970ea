"""Lists and reports as papers in the administrative layout (docx, pdf), beside the tables of the other forms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from dieuhanh.exports.administrative import Block, Report
from dieuhanh.exports.tables import Table
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.pages.frame import OWNER
from dieuhanh.web.reporting.files import report_answer, table_answer

OFFICE = "Văn phòng"
PLACE = "Lạng Sơn"
PAPERS = ("docx", "pdf")
"""The forms of a paper."""


def paper(kind: str, subject: str, on: date, blocks: Sequence[Block]) -> Report:
    """Return a paper of the Office; number, signature and stamp stay blank (ux.md 13)."""
    return Report(
        parent_body=str(OWNER).upper(),
        body=OFFICE.upper(),
        sign="/BC-VP",
        place=PLACE,
        day=on,
        kind=kind,
        subject=subject,
        blocks=blocks,
        recipients=(_("Chủ tịch, các Phó Chủ tịch UBND tỉnh"), _("Lưu: VT")),
        signatory=(_("CHÁNH VĂN PHÒNG"),),
    )


def listed(table: Table, on: date, places: Sequence[int] = ()) -> Report:
    """Return a list as a paper, of some columns (`places`) where all of them do not fit its width."""
    chosen = places or range(len(table.columns))
    columns = [table.columns[place] for place in chosen]
    rows = ([row[place] for place in chosen] for row in table.rows)
    short = Table(table.title, columns, rows, table.notes)
    return paper(_("Danh mục"), _("%(title)s, đến ngày %(day)s") % {"title": table.title, "day": day(on)}, on, [short])


def given_out(table: Table, form: str, name: str, report: Callable[[], Report]) -> HttpResponseBase:
    """Return a table in the form that was asked for, as a paper for docx and pdf; 404 for a form that there is not."""
    return report_answer(report(), form, name) if form in PAPERS else table_answer(table, form, name)
