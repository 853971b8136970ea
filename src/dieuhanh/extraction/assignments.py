"""Stages 3 and 4: duties that a text puts on named bodies: who leads, with whom, by when, from where to where."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dieuhanh.extraction.bodies import after_bodies, may_start, read_bodies
from dieuhanh.extraction.tokens import Tokens, starts_duty, tokens
from dieuhanh.extraction.deadlines import Deadline, read_deadline
from dieuhanh.extraction.issuers import name_of, names_person
from dieuhanh.extraction.segment import Span
from dieuhanh.language.folding import fold_name
from dieuhanh.language.sentences import sentences

_INTRO = re.compile(
    r"(?:(?:Theo đó|Trong đó|Đồng thời|Bên cạnh đó|Cùng với đó|Ngoài ra|Cụ thể|Trước mắt|Cũng theo|Cùng ngày|Để triển khai|Về phía|Đối với|"
    r"Tại cuộc họp|Tại phiên họp|Kết luận[^,.:]{0,40}|Riêng|Mặt khác|Song song với đó|Do đó|Vì vậy|Trên cơ sở đó|Sau đó)(?:\s[^,.;:]{0,40}?)?,\s{1,2})"
)
_NUMBERING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]|[a-zđ]\)|[a-zđ]\.|[-–+•*])\s{1,3}|(?:Điều|Mục|Phần)\s\d{1,3}\.\s{1,2}|[IVX]{1,5}\.\s{1,2}")
_ORDER = re.compile(
    r"\b(?:[Yy]êu cầu|[Gg]iao(?: nhiệm vụ cho| trách nhiệm cho| cho)?|(?:[Kk]ính |[Tt]rân trọng )?[Đđ]ề nghị|[Cc]hỉ đạo|[Pp]hân công|[Ll]ưu ý|[Nn]hắc nhở|"
    r"[Ủủ]y quyền(?: cho)?|[Gg]iao trách nhiệm|[Đđ]ề xuất|[Đđ]ôn đốc|[Mm]ời)(?:\s?:|\srõ)?\s{1,2}"
)
_ASSIGNER = re.compile(
    r"(?:(?:[Đđ]ồng chí\s)?(?:Phó\s)?(?:Chủ\s?tịch|Thủ tướng|Giám đốc|Bí thư|Bộ trưởng|Trưởng)\b[^.;:\n]{0,80}|UBND\s[^.;:\n]{0,40}|(?:Ủy|Uỷ) ban nhân dân\s[^.;:\n]{0,40}|"
    r"[Đđ]ồng chí\s[^.;:\n]{3,120}|Ban Chỉ đạo[^.;:\n]{0,80}|Thường trực[^.;:\n]{0,60}|Hội đồng[^.;:\n]{0,60}|Sở\s[^.;:\n]{2,50}|[ÔB](?:ng|à)\s[^.;:\n]{3,80}|Lãnh đạo[^.;:\n]{0,40}|tỉnh|Tỉnh)"
)
_CIRCUMSTANCE = re.compile(r"^(?:Tại|Theo|Trước|Sau|Để|Nhằm|Căn cứ|Thực hiện|Trong|Qua|Từ|Trên|Kết luận|Ngày|Sáng|Chiều|Với|Đối với|Xét|Liên quan|Về)\b[^.;]{2,330},\s")
_SUPERIOR = re.compile(
    r"\b(?:Bộ (?!phận|Chỉ huy|CHQS|đội|máy|luật|tiêu chí|chỉ số|thủ tục)[A-ZĐ]|Thủ tướng|Phó Thủ tướng|Chính phủ|Thanh tra (?:Bộ|Chính phủ)|Ban Bí thư|Bộ Chính trị|Trung ương|Tổng cục|Ngân hàng Nhà nước|"
    r"Ủy ban Thường vụ Quốc hội|Bảo hiểm xã hội Việt Nam|Văn phòng Chính phủ|Kiểm toán [Nn]hà nước|Ủy ban Dân tộc|Tổng Công ty|Tập đoàn|Ủy ban Trung ương|Ban Chỉ đạo (?:Trung ương|quốc gia|Quốc gia))"
)
_DOCUMENT_SPEAKS = re.compile(
    r"^(?:Công văn|Công điện|Chỉ thị|Văn bản|Báo cáo|Kết luận|Thông báo|Nghị quyết|Quyết định)\b(?:\s(?:của|số|trên|này|nêu trên|nói trên)[^:;,]{0,90}?)?\s(?:cũng\s|còn\s)?(?:nêu rõ|nêu|yêu cầu|đề nghị|chỉ đạo|lưu ý|khuyến nghị)\b"
)
_ALL_PROVINCES = re.compile(r"UBND (?:các tỉnh|cấp tỉnh|các địa phương)|Chủ tịch UBND các tỉnh|các tỉnh, thành phố|các bộ, ngành|[Cc]ác địa phương|UBND các cấp")
_NOT_DUTY = re.compile(
    r"(?:là\b(?! đầu mối)(?! (?:cơ quan|đơn vị) (?:đầu mối|thường trực|chủ trì))|được\b|gồm\b|có (?:chức năng|nhiệm vụ|trụ sở|tư cách|con dấu|tài khoản|quyền|hiệu lực|Trưởng|\d|các)|chịu sự|đã\b|đang\b|thực hiện chức năng|"
    r"giữ vai trò|trực thuộc|thuộc\b|tại\b|trong\b|về\b|của\b|trình\s(?:dự thảo|về)|ký\s|thông báo (?:kết luận|ý kiến)|tự giải thể|(?:làm việc|hoạt động) theo|thảo luận|họp\b|nhất trí|thống nhất (?:với|ban hành|chủ trương|bổ sung)|đồng ý|ban hành\s(?:Kế hoạch|Quyết định|Công văn|Chỉ thị|văn bản|Chương trình|Quy)|"
    r"xem xét,? (?:cho ý kiến|dự thảo)|làm (?:Trưởng|Phó|thành viên|Ủy viên|Chủ tịch|Tổ)|giữ chức|thay đồng chí|thì\b|còn cho|cho ý kiến|cùng dự|tham dự|có (?:Công văn|Quyết định|Kế hoạch|Công điện|văn bản|Tờ trình|Báo cáo)|biết|ghi nhận|sẽ (?:làm|tổ chức|kiểm tra)|tán thành|nghe\b|vừa\b|đề ra\b|đặt ra\b)"
)
_LIABLE = re.compile(r"chịu trách nhiệm (?:thi hành|thực hiện) (?:Quyết định|Kế hoạch|Chỉ thị|Nghị quyết|Quy)")
_NO_VERB = {
    "là", "được", "có", "đã", "đang", "gồm", "thuộc", "của", "tại", "trong", "về", "với", "và", "do", "để", "theo", "trên", "sẽ", "bị", "vừa", "cũng", "từng", "thì", "mà",
    "nơi", "khi", "nếu", "từ", "đến", "cho", "bằng", "vào", "như", "hoặc", "này", "nêu", "nói", "khác", "mới", "cũ", "chưa", "không", "vẫn", "còn", "sau", "trước", "hiện", "nay", "dự",
}  # fmt: skip
_PASSIVE = re.compile(r"\b(?:do|giao cho|giao)\s(?=[A-ZĐỦ]|các\s|cơ quan)")
_PASSIVE_VERB = re.compile(r"(?:chịu trách nhiệm|thực hiện|chủ trì|đảm nhận|đảm nhiệm|tổ chức|triển khai|phụ trách|làm chủ đầu tư|xây dựng|cung ứng|cung cấp|vận hành|theo dõi)\b(?!\s?(?:ký|trình))")
_MUST_INSIDE = re.compile(r",\s(?:vì vậy|do đó|vì thế|nên|cho nên|yêu cầu|đề nghị|trong đó,?|đồng thời,?)\s?,?\s?")
_TOPIC_MUST = re.compile(r"(?:,|do đó|vì vậy|vì thế)[^.;]{0,120}?\s(?:cần|phải)\s(?!thiết|là)")
_OPENS_LATE = re.compile(r"(?:Theo|Trước|Sau|Khi|Trong|Ngay|Định kỳ|Hằng|Hàng|Chậm nhất|Để|Nhằm|Căn cứ|Trên cơ sở|Với|Từ|Đến|Tại|Trường hợp|Nếu|Qua|Thực hiện|Sáu tháng)\b")
_SUBJECTLESS_DUTY = re.compile(r"(?:(?:Cùng với đó|Bên cạnh đó|Đồng thời|Ngoài ra|Theo đó|Cùng thời gian|Mặt khác|Tiếp đó|Trong đó),?\s)")
_WORK_WITH = re.compile(r"\bphối hợp(?:\s(?:chặt chẽ|đồng bộ|hiệu quả|thường xuyên|kịp thời|tốt|cùng))*(?:,\s(?:thống nhất|trao đổi|làm việc|hướng dẫn))?\s(?:cùng\svới\s|với\s|cùng\s)?|\bcùng với\s(?=[A-ZĐU]|các\s(?:sở|cơ quan|đơn vị|ngành|tổ|hội))|\bvới sự phối hợp của\s", re.IGNORECASE)
_CLOSING = re.compile(r"^(?:UBND tỉnh|Ủy ban nhân dân tỉnh|Văn phòng[^.]{0,40}|Trên đây|Thừa lệnh)[^.]{0,60}(?:thông báo (?:để|đến)|là ý kiến|thông báo ý kiến)|^(?:Kế hoạch|Quyết định|Chỉ thị|Công văn|Thông báo|Nghị quyết|Quy chế|Quy định|Công điện) này\b|biết(?:,| và)?\s(?:thực hiện|triển khai)")
_PRODUCT = re.compile(r"\b(?:xây dựng|ban hành|hoàn thiện|tham mưu|trình)\s(?:dự thảo\s)?((?:Kế hoạch|Đề án|Quyết định|Quy chế|Quy định|báo cáo|phương án|danh sách|danh mục)[^,.;\n]{0,60})")


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty under way: bodies, support, origin, span; `intro` marks one that only opens a list of points."""

    lead: tuple[str, ...]
    support: tuple[str, ...]
    origin: str
    start: int
    end: int
    rule: str
    certain: bool
    deadline: Deadline | None = None
    product: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the duties of one section depend on: who publishes, the document's date, whether it is a single document."""

    publisher: frozenset[str]
    document_date: str | None
    single: bool
    document_type: str | None
    document_start: int


@dataclass(frozen=True, slots=True)
class _Subject:
    lead: tuple[str, ...]
    after: int
    origin: str
    rule: str
    certain: bool
    start: int


def read_duties(text: str, paragraphs: tuple[Span, ...], reading: Reading) -> list[Duty]:
    """Return the duties of a section's paragraphs, in order."""
    duties: list[Duty] = []
    standing: _Subject | None = None
    listed: _Subject | None = None
    if reading.single:
        paragraphs = _without_preamble(text, paragraphs)
    for index, (start, end) in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        here, standing, listed = _paragraph(text, start, end, following, standing, listed, reading)
        duties += here
    return [_completed(text, duty, reading) for duty in duties]


def _without_preamble(text: str, paragraphs: tuple[Span, ...]) -> tuple[Span, ...]:
    """Leave out "Kính gửi" with its list, "… điện:" and the Căn cứ chain of a single document."""
    kept: list[Span] = []
    addressed = False
    for start, end in paragraphs:
        line = text[start:end]
        if re.match(r"(?:Kính gửi|Đồng kính gửi)\b", line) or re.search(r"\bđiện:?$", line):
            addressed = True
            continue
        if addressed and line[0] in "-+•–*":
            continue
        addressed = False
        if not re.match(r"Căn cứ\b|Theo đề nghị\b|Xét (?:đề nghị|Tờ trình)", line):
            kept.append((start, end))
    return tuple(kept)


def _paragraph(
    text: str, start: int, end: int, following: Span | None, standing: _Subject | None, listed: _Subject | None, reading: Reading
) -> tuple[list[Duty], _Subject | None, _Subject | None]:
    """Read one paragraph; return its duties, the subject that stands on, and the one whose list of points is open."""
    numbered = _NUMBERING.match(text, start, end)
    body = numbered.end() if numbered else start
    if _CLOSING.search(text[body : min(end, body + 160)]):
        return [], None, None
    heads_points = text[body:end].rstrip().endswith(":") or (reading.single and following is not None and _is_bare_heading(text, body, end))
    opened = _opened(text, body, end, reading) if heads_points else None
    if opened is not None:
        return [], opened, opened
    if reading.single and numbered and _is_bare_heading(text, body, end):
        return [], None, None
    found = _clauses(text, body, end, reading)
    if found:
        if not numbered or listed is None or found[0].start > body + 2:
            return found, _subject_of(found[-1]), listed if numbered and _is_letter(text, start) else None
        return found, _subject_of(found[-1]), listed
    if listed is not None and _is_point(text, start, end, numbered, listed, reading):
        return [_inherited(text, body, end, listed)], listed, listed
    if standing is not None and not reading.single and _goes_on_without_subject(text, body, end):
        return [_inherited(text, body, end, standing)], standing, None
    if standing is not None and reading.single and listed is None and _goes_on_without_subject(text, body, end, strict=True):
        return [_inherited(text, body, end, standing)], standing, None
    return [], None, listed if numbered and listed is not None else None


def _is_letter(text: str, start: int) -> bool:
    return text[start] in "-–+•*" or text[start + 1 : start + 2] in ").." and text[start].isalpha()


def _is_bare_heading(text: str, start: int, end: int) -> bool:
    """A numbered line that only names a body ("2. Công an tỉnh") heads the points below it."""
    words = tokens(text, start, end, 60)
    bodies = read_bodies(words)
    return bool(bodies) and after_bodies(words, bodies) >= len([w for w in words.low if w not in ".:"])


def _opened(text: str, start: int, end: int, reading: Reading) -> _Subject | None:
    """Read who heads a list of points: "UBND các huyện có trách nhiệm:", "yêu cầu X thực hiện các nhiệm vụ sau:"."""
    subject = _find_subject(text, start, end, reading)
    if subject is None:
        words = tokens(text, start, end, 60)
        bodies = read_bodies(words)
        if bodies and after_bodies(words, bodies) >= len([w for w in words.low if w not in ".:"]):
            names = tuple(name_of(text, words, a, b) for a, b in bodies)
            if fold_name(names[0]) in reading.publisher:
                return None
            return _Subject(names, end, "document", "duty.heading", True, start)
        return None
    tail = text[subject.after : end].strip()
    if len(tail) < 130 and text[start:end].rstrip().endswith(":"):
        return replace(subject, rule="duty.points")
    return None


def _is_point(text: str, start: int, end: int, numbered: re.Match[str] | None, listed: _Subject, reading: Reading) -> bool:
    if numbered:
        return True
    return text[start : start + 1].isupper() and reading.single and listed.rule == "duty.heading" or text[end - 1] in ";."


def _subject_of(duty: Duty) -> _Subject:
    return _Subject(duty.lead, duty.start, duty.origin, "duty.inherited", duty.certain, duty.start)


def _inherited(text: str, start: int, end: int, subject: _Subject) -> Duty:
    return Duty(subject.lead, (), subject.origin, start, end, "duty.inherited", subject.rule in ("duty.points", "duty.heading"))


def _goes_on_without_subject(text: str, start: int, end: int, strict: bool = False) -> bool:
    intro = _SUBJECTLESS_DUTY.match(text, start, end)
    at = intro.end() if intro else start
    words = tokens(text, at, end, 6)
    if not words.low:
        return False
    if re.match(r"(?:[Đđ]ịnh kỳ|[Hh]ằng|[Hh]àng)\s", text[at : at + 9]):
        return True
    if not starts_duty(words, 0) or words.low[0] in ("phê", "quyết", "công", "giá", "trước", "mức", "thông", "tính", "quy"):
        return False
    return bool(intro) if not strict else True


def _clauses(text: str, start: int, end: int, reading: Reading) -> list[Duty]:
    """Read a paragraph clause by clause; sentences without a subject lengthen the duty before them."""
    duties: list[Duty] = []
    origin: str | None = None
    closed = False
    for sentence_start, sentence_end in sentences(text, start, end):
        speaks = _speaker(text, sentence_start, sentence_end, reading)
        if speaks:
            origin = speaks
        pieces = _pieces(text, sentence_start, sentence_end)
        for number, (a, b) in enumerate(pieces):
            subject = _find_subject(text, a, b, reading, inner=number > 0)
            if subject and number > 0 and duties and _passes_on(text, a, duties[-1]):
                subject = None
            if subject is None:
                if duties and not closed and _extends(text, a, b, duties[-1]):
                    duties[-1] = replace(duties[-1], end=b)
                else:
                    closed = True
                continue
            closed = False
            if origin == "reported" or _is_for_provinces(subject):
                subject = replace(subject, origin="reported")
            if duties and duties[-1].lead == subject.lead and number > 0 and duties[-1].origin == subject.origin:
                duties[-1] = replace(duties[-1], end=b)
                continue
            if duties and number > 0 and duties[-1].end >= pieces[number - 1][0]:
                duties[-1] = replace(duties[-1], end=_before_semicolon(text, duties[-1].start, a))
            duties.append(Duty(subject.lead, (), subject.origin, subject.start, b, subject.rule, subject.certain))
    return duties


def _passes_on(text: str, at: int, duty: Duty) -> bool:
    """After ";" a lead passes its own duty on ("…; giao UBND cấp xã …"), where it was not itself ordered."""
    if re.match(r"(?:chỉ đạo|đôn đốc|hướng dẫn|lưu ý|nhắc nhở)\b", text[at : at + 12]):
        return True
    return duty.rule != "duty.ordered" and bool(re.match(r"(?:giao|yêu cầu|phân công)\b", text[at : at + 12]))


def _extends(text: str, start: int, end: int, duty: Duty) -> bool:
    """A sentence belongs to the duty before it unless it speaks of another subject."""
    if start <= duty.end + 3 and text[max(duty.start, start - 2) : start].strip().endswith(";"):
        return True
    if re.match(r"(?:Thống nhất|Đồng ý|Nhất trí|Cho phép|Chấp thuận|Phê duyệt|Ghi nhận|Biểu dương|Đánh giá cao|Quyết định|Phiên|Giá|Mức|Quy định)\b", text[start : start + 16]):
        return False
    words = tokens(text, start, min(end, start + 90), 12)
    if not words.low:
        return False
    head = _SUBJECTLESS_DUTY.match(text, start, end)
    if head:
        words = tokens(text, head.end(), min(end, head.end() + 90), 12)
    if starts_duty(words, 0) or re.match(r"(?:Trong|Tại|Với)\b[^,.;]{3,60}\s(?:cần|phải)\s|(?:Trong quá trình|Đối với|Trường hợp|Khi |Nếu |Kinh phí|Nội dung|Ngay |Trước |Chậm nhất|Thời hạn|Hoàn thành|Kết quả|Hồ sơ|Báo cáo|Các nội dung|Bản |Hằng |Hàng |Mọi |Tuyệt đối|Không )", text[start:]):
        return True
    return bool(read_deadline(text, start, end, None)) and not may_start(words.raw[0])


def _before_semicolon(text: str, start: int, at: int) -> int:
    stop = at
    while stop > start and text[stop - 1] in "; \n":
        stop -= 1
    return stop


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """Cut a sentence at its semicolons."""
    cuts = [match.end() for match in re.finditer(r";\s{1,2}(?!…)", text[start:end])]
    bounds = [0, *cuts, end - start]
    return [(start + a, start + b) for a, b in zip(bounds, bounds[1:], strict=False) if text[start + a : start + b].strip()]


def _speaker(text: str, start: int, end: int, reading: Reading) -> str | None:
    """Tell whether a superior speaks in the sentence: "Công điện nêu rõ: …", "Tại Công văn …, Bộ … đề nghị …"."""
    head = text[start : min(end, start + 300)]
    if _DOCUMENT_SPEAKS.match(head):
        own = reading.document_type is not None and head.startswith(reading.document_type) and not _SUPERIOR.search(head[:60])
        return "document" if own else "reported"
    for order in _ORDER.finditer(head):
        before = head[: order.start()]
        if re.search(r"\b(?:theo|tại|của|về|các|những|nội dung|thực hiện|được|có)\s$", before):
            continue
        superior = None
        for superior in _SUPERIOR.finditer(before):
            pass
        if superior and "," not in before[superior.end() :] and not re.search(r"\b(?:của|theo|với|về|từ)\s$", before[: superior.start()]):
            return "reported"
        return "document"
    return None


def _is_for_provinces(subject: _Subject) -> bool:
    return bool(_ALL_PROVINCES.match(subject.lead[0])) and not subject.lead[0].startswith(("các địa", "Các địa", "UBND các cấp"))


def _find_subject(text: str, start: int, end: int, reading: Reading, inner: bool = False) -> _Subject | None:
    """Find who must act in a clause, by its start, an order to a body, or a passive "do X thực hiện"."""
    at = _past_intro(text, start, end)
    direct = _direct(text, start, at, end, reading)
    if direct:
        return direct
    ordered = _ordered(text, start, end, reading, inner)
    if ordered:
        return ordered
    topic = _topic(text, start, at, end, reading)
    return topic if topic or inner else _inside(text, start, end, reading) or _passive(text, start, end, reading)


def _past_intro(text: str, start: int, end: int) -> int:
    at = start
    for _ in range(2):
        numbered = _NUMBERING.match(text, at, end)
        if numbered:
            at = numbered.end()
        intro = _INTRO.match(text, at, end)
        if intro:
            at = intro.end()
    return at


def _bodies_at(text: str, at: int, end: int) -> tuple[Tokens, tuple[tuple[int, int], ...]] | None:
    first = re.compile(r"[^\W_]+").match(text, at, end)
    if not first or not may_start(first.group()):
        return None
    words = tokens(text, at, end)
    bodies = read_bodies(words)
    return (words, bodies) if bodies else None


def _names(text: str, words: Tokens, bodies: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    return tuple(name_of(text, words, a, b) for a, b in bodies)


def _direct(text: str, start: int, at: int, end: int, reading: Reading) -> _Subject | None:
    """X + verb: "Sở Y tế chủ trì …", "UBND các huyện, thành phố: tiếp tục …"."""
    found = _bodies_at(text, at, end)
    if not found:
        return None
    words, bodies = found
    after = after_bodies(words, bodies)
    names = _names(text, words, bodies)
    if after >= len(words.low) or _is_own(names, reading, text, words, after):
        return None
    rest = text[words.start[after] : end]
    if _LIABLE.match(rest) or _LIABLE.search(rest[:80]):
        return None
    if words.low[after] == ":":
        if len(rest) > 12 and not (_starts(words, after + 1) or rest[1:].strip()[:1].islower()):
            return None
        return _Subject(names, words.end[after], "document", "duty.colon", True, start)
    if words.low[after] == "," and after + 1 < len(words.low) and _starts(words, after + 1):
        after += 1
        rest = text[words.start[after] : end]
    if _NOT_DUTY.match(rest) or _issues(rest, start, end, reading) or _is_person(text, words, bodies):
        return None
    if _SUPERIOR.match(names[0]) and re.match(r"(?:nêu rõ|nêu|đề nghị|yêu cầu|chỉ đạo|lưu ý|thông báo|có (?:Công|văn))\b", rest):
        return None
    if _starts(words, after):
        return _Subject(names, words.start[after], "document", "duty.subject", True, start)
    if _may_be_verb(words, after) and at == _past_intro(text, start, end):
        return _Subject(names, words.start[after], "document", "duty.subject-unknown-verb", False, start)
    return None


def _issues(rest: str, start: int, end: int, reading: Reading) -> bool:
    """The clause that announces the document ("Ban Chỉ đạo … ban hành Kế hoạch …") puts no duty on its issuer."""
    return start <= reading.document_start < end and bool(re.match(r"(?:ban hành|phê duyệt|quyết định|công bố|thông qua|có|ra|thành lập|kiện toàn|thông báo|triển khai)\b", rest))


def _is_person(text: str, words: Tokens, bodies: tuple[tuple[int, int], ...]) -> bool:
    return len(bodies) == 1 and names_person(text, words, bodies[0][1])


def _may_be_verb(words: Tokens, at: int) -> bool:
    """A word that no list knows may be the duty's verb: in lower case and no preposition or the like."""
    word = words.raw[at]
    return word.isalpha() and word.islower() and word not in _NO_VERB


def _starts(words: Tokens, at: int) -> bool:
    if starts_duty(words, at):
        return True
    low = words.low
    return low[at : at + 3] in (["là", "cơ", "quan"], ["là", "đầu", "mối"]) or low[at : at + 3] == ["là", "đơn", "vị"] and low[at + 3 : at + 4] in (["đầu"], ["thường"], ["chủ"])


def _is_own(names: tuple[str, ...], reading: Reading, text: str, words: Tokens, after: int) -> bool:
    """The publisher's own acts ("UBND tỉnh ban hành …") are no duties, save in a superior's document."""
    if len(names) != 1 or fold_name(names[0]) not in reading.publisher:
        return False
    return True


def _ordered(text: str, start: int, end: int, reading: Reading, inner: bool) -> _Subject | None:
    """Order + X + verb: "yêu cầu Sở Y tế …", "Chủ tịch UBND tỉnh giao Sở Tài chính …"."""
    for order in _ORDER.finditer(text, start, min(end, start + 420)):
        before = text[start : order.start()]
        if re.search(r"(?:\b(?:theo|tại|của|về|các|những|nội dung|thực hiện|được|nhiệm vụ|đã|kèm|ý kiến|xét|có|công tác|sự|bàn)\s)$", before):
            continue
        found = _bodies_at(text, order.end(), end)
        if not found or not _may_order(before, order.group(), inner):
            continue
        words, bodies = found
        names = _names(text, words, bodies)
        after = after_bodies(words, bodies)
        if len(names) == 1 and fold_name(names[0]) in reading.publisher:
            continue
        if after >= len(words.low):
            return _Subject(names, words.end[-1], "document", "duty.ordered", True, start)
        rest = text[words.start[after] : end]
        if not _starts(words, after) and words.low[after] not in (":", ",", "về", "trong", "tại", "là", "trên", "khi") and not _may_be_verb(words, after):
            continue
        if words.low[after] in (".", "tại", "về") or rest.startswith(("tại Công", "tại văn", "được giao")):
            continue
        at = words.end[after] if words.low[after] in ":," else words.start[after]
        return _Subject(names, at, "document", "duty.ordered", True, start)
    return None


def _may_order(before: str, order: str, inner: bool) -> bool:
    """What stands before the order must be nothing, an introduction or who orders, not the duty of another."""
    plain = _NUMBERING.sub("", _INTRO.sub("", before)).strip()
    if not plain:
        return not order.lower().startswith(("chỉ đạo", "đôn đốc", "nhắc nhở", "lưu ý", "đề xuất")) and (not inner or order[0].isupper() or inner)
    if plain.endswith((":", "rõ", "mạnh", "rằng", "rõ,", "mạnh,")):
        return True
    if plain.endswith((" và", "đồng thời")):
        return False
    plain = _CIRCUMSTANCE.sub("", plain + " ").strip()
    if not plain:
        return True
    return bool(_ASSIGNER.match(plain) or _SUPERIOR.match(plain) or _DOCUMENT_SPEAKS.match(plain + " yêu cầu"))


def _topic(text: str, start: int, at: int, end: int, reading: Reading) -> _Subject | None:
    """X is the topic and must do: "Ban Quản lý Chợ … là đơn vị sự nghiệp, …, do đó … cần tổ chức …"."""
    found = _bodies_at(text, at, end)
    if not found:
        return None
    words, bodies = found
    names = _names(text, words, bodies)
    after = after_bodies(words, bodies)
    if fold_name(names[0]) in reading.publisher or after >= len(words.low) or words.low[after] not in ("là", "được", "có"):
        return None
    must = _TOPIC_MUST.search(text, words.start[after], end)
    return _Subject(names, must.end(), "document", "duty.topic", False, start) if must else None


def _passive(text: str, start: int, end: int, reading: Reading) -> _Subject | None:
    """… do X thực hiện: "dịch vụ … do Công ty cổ phần Non Nước thực hiện"."""
    for match in _PASSIVE.finditer(text, start, end):
        found = _bodies_at(text, match.end(), end)
        if not found:
            continue
        words, bodies = found
        after = after_bodies(words, bodies)
        if after >= len(words.low) or fold_name(name_of(text, words, *bodies[0])) in reading.publisher:
            continue
        if _PASSIVE_VERB.match(text, words.start[after], end) and not re.search(r"(?:được|bị)\s[^,.;]{0,60}$", text[max(start, match.start() - 60) : match.start()]):
            return _Subject(_names(text, words, bodies), words.start[after], "document", "duty.passive", False, start)
    return None


def _inside(text: str, start: int, end: int, reading: Reading) -> _Subject | None:
    """…, vì vậy X phải …: the duty stands after its reason in one sentence."""
    for match in _MUST_INSIDE.finditer(text, start, end):
        found = _bodies_at(text, match.end(), end)
        if not found:
            continue
        words, bodies = found
        after = after_bodies(words, bodies)
        if after < len(words.low) and words.low[after] in ("phải", "cần", "có", "chịu") and fold_name(name_of(text, words, *bodies[0])) not in reading.publisher:
            return _Subject(_names(text, words, bodies), words.start[after], "document", "duty.reason", False, start)
    if _OPENS_LATE.match(text, start, end):
        for comma in re.finditer(r",\s", text[start : min(end, start + 300)]):
            late = _direct(text, start, start + comma.end(), end, reading)
            if late:
                return late
    return None


def _completed(text: str, duty: Duty, reading: Reading) -> Duty:
    """Fill in support, deadline and product from the duty's own text."""
    deadline = read_deadline(text, duty.start, duty.end, reading.document_date)
    product = _PRODUCT.search(text, duty.start, duty.end)
    return replace(duty, support=_support(text, duty), deadline=deadline, product=product[1].strip() if product else None)


def _support(text: str, duty: Duty) -> tuple[str, ...]:
    """Read whom the lead must work with, from every "phối hợp với …" that has an object."""
    found: list[str] = []
    for match in _WORK_WITH.finditer(text, duty.start, duty.end):
        if re.search(r"(?:cơ quan|đơn vị|quy chế|công tác|sự|việc|kết quả|cơ chế|chương trình)\s$", text[max(duty.start, match.start() - 12) : match.start()]):
            continue
        read = _bodies_at(text, match.end(), duty.end)
        if not read:
            continue
        for name in _names(text, *read):
            if fold_name(name) not in {fold_name(other) for other in (*found, *duty.lead)}:
                found.append(name)
    return tuple(found)
