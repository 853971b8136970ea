"""Days off and made-up days from a table (CSV): every row looked at first, every fault told by its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from dieuhanh.web.pages.dateinput import typed_day
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import CalendarDay, DayKind

COLUMNS = ("date", "kind", "name", "legal_basis", "certainty")
MOST = 2000
_NEEDED = {"date", "kind"}
_CERTAINTIES = {"": True, "chac": True, "du_kien": False, "chua_chac": False}
_SATURDAY = 5


class Change(StrEnum):
    """What a row would do to the calendar."""

    NEW = "new"
    OTHER = "other"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class DayRow:
    """A row of the table: its line, the day it is about (None where it is none), and what is wrong with it."""

    line: int
    written: str
    date: date | None
    kind: str
    name: str
    legal_basis: str
    certain: bool
    change: Change
    faults: tuple[str, ...]

    @property
    def values(self) -> dict[str, str | bool]:
        """The row as columns of `CalendarDay`, without the day."""
        return {"kind": self.kind, "name": self.name, "legal_basis": self.legal_basis, "certain": self.certain}


def read_days(text: str) -> list[DayRow]:
    """Return the rows of a table whose first line names columns of `COLUMNS`, of which date and kind must be there.

    Days are written 2024-02-08 or 08/02/2024, fields divided by commas or semicolons. `TaskError` where it is no such
    table; what is wrong with a row stands in its `faults`.
    """
    first = text.lstrip("\ufeff").partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=";" if ";" in first else ",")
    if not _NEEDED.issubset(reader.fieldnames or ()):
        raise TaskError(_("Dòng 1 phải là tên cột: %(columns)s.") % {"columns": ", ".join(COLUMNS)}, "bang")
    rows = [(reader.line_num, row) for row in reader]
    if not rows or len(rows) > MOST:
        raise TaskError(_("Bảng phải có từ 1 đến %(most)s dòng ngày.") % {"most": MOST}, "bang")
    return list(_rows(rows))


def _rows(rows: list[tuple[int, dict[str, str]]]) -> Iterator[DayRow]:
    held = {one.date: one for one in CalendarDay.objects.all()}
    first: dict[date, int] = {}
    for line, row in rows:
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        day = typed_day(cells["date"])
        faults = [*_faults(cells, day)]
        if day is not None and first.setdefault(day, line) != line:
            faults.append(_("trùng ngày với dòng %(line)s") % {"line": first[day]})
        yield _row(line, cells, day, held.get(day) if day else None, tuple(faults))


def _faults(cells: Mapping[str, str], day: date | None) -> Iterator[str]:
    if day is None:
        yield _("không đọc được ngày “%(typed)s”, hãy viết như 08/02/2024") % {"typed": cells["date"]}
    if cells["kind"] not in DayKind.values:
        yield _("loại “%(kind)s” phải là nghi hoặc lam_bu") % {"kind": cells["kind"]}
    elif cells["kind"] == DayKind.MADE_UP and day is not None and day.weekday() < _SATURDAY:
        yield _("ngày làm bù phải là thứ Bảy hoặc Chủ nhật")
    if cells["certainty"] not in _CERTAINTIES:
        yield _("độ chắc “%(typed)s” phải là chac, du_kien hoặc chua_chac") % {"typed": cells["certainty"]}


def _row(
    line: int, cells: Mapping[str, str], day: date | None, held: CalendarDay | None, faults: tuple[str, ...]
) -> DayRow:
    name, basis = cells["name"][:200], cells["legal_basis"]
    certain = _CERTAINTIES.get(cells["certainty"], True)
    change = Change.NEW
    if held is not None:
        same = (held.kind, held.name, held.legal_basis, held.certain) == (cells["kind"], name, basis, certain)
        change = Change.SAME if same else Change.OTHER
    return DayRow(line, cells["date"], day, cells["kind"], name, basis, certain, change, faults)


def table_of(cells: Mapping[str, str]) -> str:
    """Return one day as such a table: what a form was filled with goes the same way as a file."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerow({name: cells.get(name, "") for name in COLUMNS})
    return out.getvalue()


def line_words(row: DayRow) -> str:
    """Return what is wrong with a row as one line for people."""
    return _("Dòng %(line)s: %(faults)s.") % {"line": row.line, "faults": "; ".join(row.faults)}
