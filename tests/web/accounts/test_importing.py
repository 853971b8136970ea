"""Many accounts from a table: every fault told by its line, all of them or none."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from dieuhanh.web.accounts import commands
from dieuhanh.web.accounts.importing import import_accounts, read_accounts
from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.models import Organisation
from tests.web.administration.test_pages import enter, person

pytestmark = pytest.mark.django_db

HEAD = "ten_dang_nhap,ho_ten,vai_tro,co_quan\n"
GOOD = f"{HEAD}lan,Nguyễn Thị Lan,Chuyên viên,\nhoa,Trần Hoa,clerk,so-y-te\n"


@pytest.fixture(autouse=True)
def _body(db: None) -> None:
    Organisation.objects.create(key="so-y-te", position=1, kind="so")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Lan,Nguyễn Lan,reader,", "chữ thường"),
        ("binh,Bình,reader,", "tên đăng nhập đã có"),
        ("hoa,Hoa,reader,", "trùng với dòng 2"),
        ("mai,,reader,", "thiếu họ và tên"),
        ("mai,Mai,giam-doc,", "không có vai trò “giam-doc”"),
        ("mai,Mai,reader,so-la", "không có cơ quan “so-la”"),
        ("mai,Mai,reader", "mỗi dòng có 4 cột"),
        ("mai,Mai,reader,,x", "mỗi dòng có 4 cột"),
    ],
)
def test_a_fault_is_told_by_its_line_and_nothing_is_made(operator: Actor, row: str, told: str) -> None:
    person("binh")
    text = f"{HEAD}hoa,Hoa,reader,\n{row}\n"
    (fault,) = [one for one in read_accounts(text) if one.faults]
    assert fault.line == 3
    assert told in "; ".join(fault.faults)
    with pytest.raises(ValidationError, match="Dòng 3"):
        import_accounts(actor=operator, text=text)
    assert User.objects.count() == 1


@pytest.mark.parametrize("text", ["", "a,b\n", HEAD, HEAD + "x,y,reader,\n" * 501])
def test_what_is_no_such_table(text: str) -> None:
    with pytest.raises(ValidationError):
        read_accounts(text)


def test_accounts_get_a_first_password_that_must_be_changed(operator: Actor) -> None:
    made = import_accounts(actor=operator, text="\ufeff" + GOOD.replace(",", ";"))
    assert [(one.user.username, one.user.role) for one in made] == [("lan", Role.SPECIALIST), ("hoa", Role.CLERK)]
    assert all(one.user.check_password(one.password) and one.user.must_change_password for one in made)
    assert made[1].user.organisation_id == Organisation.objects.get().pk


def test_only_who_makes_accounts_may() -> None:
    with pytest.raises(PermissionDenied):
        import_accounts(actor=Actor("person", "x", None, Role.LEADER), text=GOOD)


def test_the_page_shows_first_and_makes_then(client: Client) -> None:
    admin = enter(client, person("quan-tri", Role.ADMINISTRATOR))
    address = "/nb/quan-tri/nguoi-dung/nhap/"
    wrong = admin.post(address, {"bang": f"{GOOD}hoa,Hoa,reader,\n", "viec": "tao"}).content.decode()
    assert "Dòng 4: tên đăng nhập trùng với dòng 3" in wrong
    assert "Nguyễn Thị Lan" in wrong
    assert "Tạo 2 tài khoản" in admin.post(address, {"bang": GOOD, "viec": "xem"}).content.decode()
    assert not User.objects.filter(username="lan").exists()
    assert "Đã tạo 2 tài khoản" in admin.post(address, {"bang": GOOD, "viec": "tao"}).content.decode()
    assert User.objects.filter(username__in=["lan", "hoa"]).count() == 2


def test_the_command_checks_and_makes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "nguoi.csv"
    file.write_text(GOOD, encoding="utf-8")
    assert commands.import_file(file, confirmed=False) == 0
    assert not User.objects.exists()
    assert commands.import_file(file, confirmed=True) == 0
    assert "mật khẩu lần đầu" in capsys.readouterr().out
    assert commands.import_file(file, confirmed=False) == 2
    assert commands.import_file(tmp_path / "không-có.csv", confirmed=False) == 2
