"""After a crash or an error that nobody foresaw: the file waits with the reason, the rest of the batch goes on."""

from __future__ import annotations

import csv
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dieuhanh.sources import registry
from dieuhanh.sources.txt import TextReader
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import files
from dieuhanh.web.documents.models import StoredFile, TextVersion
from dieuhanh.web.intake import commands, quarantine
from dieuhanh.web.intake.actions import NotKeptError, keep, read, receive, refuse, resume
from dieuhanh.web.intake.actions.resuming import MOST_ATTEMPTS
from dieuhanh.web.intake.importing import import_files
from dieuhanh.web.intake.models import Door, QuarantinedFile, Refusal, State, StuckFile
from tests.sources.making import docx, paragraph

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "Công văn số 45/UBND-KT ngày 05/01/2024: giao Sở Tài chính báo cáo trước ngày 15/02/2024.".encode()
WORD = docx(paragraph("Công văn số 46/UBND-KT ngày 05/01/2024: giao Sở Y tế báo cáo."))
SECRET = docx(paragraph("TỐI MẬT") + paragraph("Số: 12/BC-UBND"))
LATER = datetime.now(UTC) + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _empty_quarantine() -> None:
    for file in quarantine.folder().iterdir():
        file.unlink()


@pytest.fixture
def broken_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader of plain texts with a fault in it that no SourceError tells."""

    def fail(self: TextReader, content: bytes, name: str) -> None:
        raise ZeroDivisionError("một lỗi của chương trình")

    monkeypatch.setattr(TextReader, "read", fail)


def test_an_unforeseen_error_holds_its_file_with_the_traceback_and_the_batch_goes_on(
    operator: Actor, tmp_path: Path, broken_reader: None, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "b.docx").write_bytes(WORD)
    failed = tmp_path / "loi.csv"
    assert import_files([tmp_path], failed) == 2
    assert TextVersion.objects.get().reader == "docx"
    reason = StuckFile.objects.get()
    assert (reason.code, reason.file.state, reason.retry) == ("unexpected", State.STUCK, True)
    assert "ZeroDivisionError: một lỗi của chương trình" in reason.traceback
    assert "Hãy báo người vận hành" in reason.message_vi
    assert quarantine.fetch(reason.file.id) == TEXT
    with failed.open(encoding="utf-8-sig", newline="") as stream:
        assert [(Path(row["tep"]).name, row["ma"]) for row in csv.DictReader(stream, delimiter=";")] == [
            ("a.txt", "unexpected")
        ]
    assert "2 tệp: 1 mới nhập, 0 đã có hoặc không có chữ, 1 chưa vào được" in capsys.readouterr().out


def test_a_second_run_goes_on_where_the_first_stood(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    assert import_files([tmp_path]) == 0
    (tmp_path / "b.docx").write_bytes(WORD)
    capsys.readouterr()
    assert import_files([tmp_path]) == 0
    assert "2 tệp: 1 mới nhập, 1 đã có" in capsys.readouterr().out
    assert set(QuarantinedFile.objects.values_list("attempts", flat=True)) == {1}


def test_a_traceback_goes_with_a_file_that_turns_out_secret(operator: Actor, broken_reader: None) -> None:
    file = receive(actor=operator, data=TEXT, name="a.txt", door=Door.API).file
    refuse(actor=operator, file=file, at=LATER)
    assert StuckFile.objects.get().traceback == ""


def test_what_was_kept_and_not_read_is_read_later(operator: Actor) -> None:
    file = keep(actor=operator, data=TEXT, name="a.txt", door=Door.FORM, sender="chuyenvien")
    assert (file.state, StoredFile.objects.count()) == (State.RECEIVED, 0)
    assert keep(actor=operator, data=TEXT, name="a.txt", door=Door.FORM) == file
    assert read(actor=operator, file=file).file.state == State.PASSED
    assert files.fetch(StoredFile.objects.get().path) == TEXT
    assert read(actor=operator, file=file).imported == ()


def test_bytes_that_are_in_already_are_not_read_again_and_leave_the_quarantine(
    operator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive(actor=operator, data=TEXT, name="a.txt", door=Door.MAIL)
    file = keep(actor=operator, data=TEXT, name="b.txt", door=Door.FORM)
    monkeypatch.setattr(TextReader, "read", None)  # whoever reads now fails
    outcome = read(actor=operator, file=file)
    assert [one.created for one in outcome.imported] == [False]
    assert set(QuarantinedFile.objects.values_list("state", flat=True)) == {State.PASSED}
    assert list(quarantine.folder().iterdir()) == []


def test_files_cut_off_are_read_again_and_young_ones_left_to_their_process(operator: Actor) -> None:
    keep(actor=operator, data=TEXT, name="a.txt", door=Door.FOLDER)
    assert list(resume(actor=operator, now=datetime.now(UTC))) == []
    (outcome,) = resume(actor=operator, now=LATER)
    assert (outcome.file.state, outcome.file.attempts) == (State.PASSED, 1)


def test_a_file_that_ends_the_process_each_time_is_tried_no_more(operator: Actor) -> None:
    file = keep(actor=operator, data=TEXT, name="a.txt", door=Door.FOLDER)
    QuarantinedFile.objects.update(attempts=MOST_ATTEMPTS)
    (outcome,) = resume(actor=operator, now=LATER)
    assert outcome.reason is not None
    assert (outcome.reason.code, outcome.file.state) == ("fatal", State.STUCK)
    assert list(resume(actor=operator, now=LATER)) == []
    assert quarantine.fetch(file.id) == TEXT


def test_a_refusal_that_was_cut_off_is_carried_to_its_end(operator: Actor) -> None:
    file = keep(actor=operator, data=SECRET, name="bo-phong.docx", door=Door.MAIL, sender="a@vidu.gov.vn")
    quarantine.destroy(file.id)
    (outcome,) = resume(actor=operator, now=LATER)
    assert (outcome.file.state, outcome.file.name, Refusal.objects.count()) == (State.REFUSED, "", 1)


def test_sealed_bytes_that_nothing_needs_are_destroyed(operator: Actor) -> None:
    passed = receive(actor=operator, data=TEXT, name="a.txt", door=Door.FOLDER).file
    waiting = keep(actor=operator, data=WORD, name="b.docx", door=Door.FOLDER)
    QuarantinedFile.objects.filter(pk=waiting.pk).update(state=State.STUCK)
    quarantine.keep(passed.id, TEXT)  # as if the process had died before it emptied the quarantine
    list(resume(actor=operator, now=LATER))
    assert {file.stem for file in quarantine.folder().iterdir()} == {str(waiting.id)}


def test_without_room_nothing_is_received_and_the_sender_is_told(
    operator: Actor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotKeptError, match="Hãy kiểm tra dung lượng đĩa"):
        receive(actor=operator, data=TEXT, name="a.txt", door=Door.API)
    assert not QuarantinedFile.objects.exists()
    assert list(quarantine.folder().iterdir()) == []


def test_the_commands_tell_what_is_held(
    operator: Actor, broken_reader: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert commands.stuck() == 0
    receive(actor=operator, data=TEXT, name="a.txt", door=Door.API)
    assert commands.stuck() == 2
    told = capsys.readouterr().out
    assert "[unexpected]" in told
    assert "ZeroDivisionError" in told
    assert commands.resume() == 0


def test_facts_that_come_with_a_text_go_through_the_door_too(operator: Actor, demo: Path) -> None:
    import json

    data = (demo / "thong-bao-ket-luan.txt").read_bytes()
    facts = json.loads((demo / "thong-bao-ket-luan.gold.json").read_bytes())
    first = receive(actor=operator, data=data, name="thong-bao.txt", door=Door.COMMAND, facts=facts)
    again = receive(actor=operator, data=data, name="thong-bao.txt", door=Door.COMMAND, facts=facts)
    assert [one.created for one in (*first.imported, *again.imported)] == [True, False]
    assert QuarantinedFile.objects.get().state == State.PASSED


def test_the_registry_of_readers_is_as_it_was() -> None:
    assert registry.read(TEXT, "a.txt").text == TEXT.decode()
