"""The parts of a document's page: which one is wanted, the ways to them, and how much the first page shows (ux 7.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from django.utils.translation import gettext as _

from dieuhanh.web.pages.frame import Link

FIRST = 12
"""So many relations, duties and bulletins the first page shows of each."""
A_PAGE = 50
WHOLE_TEXT = 6_000
_OPENING = 3_000

T = TypeVar("T")


class Part(StrEnum):
    """What `?xem=` names; the first page shows something of each."""

    DETAILS = ""
    TEXT = "noi-dung"
    RELATIONS = "quan-he"
    PICTURE = "so-do"
    DUTIES = "nhiem-vu"
    HISTORY = "lich-su"

    @classmethod
    def of(cls, wanted: str) -> Part:
        """Return the part of this name, the first page where there is none."""
        return cls(wanted) if wanted in set(cls) else cls.DETAILS

    def shows(self, other: Part) -> bool:
        """Whether this part shows the other one; the history stands alone, the picture among the relations."""
        if self == Part.DETAILS:
            return other != Part.HISTORY
        return self == other or (self == Part.PICTURE and other == Part.RELATIONS)


@dataclass(frozen=True, slots=True)
class Some(Generic[T]):
    """Some of many: those shown, and of how many."""

    shown: tuple[T, ...]
    total: int

    @property
    def left(self) -> int:
        """How many are not shown."""
        return self.total - len(self.shown)


def some_of(held: Sequence[T], part: Part, page: int) -> Some[T]:
    """Return the first of many on the first page, a page of them in a part of their own."""
    if part == Part.DETAILS:
        return Some(tuple(held[:FIRST]), len(held))
    begin = (page - 1) * A_PAGE
    return Some(tuple(held[begin : begin + A_PAGE]), len(held))


def last_page(*held: Sequence[object]) -> int:
    """Return how many pages lists that are turned together have."""
    return max(1, *(-(-len(one) // A_PAGE) for one in held))


def opening(text: str, part: Part) -> tuple[str, bool]:
    """Return the text as a part shows it, and whether more of it is left: a long one ends at a line's end."""
    if part == Part.TEXT or len(text) <= WHOLE_TEXT:
        return text, False
    end = text.rfind("\n", _OPENING // 2, _OPENING)
    return text[: end if end > 0 else _OPENING].rstrip(), True


def tabs(path: str, part: Part, relations: int, duties: int) -> list[Link]:
    """Return the ways to the parts of a document's page, with how many each holds."""
    labels = {
        Part.DETAILS: _("Chi tiết"),
        Part.TEXT: _("Nội dung"),
        Part.RELATIONS: _("Quan hệ (%s)") % relations,
        Part.DUTIES: _("Nhiệm vụ (%s)") % duties,
        Part.HISTORY: _("Lịch sử"),
    }
    here = Part.RELATIONS if part == Part.PICTURE else part
    return [
        Link(f"{_address(path, one)}#phan" if one else path, label, "page" if one == here else "")
        for one, label in labels.items()
    ]


def pages(path: str, part: Part, page: int, last: int) -> list[Link]:
    """Return the ways to the pages of a part beside this one."""
    beside = ((page - 1, _("‹ Trang trước")), (page + 1, _("Trang sau ›")))
    return [Link(f"{_address(path, part)}&trang={one}", label) for one, label in beside if part and 1 <= one <= last]


def _address(path: str, part: Part) -> str:
    return f"{path}?xem={part}" if part else path
