"""The shapes of what the interface gives and takes. Their descriptions are the documentation."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Generic, Literal, TypeVar

from ninja import Field, Schema

T = TypeVar("T")


class Page(Schema, Generic[T]):
    """One page of a list; `next` is the full address of the following one, null on the last."""

    rows: list[T]
    next: str | None


class BulletinRow(Schema):
    """A published weekly bulletin, the newest version of its week."""

    address: str = Field(description="Địa chỉ trang")
    year: int = Field(description="Năm ISO của tuần")
    week: int = Field(description="Số tuần ISO")
    version: int
    title: str
    period_start: date
    period_end: date


class Fact(Schema):
    """A fact that a person confirmed, with its place in the text (Python string indices of the source)."""

    kind: str
    value: dict[str, object]
    start: int | None
    end: int | None
    quote: str


class Item(Schema):
    """One directive of a bulletin, with its confirmed facts."""

    address: str
    number: int = Field(description="Số thứ tự trong bản tin")
    heading: str
    text: str
    document: str | None = Field(description="Địa chỉ của văn bản được giới thiệu")
    facts: list[Fact]


class BulletinWhole(BulletinRow):
    """A bulletin with all its items."""

    items: list[Item]


class DocumentRow(Schema):
    """A published document; one that is only cited so far has no text (`held` is false)."""

    address: str
    type: str
    number: str
    year: int | None
    date: date | None
    issuer: str
    subject: str
    held: bool


class RelationRow(Schema):
    """What one document does to another."""

    kind: Literal[
        "implements", "replaces", "amends", "repeals", "forwards", "repeats", "reminds", "refers", "announces"
    ]
    source: str | None
    target: str


class DocumentWhole(DocumentRow):
    """A document with its relations and, where it is held, its text."""

    text: str | None
    relations: list[RelationRow]


class BodyRow(Schema):
    """A body with how many published duties it leads and supports."""

    address: str
    slug: str
    name: str
    lead: int
    support: int


class CommitteeRow(Schema):
    """A committee whose members published decisions tell."""

    address: str
    key: str
    name: str


class SeatRow(Schema):
    """A seat of a committee on the day asked for."""

    role: str
    holder: str
    office: str
    since: date | None
    decision: str | None


class CommitteeWhole(CommitteeRow):
    """A committee with its members on a day."""

    on: date
    seats: list[SeatRow]


class FoundRow(Schema):
    """One thing found."""

    kind: str
    address: str
    title: str
    label: str
    date: date | None


class Found(Schema):
    """An answer to a search. `capped`: there are more than `total`."""

    asked: str = Field(description="Câu đã tìm; khác câu gõ vào nếu câu đó không có kết quả")
    total: int
    capped: bool
    pinned: list[FoundRow]
    rows: list[FoundRow]
    next: str | None


class Refusal(Schema):
    """Why a request was refused, in words for people."""

    error: str


class TaskRow(Schema):
    """A duty of the body; `id` is what accepting and reporting ask for."""

    id: str
    code: str
    title: str
    role: str
    state: str
    assigned_on: date | None
    deadline: date | None
    address: str


class ReportIn(Schema):
    """A result to hand in, or (`final` false) how far it has come."""

    text: Annotated[str, Field(min_length=1, max_length=20_000)]
    final: bool = True
    percent: Annotated[int, Field(ge=0, le=100)] | None = None
    document_number: Annotated[str, Field(max_length=100)] = ""
    document_on: date | None = None


class Received(Schema):
    """What became of a file that was sent in."""

    accepted: bool
    lines: list[str]
