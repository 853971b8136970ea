"""Stage 4: which cited document an item announces, if any: weighed by place, words around it, date and sign."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dieuhanh.extraction.citations import Mention
from dieuhanh.extraction.model import Period
from dieuhanh.extraction.segment import Span
from dieuhanh.language.prepared import compiled

_OWN_SIGN = compiled(
    r"[/-](?:UBND|VP|BCĐ|BCH|HĐ|TTg|CT|ĐĐBQH|HĐND)(?:-|$)|/(?:QĐ|KH|CT|TB|CV|NQ|CĐ|PA|ĐA|HD|QC)-(?:UBND|VP|CT|"
    r"BCĐ|BCH|TTg|HĐ)"
)
_ISSUES = compiled(
    r"(?:ban hành|ký|ký ban hành|có|ra|thông qua|công bố|gửi|phát hành|cụ thể hóa bằng|bằng)\s(?:các\s)?$",
    re.IGNORECASE,
)
_LAST_OF_ISSUES = frozenset(("hành", "ký", "có", "ra", "qua", "bố", "gửi", "bằng"))
_UNDER = compiled(
    r"(?:theo yêu cầu|theo đề nghị|đề nghị|thực hiện|triển khai|kèm theo|thay thế|bãi bỏ|căn cứ|"
    r"chỉ đạo của|nêu|của (?:(?!\stheo\s)[^.;,]){3,60}|lập theo|"
    r"quy định|sửa đổi|bổ sung|giao|nội dung|hướng dẫn)\s(?:tại\s)?(?:các\s)?$",
    re.IGNORECASE,
)
_LAST_OF_UNDER = frozenset("cầu nghị hiện khai theo thế bỏ cứ của nêu định đổi sung giao dung dẫn".split())
_PASSED_AT = compiled(
    r"\b(?:ban hành|phê duyệt|quyết định|đặt ra|chỉ đạo|yêu cầu|thông qua|công bố)\b[^.;\n]{3,200}\s(?:tại|"
    r"theo|trong)\s$",
    re.IGNORECASE,
)
_FIRST_WORD = compiled(r"^(?:Theo|Tại|Với|Bằng|Bởi)?\s?$")
_TAKES_EFFECT = compiled(
    r"^[^.;\n]{0,80}(?:xác định|quy định|đặt|nêu|truyền đạt|cụ thể|yêu cầu|giao|về việc|về|phê duyệt|ban hành|"
    r"kiện toàn|thành lập|công bố|cho phép)\b"
)
_SUBMITTED = {"Tờ trình", "Báo cáo", "Phiếu trình", "Giấy mời", "Biên bản"}
_LETTERS = {"Công văn", "Văn bản", "Thông báo", "Công điện"}
# A superior's letter is news only where the publisher's own answer to it is not told.
_SUPERIOR_HAS = compiled(
    r"(?:^|[\s.])(?:Bộ|Thủ tướng|Chính phủ|Ban|Ủy ban|Thanh tra|Tổng cục|Cục|Văn phòng Chính phủ)\s[^.;\n]{0,60}?\s"
    r"(?:có|gửi)\s$"
)
_LAWS = {"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp", "Văn bản hợp nhất"}
_COMMA_DATE = compiled(r",\s?ngày")
_LEAST = 3.0


def find_announced(
    text: str, mentions: list[Mention], heading: Span | None, first: Span | None, period: Period | None
) -> int | None:
    """Return the index of the mention that the item announces, or None.

    `first` is the item's first paragraph; the weights say what a careful reader looks at.
    """
    best: tuple[float, int] | None = None
    days = _days(period)
    for index, mention in enumerate(mentions):
        near = mention.date is not None and _near(mention.date, days)
        in_first = first is not None and first[0] <= mention.start < first[1]
        if not mention.whole or mention.type in _LAWS or not (near or in_first):
            continue
        if heading and mention.start < heading[1]:
            weight = _LEAST + 0.5 if near and mention.start <= heading[0] + 2 else 0.0
        else:
            begin = first[0] if first else mention.start
            weight = _by_words(text, mention, begin) + _by_date(text, mention, near, period)
            weight += _by_place(text, mention, begin) if in_first else 0.0
        if weight >= _LEAST and (best is None or weight > best[0]):
            best = (weight, index)
    return best[1] if best else None


def _by_place(text: str, mention: Mention, begin: int) -> float:
    """In the first paragraph, and more so as its first words: "Kế hoạch số … đặt chỉ tiêu", "Theo Công văn số …"."""
    if not _FIRST_WORD.match(text[begin : mention.start]):
        return 2.0
    return 3.5 if _TAKES_EFFECT.match(text[mention.end : mention.end + 130]) else 3.0


def _by_words(text: str, mention: Mention, begin: int) -> float:
    """What stands before it: "ban hành" and brackets for it, "theo yêu cầu tại" against; reports are submitted."""
    before = text[max(begin, mention.start - 260) : mention.start]
    last = before[-24:].replace("các ", "").rstrip().rpartition(" ")[2].lower()
    issued = last in _LAST_OF_ISSUES and bool(_ISSUES.search(before[-24:]))
    weight = 2.0 if _in_brackets(text, mention) else 0.0
    if issued:
        weight += 2.5 if _OWN_SIGN.search(mention.number or "") else 2.0
    elif before.endswith(("tại ", "theo ", "trong ")) and _PASSED_AT.search(before):
        weight += 1.5 if _OWN_SIGN.search(mention.number or "") else 1.0
    elif _may_be_under(before[-70:]) and _UNDER.search(before[-70:]):
        weight -= 3.0
    if mention.type in _SUBMITTED:
        own = (issued or weight or before.strip() == "Theo") and (mention.number or "").endswith("UBND")
        weight -= 1.0 if own else 9.0
    if mention.type in _LETTERS and before.endswith(("có ", "gửi ")) and _SUPERIOR_HAS.search(before[-90:]):
        weight -= 2.0
    return weight


def _may_be_under(before: str) -> bool:
    """Tell cheaply whether `_UNDER` can end here: by its last word, or an author named with "của"."""
    last = before[-24:].replace("các ", "").replace("tại ", "").rstrip().rpartition(" ")[2].lower()
    return last in _LAST_OF_UNDER or "của " in before.lower()


def _by_date(text: str, mention: Mention, near: bool, period: Period | None) -> float:
    """Dated in the week, with the publisher's sign, written "số …, ngày …" as news of it is."""
    weight = 1.0 if _OWN_SIGN.search(mention.number or "") else 0.0
    if mention.date:
        weight += 2.0 if near else -2.5 if period else 0.5
    else:
        weight -= 1.0
    return weight + (0.5 if _COMMA_DATE.search(text, mention.start, mention.end) else 0.0)


def _days(period: Period | None) -> tuple[str, str] | None:
    """Return the first and last day on which a document may be dated that the bulletin announces."""
    if period is None:
        return None
    return (date.fromisoformat(period.start) - timedelta(days=4)).isoformat(), period.end


def _near(day: str, days: tuple[str, str] | None) -> bool:
    """Tell whether a document is dated in the bulletin's week or a few days before it."""
    return days is not None and days[0] <= day <= days[1]


def _in_brackets(text: str, mention: Mention) -> bool:
    opening = text.rfind("(", max(0, mention.start - 30), mention.start)
    return (
        opening >= 0 and ")" not in text[opening : mention.start] and text.find(")", mention.end, mention.end + 60) >= 0
    )
