"""Stage 3: lists of members after a role: "Ủy viên gồm: …", and the points below a role's heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dieuhanh.extraction.appointed import (
    COMRADE,
    OFFICE,
    PERSON,
    POST,
    RANK,
    ROLE_OR_ROLES,
    ROLE_WORD,
    Subject,
    appointment_of,
    replaced_in,
    squeezed,
)
from dieuhanh.extraction.knowledge import phrases
from dieuhanh.extraction.memberlines import read_line
from dieuhanh.extraction.model import Appointment
from dieuhanh.extraction.officials import NAME
from dieuhanh.extraction.segment import Span
from dieuhanh.extraction.tokens import has_any
from dieuhanh.language.prepared import compiled
from dieuhanh.language.sentences import UPPER

_AFTER_ROLE = compiled(r"\s(?:Ban Chỉ đạo|Hội đồng|Tổ công tác|khác|còn lại|của\s.*|Tổ)$")
_ROLE_BEFORE = compiled(rf"{ROLE_WORD}[^.:;\n,]{{0,60}}:\s$")
_NEXT_MEMBER = compiled(rf";\s{{1,2}}(?:và\s)?|(?:,|\svà|,\svà)\s(?={OFFICE}(?!\scác\s(?:Phó|sở, ban))|{COMRADE}\s)")
_ONLY_NAME = compiled(rf"(?:{RANK},?\s)?(?:{COMRADE}\s)?{NAME}")
_WHOLE_NAME = compiled(r"(?:Công an|Ban|Bộ|Cục|Văn phòng|Thanh tra|Chi cục|Trung tâm|Hội|Sở|Liên|Kho|Ngân|Bảo)\s")
_AND_DEPARTMENT = compiled(r"\s?(?:,|;|\svà|,\svà)\s{1,2}")
_NEXT_MARK = compiled(r",\s|;\s|\svà\s|:\s")
# A list of members stands behind one of these marks, and a role not far before it.
_LIST_MARKS = (":", " là ", " gồm ")
_ROLE_PARTS = ("Trưởng", "Chủ ", "rưởng", "ổ phó", "viên", "hư ký", "hó đoàn", "hường trực")
_ROLE_WITHIN = 100
_BEFORE_LISTED = compiled(r"(?:[.;:\n](\s?)|(?:,|chí|là|có|và)\s)$")
_LISTED_ROLE = compiled(
    rf"({ROLE_OR_ROLES}[^.:;\n]{{0,60}}?)(?:\s?:\s|\s(?:là|gồm|gồm có|gồm các đồng chí)\s?:?\s)(?!người)"
)
_GROUP = compiled(
    rf"({OFFICE})\scác\s(sở|cục|chi cục|ban|phòng)(?:,\s?(?:ban|ngành|ban, ngành))?(?:\sgồm)?(?:\ssau)?\s?:\s"
)
_NOT_MEMBERS = compiled(r"^(?:lãnh đạo|đại diện lãnh đạo|các sở|cơ quan|UBND|Sở)\b", re.IGNORECASE)
_INLINE_ROLE = compiled(rf"\s?:\s{{1,2}}({ROLE_WORD}[^:;,.]{{0,30}}?)\s(?:và\s|;\s?)")
_LIST_END = compiled(rf"\.(?=\s[{UPPER}])|\.(?=\s?\n|$)")
_ORDERS_AT_END = compiled(r"\s(?:yêu cầu|giao|đề nghị|chỉ đạo|lưu ý|kết luận|nhấn mạnh|phân công|nêu rõ)$")
_LONGEST_LIST = 4000


def read_point(text: str, start: int, end: int, role: str) -> list[Appointment]:
    """A point below "3. Ủy viên:": "a) Ông X, Phó Giám đốc Sở Tài chính;"."""
    own = read_line(text, start, end)
    if own:
        return [own]
    stop = end
    while stop > start and text[stop - 1] in ";. ":
        stop -= 1
    return list(_members(text, start, stop, role))


def may_list(text: str, start: int, end: int) -> bool:
    """Tell cheaply whether a role stands before the mark of a list."""
    for mark in _LIST_MARKS:
        at = text.find(mark, start, end)
        while at >= 0:
            if has_any(text, max(start, at - _ROLE_WITHIN), at, _ROLE_PARTS):
                return True
            at = text.find(mark, at + 1, end)
    return False


def read_listed(text: str, start: int, end: int) -> Iterator[Appointment]:
    """ROLE: A, B … · Các Ủy viên gồm: …; a role in the list itself ends the group before it."""
    for found, _ in _listed_roles(text, start, start, end):
        if _ORDERS_AT_END.search(found[1]):
            continue
        at = found.end()
        role = found[1].removeprefix("Các ").removeprefix("các ")
        role = _AFTER_ROLE.sub("", role) if found[1].lower().startswith("các") or "viên" in role.lower() else role
        stop = _LIST_END.search(text, at, min(end, at + _LONGEST_LIST))
        limit = stop.start() if stop else min(end, at + _LONGEST_LIST)
        limit = next((begin for _, begin in _listed_roles(text, 0, at, limit)), limit)
        yield from _members(text, at, limit, _role_case(role))


def _listed_roles(text: str, floor: int, start: int, end: int) -> Iterator[tuple[re.Match[str], int]]:
    """Yield the roles in text[start:end] that open a list, with where their words begin; nothing before `floor` counts.

    The role is looked for first and what stands before it then: roles are rarer than marks.
    """
    match = _LISTED_ROLE.search(text, start, end)
    while match:
        at = match.start()
        before = _BEFORE_LISTED.search(text[max(floor, at - 5) : at])
        if before or at == floor:
            yield match, at - len((before and before[1]) or "")
        match = _LISTED_ROLE.search(text, match.end() if before or at == floor else at + 1, end)


def _role_case(role: str) -> str:
    return squeezed(role).strip(" ,:")


def _members(text: str, start: int, end: int, role: str) -> Iterator[Appointment]:
    parts = list(_parts(text, start, end))
    for a, b in parts:
        group = _GROUP.match(text, a, b)
        if group:
            yield from _group(text, a, group, b, role)
            continue
        replaced = replaced_in(text, a, b)
        stop = replaced.start() if replaced else b
        person = PERSON.match(text, a, stop)
        whom = replaced[1] if replaced else None
        begin = _role_start(text, start, a) if len(parts) == 1 else a
        if person:
            subject = Subject(squeezed(person[1]), squeezed(text[person.end() : stop]).strip(" ,."), begin, b)
        else:
            post = POST.match(text, a, stop)
            if not post or _NOT_MEMBERS.match(text[a:b]):
                continue
            subject = Subject(None, squeezed(text[post.end() : stop]).strip(" ,.;:"), begin, b)
        yield appointment_of(text, subject, role, whom, "appointment.listed", b, end)


def _role_start(text: str, start: int, at: int) -> int:
    """A role with its one holder ("Trưởng Ban: Ông X") is one span; in a longer list each member has its own."""
    if at != start:
        return at
    head = _ROLE_BEFORE.search(text[max(0, at - 80) : at])
    return at - (len(text[max(0, at - 80) : at]) - head.start()) if head else at


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """Split a list of members at ";" and before the next office or person."""
    inline = _INLINE_ROLE.search(text, start, end)
    if inline:
        yield from _parts(text, start, inline.start())
        yield from _parts(text, inline.end(), end)
        return
    at = start
    for match in _NEXT_MEMBER.finditer(text[start:end]):
        only_name = _ONLY_NAME.fullmatch(text, at, start + match.start())
        if only_name and not match.group().startswith(";"):
            continue
        yield at, start + match.start()
        at = start + match.end()
    yield at, end


@cache
def _departments() -> tuple[str, ...]:
    return tuple(sorted((name[3:] for name in phrases("bodies") if name.startswith("Sở ")), key=len, reverse=True))


def _group(text: str, start: int, group: re.Match[str], end: int, role: str) -> Iterator[Appointment]:
    """Read "Phó Giám đốc các sở: Tài chính, Kế hoạch và Đầu tư, Công an tỉnh" as one post each."""
    at, begin = group.end(), start
    while at < end:
        name = next((name for name in _departments() if text.startswith(name, at)), None)
        stop = at + len(name) if name else _next_comma(text, at, end)
        body = text[at:stop]
        prefix = "" if _WHOLE_NAME.match(body) else f"{group[2].capitalize()} "
        subject = Subject(None, squeezed(f"{group[1]} {prefix}{body}").strip(" ,.;:"), begin, stop)
        yield appointment_of(text, subject, role, None, "appointment.listed", stop, end)
        gap = _AND_DEPARTMENT.match(text, stop, end)
        if not gap:
            return
        at = begin = gap.end()


def _next_comma(text: str, at: int, end: int) -> int:
    match = _NEXT_MARK.search(text, at, end)
    return match.start() if match else end
