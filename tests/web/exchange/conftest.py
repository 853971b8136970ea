"""Two bodies on the exchange, in one database: what each of them holds is told apart by the codes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from dieuhanh.sources.edxml_model import Message, Organ
from dieuhanh.sources.model import Attachment
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.exchange.actions import register_correspondent
from dieuhanh.web.exchange.models import Correspondent
from dieuhanh.web.exchange.station import Station
from dieuhanh.web.exchange.transports import Folders
from tests.sources.making import docx, paragraph

OFFICE, BUREAU = "H37", "H37.03"
WORD = docx(paragraph("Công văn số 45/UBND-KT ngày 05/01/2024: giao Sở Tài chính báo cáo trước ngày 15/02/2024."))
As = Callable[[str], None]


def letter_of(word: bytes = WORD, identifier: str = "H37-2024-45") -> Message:
    """A document to be sent."""
    return Message(
        document_id=identifier,
        sender=Organ(""),
        receivers=(),
        number="45",
        notation="UBND-KT",
        promulgated=date(2024, 1, 5),
        type_name="Công văn",
        subject="báo cáo thu ngân sách",
        signer="Trần Văn A",
        attachments=(Attachment("cong-van.docx", "application/msword", word),),
    )


@pytest.fixture
def at_desk_of(settings: Settings) -> As:
    """Be one of the two bodies from now on."""
    names = {OFFICE: "Văn phòng UBND tỉnh", BUREAU: "Sở Tài chính"}

    def be(code: str) -> None:
        settings.STATION = Station(code, names[code], 24)

    return be


@pytest.fixture
def bureau(operator: Actor, db: None) -> Correspondent:
    register_correspondent(actor=operator, code=OFFICE, name="Văn phòng UBND tỉnh", mailbox="vanphong@vidu.test")
    return register_correspondent(actor=operator, code=BUREAU, name="Sở Tài chính", mailbox="sotaichinh@vidu.test")


@pytest.fixture
def lines(tmp_path: Path) -> dict[str, Folders]:
    """The two folders between them, as each sees them: what one sends the other finds."""
    there, back = tmp_path / "di", tmp_path / "ve"
    there.mkdir()
    back.mkdir()
    return {OFFICE: Folders(there, back), BUREAU: Folders(back, there)}
