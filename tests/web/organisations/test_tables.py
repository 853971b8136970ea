"""The CSV files: what is read is what is written; a fault names its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dieuhanh.web.organisations.files import read_folder, write_folder
from dieuhanh.web.organisations.tables import TableError, read_tables

ORGANISATIONS = (
    "id,code,name,short_names,kind,parent_id,valid_from,valid_to,legal_basis,admin_unit_code,certainty,note\n"
    "so-a,,Sở A,,so,,2024-01-01,2024-12-31,,,,\n"
)
SUCCESSIONS = "old_id,new_id,kind,date,legal_basis,certainty,note\n"
GROUPS = "id,wordings,kinds,include_ids,exclude_ids,valid_from,valid_to,resolve,note\n"


def test_reading_and_writing_gives_the_same_bytes(demo: Path, tmp_path: Path) -> None:
    for file in write_folder(tmp_path, read_folder(demo / "to-chuc")):
        assert file.read_bytes() == (demo / "to-chuc" / file.name).read_bytes(), file.name


@pytest.mark.parametrize(
    ("organisations", "successions", "groups", "fault"),
    [
        (ORGANISATIONS.replace("2024-12-31", "31/12/2024"), "", "", "to_chuc.csv, dòng 2: ngày '31/12/2024'"),
        (ORGANISATIONS.replace("2024-12-31", "2023-12-31"), "", "", "trước khi bắt đầu"),
        (ORGANISATIONS.replace("so-a", ""), "", "", "cột id để trống"),
        (ORGANISATIONS.replace(",kind", ""), "", "", "thiếu cột kind"),
        (ORGANISATIONS + "so-a,,Sở B,,so,,,,,,,\n", "", "", "'so-a' có hai lần"),
        (ORGANISATIONS.replace("so,,2024", "so,so-b,2024"), "", "", "không có tổ chức nào mang mã 'so-b'"),
        (ORGANISATIONS, "so-a,so-b,merge,2025-01-01,,,\n", "", "ke_thua.csv: không có tổ chức nào mang mã 'so-b'"),
        (ORGANISATIONS, "so-a,so-a,join,2025-01-01,,,\n", "", "cột kind là 'join'"),
        (ORGANISATIONS, "so-a,so-a,merge,,,,\n", "", "thiếu ngày"),
        (ORGANISATIONS, "", "g,các sở,so,,,,,perhaps,\n", "nhom.csv, dòng 2: cột resolve là 'perhaps'"),
    ],
)
def test_a_fault_is_named(organisations: str, successions: str, groups: str, fault: str) -> None:
    files = {"to_chuc.csv": organisations, "ke_thua.csv": SUCCESSIONS + successions, "nhom.csv": GROUPS + groups}
    with pytest.raises(TableError, match=fault):
        read_tables(files)
