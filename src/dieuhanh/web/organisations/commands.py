"""What the command line asks about organisations. Each function sets Django up itself and returns an exit code."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dieuhanh.web.terminal import FAULT, complain, migrated, tell

if TYPE_CHECKING:
    from dieuhanh.web.organisations.models import Organisation


def import_folder(folder: Path) -> int:
    """Bring in the organisations of a folder of CSV files; 2, and nothing changed, where a file is at fault."""
    migrated()
    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.organisations.actions import import_tables
    from dieuhanh.web.organisations.files import read_folder
    from dieuhanh.web.organisations.peoplefiles import import_people, read_people_folder
    from dieuhanh.web.organisations.tables import TableError

    try:
        given = read_folder(folder)
        people = read_people_folder(folder, {row.key for row in given.organisations})
        done = import_tables(actor=command_line(), given=given)
        new_people = import_people(actor=command_line(), given=people)
    except (OSError, TableError) as fault:
        complain(f"{folder}: {fault}")
        return FAULT
    tell(f"{done.added + new_people} dòng mới, {done.changed} dòng thay đổi, {done.same} dòng như cũ")
    return 0


def export_folder(folder: Path) -> int:
    """Write the organisations into a folder as CSV files."""
    migrated()
    from dieuhanh.web.organisations.files import write_folder
    from dieuhanh.web.organisations.peoplefiles import write_people_folder
    from dieuhanh.web.organisations.selectors import tables

    for file in [*write_folder(folder, tables()), *write_people_folder(folder)]:
        tell(str(file))
    return 0


def resolve(name: str, on: date) -> int:
    """Tell the body, or the bodies behind a group, that a text of a day means by a name; 2 where it is unknown."""
    migrated()
    from dieuhanh.web.organisations.selectors import directory

    held = directory()
    group = held.expand(name, on)
    found = group.members if group is not None else (resolution := held.resolve(name, on)).bodies
    tell(_DECISIONS[group.decision] if group is not None else _REASONS[resolution.reason])
    for body in found:
        tell(f"{body.key}\t{body.name_on(on)}")
    return 0 if found else FAULT


_REASONS = {
    "one": "một cơ quan:",
    "several": "có thể là một trong các cơ quan sau:",
    "ended": "không còn vào ngày này; cơ quan từng mang tên đó:",
    "not_yet": "chưa có vào ngày này; cơ quan sẽ mang tên đó:",
    "unknown": "không có cơ quan nào mang tên này",
}
_DECISIONS = {
    "auto": "nhóm cơ quan:",
    "confirm": "nhóm cơ quan, cần người xác nhận:",
    "manual": "nhóm để ngỏ, người dùng quyết định",
}


def rename(key: str, name: str, on: date, legal_basis: str) -> int:
    """Give the body of a key another full name from a day on."""
    migrated()
    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.organisations import actions

    body = _body(key)
    if body is None:
        return FAULT
    try:
        actions.rename(actor=command_line(), organisation=body, name=name, on=on, legal_basis=legal_basis)
    except actions.OverlapError:
        return _later_change(on)
    return 0


def move(key: str, parent: str, on: date, legal_basis: str) -> int:
    """Put the body of a key under another one from a day on."""
    migrated()
    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.organisations import actions

    body, above = _body(key), _body(parent)
    if body is None or above is None:
        return FAULT
    try:
        actions.move(actor=command_line(), organisation=body, parent=above, on=on, legal_basis=legal_basis)
    except actions.OverlapError:
        return _later_change(on)
    return 0


def _body(key: str) -> Organisation | None:
    from dieuhanh.web.organisations.models import Organisation

    found = Organisation.objects.filter(key=key).first()
    if found is None:
        complain(f"không có tổ chức nào mang mã {key!r}: hãy xem cột id của tệp to_chuc.csv xuất ra")
    return found


def _later_change(on: date) -> int:
    complain(f"đã có thay đổi được ghi sau ngày {on}: hãy ghi các thay đổi theo thứ tự thời gian")
    return FAULT
