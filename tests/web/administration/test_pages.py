"""The pages of administration: accounts from first to last, roles, the review list, and why."""

from __future__ import annotations

import re
import time
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dieuhanh.web.accounts import commands
from dieuhanh.web.accounts.models import Delegation, Grant, Role, User
from dieuhanh.web.accounts.rights import may
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.documents.commands import purge as purge_command
from dieuhanh.web.documents.models import Document

pytestmark = pytest.mark.django_db

PEOPLE = "/nb/quan-tri/nguoi-dung/"


def person(username: str, role: str = "", **more: Any) -> User:
    return User.objects.create(username=username, full_name=username.title(), role=role, **more)


@pytest.fixture
def administrator() -> User:
    return person("quan-tri", Role.ADMINISTRATOR)


def enter(client: Client, user: User) -> Client:
    """Sign in as somebody who has just shown who they are."""
    client.force_login(user)
    client.get("/nb/tai-khoan/")
    session = client.session
    session["confirmed"] = int(time.time())
    session.save()
    return client


@pytest.fixture
def admin(client: Client, administrator: User) -> Client:
    return enter(client, administrator)


def test_an_account_from_first_to_last(admin: Client) -> None:
    typed = {"username": "binh", "full_name": "Trần Thị Bình", "organisation": "", "role": "clerk"}
    page = admin.post(f"{PEOPLE}moi/", typed).content.decode()
    password = re.search(r'class="secret"[^>]*>([^<]+)<', page)
    assert password is not None
    binh = User.objects.get(username="binh")
    assert binh.check_password(password[1])
    assert binh.must_change_password
    assert "đã có" in admin.post(f"{PEOPLE}moi/", typed).content.decode()
    one = f"{PEOPLE}{binh.pk}/"
    given = {"role": "leader", "organisation": "", "start": "1/3/2024", "end": "", "basis": "QĐ 15/QĐ-VP"}
    assert admin.post(f"{one}cap/", given)["Location"] == one
    assert "đã có vai trò ấy" in admin.post(f"{one}cap/", given).content.decode()
    page = " ".join(admin.get(one).content.decode().split())
    assert "từ 01/03/2024 · QĐ 15/QĐ-VP" in page
    grant = Grant.objects.get(user=binh, role="leader")
    ended = {"end": "31/12/2024", "basis": "thôi phân công"}
    assert admin.post(f"{PEOPLE}vai-tro/{grant.pk}/ket-thuc/", ended)["Location"] == one
    assert "đến hết 31/12/2024" in admin.get(one).content.decode()
    assert "mất điện thoại" in admin.get(f"{one}mat-khau/").content.decode()
    assert "Mật khẩu lần đầu" in admin.post(f"{one}mat-khau/").content.decode()
    assert admin.post(f"{one}sua/", {"full_name": "Trần Bình", "organisation": ""})["Location"] == one
    assert "Tên chưa khớp" in admin.post(f"{one}dong/", {"username": "an"}).content.decode()
    assert admin.post(f"{one}dong/", {"username": "binh"})["Location"] == one
    assert not User.objects.get(username="binh").is_active
    kept = AuditEvent.objects.filter(object_id=binh.pk).order_by("id").values_list("action", flat=True)
    assert list(kept) == [
        "accounts.register_user",
        "accounts.grant_role",
        "accounts.end_grant",
        "accounts.reset_password",
        "accounts.correct",
        "accounts.close",
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"start": "hôm nay"}, "Hãy nhập ngày như 25/12/2023"),
        ({"start": "2/1/2024", "end": "1/1/2024"}, "Ngày kết thúc phải từ ngày bắt đầu"),
        ({"basis": " "}, "Căn cứ hoặc lý do"),
        ({"role": "administrator"}, "hai tài khoản của hai người"),
    ],
)
def test_a_bad_grant_keeps_what_was_typed(admin: Client, change: dict[str, str], words: str) -> None:
    an = person("an", Role.READER)
    given = {"role": "leader", "organisation": "", "start": "1/1/2024", "end": "", "basis": "QĐ 15/QĐ-VP"} | change
    page = admin.post(f"{PEOPLE}{an.pk}/cap/", given).content.decode()
    assert words in page
    assert "<title>Lỗi: " in page
    assert change.get("start", "1/1/2024") in page


def test_writing_asks_again_who_one_is(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    assert client.get(f"{PEOPLE}moi/")["Location"].startswith("/nb/tai-khoan/xac-nhan/")
    assert client.post(f"{PEOPLE}moi/", {"username": "binh"})["Location"].startswith("/nb/tai-khoan/xac-nhan/")


def test_the_list_finds_and_costs_the_same_for_many(
    admin: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        person(f"nguoi-{number:02}", Role.READER, organisation_id=uuid4())
    with django_assert_max_num_queries(15):
        page = admin.get(PEOPLE).content.decode()
    assert "61 tài khoản" in page
    assert page.count("<tr>") == 51
    assert "nguoi-07" in admin.get(f"{PEOPLE}?q=NGUOI-07").content.decode()
    assert "Không có tài khoản" in admin.get(f"{PEOPLE}?trang-thai=closed").content.decode()


def test_the_review_lists_every_open_account(admin: Client) -> None:
    person("an", Role.READER)
    person("cu", Role.READER, is_active=False)
    page = admin.get(f"{PEOPLE}ra-soat/").content.decode()
    assert "2 tài khoản đang mở" in page
    assert "Người đọc" in page
    assert ">cu<" not in page


def test_a_role_of_ones_own_and_its_changes(admin: Client) -> None:
    made = {"key": "thanh-tra", "name": "Thanh tra", "start": "1/1/2024", "basis": "Quy chế 2024"}
    assert admin.post("/nb/quan-tri/vai-tro/moi/", made)["Location"] == "/nb/quan-tri/vai-tro/thanh-tra/"
    change = {"right": "desk.see", "given": "them", "start": "1/1/2024", "basis": "Quy chế 2024"}
    assert admin.post("/nb/quan-tri/vai-tro/thanh-tra/", change).status_code == 302
    refused = admin.post("/nb/quan-tri/vai-tro/thanh-tra/", change | {"right": "accounts.see"}).content.decode()
    assert "vừa quản trị tài khoản vừa xem nội dung" in refused
    assert "Vào trang nội bộ" in admin.get("/nb/quan-tri/vai-tro/").content.decode()
    assert admin.get("/nb/quan-tri/vai-tro/khong-co/").status_code == 404
    an = person("an")
    Grant.objects.create(user=an, role="thanh-tra")
    assert may(an.actor, "desk.see")


def test_why_says_what_opens_and_what_is_missing(admin: Client, capsys: pytest.CaptureFixture[str]) -> None:
    an, binh = person("an", Role.SPECIALIST), person("binh", Role.READER)
    Delegation.objects.create(
        giver=an, receiver=binh, rights=["review.decide"], valid_from="2024-01-01", valid_to="2024-01-31"
    )

    def ask(username: str, right: str, on: str) -> str:
        query = {"username": username, "right": right, "organisation": "", "on": on}
        return admin.get("/nb/quan-tri/vi-sao/", query).content.decode()

    assert "Vai trò “Chuyên viên” (mọi cơ quan) có quyền này" in ask("an", "review.decide", "1/1/2024")
    assert "An ủy quyền này từ 01/01/2024 đến hết 31/01/2024" in ask("binh", "review.decide", "15/1/2024")
    late = ask("binh", "review.decide", "1/2/2024")
    assert "không phải ngày đang hỏi" in late
    assert "Người có thể cấp quyền: Quan-Tri." in late
    assert "Người quản trị tài khoản không có quyền xem nội dung" in ask("quan-tri", "review.decide", "1/1/2024")
    assert "Lỗi" in ask("khong-co", "review.decide", "1/1/2024")
    assert commands.why("binh", "bulletins.publish") == 0
    told = capsys.readouterr().out
    assert "binh không được bulletins.publish" in told
    assert "người có thể cấp: Quan-Tri" in told


def test_a_refusal_says_who_could_grant(client: Client, administrator: User) -> None:
    client.force_login(person("an", Role.READER))
    answer = client.get("/nb/quan-tri/")
    assert answer.status_code == 403
    assert "Người có thể cấp quyền: Quan-Tri." in answer.content.decode()


def test_lending_rights_from_the_own_account(client: Client) -> None:
    leader, an = person("lanh-dao", Role.LEADER), person("an", Role.CLERK, organisation_id=uuid4())
    enter(client, leader)
    page = "/nb/tai-khoan/uy-quyen/"
    assert "Đọc văn bản nội bộ" in client.get(page).content.decode()
    typed = {"receiver": str(an.pk), "rights": ["desk.read"], "start": "1/1/2024", "end": "31/12/2099", "basis": ""}
    assert "<title>Lỗi: " in client.post(page, typed).content.decode()
    assert client.post(page, typed | {"basis": "đi công tác"})["Location"] == "/nb/tai-khoan/"
    assert may(an.actor, "desk.read")
    assert "Tôi ủy quyền cho An" in client.get("/nb/tai-khoan/").content.decode()
    loan = Delegation.objects.get()
    stranger = enter(Client(), person("b", Role.READER))
    assert stranger.post(f"{page}{loan.pk}/thu-hoi/").status_code == 404
    assert client.post(f"{page}{loan.pk}/thu-hoi/").status_code == 302
    assert not may(an.actor, "desk.read")


PURGE = "/nb/quan-tri/tieu-huy/"


def test_a_leaked_document_is_destroyed_by_who_types_its_address_again(admin: Client) -> None:
    held = Document.objects.create(type="Quyết định", abstract="Điều Zanzibar", address="2023/9-qd", identity="9")
    assert "Không có văn bản" in admin.get(f"{PURGE}?van-ban=2023/khong-co").content.decode()
    asked = f"{PURGE}?van-ban=2023/9-qd"
    page = admin.get(asked).content.decode()
    assert "văn bản: <strong>1</strong>" in page
    assert "Zanzibar" not in page
    typed = {"decision": "QĐ 9/QĐ-BCA", "reason": "mật", "again": "2023/9"}
    assert "Chưa khớp" in admin.post(asked, typed).content.decode()
    assert admin.post(asked, typed | {"again": "2023/9-qd"})["Location"] == f"{PURGE}?xong=1"
    held.refresh_from_db()
    assert held.abstract == ""
    assert "QĐ 9/QĐ-BCA" in admin.get(f"{PURGE}?xong=1").content.decode()


def test_the_command_counts_and_destroys_only_when_told(capsys: pytest.CaptureFixture[str]) -> None:
    Document.objects.create(type="Quyết định", abstract="Điều Zanzibar", address="2023/9-qd", identity="9")
    assert purge_command("2023/x", "", "", confirmed=False) == 2
    assert purge_command("2023/9-qd", "", "", confirmed=False) == 0
    assert "chưa hủy gì" in capsys.readouterr().out
    assert purge_command("2023/9-qd", "", "mật", confirmed=True) == 2
    assert Document.objects.get().abstract
