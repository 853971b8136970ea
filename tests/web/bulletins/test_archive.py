"""Old bulletins in bulk: the four forms of title, what cannot be read goes on, old addresses lead on for ever."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from dieuhanh.web.accounts.models import User
from dieuhanh.web.bulletins.archive import AddressTableError, State, old_addresses, take_over
from dieuhanh.web.bulletins.models import Bulletin, BulletinStatus

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 1, tzinfo=UTC)
HEADING = "Xử lý vi phạm hành lang an toàn đường sắt"
FORMS = [
    ("Chỉ đạo, điều hành nổi bật của UBND tỉnh trong tuần (từ ngày 25/12 đến ngày 31/12/2023)", (2023, 52)),
    ("Chỉ đạo điều hành nổi bật của UBND tỉnh trong tuần (ngày 24/5 đến ngày 30/5/2021)", (2021, 21)),
    ("Chỉ đạo, điều hành nổi bật của UBND tỉnh trong tuần (từ ngày 11/11 đến hết ngày 17/11/2024)", (2024, 46)),
    ("Chỉ đạo, điều hành nổi bật của UBND tỉnh trong tuần (12/01/2026 - 18/01/2026)", (2026, 3)),
]


def write(folder: Path, number: int, title: str) -> Path:
    file = folder / f"{number}.txt"
    text = f"Công văn số {100 + number}/VP-KT, ngày 25/12/2023 giao UBND huyện Lộc Bình chủ trì xử lý."
    file.write_text(f"{title}\n\n{HEADING}.\n\n{HEADING}\n\n{text}\n", encoding="utf-8")
    return file


@pytest.fixture
def old(tmp_path: Path) -> list[Path]:
    """A bulletin with each form of title."""
    return [write(tmp_path, number, title) for number, (title, _week) in enumerate(FORMS)]


def test_all_forms_of_title_find_their_week_and_old_addresses_lead_there(
    client: Client, reviewer: User, old: list[Path]
) -> None:
    rows = ("0.txt;https://tinh.example/vi/node/66241", "1.txt;/index.php?id=7&l=vi", "1.txt;/tin-…-17-11-2024-.html")
    table = "\n".join(("tep;dia_chi_cu", *rows))
    taken = list(take_over(actor=reviewer.actor, files=old, addresses=old_addresses(table), at=NOW, is_public=True))
    assert [one.state for one in taken] == [State.PUBLISHED] * 4
    for (_title, (year, week)), one in zip(FORMS, taken, strict=True):
        assert one.path == f"/ban-tin/{year}/tuan-{week:02d}/"
        assert HEADING in client.get(one.path).content.decode()
    for former, target in (
        ("/vi/node/66241", "/ban-tin/2023/tuan-52/"),
        ("/index.php?id=7&l=vi", "/ban-tin/2021/tuan-21/"),
        ("/tin-…-17-11-2024-.html", "/ban-tin/2021/tuan-21/"),
    ):
        answer = client.get(former)
        assert (answer.status_code, answer["Location"]) == (301, target), former


def test_a_second_run_adds_nothing(reviewer: User, old: list[Path]) -> None:
    for _ in range(2):
        taken = list(take_over(actor=reviewer.actor, files=old[:1], addresses={}, at=NOW, is_public=True))
        assert [one.state for one in taken] == [State.PUBLISHED]
    assert Bulletin.objects.count() == 1


def test_what_cannot_be_taken_says_why_and_the_others_go_on(reviewer: User, old: list[Path], tmp_path: Path) -> None:
    plain = tmp_path / "thu.txt"
    plain.write_text("Kính gửi: Sở Y tế.\nĐề nghị báo cáo trước ngày 05/01/2024.\n", encoding="utf-8")
    missing = tmp_path / "khong-co.txt"
    files = [plain, missing, old[0]]
    taken = list(take_over(actor=reviewer.actor, files=files, addresses={}, at=NOW, is_public=True))
    assert [one.state for one in taken] == [State.FAILED, State.FAILED, State.PUBLISHED]
    assert all(one.reason for one in taken[:2])


def test_what_is_public_is_never_replaced(reviewer: User, old: list[Path], tmp_path: Path) -> None:
    other = write(tmp_path, 9, FORMS[0][0])
    files = [old[0], other]
    taken = list(take_over(actor=reviewer.actor, files=files, addresses={}, at=NOW, is_public=True))
    assert [one.state for one in taken] == [State.PUBLISHED, State.HELD]
    assert Bulletin.objects.filter(status=BulletinStatus.PUBLISHED).count() == 1


def test_without_publishing_everything_waits_for_the_review(reviewer: User, old: list[Path]) -> None:
    taken = list(take_over(actor=reviewer.actor, files=old, addresses={}, at=NOW, is_public=False))
    assert {one.state for one in taken} == {State.WAITING}
    assert not Bulletin.objects.exists()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("a;b\n1;2\n", "cột tep"),
        ("tep,dia_chi_cu\nx.txt,\n", "dòng 2"),
        ("tep,dia_chi_cu\n,/a\n", "dòng 2"),
        ("", "cột tep"),
    ],
)
def test_a_wrong_table_says_where(table: str, said: str) -> None:
    with pytest.raises(AddressTableError, match=said):
        old_addresses(table)
