"""Stage 3: who takes up a post by other words than an appointment: elected and confirmed, put in charge, kept on."""

from __future__ import annotations

import re
from dataclasses import replace

from dieuhanh.extraction.appointed import COMRADE, Subject, appointment_of, squeezed, statements
from dieuhanh.extraction.model import Appointment
from dieuhanh.extraction.officials import NAME
from dieuhanh.extraction.segment import Span
from dieuhanh.language.prepared import compiled

_WORDS = ("ết quả bầu", "phụ trách", "éo dài thời gian", "iao quyền", "iao Quyền")
_PERSON = rf"(?P<who>(?:các\s)?{COMRADE}\s(?P<name>{NAME}))"
_POST = r"(?:,\s(?P<post>[^,.;:\n]{3,90}?))?"
_WHAT = r"(?P<role>[^\W\d_][^.,;:\n]{2,120}?)"
_TERM = r"(?:,?\s(?:khóa\s\w{1,6},?\s)?nhiệm kỳ\s\d{4}\s?[-–]\s?\d{4})?"
_STOP = r"(?=\s?(?:[.;:\n]|,|$)|\s(?:để|kể từ|từ ngày|theo|đến|cho đến|thời hạn|trong thời|nhiệm kỳ|khóa)\s)"
_OFFICE = r"(?:chức vụ|chức danh|giữ chức vụ|giữ chức danh|giữ chức|chức)\s"
# "Phê chuẩn kết quả bầu chức vụ Phó Chủ tịch UBND huyện X, nhiệm kỳ 2021 - 2026 đối với ông Y, Trưởng phòng …"
_ELECTED = compiled(
    rf"[Kk]ết quả bầu(?:\scử)?(?:\sbổ sung)?\s{_OFFICE}{_WHAT}{_TERM},?\s(?:đối với|của)\s{_PERSON}{_POST}{_STOP}"
)
# "Giao ông X, Phó Giám đốc Sở Y tế phụ trách Sở Y tế"
_IN_CHARGE = compiled(
    rf"(?:[Gg]iao|[Pp]hân công)\s(?:nhiệm vụ\s(?:cho\s)?)?{_PERSON},\s"
    r"(?P<post>(?:Phó|Trưởng|Giám đốc|Chánh|Chủ)[^,.;:\n]{3,80}?)"
    rf",?\s(?P<role>(?:tạm thời\s)?phụ trách[^.;:\n]{{3,100}}?){_STOP}"
)
# "Giao phụ trách Trung tâm Y tế huyện đối với ông X", "Giao quyền Giám đốc Bệnh viện cho ông X"
_GIVEN = compiled(
    rf"[Gg]iao\s(?P<role>(?:phụ trách|[Qq]uyền)\s[^.,;:\n]{{3,100}}?)\s(?:đối với|cho)\s{_PERSON}{_POST}{_STOP}"
)
# "Kéo dài thời gian giữ chức vụ Giám đốc Sở Công Thương đối với ông X đến ngày …"
_KEPT_ON = compiled(rf"[Kk]éo dài thời gian\s{_OFFICE}{_WHAT}\s(?:đối với|của|cho)\s{_PERSON}{_POST}{_STOP}")
# "Kéo dài thời gian giữ chức vụ đối với ông X, Giám đốc Sở Công Thương đến khi …"
_KEPT = compiled(
    r"[Kk]éo dài thời gian\s(?:giữ chức vụ|giữ chức danh|giữ chức|đảm nhiệm chức vụ)\s"
    rf"(?:đối với|của|cho)\s{_PERSON},\s(?:hiện là\s|hiện giữ chức vụ\s)?{_WHAT}{_STOP}"
)
_PATTERNS = (_ELECTED, _IN_CHARGE, _GIVEN, _KEPT_ON, _KEPT)


def read_approvals(text: str, paragraphs: tuple[Span, ...]) -> list[Appointment]:
    """Return who is confirmed in, put in charge of or kept on in a post, in order; never marked certain."""
    return [_approval(text, match) for match in statements(text, paragraphs, _WORDS, _PATTERNS)]


def _approval(text: str, match: re.Match[str]) -> Appointment:
    role = squeezed(match["role"])
    post = match["post"] if "post" in match.re.groupindex else match["role"]
    subject = Subject(squeezed(match["name"]), squeezed(post) if post else None, match.start(), match.end())
    made = appointment_of(text, subject, role, None, "appointment.approved", match.end(), len(text))
    return replace(made, certain=False)
