"""A report in the administrative layout of Nghị định 30/2020/NĐ-CP, Phụ lục I: its parts, as plain data.

Number, signature and stamp stay blank: the system prepares a paper, the clerk issues it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dieuhanh.exports.tables import Table

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part: `1. Tình hình chung`."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of text."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as SVG with its finding in one sentence; a Word file shows the sentence and the table beside it."""

    svg: str
    finding: str


Block = Heading | Paragraph | Figure | Table


@dataclass(frozen=True, slots=True)
class Report:
    """A paper such as a report: who issues it, from where and when, of what kind, about what, and its content.

    `sign` is the part of the number after the blank (`/BC-VP`), `signatory` the lines above the signature
    (`KT. CHÁNH VĂN PHÒNG`, `PHÓ CHÁNH VĂN PHÒNG`).
    """

    parent_body: str
    body: str
    sign: str
    place: str
    day: date
    kind: str
    subject: str
    blocks: Sequence[Block]
    recipients: Sequence[str] = ()
    signatory: Sequence[str] = ()

    @property
    def place_and_day(self) -> str:
        """`Lạng Sơn, ngày 02 tháng 01 năm 2024`: days below 10 and months 1 and 2 get a zero (NĐ 30, Phụ lục I)."""
        month = f"{self.day.month:02}" if self.day.month < 3 else str(self.day.month)
        return f"{self.place}, ngày {self.day.day:02} tháng {month} năm {self.day.year}"
