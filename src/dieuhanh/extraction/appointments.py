"""Stage 3: who takes which role in a body, or which post, and whom they replace."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from dieuhanh.extraction.appointed import (
    IS_COMRADE,
    IS_OFFICE,
    IS_ROLE,
    MUST_COMRADE,
    OFFICE,
    PERSON,
    POST,
    REPLACES,
    ROLE_WORD,
    Subject,
    appointment_of,
    replaced_in,
    squeezed,
)
from dieuhanh.extraction.approvals import read_approvals
from dieuhanh.extraction.dismissals import read_dismissals
from dieuhanh.extraction.memberlines import read_inline, read_line
from dieuhanh.extraction.members import may_list, read_listed, read_point
from dieuhanh.extraction.model import Appointment
from dieuhanh.extraction.segment import Span
from dieuhanh.extraction.tokens import has_any
from dieuhanh.language.prepared import compiled
from dieuhanh.language.sentences import UPPER

_GIVES_UP = ("thôi", "không")
_TAKEN_WORDS = ("làm", "giữ chức", "đảm nh", "là ")
_ROLE_TAKEN = (
    r"(?:làm|giữ chức vụ|giữ chức danh|giữ chức|đảm nhận chức vụ|đảm nhiệm chức vụ|là)\s(?=(?:Quyền |"
    r"Q\. )?(?:[A-ZĐỦUÚ]|thành viên|ủy viên|uỷ viên|thư ký))"
)
_TAKEN = compiled(_ROLE_TAKEN)
_TAKES = compiled(
    r"\s(?:(?:được\s)?(?:điều động|luân chuyển|tiếp nhận|phân công|bổ nhiệm|bầu|giao|cử|"
    r"chỉ định)(?:\s?,?\s?(?:và\s)?(?:điều động|bổ nhiệm|bổ nhiệm lại))?\s)?(?:tham gia\s)?"
    rf"{_ROLE_TAKEN}"
)
_CLAUSE_END = compiled(rf";\s|\.\s(?=[{UPPER}])")
_AFTER_POSITION = compiled(r"(?:,?\s(?:được|nhận|sẽ|tiếp tục|nay)\b.*)$")
_BEFORE_POST = compiled(r"(?:^|[,:;.]\s|và\s|là\s|do\s|gồm\s)$")
_NEXT_POST = compiled(rf"(?:,|;|\svà|,\svà)\s(?=(?:đồng chí\s)?{OFFICE})")
_ROLE_END = compiled(
    r",(?!\schống)|[;.:(\n]|\s(?:thay|kể từ|từ ngày|trong thời|nhiệm kỳ|theo|đối với|để|và\s(?=đồng chí|"
    r"ông|bà)|tại Quyết|"
    r"giai đoạn|khóa)\s?"
)
_HEAD_ROLE = compiled(rf"^(?:Các\s|các\s)?({ROLE_WORD}[^.:;\n]{{0,50}}?)(?:\s(?:gồm|gồm có|là|gồm các ông, bà))?\s?:$")
_NUMBERING = compiled(r"(?:\d{1,2}(?:\.\d{1,2})?[.)]|[a-zđ][).]|[-–+•*])\s{1,3}")
_TRIGGERS = (
    " làm ",
    "giữ chức",
    "giữ quyền",
    "thay đồng chí",
    "thay ông",
    "thay bà",
    "y viên",
    "ỷ viên",
    "hành viên",
    "Trưởng ",
    "Tổ phó",
    "ổ trưởng",
    "Hội đồng",
    "bổ nhiệm",
)
# Fewer words, of which one stands in each of those.
_PARTS_OF_TRIGGERS = (" làm ", "giữ ", "thay ", "viên", "rưởng", "ổ phó", "Hội đồng", "bổ nhiệm")


def read_appointments(text: str, paragraphs: tuple[Span, ...]) -> list[Appointment]:
    """Return the appointments and dismissals of a section's paragraphs, in order, one a person or post."""
    found = _appointments(text, paragraphs)
    more = (*read_dismissals(text, paragraphs), *read_approvals(text, paragraphs))
    return sorted((*found, *more), key=lambda appointment: appointment.start) if more else found


def _appointments(text: str, paragraphs: tuple[Span, ...]) -> list[Appointment]:
    found: list[Appointment] = []
    role: str | None = None
    if not paragraphs:
        return found
    named = has_any(text, paragraphs[0][0], paragraphs[-1][1], _PARTS_OF_TRIGGERS)
    for start, end in paragraphs:
        opens = text[end - 1] == ":"
        may_name = named and has_any(text, start, end, _PARTS_OF_TRIGGERS) and has_any(text, start, end, _TRIGGERS)
        if not (opens or may_name or role):
            continue
        numbered = _NUMBERING.match(text, start, end)
        body = numbered.end() if numbered else start
        head = _HEAD_ROLE.match(text[body:end]) if opens else None
        if head:
            role = head[1].strip()
            continue
        if role and numbered and text[start] in "abcdđeghiklmnopqrstuvxy-–+•*":
            found += read_point(text, body, end, role)
            continue
        role = None
        if may_name:
            found += _paragraph(text, body, end, bool(numbered))
    return found


def _paragraph(text: str, start: int, end: int, numbered: bool) -> list[Appointment]:
    line = read_line(text, start, end)
    if line:
        return [line]
    found: list[Appointment] = []
    for a, b in _clauses(text, start, end):
        inline = read_inline(text, a, b)
        found += [inline] if inline else list(_takes(text, a, b))
    ends = [0, *(appointment.end for appointment in found)]
    starts = [appointment.start for appointment in found]
    if not may_list(text, start, end):
        return found
    listed = [a for a in read_listed(text, start, end) if ends[bisect_right(starts, a.start)] <= a.start]
    return sorted((*found, *listed), key=lambda appointment: appointment.start)


def _clauses(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for match in _CLAUSE_END.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def _takes(text: str, start: int, end: int) -> Iterator[Appointment]:
    """X làm ROLE, thay Y · X thay Y làm ROLE · A, B, C làm thành viên."""
    at = start
    for verb in _TAKES.finditer(text, start, end) if _may_take(text, start, end) else ():
        if verb.start() < at or text.endswith(_GIVES_UP, at, verb.start()):
            continue
        stop = _ROLE_END.search(text, verb.end(), end)
        role_end = stop.start() if stop else end
        role = " ".join(text[verb.end() : role_end].split()).strip(" ./")
        if not role or (verb.group().strip().endswith("là") and not IS_ROLE.match(role)):
            continue
        subjects = _subjects(text, at, verb.start(), verb.group().strip() == "là")
        after = REPLACES.match(text, role_end, end)
        last = after.end() if after else role_end
        for subject in subjects:
            inner = replaced_in(text, subject.start, verb.start())
            whom = after or inner
            whole = subject._replace(end=last) if len(subjects) == 1 else subject
            yield appointment_of(text, whole, role, whom[1] if whom else None, "appointment.takes", last, end)
        at = last


def _may_take(text: str, start: int, end: int) -> bool:
    """Tell cheaply whether a verb of taking stands before a role or a post."""
    for word in _TAKEN_WORDS:
        at = text.find(word, start, end)
        while at >= 0:
            if _TAKEN.match(text, at, end):
                return True
            at = text.find(word, at + len(word), end)
    return False


def _subjects(text: str, start: int, end: int, strict: bool) -> list[Subject]:
    """Read the person or the posts that stand before the verb."""
    person = next(reversed(list(PERSON.finditer(text, start, end))), None)
    if person and (IS_COMRADE.match(person.group()) or person.start() == start or not strict):
        stop = replaced_in(text, person.end(), end)
        position = text[person.end() : stop.start() if stop else end]
        if strict and "," in position:
            return []
        position = _AFTER_POSITION.sub("", position).strip(" ,")
        return [Subject(squeezed(person[1]), squeezed(position) or None, person.start(), end)]
    replaced = replaced_in(text, start, end)
    until = replaced.start() if replaced else end
    named = next(reversed(list(MUST_COMRADE.finditer(text, start, until))), None)
    if named and not strict and not IS_OFFICE.match(named[1]) and not text[named.end() : until].strip(" ,"):
        return [Subject(squeezed(named[1]), None, named.start(), end)]
    return [] if strict else _posts(text, start, end)


def _posts(text: str, start: int, end: int) -> list[Subject]:
    """Read posts: "đồng chí Giám đốc Sở Tài chính", "Giám đốc Sở A, Giám đốc Sở B"."""
    found: list[Subject] = []
    first = POST.search(text, start, end)
    while (
        first and first.start() > start and not _BEFORE_POST.search(text[max(start, first.start() - 5) : first.start()])
    ):
        first = POST.search(text, first.start() + 1, end)
    if first is None:
        return []
    for a, b in _split_posts(text, first.start(), end):
        begin = POST.match(text, a, b)
        if begin:
            post = squeezed(text[begin.end() : b]).strip(" ,")
            found.append(Subject(None, post, a, b))
    return found


def _split_posts(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for match in _NEXT_POST.finditer(text[start:end]):
        yield at, start + match.start()
        at = start + match.end()
    yield at, end
