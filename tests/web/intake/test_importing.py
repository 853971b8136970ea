"""The import page: files and pasted texts are kept at once, read as jobs, and shown with real counts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.intake.models import QuarantinedFile, State
from dieuhanh.web.jobs.running import drain

pytestmark = pytest.mark.django_db

LETTER = "cong-van-tai-san-cong.txt"


@pytest.fixture
def desk(client: Client, reviewer: User) -> Client:
    client.force_login(reviewer)
    return client


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_a_file_goes_through_its_steps(desk: Client, demo: Path) -> None:
    data = (demo / LETTER).read_bytes()
    answer = desk.post("/nb/nhap/", {"tep": [file(LETTER, data)]})
    assert answer.status_code == 302
    page = desk.get(answer["Location"]).content.decode()
    assert "Tải lên ✓" in page
    assert "Đọc chữ …" in page
    assert not TextVersion.objects.exists()
    drain()
    page = desk.get(answer["Location"]).content.decode()
    assert "Tách mục (1) ✓" in page
    assert "Chờ rà soát (" in page
    assert f"/nb/nhap/{TextVersion.objects.get().pk}/ra-soat/" in page


def test_the_same_file_again_is_recognised(desk: Client, demo: Path) -> None:
    data = (demo / LETTER).read_bytes()
    answers = []
    for _ in range(2):
        answers.append(desk.post("/nb/nhap/", {"tep": [file(LETTER, data)]}))
        drain()
    page = desk.get(answers[-1]["Location"]).content.decode()
    assert "Văn bản Công văn 45/UBND-KT đã có từ " in page
    assert TextVersion.objects.count() == 1


def test_another_text_of_the_same_document_is_kept_beside_it(desk: Client, demo: Path) -> None:
    data = (demo / LETTER).read_bytes()
    answers = []
    for changed in (data, data + b"\n"):
        answers.append(desk.post("/nb/nhap/", {"tep": [file(LETTER, changed)]}))
        drain()
    page = desk.get(answers[-1]["Location"]).content.decode()
    assert "tệp này được giữ làm bản khác" in page
    assert TextVersion.objects.count() == 2


def test_a_pasted_text_is_as_good_as_a_file(desk: Client, demo: Path) -> None:
    text = (demo / LETTER).read_text(encoding="utf-8")
    desk.post("/nb/nhap/", {"van-ban": text.replace("\n", "\r\n"), "ten": "công văn 45"})
    drain()
    version = TextVersion.objects.select_related("file").get()
    assert version.file.original_name == "công văn 45.txt"
    assert version.text == text


def test_one_bad_file_does_not_stop_the_others(desk: Client, demo: Path) -> None:
    files = [file("hong.pdf", b"%PDF-1.4 hong"), file(LETTER, (demo / LETTER).read_bytes())]
    answer = desk.post("/nb/nhap/", {"tep": files})
    drain()
    page = desk.get(answer["Location"], headers={"X-Phan": "1"}).content.decode()
    assert "Đã xong 2/2 tệp." in page
    assert "Xem tệp bị kẹt" in page
    assert TextVersion.objects.count() == 1
    assert QuarantinedFile.objects.filter(state=State.STUCK).count() == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Hãy chọn tệp, hoặc dán nội dung văn bản."),
        ({"tep": [file("rong.txt", b"")]}, "Tệp “rong.txt” rỗng."),
        ({"tep": [file("to.txt", b"x" * 21)]}, "lớn hơn 20 MB"),
        ({"tep": [file(f"{n}.txt", b"x") for n in range(4)]}, "nhiều nhất 3 tệp"),
    ],
)
def test_what_cannot_be_taken_is_said(
    desk: Client, monkeypatch: pytest.MonkeyPatch, sent: dict[str, object], said: str
) -> None:
    monkeypatch.setattr("dieuhanh.web.intake.importing_pages.LARGEST", 20)
    monkeypatch.setattr("dieuhanh.web.intake.importing_pages.MOST_FILES", 3)
    answer = desk.post("/nb/nhap/", sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not QuarantinedFile.objects.exists()


def test_a_pasted_text_is_not_lost_with_a_file_that_is_too_large(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dieuhanh.web.intake.importing_pages.LARGEST", 20)
    answer = desk.post("/nb/nhap/", {"tep": [file("to.txt", b"x" * 21)], "van-ban": "Nội dung đã dán"})
    assert "Nội dung đã dán" in answer.content.decode()


def test_without_room_on_the_disk_the_page_says_so_and_keeps_what_was_typed(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    (settings.DATA_FOLDER / "refusal-key").unlink(missing_ok=True)  # the very first file of an installation
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        answer = desk.post("/nb/nhap/", {"van-ban": "Nội dung đã dán"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Chưa ghi được tệp" in page
    assert "Nội dung đã dán" in page
    assert not QuarantinedFile.objects.exists()
    assert desk.post("/nb/nhap/", {"van-ban": "Nội dung đã dán"}).status_code == 302
    assert len((settings.DATA_FOLDER / "refusal-key").read_bytes()) == 32


def test_who_may_not_receive_sees_no_form(client: Client) -> None:
    client.force_login(User.objects.create(username="r", full_name="Người đọc", role=Role.READER))
    assert 'name="tep"' not in client.get("/nb/nhap/").content.decode()
    assert client.post("/nb/nhap/", {"van-ban": "x"}).status_code == 403


def test_an_unknown_upload_is_not_there(desk: Client) -> None:
    assert desk.get("/nb/nhap/dot/00000000-0000-7000-8000-000000000000/").status_code == 404
