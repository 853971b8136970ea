"""A batch in which whatever can be wrong with a file is wrong with one: each is told, none is lost, none stops."""

from __future__ import annotations

import html
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from benchmarks.sheets import Sheet
from dieuhanh.sources import programs, soffice
from dieuhanh.web.accounts.actions import choose_language
from dieuhanh.web.accounts.models import Language, User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import files
from dieuhanh.web.documents.models import StoredFile, TextVersion
from dieuhanh.web.intake import quarantine
from dieuhanh.web.intake.actions import retry
from dieuhanh.web.intake.importing import import_files
from dieuhanh.web.intake.models import QuarantinedFile, State
from dieuhanh.web.intake.selectors import stuck_files
from tests.sources.making import docx, letter, paragraph, zipped
from tests.sources.test_programs import put

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

TEXT = "Công văn số 45/UBND-KT ngày 05/01/2024: giao Sở Tài chính báo cáo."
WORD = docx(paragraph(TEXT))
BAD: dict[str, tuple[bytes, str]] = {
    "cắt cụt.docx": (WORD[:200], "damaged"),
    "mật khẩu.pdf": (Sheet(password="mở").prose("Nội dung").pdf(), "protected"),
    "mật khẩu.docx": (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "protected"),
    "bom.docx": (zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": bytes(50 << 20)}), "too-large"),
    "dài.pdf": (Sheet().prose(*["Nội dung rất dài. " * 200] * 4).pdf(), "too-large"),
    "lạ.pdf": (b"\x7fELF\x02\x01\x01" + bytes(200), "unknown-form"),
    "treo.rtf": (rb"{\rtf1 treo}", "program-timeout"),
    "chết.rtf": (rb"{\rtf1 chet}", "program-failed"),
    "kèm hỏng.eml": (letter("Gửi công văn", "Kính gửi.", {"a.docx": WORD[:99]}), "damaged"),
}
GOOD = {"đuôi sai.pdf": WORD, "văn bản.txt": TEXT.replace("45", "46").encode()}


@pytest.fixture
def batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files, on a machine whose LibreOffice dies or hangs, with small limits so that it takes no time."""
    folder, plug = tmp_path / "lô", tmp_path / "bin"
    folder.mkdir()
    plug.mkdir()
    put(plug, "soffice", "grep -q treo source.rtf && sleep 30\nkill -9 $$")
    monkeypatch.setenv("PATH", f"{plug}:/usr/bin:/bin")
    monkeypatch.setattr("dieuhanh.sources.pdf_document.MOST_PAGES", 3)

    def quick(program: Any, arguments: list[str], place: Path, limits: Any) -> Any:
        return programs.run(program, arguments, place, replace(limits, seconds=0.5))

    monkeypatch.setattr(soffice, "run", quick)
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    for name, content in GOOD.items():
        (folder / name).write_bytes(content)
    return folder


def test_every_bad_file_is_told_and_kept_and_the_others_come_in(
    batch: Path, operator: Actor, reviewer: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert import_files([batch]) == 2
    assert {one.original_name for one in StoredFile.objects.all()} == set(GOOD)
    assert TextVersion.objects.count() == len(GOOD)

    reasons = {reason.file.name: reason for reason in stuck_files()}
    assert {name: reason.code for name, reason in reasons.items()} == {name: code for name, (_, code) in BAD.items()}
    for name, reason in reasons.items():
        assert quarantine.fetch(reason.file.pk) == BAD[name][0]
        assert "ãy " in reason.message_vi, name  # "Hãy": what to do
        assert reason.message_en
        assert not set(reason.message_en) & set("ạảấầăâđêôơưãỏ"), name

    client.force_login(reviewer)
    pages = {language: stuck_page(client, reviewer, language) for language in Language}
    for name, reason in reasons.items():
        assert name in pages[Language.VIETNAMESE]
        assert reason.message_vi in pages[Language.VIETNAMESE]
        assert reason.message_en in pages[Language.ENGLISH]

    monkeypatch.setattr(
        soffice, "run", lambda program, arguments, place, limits: (place / "source.docx").write_bytes(WORD)
    )
    file = reasons["chết.rtf"].file
    assert retry(actor=operator, file=file).file.state == State.PASSED
    assert BAD["chết.rtf"][0] in {files.fetch(one.path) for one in StoredFile.objects.all()}
    assert QuarantinedFile.objects.filter(state=State.STUCK).count() == len(BAD) - 1


def stuck_page(client: Client, reader: User, language: Language) -> str:
    choose_language(user=reader, language=language)
    return html.unescape(client.get("/nb/nhap/ket/").content.decode())


@pytest.fixture(autouse=True)
def _empty_quarantine() -> None:
    for file in quarantine.folder().iterdir():
        file.unlink()
