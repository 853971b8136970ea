"""Stage 3: who is appointed, a person or a post, and the parts of which every such statement is made."""

from __future__ import annotations

import re
from typing import NamedTuple

from dieuhanh.extraction.confirming import is_known
from dieuhanh.extraction.model import Appointment
from dieuhanh.extraction.officials import NAME
from dieuhanh.extraction.segment import Span
from dieuhanh.extraction.tokens import has_any
from dieuhanh.language.dates import read_date
from dieuhanh.language.prepared import compiled

COMRADE = r"(?:[Đđ]ồng chí|[Đđ]/c|[ÔôBb](?:ng|à))"
OFFICE = (
    r"(?:Phó\s)?(?:Chủ\s?tịch|Tổng Giám đốc|Giám đốc|Trưởng|Cục trưởng|Chi cục trưởng|Tổng cục trưởng|"
    r"Chánh|Bí thư|Thủ trưởng|Hiệu trưởng|Viện trưởng|"
    r"Chỉ huy trưởng|Chỉ huy|Trưởng phòng|Chủ nhiệm|Tổng Biên tập|Vụ trưởng|Thứ trưởng|Bộ trưởng|"
    r"Kế toán trưởng|Đội trưởng|Đồn trưởng|Tham mưu trưởng|Chính ủy|Phó Chánh|Người đứng đầu|Đại diện)"
)
_HEADS = r"Trưởng|Chủ tịch|Chủ nhiệm|Tổ trưởng|Trưởng [Bb]an|Trưởng [Đđ]oàn|Trưởng [Tt]iểu ban"
# Every branch begins with a letter: `re` then scans for their first letters.
_ROLES = (
    rf"Phó\s(?:{_HEADS})|{_HEADS}|Tổ phó|Đoàn trưởng|Ủỷ viên|Uỷ viên|uỷ viên|Ủy viên|ủy viên|Thành viên|thành viên|"
    r"Thư ký|Phó Tổ trưởng|Phó đoàn|Tổng Thư ký|Thường trực"
)
ROLE_WORD = f"(?:{_ROLES})"
ROLE_OR_ROLES = rf"(?:Các\s{ROLE_WORD}|các\s{ROLE_WORD}|{_ROLES})"
REPLACES = compiled(rf",?\s(?:để\s)?thay(?:\sthế)?(?:\scho)?\s{COMRADE}\s({NAME})(?:\s?\([^)]{{1,80}}\))?")
RANK = r"(?:Thiếu|Trung|Thượng|Đại)\s(?:tá|tướng|úy|uý)"
PERSON = compiled(
    rf"(?:{RANK},?\s)?(?:{COMRADE}\s)?({NAME})\s?(?:,|-|–)\s(?={OFFICE}|Phó\s|Ủy viên|Quyền|chuyên viên|Chuyên viên|"
    r"Thượng tá|Đại tá|Trung tá|Thiếu tá)"
)
MUST_COMRADE = compiled(rf"{COMRADE}\s({NAME})")
POST = compiled(rf"(?:(?:các\s)?[Đđ]ồng chí\s)?(?={OFFICE})")
IS_COMRADE, IS_OFFICE, IS_ROLE = compiled(COMRADE), compiled(OFFICE), compiled(ROLE_WORD)
PLAIN_ROLE = compiled(rf"{ROLE_WORD}(?:\s(?:Thường trực|thường trực|Ban|Ban Chỉ đạo|Hội đồng|Tổ|Tổ công tác|Đoàn))?")
_REPLACES_AFTER = compiled(r"[^.;\n]{0,24}\bthay\s(?!đổi)")
_SINCE = compiled(r"(?:kể\s)?từ ngày\s(?=\d)")
_NEXT = compiled(r"[.;\n]")
_UNTIL = compiled(r"(?:đến(?:\shết)? ngày)\s(?=\d)")


class Subject(NamedTuple):
    """Who is appointed: a person, with a post or without, or a post alone; and the span of these words."""

    person: str | None
    position: str | None
    start: int
    end: int


def appointment_of(
    text: str, subject: Subject, role: str, replaces: str | None, rule: str, after: int, end: int
) -> Appointment:
    """Return the appointment of a subject to a role, with the dates that stand in text[after:end]."""
    since = _SINCE.search(text, after, min(end, after + 60))
    until = _UNTIL.search(text, after, min(end, after + 90))
    first = read_date(text, since.end()) if since else None
    last = read_date(text, until.end()) if until else None
    return Appointment(
        subject.person, subject.position, role, replaces, subject.start, subject.end, rule,
        _is_sure(text, subject, role, replaces, rule),
        "replace" if replaces else "appoint", first.iso if first else None, last.iso if last else None,
    )  # fmt: skip


def _is_sure(text: str, subject: Subject, role: str, replaces: str | None, rule: str) -> bool:
    """Tell whether nothing speaks of another reading: an unread "thay …", a listed post that no list knows."""
    if replaces is None and _REPLACES_AFTER.match(text, subject.end):
        return False
    if rule != "appointment.listed":
        return True
    if subject.person is not None:
        return subject.position is not None
    plain = PLAIN_ROLE.fullmatch(role) is not None
    return plain and subject.position is not None and is_known(subject.position)


def dismissal_of(text: str, subject: Subject, role: str) -> Appointment:
    """Return that a subject leaves a role, and since when where the same clause says so."""
    since = _SINCE.search(text, subject.end, subject.end + 60)
    first = read_date(text, since.end()) if since and not _NEXT.search(text, subject.end, since.start()) else None
    return Appointment(
        subject.person, subject.position, role, None, subject.start, subject.end, "appointment.dismissed", False,
        "dismiss", first.iso if first else None,
    )  # fmt: skip


def statements(
    text: str, paragraphs: tuple[Span, ...], words: tuple[str, ...], patterns: tuple[re.Pattern[str], ...]
) -> list[re.Match[str]]:
    """Return in order what the patterns find in paragraphs that hold one of the words, without which none can."""
    if not paragraphs or not has_any(text, paragraphs[0][0], paragraphs[-1][1], words):
        return []
    spoken = [(start, end) for start, end in paragraphs if has_any(text, start, end, words)]
    found = [match for start, end in spoken for pattern in patterns for match in pattern.finditer(text, start, end)]
    return sorted(found, key=re.Match.start)


def replaced_in(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first "thay đồng chí X" in text[start:end]; most stretches do not even hold the word."""
    return REPLACES.search(text, start, end) if text.find("thay", start, end) >= 0 else None


def squeezed(words: str) -> str:
    """Return the words with single spaces, "Chủtịch" mended."""
    return " ".join(words.replace("Chủtịch", "Chủ tịch").split())
