"""Stage 3: who takes which role in a body, or which post, and whom they replace."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dieuhanh.extraction.knowledge import phrases
from dieuhanh.extraction.model import Appointment
from dieuhanh.extraction.officials import NAME
from dieuhanh.extraction.segment import Span
from dieuhanh.extraction.tokens import has_any
from dieuhanh.language.dates import read_date
from dieuhanh.language.prepared import compiled
from dieuhanh.language.sentences import UPPER

_COMRADE = r"(?:[Đđ]ồng chí|[Đđ]/c|[ÔôBb](?:ng|à))"
_OFFICE = (
    r"(?:Phó\s)?(?:Chủ\s?tịch|Tổng Giám đốc|Giám đốc|Trưởng|Cục trưởng|Chi cục trưởng|Tổng cục trưởng|"
    r"Chánh|Bí thư|Thủ trưởng|Hiệu trưởng|Viện trưởng|"
    r"Chỉ huy trưởng|Chỉ huy|Trưởng phòng|Chủ nhiệm|Tổng Biên tập|Vụ trưởng|Thứ trưởng|Bộ trưởng|"
    r"Kế toán trưởng|Đội trưởng|Đồn trưởng|Tham mưu trưởng|Chính ủy|Phó Chánh|Người đứng đầu|Đại diện)"
)
_ROLE_WORD = (
    r"(?:(?:Phó\s)?(?:Trưởng|Chủ tịch|Chủ nhiệm|Tổ trưởng|Trưởng [Bb]an|Trưởng [Đđ]oàn|Trưởng [Tt]iểu ban)|"
    r"Tổ trưởng|Tổ phó|Đoàn trưởng|[ỦUu]ỷ viên|[Ủủ]y viên|[Tt]hành viên|Thư ký|"
    r"Phó Trưởng|Phó Tổ trưởng|Phó đoàn|Tổng Thư ký|Thường trực)"
)
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
_REPLACES = compiled(rf",?\s(?:để\s)?thay(?:\sthế)?(?:\scho)?\s{_COMRADE}\s({NAME})(?:\s?\([^)]{{1,80}}\))?")
_PERSON = compiled(
    rf"(?:{_COMRADE}\s)?({NAME})\s?(?:,|-|–)\s(?={_OFFICE}|Phó\s|Ủy viên|Quyền|chuyên viên|Chuyên viên|"
    r"Thượng tá|Đại tá|Trung tá|Thiếu tá)"
)
_IS_COMRADE, _IS_OFFICE, _IS_ROLE = compiled(_COMRADE), compiled(_OFFICE), compiled(_ROLE_WORD)
_CLAUSE_END = compiled(rf";\s|\.\s(?=[{UPPER}])")
_AFTER_POSITION = compiled(r"(?:,?\s(?:được|nhận|sẽ|tiếp tục|nay)\b.*)$")
_BEFORE_POST = compiled(r"(?:^|[,:;.]\s|và\s|là\s|do\s|gồm\s)$")
_NEXT_POST = compiled(rf"(?:,|;|\svà|,\svà)\s(?=(?:đồng chí\s)?{_OFFICE})")
_AFTER_ROLE = compiled(r"\s(?:Ban Chỉ đạo|Hội đồng|Tổ công tác|khác|còn lại|của\s.*|Tổ)$")
_ROLE_BEFORE = compiled(rf"{_ROLE_WORD}[^.:;\n,]{{0,60}}:\s$")
_NEXT_MEMBER = compiled(rf";\s{{1,2}}(?:và\s)?|(?:,|\svà|,\svà)\s(?={_OFFICE}(?!\scác\s(?:Phó|sở, ban))|{_COMRADE}\s)")
_ONLY_NAME = compiled(rf"(?:{_COMRADE}\s)?{NAME}")
_WHOLE_NAME = compiled(r"(?:Công an|Ban|Bộ|Cục|Văn phòng|Thanh tra|Chi cục|Trung tâm|Hội|Sở|Liên|Kho|Ngân|Bảo)\s")
_AND_DEPARTMENT = compiled(r"\s?(?:,|;|\svà|,\svà)\s{1,2}")
_NEXT_MARK = compiled(r",\s|;\s|\svà\s|:\s")
# A list of members stands behind one of these marks, and a role not far before it.
_LIST_MARKS = (":", " là ", " gồm ")
_ROLE_PARTS = ("Trưởng", "Chủ ", "rưởng", "ổ phó", "viên", "hư ký", "hó đoàn", "hường trực")
_ROLE_WITHIN = 100
_MUST_COMRADE = compiled(rf"{_COMRADE}\s({NAME})")
_POST = compiled(rf"(?:(?:các\s)?[Đđ]ồng chí\s)?(?={_OFFICE})")
_ROLE_END = compiled(
    r",(?!\schống)|[;.:(\n]|\s(?:thay|kể từ|từ ngày|trong thời|nhiệm kỳ|theo|đối với|để|và\s(?=đồng chí|"
    r"ông|bà)|tại Quyết|"
    r"giai đoạn|khóa)\s?"
)
_BEFORE_LISTED = compiled(r"(?:[.;:\n](\s?)|(?:,|chí|là|có|và)\s)$")
_LISTED_ROLE = compiled(
    rf"((?:Các\s|các\s)?{_ROLE_WORD}[^.:;\n]{{0,60}}?)(?:\s?:\s|\s(?:là|gồm|gồm có|gồm các đồng chí)\s?:?\s)(?!người)"
)
_HEAD_ROLE = compiled(rf"^(?:Các\s|các\s)?({_ROLE_WORD}[^.:;\n]{{0,50}}?)(?:\s(?:gồm|gồm có|là|gồm các ông, bà))?\s?:$")
_LINE = compiled(
    rf"^(?:{_COMRADE}\s)?(?!{_ROLE_WORD})({NAME})\s?(?:,|-|–)\s(.{{4,140}}?)(?:,|\s-|\s–|"
    rf":)\s({_ROLE_WORD}[^;.\n]{{0,60}}?)[;.]?$"
)
_POST_LINE = compiled(
    rf"^(?!{_ROLE_WORD}[^:]{{0,40}}:)((?:Đại diện\s)?{_OFFICE}.{{3,120}}?)(?:,|\s-|\s–|"
    rf":)\s({_ROLE_WORD}[^;.,\n]{{0,50}}?)[;.]?$"
)
_GROUP = compiled(
    rf"({_OFFICE})\scác\s(sở|cục|chi cục|ban|phòng)(?:,\s?(?:ban|ngành|ban, ngành))?(?:\sgồm)?(?:\ssau)?\s?:\s"
)
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
_NOT_MEMBERS = compiled(r"^(?:lãnh đạo|đại diện lãnh đạo|các sở|cơ quan|UBND|Sở)\b", re.IGNORECASE)
_INLINE_ROLE = compiled(rf"\s?:\s{{1,2}}({_ROLE_WORD}[^:;,.]{{0,30}}?)\s(?:và\s|;\s?)")
_LIST_END = compiled(rf"\.(?=\s[{UPPER}])|\.(?=\s?\n|$)")
_ORDERS_AT_END = compiled(r"\s(?:yêu cầu|giao|đề nghị|chỉ đạo|lưu ý|kết luận|nhấn mạnh|phân công|nêu rõ)$")
_LONGEST_LIST = 4000
_SINCE = compiled(r"(?:kể\s)?từ ngày\s(?=\d)")
_UNTIL = compiled(r"(?:đến(?:\shết)? ngày)\s(?=\d)")


class _Subject(NamedTuple):
    person: str | None
    position: str | None
    start: int
    end: int


def read_appointments(text: str, paragraphs: tuple[Span, ...]) -> list[Appointment]:
    """Return the appointments of a section's paragraphs, in order, one a person or post."""
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
            found += _point(text, body, end, role)
            continue
        role = None
        if may_name:
            found += _paragraph(text, body, end, bool(numbered))
    return found


def _paragraph(text: str, start: int, end: int, numbered: bool) -> list[Appointment]:
    line = _line(text, start, end)
    if line:
        return [line]
    found: list[Appointment] = []
    for a, b in _clauses(text, start, end):
        inline = _inline(text, a, b)
        found += [inline] if inline else list(_takes(text, a, b))
    ends = [0, *(appointment.end for appointment in found)]
    starts = [appointment.start for appointment in found]
    if not _may_list(text, start, end):
        return found
    listed = [a for a in _listed(text, start, end) if ends[bisect_right(starts, a.start)] <= a.start]
    return sorted((*found, *listed), key=lambda appointment: appointment.start)


def _inline(text: str, start: int, end: int) -> Appointment | None:
    """One member of a list in a sentence: "gồm: Ông X, Phó Chủ tịch UBND tỉnh - Trưởng Ban; bà Y, …"."""
    colon = text.rfind(": ", start, end)
    at = colon + 2 if colon >= 0 and _MUST_COMRADE.match(text, colon + 2, end) else start
    return _line(text, at, end) if _MUST_COMRADE.match(text, at, end) else None


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
        if verb.start() < at:
            continue
        stop = _ROLE_END.search(text, verb.end(), end)
        role_end = stop.start() if stop else end
        role = " ".join(text[verb.end() : role_end].split()).strip(" ./")
        if not role or (verb.group().strip().endswith("là") and not _IS_ROLE.match(role)):
            continue
        subjects = _subjects(text, at, verb.start(), verb.group().strip() == "là")
        after = _REPLACES.match(text, role_end, end)
        last = after.end() if after else role_end
        for subject in subjects:
            inner = _REPLACES.search(text, subject.start, verb.start())
            whom = after or inner
            whole = subject._replace(end=last) if len(subjects) == 1 else subject
            yield _appointment(text, whole, role, whom[1] if whom else None, "appointment.takes", last, end)
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


def _appointment(
    text: str, subject: _Subject, role: str, replaces: str | None, rule: str, after: int, end: int
) -> Appointment:
    since = _SINCE.search(text, after, min(end, after + 60))
    until = _UNTIL.search(text, after, min(end, after + 90))
    first = read_date(text, since.end()) if since else None
    last = read_date(text, until.end()) if until else None
    return Appointment(
        subject.person, subject.position, role, replaces, subject.start, subject.end, rule,
        rule != "appointment.listed" or (subject.person is not None and subject.position is not None),
        "replace" if replaces else "appoint", first.iso if first else None, last.iso if last else None,
    )  # fmt: skip


def _subjects(text: str, start: int, end: int, strict: bool) -> list[_Subject]:
    """Read the person or the posts that stand before the verb."""
    person = next(reversed(list(_PERSON.finditer(text, start, end))), None)
    if person and (_IS_COMRADE.match(person.group()) or person.start() == start or not strict):
        stop = _REPLACES.search(text, person.end(), end)
        position = text[person.end() : stop.start() if stop else end]
        if strict and "," in position:
            return []
        position = _AFTER_POSITION.sub("", position).strip(" ,")
        return [_Subject(_squeezed(person[1]), _squeezed(position) or None, person.start(), end)]
    replaced = _REPLACES.search(text, start, end)
    until = replaced.start() if replaced else end
    named = next(reversed(list(_MUST_COMRADE.finditer(text, start, until))), None)
    if named and not strict and not _IS_OFFICE.match(named[1]) and not text[named.end() : until].strip(" ,"):
        return [_Subject(_squeezed(named[1]), None, named.start(), end)]
    return [] if strict else _posts(text, start, end)


def _posts(text: str, start: int, end: int) -> list[_Subject]:
    """Read posts: "đồng chí Giám đốc Sở Tài chính", "Giám đốc Sở A, Giám đốc Sở B"."""
    found: list[_Subject] = []
    first = _POST.search(text, start, end)
    while (
        first and first.start() > start and not _BEFORE_POST.search(text[max(start, first.start() - 5) : first.start()])
    ):
        first = _POST.search(text, first.start() + 1, end)
    if first is None:
        return []
    for a, b in _split_posts(text, first.start(), end):
        begin = _POST.match(text, a, b)
        if begin:
            post = _squeezed(text[begin.end() : b]).strip(" ,")
            found.append(_Subject(None, post, a, b))
    return found


def _split_posts(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for match in _NEXT_POST.finditer(text[start:end]):
        yield at, start + match.start()
        at = start + match.end()
    yield at, end


def _line(text: str, start: int, end: int) -> Appointment | None:
    """A list's line: "Ông X - Giám đốc Sở Nội vụ, Phó Chủ tịch Hội đồng, thay ông Y"."""
    line = text[start:end]
    if len(line) > 220 or " làm " in line:
        return None
    replaced = _REPLACES.search(line)
    plain = line[: replaced.start()] if replaced else line.rstrip(" ;.")
    whom = replaced[1] if replaced else None
    stop = start + (replaced.end() if replaced else len(plain))
    match = _LINE.match(plain)
    if match:
        subject = _Subject(_squeezed(match[1]), _squeezed(match[2]), start, stop)
        return _appointment(text, subject, _squeezed(match[3]), whom, "appointment.line", stop, end)
    post = _POST_LINE.match(plain)
    if post:
        subject = _Subject(None, _squeezed(post[1]), start, stop)
        return _appointment(text, subject, _squeezed(post[2]), whom, "appointment.line", stop, end)
    return None


def _point(text: str, start: int, end: int, role: str) -> list[Appointment]:
    """A point below "3. Ủy viên:": "a) Ông X, Phó Giám đốc Sở Tài chính;"."""
    own = _line(text, start, end)
    if own:
        return [own]
    stop = end
    while stop > start and text[stop - 1] in ";. ":
        stop -= 1
    return list(_members(text, start, stop, role))


def _may_list(text: str, start: int, end: int) -> bool:
    """Tell cheaply whether a role stands before the mark of a list."""
    for mark in _LIST_MARKS:
        at = text.find(mark, start, end)
        while at >= 0:
            if has_any(text, max(start, at - _ROLE_WITHIN), at, _ROLE_PARTS):
                return True
            at = text.find(mark, at + 1, end)
    return False


def _listed(text: str, start: int, end: int) -> Iterator[Appointment]:
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
    return _squeezed(role).strip(" ,:")


def _members(text: str, start: int, end: int, role: str) -> Iterator[Appointment]:
    for a, b in _parts(text, start, end):
        group = _GROUP.match(text, a, b)
        if group:
            yield from _group(text, a, group, b, role)
            continue
        replaced = _REPLACES.search(text, a, b)
        stop = replaced.start() if replaced else b
        person = _PERSON.match(text, a, stop)
        whom = replaced[1] if replaced else None
        begin = _role_start(text, start, a)
        if person:
            subject = _Subject(_squeezed(person[1]), _squeezed(text[person.end() : stop]).strip(" ,."), begin, b)
        else:
            post = _POST.match(text, a, stop)
            if not post or _NOT_MEMBERS.match(text[a:b]):
                continue
            subject = _Subject(None, _squeezed(text[post.end() : stop]).strip(" ,.:"), begin, b)
        yield _appointment(text, subject, role, whom, "appointment.listed", b, end)


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
        subject = _Subject(None, _squeezed(f"{group[1]} {prefix}{body}").strip(" ,.;:"), begin, stop)
        yield _appointment(text, subject, role, None, "appointment.listed", stop, end)
        gap = _AND_DEPARTMENT.match(text, stop, end)
        if not gap:
            return
        at = begin = gap.end()


def _next_comma(text: str, at: int, end: int) -> int:
    match = _NEXT_MARK.search(text, at, end)
    return match.start() if match else end


def _squeezed(words: str) -> str:
    return " ".join(words.replace("Chủtịch", "Chủ tịch").split())
