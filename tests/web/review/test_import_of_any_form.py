"""Texts of every form that files come in, read by our own rules, and imports that run at the same time."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Document, StoredFile, TextVersion
from dieuhanh.web.review.actions import Imported, import_text
from dieuhanh.web.review.models import Claim, ClaimKind

FORMS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "byte order mark": lambda text: "\ufeff" + text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "eth": lambda text: text.replace("Đ", "\u00d0"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("form", FORMS)
def test_one_letter_in_every_form_is_one_document(operator: Actor, demo: Path, form: str) -> None:
    text = FORMS[form]((demo / "cong-van-tai-san-cong.txt").read_bytes().decode())
    imported = import_text(actor=operator, data=text.encode(), name="cv.txt")
    assert imported.text_version.document.identity == "so|45|ubnd-kt|2024||"
    assert Document.objects.filter(address="2023/1897-ubnd-kt").exists()
    for claim in Claim.objects.filter(start__isnull=False).exclude(kind=ClaimKind.ITEM):
        assert claim.quote == text[claim.start : claim.end]


@pytest.mark.django_db
def test_a_text_that_says_nothing_of_itself_is_kept_under_its_name(operator: Actor) -> None:
    imported = import_text(actor=operator, data="Một dòng chữ thường.".encode(), name="ghi-chep.txt")
    assert imported.created
    assert imported.text_version.document.address.startswith("khong-nam/")


@pytest.mark.django_db
def test_two_texts_without_a_name_of_their_own_are_two_documents(operator: Actor) -> None:
    texts = [
        import_text(actor=operator, data=f"Dòng chữ {number}.".encode(), name="x.txt").text_version for number in (1, 2)
    ]
    assert texts[0].document != texts[1].document


def import_many(files: list[bytes], actor: Actor) -> list[Imported]:
    """Import all files at the same time, a thread each."""
    start = threading.Barrier(len(files))
    done: list[Imported] = []

    def run(data: bytes) -> None:
        start.wait()
        try:
            done.append(import_text(actor=actor, data=data, name="x.txt"))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(data,)) for data in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


@pytest.mark.django_db(transaction=True)
def test_the_same_file_many_times_at_once_comes_in_once(operator: Actor, demo: Path) -> None:
    data = (demo / "cong-van-tai-san-cong.txt").read_bytes()
    done = import_many([data] * 4, operator)
    assert sorted(one.created for one in done) == [False, False, False, True]
    assert (StoredFile.objects.count(), TextVersion.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_files_that_cite_the_same_documents_come_in_at_once(operator: Actor, demo: Path) -> None:
    data = (demo / "ban-tin-2023-tuan-52.txt").read_bytes()
    done = import_many([data + b"\n" * number for number in range(3)], operator)
    assert [one.created for one in done] == [True] * 3
    assert Document.objects.filter(number="2267").count() == 1
