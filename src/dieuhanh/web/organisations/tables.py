"""The CSV files of a province's organisations, read and written. No database.

`to_chuc.csv` organisations, `ke_thua.csv` what became of them, `nhom.csv` wordings for many of them. Dates are ISO and
inclusive, several values in a cell stand between `|`, an empty date is not known or not over.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dieuhanh.web.organisations.directory import Decision
from dieuhanh.web.organisations.validity import Validity

ORGANISATIONS = "to_chuc.csv"
SUCCESSIONS = "ke_thua.csv"
GROUPS = "nhom.csv"

_COLUMNS = {
    ORGANISATIONS: "id code name short_names kind parent_id valid_from valid_to legal_basis admin_unit_code"
    " certainty note",
    SUCCESSIONS: "old_id new_id kind date legal_basis certainty note",
    GROUPS: "id wordings kinds include_ids exclude_ids valid_from valid_to resolve note",
}
_KINDS = frozenset({"merge", "split", "part", "rename", "move", "dissolve"})
_DECISIONS: dict[str, Decision] = {"auto": "auto", "confirm": "confirm", "manual": "manual"}

Row = Mapping[str, str]
T = TypeVar("T")


class TableError(ValueError):
    """A line that cannot be read; the message names the file, the line and what is wrong, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One line of `to_chuc.csv`."""

    key: str
    code: str
    name: str
    short_names: tuple[str, ...]
    kind: str
    parent: str
    validity: Validity
    legal_basis: str
    admin_unit_code: str
    certainty: str
    note: str


@dataclass(frozen=True, slots=True)
class SuccessionRow:
    """One line of `ke_thua.csv`: the date is the heir's first day."""

    old: str
    new: str
    kind: str
    date: date
    legal_basis: str
    certainty: str
    note: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One line of `nhom.csv`."""

    key: str
    wordings: tuple[str, ...]
    kinds: tuple[str, ...]
    included: tuple[str, ...]
    excluded: tuple[str, ...]
    validity: Validity
    decision: Decision
    note: str


@dataclass(frozen=True, slots=True)
class Tables:
    """The three files together."""

    organisations: tuple[OrganisationRow, ...]
    successions: tuple[SuccessionRow, ...]
    groups: tuple[GroupRow, ...]


def read_tables(files: Mapping[str, str]) -> Tables:
    """Return the checked content of the three files, given by name; raise `TableError` for the first fault."""
    tables = Tables(
        organisations=_read(files, ORGANISATIONS, _organisation),
        successions=_read(files, SUCCESSIONS, _succession),
        groups=_read(files, GROUPS, _group),
    )
    _check_keys(tables)
    return tables


def write_tables(tables: Tables) -> dict[str, str]:
    """Return the three files by name; reading them gives the same tables."""
    return {
        ORGANISATIONS: _write(ORGANISATIONS, map(_organisation_cells, tables.organisations)),
        SUCCESSIONS: _write(SUCCESSIONS, map(_succession_cells, tables.successions)),
        GROUPS: _write(GROUPS, map(_group_cells, tables.groups)),
    }


def _read(files: Mapping[str, str], name: str, make: Callable[[Row], T]) -> tuple[T, ...]:
    reader = csv.DictReader(io.StringIO(files[name]))
    columns = _COLUMNS[name].split()
    missing = set(columns) - set(reader.fieldnames or ())
    if missing:
        raise TableError(f"{name}: thiếu cột {', '.join(sorted(missing))}")
    cells = ({column: row.get(column) or "" for column in columns} for row in reader)
    return tuple(_made(make, row, f"{name}, dòng {reader.line_num}") for row in cells)


def _made(make: Callable[[Row], T], row: Row, place: str) -> T:
    try:
        return make(row)
    except ValueError as fault:
        raise TableError(f"{place}: {fault}") from fault


def _organisation(row: Row) -> OrganisationRow:
    return OrganisationRow(
        key=_filled(row, "id"),
        code=row["code"],
        name=_filled(row, "name"),
        short_names=_several(row["short_names"]),
        kind=_filled(row, "kind"),
        parent=row["parent_id"],
        validity=_validity(row),
        legal_basis=row["legal_basis"],
        admin_unit_code=row["admin_unit_code"],
        certainty=row["certainty"],
        note=row["note"],
    )


def _succession(row: Row) -> SuccessionRow:
    on = _day(row["date"])
    if on is None:
        raise ValueError("thiếu ngày (cột date)")
    return SuccessionRow(
        old=_filled(row, "old_id"),
        new=_filled(row, "new_id"),
        kind=_one_of(row["kind"], _KINDS, "kind"),
        date=on,
        legal_basis=row["legal_basis"],
        certainty=row["certainty"],
        note=row["note"],
    )


def _group(row: Row) -> GroupRow:
    return GroupRow(
        key=_filled(row, "id"),
        wordings=_several(row["wordings"]),
        kinds=_several(row["kinds"]),
        included=_several(row["include_ids"]),
        excluded=_several(row["exclude_ids"]),
        validity=_validity(row),
        decision=_DECISIONS[_one_of(row["resolve"], frozenset(_DECISIONS), "resolve")],
        note=row["note"],
    )


def _filled(row: Row, column: str) -> str:
    if not row[column].strip():
        raise ValueError(f"cột {column} để trống")
    return row[column]


def _one_of(value: str, allowed: frozenset[str], column: str) -> str:
    if value not in allowed:
        raise ValueError(f"cột {column} là {value!r}, phải là một trong: {', '.join(sorted(allowed))}")
    return value


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError:
        raise ValueError(f"ngày {cell!r} phải có dạng 2025-03-01") from None


def _validity(row: Row) -> Validity:
    start, end = _day(row["valid_from"]), _day(row["valid_to"])
    if start is not None and end is not None and end < start:
        raise ValueError(f"kết thúc {end} trước khi bắt đầu {start}")
    return Validity(start, end)


def _check_keys(tables: Tables) -> None:
    keys = [row.key for row in tables.organisations]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise TableError(f"{ORGANISATIONS}: mã {twice[0]!r} có hai lần")
    known = set(keys)
    for name, named in _named_keys(tables):
        if named and named not in known:
            raise TableError(f"{name}: không có tổ chức nào mang mã {named!r}")


def _named_keys(tables: Tables) -> Iterable[tuple[str, str]]:
    yield from ((ORGANISATIONS, row.parent) for row in tables.organisations)
    for link in tables.successions:
        yield from ((SUCCESSIONS, link.old), (SUCCESSIONS, link.new))
    for group in tables.groups:
        yield from ((GROUPS, key) for key in (*group.included, *group.excluded))


def _write(name: str, rows: Iterable[Sequence[str]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS[name].split())
    writer.writerows(rows)
    return stream.getvalue()


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _organisation_cells(row: OrganisationRow) -> list[str]:
    short_names, start, end = "|".join(row.short_names), _iso(row.validity.start), _iso(row.validity.end)
    head = [row.key, row.code, row.name, short_names, row.kind, row.parent, start, end]
    return [*head, row.legal_basis, row.admin_unit_code, row.certainty, row.note]


def _succession_cells(row: SuccessionRow) -> list[str]:
    return [row.old, row.new, row.kind, _iso(row.date), row.legal_basis, row.certainty, row.note]


def _group_cells(row: GroupRow) -> list[str]:
    lists = ["|".join(values) for values in (row.wordings, row.kinds, row.included, row.excluded)]
    return [row.key, *lists, _iso(row.validity.start), _iso(row.validity.end), row.decision, row.note]
