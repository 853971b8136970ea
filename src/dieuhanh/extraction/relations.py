"""Stage 3: how a cited document relates to the one that the item announces, from the words around the mention."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from dieuhanh.extraction.citations import Mention
from dieuhanh.language.prepared import compiled

_PLACE = r"(?:\d{1,4}[a-zđ]?|[a-zđ]|[IVX]{1,5}(?:\.\d{1,2})?|thứ\s(?:nhất|hai|ba|tư|năm))"
_PROVISION = (
    r"(?:(?:các\s)?(?:điểm|khoản|Điều|điều|mục|Mục|Chương|Phần|tiểu mục|tiết|Phụ lục|phụ lục|gạch đầu dòng)\s"
    rf"(?:từ\s)?{_PLACE}(?![^\W\d_])"
    rf"(?:\s?(?:,|và|đến|-|–)\s?(?:các\s)?(?:điểm\s|khoản\s|Điều\s|điều\s|mục\s)?{_PLACE}(?=[\s,;]))*[,;]?\s(?:và\s)?)+(?:của\s)?"
)
_PROVISIONS = compiled(rf"{_PROVISION}$")
_REPLACES = compiled(r"\b[Tt]hay thế(?:\scho)?(?:\stoàn bộ)?(?:\scác)?\s$")
_REPEALS = compiled(
    r"\b(?:[Bb]ãi bỏ|[Hh]ủy bỏ|[Tt]hu hồi|[Cc]hấm dứt hiệu lực(?: của)?|"
    r"hết hiệu lực)(?:\stoàn bộ)?(?:\scác)?(?:\smột phần)?\s$"
)
_REPEALED_AFTER = compiled(r"^[^.;\n]{0,90}?\s(?:hết hiệu lực|bị bãi bỏ|được bãi bỏ)")
_REPLACED = r" thế (?:thành viên|một số|nội dung|cụm từ|phụ lục)"
_CHANGED = r" đổi (?:một số )?(?:thành viên|nhân sự|nội dung|thành phần)"
# Every branch begins with a letter: `re` then scans for their first letters.
_CHANGE = (
    r"(?:sửa đổi|Sửa đổi|bổ sung|Bổ sung|điều chỉnh|Điều chỉnh|đính chính|Đính chính|kiện toàn|Kiện toàn|việc sửa\b|"
    rf"[Tt]hay cụm từ|[Bb]ỏ cụm từ|thay{_REPLACED}|Thay{_REPLACED}|thay{_CHANGED}|Thay{_CHANGED})"
)
_AMENDS_DIRECT = compiled(
    rf"(?<!được )(?<!được sửa đổi, ){_CHANGE}(?:,\s(?:bổ sung|bãi bỏ))*"
    r"(?:\s(?:một số|các)\s(?:điều|nội dung|khoản|điểm|quy định)(?:\scủa|"
    r"\stại|\strong)?)?\s(?:của\s|tại\s|một số điều của\s)?$"
)
_AMENDS_THROUGH = compiled(
    rf"{_CHANGE}[^.\n]{{3,320}}?\s(?:ban hành kèm theo|kèm theo|(?:đã\s|được\s)?(?:ban hành|phê duyệt|"
    r"quy định|công bố|thành lập)\s(?:tại|theo)|"
    r"được lập theo|tại)\s$"
)
_SUBMITS = compiled(
    r"(?:đề nghị|kiến nghị|đề xuất|(?:theo|qua|xét|nghe) báo cáo|xin ý kiến|giải trình|trình bày|"
    r"phản ánh|ý kiến thẩm định|thẩm định|"
    r"ý kiến góp ý)(?:\scủa\s[^.;\n]{2,110}?)?\s(?:tại|trong)(?:\scác)?\s$",
    re.IGNORECASE,
)
_BY_PROPOSAL = compiled(
    r"(?:[Tt]heo|[Xx]ét|[Tt]rên cơ sở)\sđề nghị\scủa\s(?:(?!,\s(?:UBND|Chủ tịch|Ủy ban))[^.;\n]){2,140}$"
)
_REPEALS_PART = compiled(
    r"(?<!bổ sung, )[Bb]ãi bỏ\s(?!một số)(?:(?!sửa đổi|bổ sung)[^.;\n]){3,220}?(?:kèm theo|tại|của)\s$"
)
_SUBMIT_WORDS = ("nghị", "đề xuất", "báo cáo của", "ý kiến", "trình", "phản ánh", "thẩm định")
_OPENS_WITH = compiled(r"^\s?(?:Theo|Tại|Qua|Tại các)\s$")
_CARRIES_OUT = compiled(
    r"(?:(?<!thời gian )(?<!thời hạn )thực hiện|triển khai|căn cứ(?: vào)?|cụ thể hóa|cụ thể hoá|"
    r"quán triệt|chấp hành|thi hành|"
    r"hướng dẫn|tiếp nối|phổ biến|tuyên truyền|tổng kết|sơ kết)"
    r"(?:\s(?:nghiêm túc|nghiêm|tốt|có hiệu quả|hiệu quả|đầy đủ|kịp thời|nội dung|các nội dung|quy định|"
    r"các quy định|của|tinh thần|ý kiến|các|thực hiện|có|những|đồng bộ|và|việc|toàn diện|thi hành))*\s$",
    re.IGNORECASE,
)
# Every word with which the pattern above can end.
_LAST_OF_CARRYING = frozenset(
    "hiện khai cứ vào hóa hoá triệt hành dẫn nối biến truyền kết túc nghiêm tốt quả đủ thời dung định của thần kiến "
    "các có những bộ và việc diện".split()
)
_CARRIES_OUT_WHAT = compiled(
    r"(?:thực hiện|triển khai)(?!\stheo)[^.;\n]{0,60}?\s(?:nội dung|kiến nghị|yêu cầu|chỉ đạo|nhiệm vụ|"
    r"khuyến nghị|kết luận|việc)\b(?![^.;\n]{0,150}\stheo\s(?:đúng\s)?(?:đề nghị|"
    r"quy định))[^.;\n]{0,110}?\s(?:tại|trong)(?:\scác)?\s$",
    re.IGNORECASE,
)
# "Để hoàn thành các chỉ tiêu của Nghị quyết số …"
_REACHES_AIMS = compiled(
    r"(?:hoàn thành|đạt được|đạt|thực hiện|cụ thể hóa)\s(?:thắng lợi\s|tốt\s)?(?:các\s|những\s)?"
    r"(?:chỉ tiêu|mục tiêu|nhiệm vụ)[^.;\n]{0,80}?\s(?:của|tại|trong|theo)\s(?:các\s)?$",
    re.IGNORECASE,
)
_CARRIES_OUT_BRACKET = compiled(r"(?:[Tt]hực hiện|[Tt]riển khai)\s(?!theo)[^().;\n]{3,130}\($")
_SET_UP_BY = compiled(r"(?:lập|thành lập|kiện toàn|ban hành)\s(?:theo|tại)\s$")
_ORDERED_AT = compiled(
    r"(?:chỉ đạo|yêu cầu|nội dung|kiến nghị|nhiệm vụ|hướng dẫn|kết luận|phân công|"
    r"giao)\b(?:,\s(?=[A-ZĐ])|[^.;,\n]){0,150}?\s(?:tại|trong)(?:\scác)?\s$",
    re.IGNORECASE,
)
# "Nghị định … quy định chi tiết một số điều và biện pháp thi hành Luật …": the law in another's name.
_DETAILS = compiled(
    r"(?:(?:quy định |hướng dẫn )?chi tiết[^.;\n]{0,80}\s(?:thi hành|của|một số điều)\s(?:của\s)?|"
    r"(?:Nghị định|Thông tư) số [^.;\n]{0,90}\s(?:về|quy định|hướng dẫn) (?:[^.;\n]{0,40}\s)?thi hành\s)$"
)
_BY_RULE = compiled(
    r"(?:(?<!kèm )[Tt]heo|[Đđ]úng|[Tt]uân thủ|bám sát|[Nn]hư|[Pp]hù hợp với|[Tt]rên cơ sở)(?:\s(?:đúng|"
    r"các))?(?:\squy định)?(?:\s(?:tại|của|trong))?(?:\scác)?\s$"
)
_SUPERIOR_ASKS = compiled(
    r"^\s?,\s[^.;:\n]{3,80}?\s(?:đề nghị|yêu cầu|chỉ đạo|giao|hướng dẫn|thông báo|đôn đốc|cho biết)\b"
)
_SUPERIOR_HAS = compiled(
    r"(?:^|[\s.])(?:Bộ|Thủ tướng|Chính phủ|Ban|Ủy ban|Thanh tra|Tổng cục|Cục|"
    r"Văn phòng Chính phủ)\s[^.;\n]{0,60}?\s(?:có|ban hành|gửi)\s$"
)
# "thực hiện Công điện của Thủ tướng Chính phủ (Công điện số …)": the words before the first name of the document count.
_BRACKETED = compiled(
    r"(?:Công điện|Công văn|Chỉ thị|Nghị quyết|Quyết định|Kế hoạch|[Vv]ăn bản|Kết luận|"
    r"Thông báo)\s(?:của\s[^()\n]{3,80}?\s?)?\($"
)
_LIST_GAP = compiled(r"^(?:\s(?:của|về)\s[^.;\n]{2,160}?)?\s?(?:[,;]|\svà|,\svà)\s{1,2}(?:các\s)?$")
SUBMITTED = {"Tờ trình", "Báo cáo", "Phiếu trình", "Biên bản"}
_LETTER = {"Công văn", "Văn bản", "Thông báo", "Công điện"}


class Surroundings(NamedTuple):
    """The sentence around a mention: before (provisions taken off) and after it, and whether it is reported speech."""

    before: str
    after: str
    provisions: str


def surroundings(text: str, mention: Mention, start: int, end: int) -> Surroundings:
    """Return what stands around a mention inside the sentence text[start:end]."""
    before = text[max(start, mention.start - 380) : mention.start]
    after = text[mention.end : min(end, mention.end + 170)]
    bracket = _BRACKETED.search(before) if before.endswith("(") else None
    if bracket:
        before = before[: bracket.start()]
    found = _PROVISIONS.search(before[-160:]) if _may_end_provision(before[-24:]) else None
    if not found:
        return Surroundings(before, after, "")
    provisions = found.group()
    named = provisions.removesuffix("của ").strip(" ,").removeprefix("các ")
    return Surroundings(before.removesuffix(provisions), after, named)


def _may_end_provision(before: str) -> bool:
    """Tell cheaply whether a number or letter of a provision stands last, "của" and "và" left out."""
    words = before.replace(",", " ").split()
    while words and words[-1] in ("của", "và"):
        words.pop()
    last = words[-1] if words else ""
    if len(last) <= 1 or last[-2].isdigit() or last[-1].isdigit() or last.strip("IVX") == "":
        return True
    return words[-2:-1] == ["thứ"]


class Case(NamedTuple):
    """A mention that is not the announced document, with what the rules ask of it.

    own: the publisher issued it; agenda: the item is a meeting; reported: a superior's letter is being quoted;
    changes: the item is about new members of a body, so that the decision behind that body is amended.
    """

    mention: Mention
    before: str
    after: str
    own: bool
    agenda: bool
    reported: bool
    changes: bool

    @property
    def at(self) -> bool:
        """Whether the mention is named as a place: "… tại Công văn"."""
        return self.before.endswith(_AT)


_CHANGE_WORDS = ("cụm từ", "đổi", "sung", "chỉnh", "chính", "hay thế", "iện toàn", "việc sửa")
_AT = ("tại ", "Tại ", "trong ", "tại các ", "trong các ")
_THROUGH = (*_AT, "theo ", "của ")
_BY_ORDER_AT = compiled(r"(?:chỉ đạo|yêu cầu|nhiệm vụ|giao)[^.;]{0,80}\stại\s$")
_BY_RULE_AT = compiled(r"(?:theo|đúng)\s(?:đúng\s)?(?:các\s)?quy định\s(?:tại|của|trong)\s(?:các\s)?$")


def _may_carry_out(before: str) -> bool:
    return before[-12:].rstrip().rpartition(" ")[2].lower() in _LAST_OF_CARRYING


def _names_change(words: str) -> bool:
    return any(map(words.__contains__, _CHANGE_WORDS))


def _submits(before: str) -> bool:
    low = before.lower()
    return any(map(low.__contains__, _SUBMIT_WORDS)) and _SUBMITS.search(before) is not None


def _by_proposal(before: str) -> bool:
    return "đề nghị" in before and _BY_PROPOSAL.search(before) is not None


def _amends_through(case: Case) -> bool:
    """Amends what an earlier decision set up: "sửa đổi Quy định ban hành kèm theo Quyết định số …"."""
    if (
        case.mention.number is None
        or not case.before.endswith(_THROUGH)
        or not _names_change(case.before)
        or not _AMENDS_THROUGH.search(case.before)
    ):
        return False
    outweighed = _submits(case.before[-160:]) or _BY_RULE.search(case.before[-60:])
    return not outweighed and not _BY_ORDER_AT.search(case.before[-120:])


def _ordered_at(case: Case) -> bool:
    if case.own or case.mention.number is None or not case.at or _BY_RULE_AT.search(case.before[-50:]):
        return False
    return bool(_ORDERED_AT.search(case.before[-230:]))


# In order: the first rule that holds decides. Each is (relation, rule id, test).
_RULES: tuple[tuple[str, str, Callable[[Case], object]], ...] = (
    ("replaces", "replaces", lambda c: "hay thế" in c.before[-40:] and _REPLACES.search(c.before[-40:])),
    ("repeals", "repeals", lambda c: _REPEALS.search(c.before[-40:]) or _REPEALED_AFTER.match(c.after)),
    (
        "repeals",
        "repeals-part",
        lambda c: (
            "ãi bỏ" in c.before[-240:]
            and c.before.endswith(_THROUGH)
            and "ửa đổi" not in c.before[-240:]
            and _REPEALS_PART.search(c.before[-240:])
        ),
    ),
    ("forwards", "submitted", lambda c: c.mention.type in SUBMITTED and _OPENS_WITH.match(c.before)),
    ("amends", "amends", lambda c: _names_change(c.before[-120:]) and _AMENDS_DIRECT.search(c.before[-120:])),
    ("amends", "set-up-by", lambda c: c.changes and _SET_UP_BY.search(c.before[-60:])),
    ("amends", "amends-through", _amends_through),
    ("implements", "carries-out-what", lambda c: not c.own and c.at and _CARRIES_OUT_WHAT.search(c.before[-230:])),
    ("forwards", "forwards", lambda c: (c.at and _submits(c.before[-200:])) or _by_proposal(c.before)),
    (
        "implements",
        "carries-out-bracket",
        lambda c: c.before.endswith("(") and _CARRIES_OUT_BRACKET.search(c.before[-160:]),
    ),
    ("refers", "in-title", lambda c: c.mention.number is None and _DETAILS.search(c.before[-120:])),
    ("refers", "reported", lambda c: c.reported and not _SUPERIOR_ASKS.match(c.after)),
    ("implements", "implements", lambda c: _may_carry_out(c.before) and _CARRIES_OUT.search(c.before[-110:])),
    ("implements", "reaches-aims", lambda c: not c.own and "iêu" in c.before and _REACHES_AIMS.search(c.before[-150:])),
    ("refers", "by-rule", lambda c: _BY_RULE.search(c.before[-50:])),
    ("implements", "ordered-at", _ordered_at),
    ("forwards", "submitted", lambda c: c.mention.type in SUBMITTED or (c.agenda and c.mention.type in _LETTER)),
    ("implements", "superior-asks", lambda c: not c.own and c.at and _SUPERIOR_ASKS.match(c.after)),
    (
        "implements",
        "superior-has",
        lambda c: not c.own and c.mention.type in _LETTER and _SUPERIOR_HAS.search(c.before[-90:]),
    ),
)


def relate(case: Case) -> tuple[str, str]:
    """Return (relation, rule id) of a mention that is not the announced document."""
    for relation, rule, holds in _RULES:
        if holds(case):
            return relation, f"relation.{rule}"
    return "refers", "relation.default"


def continues_list(gap: str) -> bool:
    """Tell whether only a list's separator (and an issuer) stands between two mentions."""
    return len(gap) < 200 and bool(_LIST_GAP.match(gap))
