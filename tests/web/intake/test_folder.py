"""A watched folder: every file comes in once, leaves the folder, and none is taken while it is being written."""

from __future__ import annotations

from pathlib import Path

import pytest

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import StoredFile
from dieuhanh.web.intake import commands
from dieuhanh.web.intake.folder import collect_folder
from dieuhanh.web.intake.models import Refusal, State
from tests.sources.making import docx, paragraph

pytestmark = pytest.mark.django_db

WORD = docx(paragraph("Công văn số 45/UBND-KT ngày 05/01/2024: giao Sở Tài chính báo cáo."))


def test_files_come_in_once_and_leave(operator: Actor, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(WORD)
    (tmp_path / "b.docx").write_bytes(WORD[:200])
    (tmp_path / "c.txt").write_text("MẬT\nSố: 12/BC-UBND", encoding="utf-8")
    (tmp_path / "d.docx.part").write_bytes(WORD)
    newest = max(path.stat().st_mtime for path in tmp_path.iterdir())
    assert list(collect_folder(actor=operator, folder=tmp_path, now=newest, quiet=5)) == []
    states = [one.file.state for one in collect_folder(actor=operator, folder=tmp_path, now=newest + 10, quiet=5)]
    assert states == [State.PASSED, State.STUCK, State.REFUSED]
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert left == ["d.docx.part", "da-nhan/a.docx", "da-nhan/b.docx"]
    (tmp_path / "a.docx").write_bytes(WORD)
    list(collect_folder(actor=operator, folder=tmp_path, now=newest + 1000, quiet=5))
    assert (StoredFile.objects.count(), Refusal.objects.count()) == (1, 1)
    assert (tmp_path / "da-nhan" / "a-2.docx").exists()


def test_the_command_tells_what_became_of_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.docx").write_bytes(WORD)
    (tmp_path / "b.docx").write_bytes(WORD[:200])
    assert commands.folder(tmp_path, quiet=0) == 2
    out, err = capsys.readouterr()
    assert "a.docx" in out
    assert "b.docx" in err
    assert commands.folder(tmp_path, quiet=0) == 0
    assert "không có gì mới" in capsys.readouterr().out
    assert commands.folder(tmp_path / "khong-co", quiet=0) == 2


@pytest.mark.parametrize("address", ["imaps://may-chu/INBOX", "http://a@b/", "imap://a@may-chu.vn/INBOX"])
def test_a_mailbox_address_that_is_wrong_or_open_is_refused(
    address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(commands.PASSWORD, "x")
    assert commands.mailbox(address) == 2
    assert "imaps://" in capsys.readouterr().err
