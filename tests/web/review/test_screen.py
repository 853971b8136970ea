"""The review screen as a plain form: what it shows, what each button does, and that nothing typed is lost."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import Settings

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review import actions
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus, ReviewDecision
from dieuhanh.web.tasks.models import Task
from tests.web.review.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, reviewer: User) -> Client:
    client.force_login(reviewer)
    return client


def address(text: TextVersion, number: int = 1) -> str:
    return f"/nb/nhap/{text.pk}/ra-soat/?muc={number}"


def claim_of(text: TextVersion, kind: ClaimKind) -> Claim:
    return Claim.objects.filter(text_version=text, kind=kind).order_by("ordinal")[0]


def whole_form(text: TextVersion, **changes: str) -> dict[str, str]:
    """What a browser without a script sends: every input as it is shown, with changes."""
    fields = {f"c.{claim.pk}.v": str(claim.version) for claim in Claim.objects.filter(text_version=text)}
    return {**fields, **changes}


def test_the_screen_shows_the_facts_beside_their_source(desk: Client, read_letter: TextVersion) -> None:
    page = desk.get(address(read_letter)).content.decode()
    duty = claim_of(read_letter, ClaimKind.ASSIGNMENT)
    assert f'id="d-{duty.pk}"' in page
    assert "Mục 1/1" in page
    assert "45/UBND-KT" in page
    assert f'data-at="{duty.start}"' in page
    assert "Chắc" in page


def test_the_old_address_leads_to_the_screen(desk: Client, read_letter: TextVersion) -> None:
    assert desk.get(f"/nb/nhap/{read_letter.pk}/?muc=3")["Location"] == address(read_letter, 3)


def test_one_button_decides_one_fact_and_goes_on_to_the_next(desk: Client, read_letter: TextVersion) -> None:
    duty = claim_of(read_letter, ClaimKind.ASSIGNMENT)
    answer = desk.post(address(read_letter), {"viec": f"nhan:{duty.pk}", f"c.{duty.pk}.v": "1"})
    assert answer.status_code == 303
    assert answer["Location"].startswith(f"{address(read_letter)}#d-")
    duty.refresh_from_db()
    assert duty.status == ClaimStatus.ACCEPTED


def test_what_is_decided_on_a_demonstration_day_belongs_to_that_day(
    desk: Client, read_letter: TextVersion, settings: Settings
) -> None:
    settings.SET_DAY = date(2024, 1, 5)
    duty = claim_of(read_letter, ClaimKind.ASSIGNMENT)
    desk.post(address(read_letter), {"viec": f"nhan:{duty.pk}", f"c.{duty.pk}.v": "1"})
    assert {task.year for task in Task.objects.filter(claim=duty)} == {2024}


def test_the_plain_form_saves_marks_corrections_and_additions_in_one_step(
    desk: Client, read_letter: TextVersion
) -> None:
    duty, cited = claim_of(read_letter, ClaimKind.ASSIGNMENT), claim_of(read_letter, ClaimKind.CITATION)
    steps = ReviewDecision.objects.count()
    sent = whole_form(read_letter, viec="luu")
    sent[f"c.{cited.pk}.quyet"] = "nhan"
    sent[f"c.{duty.pk}.lead"] = "Sở Tài chính; UBND huyện Lộc Bình"
    sent[f"c.{duty.pk}.deadline"] = "5/2/2024"
    sent["moi.figure.label"], sent["moi.figure.value"], sent["moi.figure.unit"] = "số báo cáo", "12.397,5", "hộ"
    sent["moi.figure.quote"] = "báo cáo"
    assert desk.post(address(read_letter), sent).status_code == 303
    corrected = Claim.objects.get(supersedes=duty)
    assert corrected.value["lead"] == ["Sở Tài chính", "UBND huyện Lộc Bình"]
    assert corrected.value["deadline"] == "2024-02-05"
    assert Claim.objects.get(kind=ClaimKind.FIGURE, origin="editor").value["value"] == 12397.5
    cited.refresh_from_db()
    assert cited.status == ClaimStatus.ACCEPTED
    assert ReviewDecision.objects.count() == steps + 1


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("value", "12,397.5", "“12,397.5” viết theo kiểu Anh. Hãy viết 12.397,5."),
        ("value", "nhiều", "không phải số"),
        ("label", "", "Hãy nhập “Nội dung”."),
        ("quote", "câu này không có trong văn bản", "Không thấy đúng lời này"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_typed_is_lost(
    desk: Client, read_letter: TextVersion, field: str, typed: str, said: str
) -> None:
    sent = {
        "viec": "luu",
        "moi.figure.label": "số hộ",
        "moi.figure.value": "5",
        "moi.figure.unit": "hộ nghèo",
        "moi.figure.quote": "báo cáo",
        f"moi.figure.{field}": typed,
    }
    answer = desk.post(address(read_letter), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "<title>Lỗi: " in page
    assert "hộ nghèo" in page
    assert not Claim.objects.filter(origin="editor").exists()


def test_save_and_go_on_takes_what_is_certain_and_ends_with_the_counts(desk: Client, read_letter: TextVersion) -> None:
    for claim in Claim.objects.filter(doubtful=True):
        desk.post(address(read_letter), {"viec": f"bo:{claim.pk}", f"c.{claim.pk}.v": "1"})
    answer = desk.post(address(read_letter), {"viec": "tiep"})
    assert answer["Location"] == f"/nb/nhap/{read_letter.pk}/ket-qua/"
    page = desk.get(answer["Location"]).content.decode()
    assert "Đã rà soát xong" in page
    assert "1 mục: " in page


def test_two_reviewers_see_both_versions_and_choose(desk: Client, read_letter: TextVersion, reviewer: User) -> None:
    lan = User.objects.create(username="lan", full_name="Lan", role=Role.SPECIALIST)
    duty = claim_of(read_letter, ClaimKind.ASSIGNMENT)
    actions.correct(actor=lan.actor, claim=duty, version=1, value={**duty.value, "lead": ["Sở Y tế"]}, at=NOW)
    sent = {"viec": f"sua:{duty.pk}", f"c.{duty.pk}.v": "1", f"c.{duty.pk}.lead": "Sở Nội vụ"}
    answer = desk.post(address(read_letter), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Giữ của tôi" in page
    assert "Lấy của Lan" in page
    assert "Sở Nội vụ" in page
    theirs = Claim.objects.get(supersedes=duty)
    assert theirs.value["lead"] == ["Sở Y tế"]
    kept = {
        "viec": f"sua:{theirs.pk}",
        f"c.{theirs.pk}.v": str(theirs.version),
        f"c.{theirs.pk}.lead": "Sở Nội vụ",
    }
    assert desk.post(address(read_letter), kept).status_code == 303
    assert Claim.objects.get(supersedes=theirs).value["lead"] == ["Sở Nội vụ"]


def test_who_has_the_item_open_is_named(client: Client, read_letter: TextVersion, reviewer: User) -> None:
    lan = User.objects.create(username="lan", full_name="Lan", role=Role.SPECIALIST)
    client.force_login(lan)
    client.get(address(read_letter))
    client.force_login(reviewer)
    assert "Lan đang sửa mục này (từ " in client.get(address(read_letter)).content.decode()


def test_an_item_is_split_joined_and_taken_back(desk: Client, read_letter: TextVersion) -> None:
    before = list(Claim.objects.order_by("pk").values_list("pk", "status", "item_index"))
    duty = claim_of(read_letter, ClaimKind.ASSIGNMENT)
    answer = desk.post(address(read_letter), {"viec": "tach", "tach.quote": duty.quote[:30]})
    assert answer["Location"] == address(read_letter, 2)
    assert "Mục 2/2" in desk.get(address(read_letter, 2)).content.decode()
    duty.refresh_from_db()
    assert duty.item_index == 1
    desk.post(address(read_letter, 2), {"viec": "gop"})
    assert "Mục 1/1" in desk.get(address(read_letter)).content.decode()
    for _ in range(2):
        assert desk.post(address(read_letter), {"viec": "hoan-tac"}).status_code == 303
    known = [row[0] for row in before]
    assert list(Claim.objects.filter(pk__in=known).order_by("pk").values_list("pk", "status", "item_index")) == before
    answer = desk.post(address(read_letter), {"viec": "hoan-tac"})
    assert "Không còn bước nào để hoàn tác." in answer.content.decode()


@pytest.mark.parametrize("typed", ["", "không có câu này"])
def test_a_split_needs_a_place(desk: Client, read_letter: TextVersion, typed: str) -> None:
    answer = desk.post(address(read_letter), {"viec": "tach", "tach.quote": typed})
    assert answer.status_code == 422
    assert "chép những chữ đầu tiên" in answer.content.decode()


def test_a_whole_item_is_dropped(desk: Client, read_letter: TextVersion) -> None:
    desk.post(address(read_letter), {"viec": "bo-muc"})
    assert set(Claim.objects.exclude(kind="bulletin").values_list("status", flat=True)) == {ClaimStatus.REJECTED}
    assert "Máy chưa tách được mục nào" in desk.get(address(read_letter)).content.decode()


def test_a_reader_sees_the_facts_and_no_buttons(client: Client, read_letter: TextVersion) -> None:
    client.force_login(User.objects.create(username="r", full_name="Người đọc", role=Role.READER))
    page = client.get(address(read_letter)).content.decode()
    assert "45/UBND-KT" in page
    assert 'name="viec"' not in page
    assert client.post(address(read_letter), {"viec": "tiep"}).status_code == 403


def test_a_script_gets_the_screen_alone(desk: Client, read_letter: TextVersion) -> None:
    part = desk.get(address(read_letter), headers={"X-Phan": "1"}).content.decode()
    assert "<html" not in part
    assert 'id="ra-soat"' in part


def test_the_queue_leads_to_the_item(desk: Client, read_letter: TextVersion) -> None:
    page = desk.get("/nb/nhap/cho-ra-soat/").content.decode()
    assert f"/nb/nhap/{read_letter.pk}/ra-soat/?i=0" in page
    assert desk.get(f"/nb/nhap/{read_letter.pk}/ra-soat/?i=0").status_code == 200


def test_the_history_names_every_step(desk: Client, read_letter: TextVersion) -> None:
    desk.post(address(read_letter), {"viec": "chac"})
    page = desk.get(f"/nb/nhap/{read_letter.pk}/lich-su/").content.decode()
    assert "chấp nhận mọi trường chắc" in page
    assert "đọc" in page
