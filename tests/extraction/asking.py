"""A made-up sentence in a small bulletin, and the facts that were read from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dieuhanh.extraction import extract

if TYPE_CHECKING:
    from dieuhanh.extraction.model import Appointment, Assignment, Citation, Effective, Figure, Item

TITLE = "Chỉ đạo, điều hành nổi bật của UBND tỉnh Hòa Bình trong tuần (từ ngày 04/3 đến ngày 10/3/2024)"
OPENING = "UBND tỉnh vừa ban hành Công văn số 312/UBND-KT, ngày 05/3/2024 về việc tăng cường công tác quản lý."


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read from a sentence; facts of the opening paragraph are left out."""

    text: str
    item: Item
    start: int

    @property
    def citations(self) -> list[Citation]:
        """The citations of the sentence."""
        return [fact for fact in self.item.citations if fact.start >= self.start]

    @property
    def assignments(self) -> list[Assignment]:
        """The duties of the sentence."""
        return [fact for fact in self.item.assignments if fact.end > self.start]

    @property
    def figures(self) -> list[Figure]:
        """The figures of the sentence."""
        return [fact for fact in self.item.figures if fact.start >= self.start]

    @property
    def appointments(self) -> list[Appointment]:
        """The appointments of the sentence."""
        return [fact for fact in self.item.appointments if fact.start >= self.start]

    @property
    def effective(self) -> Effective | None:
        """When the announced document takes effect."""
        return self.item.effective

    def quote(self, fact: Citation | Assignment | Figure | Appointment | Effective) -> str:
        """Return the words that a fact was read from."""
        return self.text[fact.start : fact.end]


@cache
def ask(sentence: str, opening: str = OPENING, heading: str = "Về tăng cường công tác quản lý") -> Answer:
    """Read a sentence (or paragraphs) that stands below a heading and an opening paragraph of a bulletin."""
    head = f"{TITLE}\n\n{heading}\n\n{opening}\n\n" if opening else f"{TITLE}\n\n{heading}\n\n"
    text = f"{head}{sentence}\n"
    items = extract(text).items
    assert len(items) == 1, [item.heading for item in items]
    return Answer(text, items[0], len(head))
