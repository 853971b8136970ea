"""People in office as CSV: what comes in goes out again, a fault names its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.peoplefiles import (
    import_people,
    people_tables,
    read_people_folder,
    write_people_folder,
)
from dieuhanh.web.organisations.peopletables import PEOPLE, POSTS, PeopleTables, read_people
from dieuhanh.web.organisations.tables import TableError
from tests.web.organisations.samples import load_some

PERSON = "id,name,note\nnguyen-van-mau,Nguyễn Văn Mẫu,\n"
HEAD = "person_id,organisation_id,title,rank,field,valid_from,valid_to,known_from,term_end,legal_basis,ended_by\n"
POST = f"{HEAD}nguyen-van-mau,so-y-te,Giám đốc,head,,2023-01-01,,,2027-12-31,QĐ 1,\n"


@pytest.mark.django_db
def test_what_comes_in_goes_out_again(operator: Actor, demo: Path, tmp_path: Path) -> None:
    load_some(demo, {"so-y-te"})
    (tmp_path / PEOPLE).write_text(PERSON, encoding="utf-8")
    (tmp_path / POSTS).write_text(POST, encoding="utf-8")
    given = read_people_folder(tmp_path, {"so-y-te"})
    assert import_people(actor=operator, given=given) == 2
    assert import_people(actor=operator, given=given) == 0
    assert people_tables() == given
    assert [file.read_text(encoding="utf-8") for file in write_people_folder(tmp_path)] == [PERSON, POST]


def test_no_files_are_no_people(tmp_path: Path) -> None:
    assert read_people_folder(tmp_path, set()) == PeopleTables()


@pytest.mark.parametrize(
    ("people", "posts", "told"),
    [
        ("id,name\n", POST, "thiếu cột note"),
        (PERSON + "nguyen-van-mau,B,\n", POST, "có hai lần"),
        ("id,name,note\n", POST, "không có người nào"),
        (PERSON, POST.replace("so-y-te", "so-la"), "không có tổ chức nào"),
        (PERSON, POST.replace("head", "chief"), "dòng 2: cột rank"),
        (PERSON, POST.replace("2023-01-01", "1/1/2023"), "phải có dạng"),
        (PERSON, POST.replace(",,,2027", ",2022-01-01,,2027"), "trước khi bắt đầu"),
        (PERSON, POST.replace("Giám đốc", " "), "cột title để trống"),
    ],
)
def test_a_fault_names_its_place(people: str, posts: str, told: str) -> None:
    with pytest.raises(TableError, match=told):
        read_people({PEOPLE: people, POSTS: posts}, {"so-y-te"})
