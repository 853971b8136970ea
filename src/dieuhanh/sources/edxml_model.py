"""A message of the national document exchange: the document in it, who sends it to whom, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from dieuhanh.sources.model import Attachment


class Status(Enum):
    """What became of a document at its receiver, by the exchange's codes."""

    ARRIVED = "01"
    REFUSED = "02"
    RECEIVED = "03"
    ASSIGNED = "04"
    IN_WORK = "05"
    DONE = "06"
    RECALL_ASKED = "13"
    RECALL_AGREED = "15"
    RECALL_REFUSED = "16"

    @property
    def vietnamese(self) -> str:
        """The exchange's own words for it."""
        return _WORDS[self]

    @property
    def needs_reason(self) -> bool:
        """Whether it may only be sent with a reason."""
        return self in {Status.REFUSED, Status.RECALL_ASKED, Status.RECALL_REFUSED}

    @property
    def answers_recall(self) -> bool:
        """Whether it answers a sender that wants its document back."""
        return self in {Status.RECALL_AGREED, Status.RECALL_REFUSED}


_WORDS = {
    Status.ARRIVED: "Đã đến",
    Status.REFUSED: "Từ chối tiếp nhận",
    Status.RECEIVED: "Đã tiếp nhận",
    Status.ASSIGNED: "Phân công",
    Status.IN_WORK: "Đang xử lý",
    Status.DONE: "Hoàn thành",
    Status.RECALL_ASKED: "Yêu cầu lấy lại",
    Status.RECALL_AGREED: "Đồng ý",
    Status.RECALL_REFUSED: "Từ chối",
}


@dataclass(frozen=True, slots=True)
class Organ:
    """A body in the exchange: its code as written and its name."""

    code: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """What one body did with the document, when, and why."""

    organ: Organ
    status: Status | None
    at: datetime | None = None
    comment: str = ""
    staff: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `responds_to` is the document id that a status message answers, empty in one that brings a document.

    What the sender left out is empty or None.
    """

    document_id: str
    sender: Organ
    receivers: tuple[Organ, ...]
    number: str = ""
    notation: str = ""
    place: str = ""
    promulgated: date | None = None
    type_code: str = ""
    type_name: str = ""
    subject: str = ""
    signer: str = ""
    signer_position: str = ""
    signer_competence: str = ""
    due: date | None = None
    pages: int | None = None
    responds_to: str = ""
    traces: tuple[Trace, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def is_status(self) -> bool:
        """Whether it only says what became of a document."""
        return bool(self.responds_to)

    def answer(self, by: Organ, status: Status, at: datetime, reason: str = "") -> Message:
        """Return the message that tells the sender of this one its status; a refusal needs a reason (ValueError)."""
        if status.needs_reason and not reason.strip():
            raise ValueError(f"status {status.value} needs a reason")
        return Message(
            document_id="",
            sender=by,
            receivers=(self.sender,),
            number=self.number,
            notation=self.notation,
            promulgated=self.promulgated,
            subject=self.subject,
            responds_to=self.document_id,
            traces=(Trace(by, status, at, reason),),
        )
