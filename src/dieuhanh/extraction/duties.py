"""Stage 4: duties over the paragraphs of a section: where each begins and ends, who leads when nobody is named."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from dieuhanh.extraction.bodywords import may_start
from dieuhanh.extraction.deadlines import Deadline, read_deadline
from dieuhanh.extraction.reading import Reading
from dieuhanh.extraction.segment import Span
from dieuhanh.extraction.speakers import find_orders, is_for_provinces, numbering, origin_of
from dieuhanh.extraction.subjects import Subject, find_subject
from dieuhanh.extraction.support import read_product, read_support
from dieuhanh.extraction.tokens import starts_duty, tokens
from dieuhanh.language.prepared import compiled
from dieuhanh.language.sentences import sentences

_LINKS = compiled(
    r"(?:Cùng với đó|Bên cạnh đó|Đồng thời|Ngoài ra|Theo đó|Cùng thời gian|Mặt khác|Tiếp đó|Trong đó),?\s"
)
_CLOSING = compiled(
    r"(?:UBND tỉnh|Ủy ban nhân dân tỉnh|Văn phòng[^.]{0,40}|Trên đây|"
    r"Thừa lệnh)[^.]{0,60}(?:thông báo (?:để|đến)|là ý kiến|thông báo ý kiến)|"
    r"(?:Kế hoạch|Quyết định|Chỉ thị|Công văn|Thông báo|Nghị quyết|Quy chế|Quy định|Công điện|Hướng dẫn|Chương trình|"
    r"Thông tư|Nghị định|Kết luận) này\b"
)
# "Kế hoạch này thay thế …. Quá trình thực hiện có vướng mắc, các đơn vị phản ánh về Sở … để tổng hợp."
_LAST_WORDS = compiled(r"\.\s((?:Trong )?[Qq]uá trình (?:tổ chức )?(?:thực hiện|triển khai)\b)")
_TO_KNOW = compiled(r"[^.;]{0,140}\bbiết(?:,| và)?\s(?:thực hiện|triển khai)")
_KNOWN_WITHIN = 145
_ADDRESSED = compiled(r"(?:Đồng )?[Kk]ính gửi\b")
_WIRED = compiled(r"\bđiện:?$")
_BASIS = compiled(r"Căn cứ\b|Theo đề nghị\b|Xét (?:đề nghị|Tờ trình)")
_RECURS = compiled(r"(?:[Đđ]ịnh kỳ|[Hh]ằng|[Hh]àng|[Tt]hứ \w+ (?:hằng|hàng) tuần)\s")
_BY_DAY = compiled(r"(?:Trước|Chậm nhất|Đến|Từ)\s(?:ngày\s)?\d[^,.;]{2,40},\s")
_NEWS_VERBS = frozenset(("phê", "quyết", "công", "giá", "trước", "mức", "thông", "tính", "quy"))
_DECIDES = compiled(
    r"(?:Thống nhất|Đồng ý|Nhất trí|Cho phép|Chấp thuận|Phê duyệt|Ghi nhận|Biểu dương|Đánh giá cao|"
    r"Quyết định|Phiên|Giá|Mức|Mục tiêu|Quy định)\b"
)
_GOES_ON = compiled(
    r"(?:Trong|Tại|Với)\b[^,.;]{3,60}\s(?:cần|phải)\s|(?:Trong quá trình|Đối với|Trường hợp|Khi |Nếu |"
    r"Kinh phí|Nội dung|Ngay |Trước |"
    r"Chậm nhất|Thời hạn|Hoàn thành|Kết quả|Hồ sơ|Báo cáo|Các nội dung|Bản |Hằng |Hàng |Mọi |Tuyệt đối|Không )"
)
_PASSES_ON = compiled(r"(?:chỉ đạo|đôn đốc|hướng dẫn|lưu ý|nhắc nhở)\b")
_PASSES_ON_OWN = compiled(r"(?:giao|yêu cầu|phân công)\b")
_SEMICOLON = compiled(r";\s{1,2}(?!…)")
_GATHERS = compiled(r"\sgồm\s?:\s*$")
_MEMBER = compiled(r"(?:Ông|Bà|Đồng chí|Các ông|Các bà|Các đồng chí)\s")
_LONGEST_OPENING = 130
_LONGEST_TITLE = 80
_ORDERS_WITHIN = 300


class Duty(NamedTuple):
    """A duty: its bodies, whose it is, its span, the rule that found it, and what its own text says of the time."""

    lead: tuple[str, ...]
    origin: str
    start: int
    end: int
    rule: str
    certain: bool
    support: tuple[str, ...] = ()
    deadline: Deadline | None = None
    product: str | None = None


class _State(NamedTuple):
    """What a paragraph leaves to the next: the lead that stands on, and whose list of points is open.

    gathers: the last duty ended with "gồm:", so that the points after it are part of it.
    """

    standing: Subject | None = None
    listed: Subject | None = None
    listed_by: str = ""
    gathers: bool = False


def read_duties(reading: Reading, paragraphs: tuple[Span, ...]) -> list[Duty]:
    """Return the duties of a section's paragraphs, in order."""
    if reading.single:
        paragraphs = _without_preamble(reading.text, paragraphs)
    if paragraphs:
        reading.know_orders(find_orders(reading.text, paragraphs[0][0], paragraphs[-1][1]))
    duties: list[Duty] = []
    state = _State()
    for start, end in paragraphs:
        if state.gathers and duties and _is_other_mark(reading.text, start, end, state.listed_by):
            duties[-1] = duties[-1]._replace(end=end)
            continue
        found, state = _paragraph(reading, start, end, state)
        duties += found
    return [_completed(reading, duty) for duty in duties]


def _completed(reading: Reading, duty: Duty) -> Duty:
    """Fill in support, deadline and product from the duty's own text."""
    support = read_support(reading, duty.lead, duty.start, duty.end)
    deadline = read_deadline(reading.text, duty.start, duty.end, reading.document_date)
    product = read_product(reading.text, duty.start, duty.end)
    return Duty(duty.lead, duty.origin, duty.start, duty.end, duty.rule, duty.certain, support, deadline, product)


def _without_preamble(text: str, paragraphs: tuple[Span, ...]) -> tuple[Span, ...]:
    """Leave out "Kính gửi" with its list, "… điện:" and the Căn cứ chain of a single document."""
    kept: list[Span] = []
    addressed = False
    for start, end in paragraphs:
        line = text[start:end]
        if _ADDRESSED.match(line) or _WIRED.search(line):
            addressed = True
        elif not (addressed and line[0] in "-+•–*"):
            addressed = False
            if not _BASIS.match(line):
                kept.append((start, end))
    return tuple(kept)


def _paragraph(reading: Reading, start: int, end: int, state: _State) -> tuple[list[Duty], _State]:
    """Read one paragraph; return its duties and what stands on after it."""
    text = reading.text
    numbered = numbering(text, start, end)
    body = numbered.end() if numbered else start
    mark = _mark(numbered.group()) if numbered else ""
    if _closes(text, body, end):
        last = _LAST_WORDS.search(text, body, end)
        return (_clauses(reading, last.start(1), last.start(1), end) if last else []), _State()
    if mark and mark == state.listed_by:
        state = state._replace(listed=None)
    if numbered and _is_title(text, numbered.group(), body, end):
        return [], state if mark in ("digit", "letter") else _State()
    # "- Chủ tịch UBND các xã." closes a list of members; a heading over points has no full stop behind a dash.
    opened = None if mark == "dash" and text[end - 1] == "." else _opened(reading, body, end)
    if opened is not None:
        return [], _State(opened, opened, mark)
    found = _clauses(reading, start, body, end)
    if found:
        return found, _after_duty(text, found[-1], mark, state)
    return _without_subject(reading, (start, body, end), mark, state)


def _closes(text: str, body: int, end: int) -> bool:
    """Tell whether a paragraph only closes a text: "Quyết định này …", "… biết, thực hiện"."""
    if _CLOSING.match(text, body, end):
        return True
    knows = text.find("biết", body, min(end, body + _KNOWN_WITHIN)) >= 0
    return knows and _TO_KNOW.match(text, body, end) is not None


def _after_duty(text: str, last: Duty, mark: str, state: _State) -> _State:
    """Return what a paragraph leaves that named who must act."""
    standing = Subject(last.lead, last.start, last.origin, "duty.inherited", last.certain, last.start)
    gathers = _GATHERS.search(text[max(last.start, last.end - 12) : last.end]) is not None
    return _State(standing, state.listed if mark else None, mark if gathers else state.listed_by, gathers)


def _without_subject(
    reading: Reading, span: tuple[int, int, int], mark: str, state: _State
) -> tuple[list[Duty], _State]:
    """Read a paragraph (its start, the start of its words, its end) that names nobody: a point, or what goes on."""
    start, body, end = span
    if state.listed is not None and _is_name_only(reading, body, end):
        return [], state
    if state.listed is not None and _is_point(reading, start, end, mark, state.listed):
        return [_inherited(body, end, state.listed)], state
    if state.standing is not None and state.listed is None and _is_subjectless(reading, body, end):
        return [_inherited(body, end, state.standing)], _State(state.standing)
    return [], _State(None, state.listed if mark else None, state.listed_by)


def _is_other_mark(text: str, start: int, end: int, mark: str) -> bool:
    """Tell whether a paragraph is a point with another kind of mark than `mark`."""
    numbered = numbering(text, start, end)
    return numbered is not None and _mark(numbered.group()) != mark


def _is_title(text: str, numbering: str, body: int, end: int) -> bool:
    """Tell whether a numbered line is a title over points ("Điều 2. Nhiệm vụ", "1. Về hồ sơ"), not a point itself."""
    if text[end - 1] in ".;:,/" or end - body > _LONGEST_TITLE:
        return False
    if numbering[0] in "IVX":
        return text[body:end].isupper() or not may_start(text[body:end].split(None, 1)[0])
    return numbering.startswith(("Điều", "Mục", "Phần")) or text.startswith("Về ", body)


def _is_name_only(reading: Reading, body: int, end: int) -> bool:
    """Tell whether a point only names a member: "Giám đốc Sở Tư pháp;", "Bà Ngô Mẫu Thoa, Trưởng phòng …"."""
    if _MEMBER.match(reading.text, body, end):
        return True
    found = reading.bodies_at(body, end)
    return found is not None and not [word for word in found.words.low[found.after :] if word not in ".;,/"]


def _mark(numbering: str) -> str:
    """Return the kind of a point's mark: digit, letter, dash or other."""
    first = numbering[0]
    if first.isdigit():
        return "digit"
    if first in "-–+•*":
        return "dash"
    return "letter" if first.islower() else "other"


def _opened(reading: Reading, start: int, end: int) -> Subject | None:
    """Read who heads a list of points: "UBND các huyện có trách nhiệm:", "yêu cầu X thực hiện các nhiệm vụ sau:"."""
    colon = reading.text[start:end].rstrip().endswith(":")
    if colon and _GATHERS.search(reading.text[max(start, end - 12) : end]):
        return None
    if not colon and not reading.single:
        return None
    found = reading.bodies_at(start, end)
    if found and not [word for word in found.words.low[found.after :] if word not in ".:"]:
        own = reading.is_own(found.names[:1])
        return None if own else Subject(found.names, end, "document", "duty.heading", True, start)
    if not colon:
        return None
    start = _pieces(reading.text, start, end)[-1][0]
    subject = find_subject(reading, start, end)
    if subject is not None and len(reading.text[subject.after : end].strip()) < _LONGEST_OPENING:
        return subject._replace(rule="duty.points")
    return None


def _is_point(reading: Reading, start: int, end: int, mark: str, listed: Subject) -> bool:
    if mark:
        return True
    under_heading = reading.single and listed.rule == "duty.heading" and reading.text[start].isupper()
    return under_heading or reading.text[end - 1] in ";."


def _inherited(start: int, end: int, subject: Subject) -> Duty:
    certain = subject.rule in ("duty.points", "duty.heading")
    return Duty(subject.lead, subject.origin, start, end, "duty.inherited", certain)


def _is_subjectless(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a paragraph goes on with a duty without naming who: "Cùng với đó, đẩy mạnh …", "Định kỳ …"."""
    link = _LINKS.match(reading.text, start, end) or _BY_DAY.match(reading.text, start, end)
    at = link.end() if link else start
    if _RECURS.match(reading.text, at, end):
        return True
    words = tokens(reading.text, at, end, 6)
    if not starts_duty(words, 0) or words.low[0] in _NEWS_VERBS:
        return False
    return reading.single or link is not None


def _clauses(reading: Reading, start: int, body: int, end: int) -> list[Duty]:
    """Read a paragraph clause by clause; sentences without a subject lengthen the duty before them."""
    text = reading.text
    duties: list[Duty] = []
    origin: str | None = None
    closed = False
    for sentence_start, sentence_end in _sentences(reading, start, body, end):
        orders = reading.orders_between(sentence_start, min(sentence_end, sentence_start + _ORDERS_WITHIN))
        said = origin_of(text, sentence_start, sentence_end, orders, reading.document_type, reading.publisher)
        origin = said or origin
        pieces = _pieces(text, sentence_start, sentence_end)
        for number, (a, b) in enumerate(pieces):
            subject = find_subject(reading, a, b, inner=number > 0)
            if subject and number > 0 and duties and _passes_on(text, a, duties[-1]):
                subject = None
            if subject is not None:
                closed = False
                reported = origin == "reported" or is_for_provinces(subject.lead[0])
                previous = pieces[number - 1][0] if number else None
                subject = subject._replace(origin="reported") if reported else subject
                _add(text, duties, subject, (a, b), previous)
            elif duties and not closed and _extends(reading, a, b, duties[-1]):
                duties[-1] = duties[-1]._replace(end=b)
            else:
                closed = True
    return duties


def _sentences(reading: Reading, start: int, body: int, end: int) -> list[Span]:
    """Return the paragraph's sentences from its body on; they were cut once for the whole section."""
    spans = reading.sentences.get((start, end)) or sentences(reading.text, start, end)
    return [(max(a, body), b) for a, b in spans if b > body]


def _add(text: str, duties: list[Duty], subject: Subject, span: Span, previous: int | None) -> None:
    """Add a clause's duty: cut the one before at its ";", or lengthen it where the same bodies go on."""
    if duties and previous is not None:
        last = duties[-1]
        if (last.lead, last.origin) == (subject.lead, subject.origin):
            duties[-1] = last._replace(end=span[1])
            return
        if last.end >= previous:
            duties[-1] = last._replace(end=_before_semicolon(text, last.start, span[0]))
    duties.append(Duty(subject.lead, subject.origin, subject.start, span[1], subject.rule, subject.certain))


def _passes_on(text: str, at: int, duty: Duty) -> bool:
    """After ";" a lead passes its own duty on ("…; giao UBND cấp xã …"), where it was not itself ordered."""
    if _PASSES_ON.match(text, at):
        return True
    return duty.rule != "duty.ordered" and bool(_PASSES_ON_OWN.match(text, at))


def _extends(reading: Reading, start: int, end: int, duty: Duty) -> bool:
    """A sentence belongs to the duty before it unless it speaks of another subject."""
    text = reading.text
    if start <= duty.end + 3 and text[max(duty.start, start - 2) : start].strip().endswith(";"):
        return True
    if _DECIDES.match(text, start, end):
        return False
    link = _LINKS.match(text, start, end)
    words = tokens(text, link.end() if link else start, end, 8)
    if not words.low:
        return False
    if starts_duty(words, 0) or _GOES_ON.match(text, start, end):
        return True
    return not may_start(words.raw[0]) and read_deadline(text, start, end, None) is not None


def _before_semicolon(text: str, start: int, at: int) -> int:
    while at > start and text[at - 1] in "; \n":
        at -= 1
    return at


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """Cut a sentence at its semicolons."""
    if text.find(";", start, end) < 0:
        return [(start, end)]
    bounds = [start, *(match.end() for match in _SEMICOLON.finditer(text, start, end)), end]
    return [(a, b) for a, b in pairwise(bounds) if text[a:b].strip()]
