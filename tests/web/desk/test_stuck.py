"""The page of stuck files: why each waits, and what a person may do about it."""

from __future__ import annotations

import pytest
from django.test import Client

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.intake.actions import receive
from dieuhanh.web.intake.models import Door, QuarantinedFile, Refusal, State
from tests.sources.making import docx, paragraph

pytestmark = pytest.mark.django_db

DOUBTFUL = docx(paragraph("MAT") + paragraph("Công văn số 46/UBND-KT ngày 05/01/2024"))


@pytest.fixture
def held(operator: Actor) -> QuarantinedFile:
    return receive(actor=operator, data=DOUBTFUL, name="nghi-ngo.docx", door=Door.COMMAND).file


def page(client: Client) -> str:
    return client.get("/nb/nhap/ket/").content.decode()


def test_a_stuck_file_is_listed_with_what_to_do(client: Client, reviewer: User, held: QuarantinedFile) -> None:
    client.force_login(reviewer)
    shown = page(client)
    assert "nghi-ngo.docx" in shown
    assert "Hãy xem bản gốc" in shown
    assert "cho-vao" in shown


def test_a_reader_sees_the_list_and_decides_nothing(client: Client, held: QuarantinedFile) -> None:
    reader = User.objects.create(username="doc", full_name="Người đọc", role=Role.READER)
    client.force_login(reader)
    assert "cho-vao" not in page(client)
    assert client.post(f"/nb/nhap/ket/{held.pk}/", {"viec": "cho-vao"}).status_code == 403
    held.refresh_from_db()
    assert held.state == State.UNCERTAIN


@pytest.mark.parametrize(
    ("chosen", "state", "texts", "refusals"),
    [("cho-vao", State.PASSED, 1, 0), ("tu-choi", State.REFUSED, 0, 1), ("doc-lai", State.UNCERTAIN, 0, 0)],
)
def test_a_decision_is_carried_out_once(
    client: Client, reviewer: User, held: QuarantinedFile, chosen: str, state: State, texts: int, refusals: int
) -> None:
    client.force_login(reviewer)
    for _ in range(2):
        assert client.post(f"/nb/nhap/ket/{held.pk}/", {"viec": chosen}).status_code == 302
    held.refresh_from_db()
    assert held.state == state
    assert (TextVersion.objects.count(), Refusal.objects.count()) == (texts, refusals)
    assert client.post(f"/nb/nhap/ket/{held.pk}/", {"viec": "khac"}).status_code == 400


def test_an_empty_list_says_so(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    assert "Không có tệp nào bị kẹt." in page(client)
