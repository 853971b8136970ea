"""Stage 3: how a cited document relates to the one that the item announces, from the words around the mention."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dieuhanh.extraction.citations import Mention

_PROVISION = (
    r"(?:(?:điểm|khoản|Điều|điều|mục|Mục|Chương|Phần|tiểu mục|gạch đầu dòng)\s[\wđ]{1,5}(?:\s?(?:,|và|đến|"
    r"-|–)\s?(?:điểm\s|khoản\s|Điều\s|"
    r"mục\s)?[\wđ]{1,4}(?=[\s,]))*,?\s(?:và\s)?)+(?:của\s)?"
)
_PROVISIONS = re.compile(rf"{_PROVISION}$")
_REPLACES = re.compile(r"\b[Tt]hay thế(?:\scho)?(?:\stoàn bộ)?(?:\scác)?\s$")
_REPEALS = re.compile(r"\b(?:[Bb]ãi bỏ|[Hh]ủy bỏ|[Tt]hu hồi|hết hiệu lực)(?:\stoàn bộ)?(?:\scác)?(?:\smột phần)?\s$")
_REPEALED_AFTER = re.compile(r"^[^.;\n]{0,90}?\s(?:hết hiệu lực|bị bãi bỏ|được bãi bỏ)")
_REPLACED_AFTER = re.compile(r"^[^.;\n]{0,60}?\s(?:được thay thế bởi|được thay thế bằng)")
_CHANGE = (
    r"(?:[Ss]ửa đổi|[Bb]ổ sung|[Đđ]iều chỉnh|[Đđ]ính chính|[Tt]hay thế (?:thành viên|một số|nội dung|"
    r"cụm từ|phụ lục)|[Kk]iện toàn|"
    r"việc sửa\b|[Tt]hay đổi (?:một số )?(?:thành viên|nhân sự|nội dung|thành phần))"
)
_AMENDS_DIRECT = re.compile(
    rf"{_CHANGE}(?:,\s(?:bổ sung|bãi bỏ))*(?:\s(?:một số|các)\s(?:điều|nội dung|khoản|điểm|quy định)(?:\scủa|"
    r"\stại|\strong)?)?\s(?:của\s|tại\s|một số điều của\s)?$"
)
_AMENDS_THROUGH = re.compile(
    rf"{_CHANGE}[^.\n]{{3,320}}?\s(?:ban hành kèm theo|kèm theo|(?:đã\s|được\s)?(?:ban hành|phê duyệt|"
    r"quy định|công bố|thành lập)\s(?:tại|theo)|"
    r"được lập theo|tại)\s$"
)
_STRONGER_VERB = re.compile(
    r"\b(?:thực hiện|theo|đề nghị|căn cứ|báo cáo|quy định tại|trình|giao tại|yêu cầu)\b[^.;\n]{0,60}$", re.IGNORECASE
)
_SUBMITS = re.compile(
    r"(?:đề nghị|kiến nghị|đề xuất|xin ý kiến|giải trình|trình bày|phản ánh|ý kiến thẩm định|thẩm định|"
    r"ý kiến góp ý)(?:\scủa\s[^.;\n]{2,110}?)?\s(?:tại|trong)(?:\scác)?\s$",
    re.IGNORECASE,
)
_BY_PROPOSAL = re.compile(
    r"(?:[Tt]heo|[Xx]ét|[Tt]rên cơ sở)\sđề nghị\scủa\s(?:(?!,\s(?:UBND|Chủ tịch|Ủy ban))[^.;\n]){2,140}$"
)
_REPEALS_PART = re.compile(
    r"(?<!bổ sung, )[Bb]ãi bỏ\s(?!một số)(?:(?!sửa đổi|bổ sung)[^.;\n]){3,220}?(?:kèm theo|tại|của)\s$"
)
_OPENS_WITH = re.compile(r"^\s?(?:Theo|Tại|Qua|Tại các)\s$")
_CARRIES_OUT = re.compile(
    r"(?:thực hiện|triển khai|căn cứ(?: vào)?|cụ thể hóa|cụ thể hoá|quán triệt|chấp hành|thi hành|"
    r"hướng dẫn|tiếp nối|phổ biến|tuyên truyền|tổng kết|sơ kết)"
    r"(?:\s(?:nghiêm túc|nghiêm|tốt|có hiệu quả|hiệu quả|đầy đủ|kịp thời|nội dung|các nội dung|quy định|"
    r"các quy định|của|tinh thần|ý kiến|các|thực hiện|có|những|đồng bộ|và|việc|toàn diện|thi hành))*\s$",
    re.IGNORECASE,
)
_CARRIES_OUT_WHAT = re.compile(
    r"(?:thực hiện|triển khai)(?!\stheo)[^.;\n]{0,60}?\s(?:nội dung|kiến nghị|yêu cầu|chỉ đạo|nhiệm vụ|"
    r"khuyến nghị|kết luận|việc)\b(?![^.;\n]{0,150}\stheo\s(?:đúng\s)?(?:đề nghị|"
    r"quy định))[^.;\n]{0,110}?\s(?:tại|trong)(?:\scác)?\s$",
    re.IGNORECASE,
)
_SET_UP_BY = re.compile(r"(?:lập|thành lập|kiện toàn|ban hành)\s(?:theo|tại)\s$")
_ORDERED_AT = re.compile(
    r"(?:chỉ đạo|yêu cầu|nội dung|kiến nghị|nhiệm vụ|hướng dẫn|kết luận|phân công|quy định|"
    r"giao)\b(?:,\s(?=[A-ZĐ])|[^.;,\n]){0,150}?\s(?:tại|trong)(?:\scác)?\s$",
    re.IGNORECASE,
)
_BY_RULE = re.compile(
    r"(?:(?<!kèm )[Tt]heo|[Đđ]úng|[Tt]uân thủ|bám sát|[Nn]hư|[Pp]hù hợp với|[Tt]rên cơ sở)(?:\s(?:đúng|"
    r"các))?(?:\squy định)?(?:\s(?:tại|của|trong))?(?:\scác)?\s$"
)
_SUPERIOR_ASKS = re.compile(
    r"^\s?,\s[^.;:\n]{3,80}?\s(?:đề nghị|yêu cầu|chỉ đạo|giao|hướng dẫn|thông báo|đôn đốc|cho biết)\b"
)
_SUPERIOR_HAS = re.compile(
    r"(?:^|[\s.])(?:Bộ|Thủ tướng|Chính phủ|Ban|Ủy ban|Thanh tra|Tổng cục|Cục|"
    r"Văn phòng Chính phủ)\s[^.;\n]{0,60}?\s(?:có|ban hành|gửi)\s$"
)
# "thực hiện Công điện của Thủ tướng Chính phủ (Công điện số …)": the words before the first name of the document count.
_BRACKETED = re.compile(
    r"(?:Công điện|Công văn|Chỉ thị|Nghị quyết|Quyết định|Kế hoạch|[Vv]ăn bản|Kết luận|"
    r"Thông báo)\s(?:của\s[^()\n]{3,80}?\s?)?\($"
)
_LIST_GAP = re.compile(r"^(?:\s(?:của|về)\s[^.;\n]{2,160}?)?\s?(?:[,;]|\svà|,\svà)\s{1,2}(?:các\s)?$")
_SUBMITTED = {"Tờ trình", "Báo cáo", "Phiếu trình", "Biên bản"}
_LETTER = {"Công văn", "Văn bản", "Thông báo", "Công điện"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sentence around a mention: before (provisions taken off) and after it, and whether it is reported speech."""

    before: str
    after: str
    provisions: str


def surroundings(text: str, mention: Mention, start: int, end: int) -> Surroundings:
    """Return what stands around a mention inside the sentence text[start:end]."""
    before = text[max(start, mention.start - 380) : mention.start]
    after = text[mention.end : min(end, mention.end + 170)]
    bracket = _BRACKETED.search(before)
    if bracket:
        before = before[: bracket.start()]
    found = _PROVISIONS.search(before[-160:])
    if not found:
        return Surroundings(before, after, "")
    return Surroundings(before[: len(before) - len(found.group())], after, found.group().strip(" ,"))


def relate(
    mention: Mention, around: Surroundings, *, own: bool, agenda: bool, reported: bool, changes: bool
) -> tuple[str, str]:
    """Return (relation, rule) of a mention that is not the announced document.

    own: the publisher issued it; agenda: the item is a meeting; reported: a superior's letter is being quoted;
    changes: the item is about new members of a body, so that the decision behind that body is amended.
    """
    before, after = around.before, around.after
    if _REPLACES.search(before[-40:]):
        return "replaces", "relation.replaces"
    if _REPEALS.search(before[-40:]) or _REPEALED_AFTER.match(after):
        return "repeals", "relation.repeals"
    if _REPEALS_PART.search(before[-240:]):
        return "repeals", "relation.repeals-part"
    if mention.type in _SUBMITTED and _OPENS_WITH.match(before):
        return "forwards", "relation.submitted"
    if _AMENDS_DIRECT.search(before[-120:]):
        return "amends", "relation.amends"
    if changes and _SET_UP_BY.search(before[-60:]):
        return "amends", "relation.set-up-by"
    through = None if mention.number is None else _AMENDS_THROUGH.search(before)
    if through and not _SUBMITS.search(before[-160:]) and not _BY_RULE.search(before[-60:]):
        if not re.search(r"(?:chỉ đạo|yêu cầu|nhiệm vụ|giao)[^.;]{0,80}\stại\s$", before[-120:]):
            return "amends", "relation.amends-through"
    if not own and _CARRIES_OUT_WHAT.search(before[-230:]):
        return "implements", "relation.carries-out-what"
    if _SUBMITS.search(before[-200:]) or _BY_PROPOSAL.search(before):
        return "forwards", "relation.forwards"
    if reported and not _SUPERIOR_ASKS.match(after):
        return "refers", "relation.reported"
    if _CARRIES_OUT.search(before[-110:]):
        return "implements", "relation.implements"
    if _BY_RULE.search(before[-50:]):
        return "refers", "relation.by-rule"
    if not own and mention.number and _ORDERED_AT.search(before[-230:]) and not _is_rule(before):
        return "implements", "relation.ordered-at"
    if mention.type in _SUBMITTED or (agenda and mention.type in _LETTER):
        return "forwards", "relation.submitted"
    if not own and re.search(r"\b[Tt]ại\s$", before[-5:]) and _SUPERIOR_ASKS.match(after):
        return "implements", "relation.superior-asks"
    if not own and mention.type in _LETTER and _SUPERIOR_HAS.search(before[-90:]):
        return "implements", "relation.superior-has"
    return "refers", "relation.default"


def _is_rule(before: str) -> bool:
    return bool(
        re.search(r"(?:theo|đúng)\s(?:đúng\s)?(?:các\s)?quy định\s(?:tại|của|trong)\s(?:các\s)?$", before[-50:])
    )


def continues_list(gap: str) -> bool:
    """Tell whether only a list's separator (and an issuer) stands between two mentions."""
    return len(gap) < 200 and bool(_LIST_GAP.match(gap))
