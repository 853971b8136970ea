"""The internal pages of bodies: read by all, changed by who may; wrong input comes back; the hand-over in steps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.organisations.models import Organisation, Post, Transfer, TransferState
from tests.web.organisations.samples import load_some

pytestmark = pytest.mark.django_db

KEYS = {
    "ubnd-tinh",
    "so-giao-thong-van-tai",
    "so-xay-dung",
    "so-xay-dung-2025",
    "so-tai-chinh-2025",
    "so-y-te",
    "bcd-du-lich",
    "huyen-188-loc-binh",
}
OLD = "/nb/co-quan/so-giao-thong-van-tai/"
BASED = {"on": "01/01/2026", "basis": "QĐ 1/QĐ-UBND"}


@pytest.fixture
def officer(client: Client, demo: Path) -> Client:
    load_some(demo, KEYS)
    client.force_login(User.objects.create(username="cv", full_name="Chuyên viên", role=Role.SPECIALIST))
    return client


def test_the_list_narrows_by_words_kind_and_day(officer: Client) -> None:
    def listed(query: str) -> int:
        return officer.get(f"/nb/co-quan/?{query}").content.decode().count('href="/nb/co-quan/so-')

    assert listed("ngay=01/01/2024&loai=so") == 3
    assert listed("ngay=01/01/2026&loai=so") == 3
    assert listed("tim=giao+thong&ngay=01/01/2024") == 1
    assert listed("tim=giao+thong&ngay=01/01/2026") == 0
    assert listed("tim=giao+thong&ngay=01/01/2026&het=1") == 1
    assert "không phải là ngày" in officer.get("/nb/co-quan/?ngay=hôm+qua").content.decode()


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("ten", {"name": "Sở Sức khỏe", **BASED}),
        ("cap-tren", {"parent": "Sở Tài chính", **BASED}),
        ("ma", {"code": "000.00.05.H37"}),
        ("chuc-vu", {"person": "Nguyễn Văn Mẫu", "title": "Giám đốc", "rank": "head", **BASED}),
        ("ke-thua", {"kind": "merge", "heirs": "Sở Tài chính\nso-xay-dung-2025", **BASED}),
        ("giai-the", BASED),
    ],
)
def test_each_change_is_carried_out_and_shown(officer: Client, what: str, said: dict[str, str]) -> None:
    answer = officer.post(f"/nb/co-quan/so-y-te/doi/{what}/", said, follow=True)
    assert answer.redirect_chain[-1][0] == "/nb/co-quan/so-y-te/"
    assert "Đã ghi" in answer.content.decode()


@pytest.mark.parametrize(
    ("what", "said", "told"),
    [
        ("ten", {"name": "Sở B", "on": "hôm qua", "basis": "QĐ"}, "không phải là ngày"),
        ("ten", {"name": "Sở B", "on": "01/01/2026", "basis": ""}, "Trường này là bắt buộc"),
        ("cap-tren", {"parent": "Sở Không Có", **BASED}, "Không có cơ quan nào tên"),
        ("ma", {"code": "37"}, "chưa đúng"),
        ("giai-the", {"on": "01/01/2026", "basis": " "}, "bắt buộc"),
        ("ke-thua", {"kind": "merge", "heirs": "so-y-te", **BASED}, "khác cơ quan này"),
    ],
)
def test_what_is_wrong_comes_back_with_a_word_and_nothing_lost(
    officer: Client, what: str, said: dict[str, str], told: str
) -> None:
    answer = officer.post(f"/nb/co-quan/so-y-te/doi/{what}/", said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Lỗi: " in page.replace("\n", "")
    assert told in page
    assert all(typed.strip() in page for typed in said.values())


def test_a_new_body_and_a_post_that_ends(officer: Client) -> None:
    said = {"name": "Sở Chuyển đổi số", "short_names": "Sở CĐS", "kind": "so", "parent": "UBND tỉnh", **BASED}
    assert officer.post("/nb/co-quan/them/", said)["Location"] == "/nb/co-quan/so-chuyen-doi-so/"
    assert officer.post("/nb/co-quan/them/", {**said, "code": "x"}).status_code == 422
    officer.post("/nb/co-quan/so-y-te/doi/chuc-vu/", {"person": "An", "title": "Giám đốc", "rank": "head", **BASED})
    post = Post.objects.get()
    address = f"/nb/co-quan/so-y-te/chuc-vu/{post.pk}/"
    signs = {"viec": "ky", "mark": "TL.", "on_behalf": "Chủ tịch", **BASED}
    assert officer.post(address, signs).status_code == 302
    assert "TL. Chủ tịch" in officer.get(address).content.decode()
    assert officer.post(address, {"viec": "thoi", **BASED}).status_code == 422
    assert officer.post(address, {"viec": "thoi", "on": "01/02/2026", "basis": "QĐ 2"}).status_code == 302
    post.refresh_from_db()
    assert post.valid_to == date(2026, 1, 31)


@pytest.mark.parametrize("role", [Role.READER, Role.CLERK, Role.LEADER, Role.ADMINISTRATOR])
def test_who_may_not_change_does_not(client: Client, demo: Path, role: Role) -> None:
    load_some(demo, KEYS)
    body = Organisation.objects.get(key="so-y-te")
    client.force_login(User.objects.create(username="a", full_name="A", role=role, organisation_id=body.pk))
    assert "Ghi thay đổi" not in client.get("/nb/co-quan/so-y-te/").content.decode()
    for address in ("/nb/co-quan/so-y-te/doi/giai-the/", "/nb/co-quan/so-y-te/chuyen-giao/"):
        assert client.post(address, BASED).status_code == 403


def test_the_hand_over_in_four_steps_and_back(officer: Client) -> None:
    old = Organisation.objects.get(key="so-giao-thong-van-tai")
    worker = User.objects.create(username="lan", full_name="Lan", role=Role.CLERK, organisation_id=old.pk)
    wizard = f"{OLD}chuyen-giao/"
    assert "01/03/2025" in officer.get(wizard).content.decode()
    said = {"number": "04/NQ-HĐND", "decided_on": "18/02/2025", "on": "01/03/2025"}
    assert officer.post(f"{wizard}?buoc=1", {**said, "decided_on": "x"}).status_code == 422
    assert officer.post(f"{wizard}?buoc=1", said)["Location"] == f"{wizard}?buoc=2"
    page = officer.get(f"{wizard}?buoc=2").content.decode()
    assert 'value="so-xay-dung-2025" checked' in page
    assert officer.post(f"{wizard}?buoc=2", {"them": "Sở Không Có"}).status_code == 422
    officer.post(f"{wizard}?buoc=2", {"nhan": ["so-xay-dung-2025"], "them": "Sở Tài chính"})
    assert officer.post(f"{wizard}?buoc=3", {"loai-accounts": ""}).status_code == 422
    officer.post(f"{wizard}?buoc=3", {f"viec-{worker.pk}": "so-tai-chinh-2025"})
    assert "Chuyển 1 việc" in officer.get(f"{wizard}?buoc=4").content.decode()
    result = officer.post(f"{wizard}?buoc=4")["Location"]
    worker.refresh_from_db()
    assert worker.organisation_id == Organisation.objects.get(key="so-tai-chinh-2025").pk
    assert "Hoàn tác" in officer.get(result).content.decode()
    officer.post(result)
    worker.refresh_from_db()
    assert worker.organisation_id == old.pk
    assert Transfer.objects.get().state == TransferState.UNDONE


def test_a_body_without_open_things_has_nothing_to_hand_over(officer: Client) -> None:
    wizard = f"{OLD}chuyen-giao/"
    officer.post(f"{wizard}?buoc=1", {"number": "04", "decided_on": "18/02/2025", "on": "01/03/2025"})
    officer.post(f"{wizard}?buoc=2", {"nhan": ["so-xay-dung-2025"]})
    officer.post(f"{wizard}?buoc=3", {})
    assert "Không có việc đang mở để chuyển." in officer.get(f"{wizard}?buoc=4").content.decode()
