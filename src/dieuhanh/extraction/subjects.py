"""Stage 3: who must act in a clause: by its start ("Sở Y tế chủ trì"), by an order, as a topic, or in the passive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dieuhanh.extraction.deadlines import read_deadline
from dieuhanh.extraction.issuers import body_ending
from dieuhanh.extraction.reading import Located, Reading
from dieuhanh.extraction.speakers import (
    ASSIGNER,
    CIRCUMSTANCE,
    DOCUMENT_SPEAKS,
    INTRO,
    NUMBERING,
    SUPERIOR,
    Order,
    is_order,
    past_intro,
)
from dieuhanh.extraction.tokens import Tokens, has_any, starts_duty, tokens
from dieuhanh.language.prepared import compiled

# What after a body tells of it, not what it must do.
_NOT_DUTY = compiled(
    r"là\b(?! đầu mối)(?! (?:cơ quan|đơn vị) (?:đầu mối|thường trực|chủ trì|tham mưu|giúp việc))|được\b|gồm\b|"
    r"có (?:chức năng|nhiệm vụ|trụ sở|tư cách|con dấu|tài khoản|quyền|hiệu lực|Trưởng|\d|các)|chịu sự|đã\b|"
    r"đang\b|thực hiện chức năng|"
    r"giữ vai trò|trực thuộc|thuộc\b|tại\b|trong\b|về\b|của\b|trình\s(?:dự thảo|về)|ký\s(?!cam kết|kết)|"
    r"thông báo (?:kết luận|ý kiến)|tự giải thể|"
    r"(?:làm việc|hoạt động) theo|thảo luận|họp\b|nhất trí|thống nhất (?:với|ban hành|chủ trương|bổ sung)|đồng ý|"
    r"ban hành\s(?:Kế hoạch|Quyết định|Công văn|Chỉ thị|văn bản|Chương trình|Quy)|xem xét,? (?:cho ý kiến|dự thảo)|"
    r"làm (?:Trưởng|Phó|thành viên|Ủy viên|Chủ tịch|Tổ)|giữ chức|thay đồng chí|thì\b|còn cho|cho ý kiến|"
    r"cùng dự|tham dự|"
    r"có (?:Công văn|Quyết định|Kế hoạch|Công điện|văn bản(?! trả lời)|Tờ trình|Báo cáo)|biết|ghi nhận|sẽ (?:làm|"
    r"tổ chức|kiểm tra)|tán thành|"
    r"báo cáo (?:là |rằng )?đã\b|phát hiện\s(?:có\s|thêm\s)?(?:\d|nhiều|một số)|nhấn mạnh|khẳng định|cho (?:biết|rằng)|"
    r"kiến nghị\b|trân trọng\b|cảm ơn\b|"
    r"nghe\b|vừa\b|đề ra\b|đặt ra\b|trực tiếp tại\b|"
    r"thực hiện (?:nhiệm vụ|chức năng)[^.;]{0,24}\stheo quy định|(?:trả|nộp|thu|hưởng)\s(?:mức\s)?\d"
)
_ASSIGNED = compiled(r"(?:được|được UBND \w+)\s(?:giao|phân công)\s(?:nhiệm vụ\s)?(?!\d)(?=[^\W\d_])")
_ISSUES = compiled(
    r"(?:ban hành|phê duyệt|quyết định|công bố|thông qua|có|ra|thành lập|kiện toàn|thông báo|triển khai)\b"
)
# "X là cơ quan thường trực của Ban Chỉ đạo." tells what X is for good; a verb behind it would make it a duty.
_STANDS_FOR = compiled(
    r"là (?:cơ quan|đơn vị) (?:đầu mối|thường trực|chủ trì|tham mưu|giúp việc)"
    r"(?:\s(?:của|cho)\s[^,.;:\n]{2,90})?\s?[.;]?$"
)
_LIABLE = compiled(
    r"[^.;]{0,60}?chịu trách nhiệm (?:thi hành|thực hiện) (?:Quyết định|Kế hoạch|Chỉ thị|Nghị quyết|Quy)"
)
_SPEAKS = compiled(
    r"(?:nêu rõ|nêu|đánh giá|ghi nhận|biểu dương|đề nghị|yêu cầu|chỉ đạo|lưu ý|thông báo|có (?:Công|văn))\b"
)
_NO_VERB = frozenset(
    "là được có đã đang gồm thuộc của tại trong về với và do để theo trên sẽ bị vừa cũng từng thì mà nơi "
    "khi nếu từ đến cho bằng vào như "
    "hoặc này nêu nói khác mới cũ chưa không vẫn còn sau trước hiện nay dự".split()
)
_DONE = frozenset(("đã", "vừa", "chưa"))
_PRAISED = compiled(r"[^.;\n]{0,80}, được\s[^.;\n]{0,60}(?:đánh giá|ghi nhận|hoan nghênh|khen)")
_AFTER_ORDER = frozenset((":", ",", "trong", "là", "trên", "khi", "đến", "trước"))
_PASSIVE = compiled(r"(?:do|giao cho|giao)\s(?=[A-ZĐỦ]|các\s|cơ quan)")
_PASSIVE_VERB = compiled(
    r"(?:chịu trách nhiệm|thực hiện|chủ trì|đảm nhận|đảm nhiệm|tổ chức|triển khai|phụ trách|làm chủ đầu tư|"
    r"xây dựng|cung ứng|cung cấp|"
    r"vận hành|theo dõi)\b(?!\s?(?:ký|trình))"
)
_PASSIVE_WORDS = ("do ", "giao ", "được ")
_DAY_WORDS = ("trước", "chậm nhất", "không muộn", "xong", "muộn nhất")
_DESCRIBED = compiled(
    r"(?:được|bị)\s[^,.;]{0,60}$|(?:hội nghị|hội thảo|cuộc họp|buổi|lễ|phiên|diễn đàn|dự)\s[^,.;]{0,50}$"
)
_DONE_BY = compiled(r"(?:do|được)\s(?=[A-ZĐỦ]|các\s)")
_BEFORE_DAY = compiled(r"(?:trước|chậm nhất|không muộn hơn|xong|muộn nhất)\b")
_REASON = compiled(r",\s(?:vì vậy|do đó|vì thế|nên|cho nên|yêu cầu|đề nghị|trong đó,?|đồng thời,?)\s?,?\s?")
_REASON_LETTERS = frozenset("vdnctyđ")
_TOPIC_MUST = compiled(r"(?:,|do đó|vì vậy|vì thế)[^.;]{0,120}?\s(?:cần|phải)\s(?!thiết|là)")
_OPENS_LATE = compiled(
    r"(?:Theo|Trước|Sau|Khi|Trong|Ngay|Định kỳ|Hằng|Hàng|Chậm nhất|Để|Nhằm|Căn cứ|Trên cơ sở|Với|Từ|Đến|"
    r"Tại|Trường hợp|Nếu|Qua|"
    r"Thực hiện|Quá trình|Sáu tháng)\b"
)
_NOT_AN_ORDER = compiled(
    r"\b(?:theo|tại|của|về|các|những|nội dung|thực hiện|được|nhiệm vụ|đã|kèm|ý kiến|xét|có|công tác|sự|bàn)\s$"
)
_FURTHEST_ORDER = 420
_FURTHEST_COMMA = 300
_FURTHEST_COLON = 200
_CENTRE = compiled(
    r"(?:Cơ quan |Đơn vị )?(?:[Đđ]ầu mối|[Tt]hường trực|[Cc]hủ trì|[Cc]hủ đầu tư|[Ll]iên danh)[^,.;:]{0,80}?\slà\s"
)
_CALLS = compiled(r"\b(?:phải|không được|cần|yêu cầu|giao|phân công|nhiệm vụ|trách nhiệm|chỉ đạo|đề nghị|thực hiện)\b")
# A name cut off from its place, or a share of a quota: nobody in particular.
_NO_ONE = compiled(r"UBND|HĐND|[Mm]ỗi .*")
_COMRADE = compiled(r"(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à)\s")
_JOINS = compiled(r"(?:cùng )?tham gia (?:Ban|Tổ|Hội đồng|Đoàn|làm)\b")
_WIDE_GROUP = compiled(
    r"[Cc]ác (?:cơ quan|đơn vị|cơ sở|doanh nghiệp|tổ chức|công ty|nhà máy|hộ|trường|nhà thầu|hợp tác xã)"
)
_NARROWED = compiled(r"([^\W\d_]+(?:\s[^\W\d_]+){0,4})\s(?=(?:phải|có trách nhiệm)\s)")
_AT_ONCE = compiled(
    r"(?:tiếp tục|chủ động|khẩn trương|thường xuyên|kịp thời|nghiêm túc|tập trung|rà soát|báo cáo|tổ chức|xác định)\b"
)
_PERSON_BEFORE = compiled(r"(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à)\s[^,]{2,40}$")
_BRACKET = compiled(r"\([^()\n]{4,80}\)\s")


class Subject(NamedTuple):
    """Who must act: the lead bodies, where the duty's words begin, whose duty it is, by which rule, how surely."""

    lead: tuple[str, ...]
    after: int
    origin: str
    rule: str
    certain: bool
    start: int


def find_subject(reading: Reading, start: int, end: int, *, inner: bool = False) -> Subject | None:
    """Find who must act in the clause text[start:end]; `inner` where it follows a ";" in its sentence."""
    at = past_intro(reading.text, start, end)
    subject = (
        _after_colon(reading, start, at, end)
        or _direct(reading, start, at, end)
        or _ordered(reading, start, end)
        or _topic(reading, start, at, end)
    )
    if subject or inner:
        return subject
    return _inside(reading, start, at, end) or _passive(reading, start, end)


def _direct(reading: Reading, start: int, at: int, end: int) -> Subject | None:
    """X + verb: "Sở Y tế chủ trì …", "UBND các huyện, thành phố: tiếp tục …"."""
    found = reading.bodies_at(at, end)
    if not found or not found.word or reading.is_own(found.names) or found.person or _NO_ONE.fullmatch(found.names[0]):
        return None
    if found.word == ":":
        return _colon(reading, found, start, end)
    after = found.after
    if found.word == "," and begins_duty(found.words, after + 1):
        after += 1
    rest = found.words.start(after)
    assigned = _ASSIGNED.match(reading.text, rest, end)
    if assigned:
        return Subject(found.names, assigned.end(), "document", "duty.assigned", False, start)
    if _tells(reading, found, start, rest, end):
        return None
    return _limited(reading, found, start, rest, end) or _acting(found, after, start)


def _acting(found: Located, after: int, start: int) -> Subject | None:
    """A known verb of duty at token `after`, or a word that may be one."""
    rest = found.words.start(after)
    if _DONE.intersection(found.words.low[after + 1 : after + 3]):
        return None
    if begins_duty(found.words, after):
        return Subject(found.names, rest, "document", "duty.subject", True, start)
    if _may_be_verb(found.words, after):
        return Subject(found.names, rest, "document", "duty.subject-unknown-verb", False, start)
    return None


def _limited(reading: Reading, found: Located, start: int, rest: int, end: int) -> Subject | None:
    """Các đơn vị cấp nước phải …: a group that the words up to its "phải" narrow."""
    if not _WIDE_GROUP.fullmatch(found.names[-1]):
        return None
    narrowed = _NARROWED.match(reading.text, rest, end)
    if narrowed is None or _AT_ONCE.match(narrowed[1]):
        return None
    names = (*found.names[:-1], f"{found.names[-1]} {' '.join(narrowed[1].split())}")
    return Subject(names, narrowed.end(), "document", "duty.limited", False, start)


def _tells(reading: Reading, found: Located, start: int, rest: int, end: int) -> bool:
    """Tell whether the words after a body only tell of it: what it is, issues, says or answers for."""
    text = reading.text
    if _LIABLE.match(text, rest, end) or _NOT_DUTY.match(text, rest, end):
        return True
    if _PRAISED.match(text, rest, end):
        return True
    if text.startswith("là ", rest) and _STANDS_FOR.match(text, rest, end):
        return True
    if SUPERIOR.match(found.names[0]) and _SPEAKS.match(text, rest, end):
        return True
    return start <= reading.document_start < end and bool(_ISSUES.match(text, rest, end))


def _colon(reading: Reading, found: Located, start: int, end: int) -> Subject | None:
    """X: verb …; a capital after the colon lists members or names, no duty."""
    after = found.words.end(found.after)
    rest = reading.text[after:end].strip()
    if _COMRADE.match(rest):
        return None
    if len(rest) > 11 and not begins_duty(found.words, found.after + 1) and not rest[:1].islower():
        return None
    return Subject(found.names, after, "document", "duty.colon", True, start)


def _after_colon(reading: Reading, start: int, at: int, end: int) -> Subject | None:
    """… không được trông chờ: UBND các huyện huy động …: the body after the colon is the one that must act."""
    colon = reading.text.find(": ", at, min(end, at + _FURTHEST_COLON))
    if colon < 0:
        return None
    found = reading.bodies_at(colon + 2, end)
    if not found or reading.is_own(found.names) or not begins_duty(found.words, found.after):
        return None
    if not _CALLS.search(reading.text, at, colon):
        return None
    rest = found.words.start(found.after)
    if _tells(reading, found, start, rest, end):
        return None
    return Subject(found.names, rest, "document", "duty.after-colon", True, start)


def begins_duty(words: Tokens, at: int) -> bool:
    """Tell whether a duty's verb, or "là cơ quan đầu mối", begins at token `at`."""
    if starts_duty(words, at):
        return True
    low = words.low[at : at + 4]
    return low[:3] in (["là", "cơ", "quan"], ["là", "đầu", "mối"]) or (
        low[:3] == ["là", "đơn", "vị"]
        and low[3:]
        in (
            ["đầu"],
            ["thường"],
            ["chủ"],
        )
    )


def _may_be_verb(words: Tokens, at: int) -> bool:
    """A word that no list knows may be the duty's verb: in lower case and no preposition or the like."""
    word = words.raw[at]
    return word.isalpha() and word.islower() and word not in _NO_VERB


def _ordered(reading: Reading, start: int, end: int) -> Subject | None:
    """Order + X + verb: "yêu cầu Sở Y tế …", "Chủ tịch UBND tỉnh giao Sở Tài chính …"."""
    text = reading.text
    for order in reading.orders_between(start, min(end, start + _FURTHEST_ORDER)):
        if order.start > start and _NOT_AN_ORDER.search(text[max(start, order.start - 12) : order.start]):
            continue
        bracket = _BRACKET.match(text, order.end, end)
        found = reading.bodies_at(bracket.end() if bracket else order.end, end)
        if not found or reading.is_own(found.names) or not _may_order(reading, start, order):
            continue
        if not found.word:
            return Subject(found.names, found.words.end(-1), "document", "duty.ordered", True, start)
        if text.startswith("được giao", found.follows) or _JOINS.match(text, found.follows):
            continue
        sure = found.word in _AFTER_ORDER or begins_duty(found.words, found.after)
        if sure or _may_be_verb(found.words, found.after):
            at = found.words.end(found.after) if found.word in ":," else found.follows
            return Subject(found.names, at, "document", "duty.ordered", sure, start)
    return None


def _may_order(reading: Reading, start: int, order: Order) -> bool:
    """What stands before the order must be nothing, an introduction or who orders, not the duty of another."""
    before = reading.text[start : order.start]
    if before.startswith("Riêng ") and before.endswith(", "):
        return True
    plain = NUMBERING.sub("", INTRO.sub("", before)).strip()
    if not plain:
        return is_order(order.words)
    if plain.endswith((":", "rõ", "mạnh", "rằng", "rõ,", "mạnh,")):
        return True
    if plain.endswith((" và", "đồng thời")):
        return False
    plain = CIRCUMSTANCE.sub("", plain + " ").strip()
    if reading.single and plain == "Bộ":
        return True
    if not plain or ASSIGNER.match(f"{plain} ") or SUPERIOR.match(plain) or DOCUMENT_SPEAKS.match(plain + " yêu cầu"):
        return True
    head, comma, who = plain.rpartition(", ")
    if not comma or head.count(",") > 2 or reading.bodies_at(start, order.start):
        return False
    return bool(ASSIGNER.match(who + " ") or SUPERIOR.match(who))


def _topic(reading: Reading, start: int, at: int, end: int) -> Subject | None:
    """X is the topic and must do: "Ban Quản lý Chợ … là đơn vị sự nghiệp, …, do đó … cần tổ chức …"."""
    found = reading.bodies_at(at, end)
    if not found or found.word not in ("là", "được", "có") or reading.is_own(found.names[:1]):
        return None
    must = _TOPIC_MUST.search(reading.text, found.follows, end)
    return Subject(found.names, must.end(), "document", "duty.topic", False, start) if must else None


def _inside(reading: Reading, start: int, at: int, end: int) -> Subject | None:
    """…, vì vậy X phải …: the duty stands after its reason or circumstance in one sentence."""
    text = reading.text
    for match in _reasons(text, start, end):
        found = reading.bodies_at(match.end(), end)
        if found and found.word in ("phải", "cần", "có", "chịu") and not reading.is_own(found.names[:1]):
            return Subject(found.names, found.follows, "document", "duty.reason", False, start)
    return _late(reading, start, at, end) or _centre(reading, start, end)


def _late(reading: Reading, start: int, at: int, end: int) -> Subject | None:
    """Theo Kế hoạch, X …; Khắc phục bất cập, X …: a body after a comma, behind a circumstance."""
    text = reading.text
    opens_late = _OPENS_LATE.match(text, start, end) is not None
    if not opens_late and reading.bodies_at(at, end):
        return None
    for after in _after_commas(text, start, min(end, start + _FURTHEST_COMMA)):
        if not opens_late and not text[after : after + 1].isupper():
            continue
        late = _direct(reading, start, after, end)
        if late and (opens_late or _stands_late(reading, start, after, late)):
            late = late._replace(rule="duty.late", certain=False)
            return None if not opens_late and begins_duty(tokens(text, at, end, 6), 0) else late
    return None


def _reasons(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield ", vì vậy ", ", do đó " and the like, found from their commas."""
    at = text.find(", ", start, end)
    while at >= 0:
        match = _REASON.match(text, at, end) if text[at + 2 : at + 3] in _REASON_LETTERS else None
        if match:
            yield match
        at = text.find(", ", match.end() if match else at + 1, end)


def _after_commas(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets behind the commas and their blanks in text[start:end]."""
    at = text.find(",", start, end)
    while at >= 0:
        if text[at + 1 : min(at + 2, end)].isspace():
            yield at + 2
        at = text.find(",", at + 1, end)


def _stands_late(reading: Reading, start: int, after: int, late: Subject) -> bool:
    """A body after a comma is the subject unless it goes on a list of bodies or tells of a person before it."""
    text = reading.text
    if late.rule != "duty.subject":
        return False
    found = reading.bodies_at(after, after + _FURTHEST_COMMA)
    if found is None or found.word in (",", "cùng", "(") or not late.after > after:
        return False
    head = text[start : after - 2]
    return not _PERSON_BEFORE.search(head) and body_ending(head) is None


def _centre(reading: Reading, start: int, end: int) -> Subject | None:
    """Đầu mối … là X, có trách nhiệm …: the body that a sentence names as the centre of the work."""
    centre = _CENTRE.match(reading.text, start, end)
    found = reading.bodies_at(centre.end(), end) if centre else None
    if not found or not found.word:
        return None
    after = found.after + (found.word == ",")
    if not begins_duty(found.words, after):
        return None
    return Subject(found.names, found.words.start(after), "document", "duty.centre", False, start)


def _passive(reading: Reading, start: int, end: int) -> Subject | None:
    """… do X thực hiện: "dịch vụ … do Công ty cổ phần Non Nước thực hiện"."""
    text = reading.text
    if not has_any(text, start, end, _PASSIVE_WORDS):
        return None
    for match in _PASSIVE.finditer(text, start, end):
        if match.start() and not text[match.start() - 1].isspace():
            continue
        found = reading.bodies_at(match.end(), end)
        if not found or reading.is_own(found.names[:1]) or not _PASSIVE_VERB.match(text, found.follows, end):
            continue
        if not _DESCRIBED.search(text[max(start, match.start() - 60) : match.start()]):
            return Subject(found.names, found.follows, "document", "duty.passive", False, start)
    return _done_by(reading, start, end)


def _done_by(reading: Reading, start: int, end: int) -> Subject | None:
    """Hồ sơ … do X bàn giao chậm nhất ngày …: a passive with a day by which it is to be done."""
    text = reading.text
    if not has_any(text, start, end, _DAY_WORDS) or not _BEFORE_DAY.search(text, start, end):
        return None
    for match in _DONE_BY.finditer(text, start, end):
        found = reading.bodies_at(match.end(), end)
        if not found or reading.is_own(found.names[:1]) or not begins_duty(found.words, found.after):
            continue
        if _BEFORE_DAY.search(text, found.follows, end) and read_deadline(text, found.follows, end, None):
            return Subject(found.names, found.follows, "document", "duty.done-by", False, start)
    return None
