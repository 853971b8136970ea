"""Stage 3: who is taken from a post or a role: "miễn nhiệm chức vụ … đối với ông X", "ông X thôi giữ chức …"."""

from __future__ import annotations

import re

from dieuhanh.extraction.appointed import COMRADE, Subject, dismissal_of, squeezed, statements
from dieuhanh.extraction.model import Appointment
from dieuhanh.extraction.officials import NAME
from dieuhanh.extraction.segment import Span
from dieuhanh.language.prepared import compiled

_WORDS = ("iễn nhiệm", "ãi nhiệm", "ách chức", "thôi ")
_OFFICE = r"(?:chức vụ|chức danh|giữ chức vụ|giữ chức danh|giữ chức|chức|tư cách)\s"
_PERSON = rf"(?P<who>{COMRADE}\s(?P<name>{NAME}))"
_POST = r"(?:,\s(?P<post>[^,.;:\n]{3,90}?))?,?"
_WHAT = r"(?P<role>(?!(?:vụ |danh )?(?:hiện nay|hiện tại|đang |nêu trên|cũ\b))[^\W\d_][^.;:\n]{2,120}?)"
_STOP = r"(?=\s?(?:[.;:\n]|,\s(?!ban\b|ngành\b|chống\b)|$)|\s(?:để|kể từ|từ ngày|theo|do|vì|nhiệm kỳ|khóa|tại Quyết)\s)"
# "Miễn nhiệm chức vụ Giám đốc Sở Y tế đối với ông X"
_TAKEN_FROM = compiled(
    rf"(?:miễn nhiệm|Miễn nhiệm|bãi nhiệm|Bãi nhiệm|cách chức|Cách chức|cho thôi giữ|Cho thôi giữ)\s(?:{_OFFICE})?"
    rf"{_WHAT}\s(?:đối với|của)\s{_PERSON}(?:,\s(?P<post>[^,.;:\n]{{3,90}}))?{_STOP}"
)
# "Miễn nhiệm ông X, Phó Giám đốc Sở Y tế, giữ chức vụ Trưởng Ban"
_TAKEN = compiled(
    rf"(?:miễn nhiệm|Miễn nhiệm|bãi nhiệm|Bãi nhiệm)\s{_PERSON}{_POST}\s(?:khỏi\s)?{_OFFICE}{_WHAT}{_STOP}"
)
# "Ông X, Phó Giám đốc Sở Y tế thôi giữ chức Trưởng Ban", "cho ông X thôi giữ chức vụ Giám đốc Sở Y tế"
_GIVES_UP = compiled(
    rf"{_PERSON}{_POST}\s(?:được\s)?(?:cho\s)?thôi\s(?:{_OFFICE}|làm\s|đảm nhiệm\s(?:chức vụ\s)?|tham gia\s)"
    rf"{_WHAT}{_STOP}"
)
_PATTERNS = (_TAKEN_FROM, _TAKEN, _GIVES_UP)


def read_dismissals(text: str, paragraphs: tuple[Span, ...]) -> list[Appointment]:
    """Return who the paragraphs take from which post or role, in order; never marked certain."""
    return [_dismissal(text, match) for match in statements(text, paragraphs, _WORDS, _PATTERNS)]


def _dismissal(text: str, match: re.Match[str]) -> Appointment:
    post = match["post"]
    subject = Subject(squeezed(match["name"]), squeezed(post) if post else None, match.start(), match.end())
    return dismissal_of(text, subject, squeezed(match["role"]))
