"""Stage 3: a member of a list on a line of its own: "Ông X - Giám đốc Sở Nội vụ, Phó Chủ tịch Hội đồng, thay ông Y"."""

from __future__ import annotations

from dieuhanh.extraction.appointed import (
    COMRADE,
    MUST_COMRADE,
    OFFICE,
    RANK,
    ROLE_WORD,
    Subject,
    appointment_of,
    replaced_in,
    squeezed,
)
from dieuhanh.extraction.model import Appointment
from dieuhanh.extraction.officials import NAME
from dieuhanh.language.prepared import compiled

_LINE = compiled(
    rf"^(?:{RANK},?\s)?(?:{COMRADE}\s)?(?!{ROLE_WORD})({NAME})\s?(?:,|-|–)\s(.{{4,140}}?)(?:,|\s-|\s–|"
    rf":)\s({ROLE_WORD}[^;.\n]{{0,60}}?)[;.]?$"
)
_POST_LINE = compiled(
    rf"^(?!{ROLE_WORD}[^:]{{0,40}}:)((?:Đại diện\s)?{OFFICE}.{{3,120}}?)(?:,|\s-|\s–|"
    rf":)\s({ROLE_WORD}[^;.,\n]{{0,50}}?)[;.]?$"
)


def read_inline(text: str, start: int, end: int) -> Appointment | None:
    """One member of a list in a sentence: "gồm: Ông X, Phó Chủ tịch UBND tỉnh - Trưởng Ban; bà Y, …"."""
    colon = text.rfind(": ", start, end)
    at = colon + 2 if colon >= 0 and MUST_COMRADE.match(text, colon + 2, end) else start
    return read_line(text, at, end) if MUST_COMRADE.match(text, at, end) else None


def read_line(text: str, start: int, end: int) -> Appointment | None:
    """A list's line: "Ông X - Giám đốc Sở Nội vụ, Phó Chủ tịch Hội đồng, thay ông Y"."""
    line = text[start:end]
    if len(line) > 220 or " làm " in line:
        return None
    replaced = replaced_in(line, 0, len(line))
    plain = line[: replaced.start()] if replaced else line.rstrip(" ;.")
    whom = replaced[1] if replaced else None
    stop = start + (replaced.end() if replaced else len(plain))
    match = _LINE.match(plain)
    if match:
        subject = Subject(squeezed(match[1]), squeezed(match[2]), start, stop)
        return appointment_of(text, subject, squeezed(match[3]), whom, "appointment.line", stop, end)
    post = _POST_LINE.match(plain)
    if post:
        subject = Subject(None, squeezed(post[1]), start, stop)
        return appointment_of(text, subject, squeezed(post[2]), whom, "appointment.line", stop, end)
    return None
