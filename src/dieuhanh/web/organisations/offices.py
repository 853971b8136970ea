"""Offices as texts write them: "đồng chí Giám đốc Sở Tài chính" is the head of that body on the day. No database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dieuhanh.language import prep
from dieuhanh.web.organisations.directory import Body, Directory

RankOfOffice = Literal["head", "deputy", "acting", "other"]

_COMRADE = re.compile(r"^(?:đồng chí|ông|bà)\s+", re.IGNORECASE)
_TITLE = re.compile(
    r"^(?P<title>(?:(?:Quyền|Q\.|Phó|Nguyên)\s+)?(?:Phó\s+)?(?:Ủy viên\s+)?(?:Chủ tịch|Bí thư|Tổng Giám đốc|Giám đốc"
    r"|Cục trưởng|Chi cục trưởng|Vụ trưởng|Chánh Văn phòng|Chánh Thanh tra|Chủ nhiệm|Thủ trưởng|Viện trưởng|Chánh án"
    r"|Chỉ huy trưởng|Trưởng ban|Trưởng phòng|Hiệu trưởng|Tổ trưởng|Trưởng Công an|Trưởng|Chánh))\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_HEADS = ("Văn phòng", "Thanh tra", "Ban", "Công an", "Phòng")
_AREA = re.compile(r"\s+(?:phụ trách|theo dõi)\s.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Office:
    """A title in a body: "Giám đốc" of `so-tai-chinh`."""

    title: str
    body: Body
    rank: RankOfOffice


def split_office(text: str) -> tuple[str, str] | None:
    """Return the title and the body's name of an office as it is written, None where no title stands first."""
    plain = _AREA.sub("", _COMRADE.sub("", " ".join(text.split())))
    found = _TITLE.match(plain)
    if found is None:
        return None
    title, rest = found["title"], found["rest"]
    # "Chánh Văn phòng UBND tỉnh": the word that ends the title begins the body's name.
    last = next((head for head in _HEADS if title.lower().endswith(" " + head.lower())), "")
    return title, f"{title[-len(last) :]} {rest}" if last else rest


def office_of(held: Directory, text: str, on: date | None) -> Office | None:
    """Return the office that a text of a day means, None where its body is not one alone.

    Without a day the only body that ever bore the name is meant.
    """
    parts = split_office(text)
    if parts is None:
        return None
    title, name = parts
    bodies = held.resolve(name, on).bodies if on is not None else held.ever(name)
    return Office(title, bodies[0], rank_of(title)) if len(bodies) == 1 else None


def rank_of(title: str) -> RankOfOffice:
    """Return what a title is in its body."""
    words = prep(title).split()
    if words[:1] == ["nguyen"]:
        return "other"
    if words[:1] in (["quyen"], ["q"]):
        return "acting"
    return "deputy" if words[:1] == ["pho"] else "head"


def same_title(one: str, other: str) -> bool:
    """Tell whether two titles are one, however they are spelt."""
    return prep(one) == prep(other)
