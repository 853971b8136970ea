"""Who speaks in a sentence: the publisher, or a superior whose letter is passed on ("Công điện nêu rõ: …")."""

from __future__ import annotations

import re
from typing import NamedTuple

from dieuhanh.language.folding import fold_name
from dieuhanh.language.prepared import compiled

INTRO = compiled(
    r"(?:Theo đó|Trong đó|Đồng thời|Bên cạnh đó|Cùng với đó|Ngoài ra|Cụ thể|Trước mắt|Cũng theo|Cùng ngày|"
    r"Để triển khai|[Vv]ề phía|Về phần|Phần mình|Đối với|"
    r"Tại cuộc họp|Tại phiên họp|Kết luận[^,.:]{0,40}|Mặt khác|Song song với đó|Do đó|Vì vậy|"
    r"Trên cơ sở đó|Sau đó)"
    r"(?:\s[^,.;:]{0,40}?)?,\s{1,2}|Riêng(?:\s(?:đối với\s)?|,\s)|"
    r"(?:Phân công|Tổ chức)(?:\snhiệm vụ|\strách nhiệm)?(?:\sthực hiện)?:\s"
)
NUMBERING = compiled(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]|[a-zđ]\)|[a-zđ]\.|[-–+•*])\s{1,3}|(?:Điều|Mục|"
    r"Phần)\s\d{1,3}\.\s{1,2}|[IVX]{1,5}\.\s{1,2}"
)
# What the two patterns above can begin with: most clauses begin with neither, and are not tried.
_INTRO_LETTERS = frozenset("TĐBCNMSDVvRPK")
_NUMBERING_MARKS = frozenset("0123456789-–+•*ĐMPIVX")
_ORDERS = (
    "yêu cầu",
    "giao",
    "đề nghị",
    "chỉ đạo",
    "phân công",
    "lưu ý",
    "nhắc nhở",
    "đề xuất",
    "đôn đốc",
    "mời",
)
# An order begins in either case: it is looked for from its second letter on.
_ORDER_PARTS = tuple((word[0] + word[0].upper(), word[1:]) for word in _ORDERS)
_POLITE = ("Kính ", "kính ", "Trân trọng ", "trân trọng ")
_ORDER_GOES_ON = compiled(r"(?: nhiệm vụ cho| trách nhiệm cho| cho)?(?:\s?:|\srõ)?\s{1,2}")
_NO_ORDER_ALONE = ("chỉ đạo", "đôn đốc", "nhắc nhở", "lưu ý", "đề xuất")
ASSIGNER = compiled(
    r"(?:[Đđ]ồng chí\s)?(?:Phó\s)?(?:Chủ\s?tịch|Thủ tướng|Giám đốc|Bí thư|Bộ trưởng|Trưởng)\b|UBND\s|(?:Ủy|"
    r"Uỷ) ban nhân dân\s|"
    r"[Đđ]ồng chí\s|Ban Chỉ đạo|Thường trực|Hội đồng|Sở\s|[ÔB](?:ng|à)\s|Lãnh đạo|[Tt]ỉnh\b"
)
CIRCUMSTANCE = compiled(
    r"^(?:Tại|Theo|Trước|Sau|Để|Nhằm|Căn cứ|Thực hiện|Trong|Qua|Từ|Trên|Kết luận|Ngày|Sáng|Chiều|Với|"
    r"Đối với|Xét|Liên quan|Về)\b"
    r"[^.;]{2,330},\s"
)
SUPERIOR = compiled(
    r"(?:Bộ (?!phận|Chỉ huy|CHQS|đội|máy|luật|tiêu chí|chỉ số|thủ tục)[A-ZĐ]|Thủ tướng|Phó Thủ tướng|Chính phủ|"
    r"Thanh tra (?:Bộ|Chính phủ)|Ban Bí thư|Bộ Chính trị|Trung ương|Tổng cục|"
    r"Ngân hàng Nhà nước(?!\s(?:[Cc]hi nhánh|[Kk]hu vực|tỉnh))|"
    r"Ủy ban Thường vụ Quốc hội|"
    r"Bảo hiểm xã hội Việt Nam|Văn phòng Chính phủ|Kiểm toán [Nn]hà nước|Ủy ban Dân tộc|Tổng Công ty|"
    r"Tập đoàn|Ủy ban Trung ương|"
    r"Ban Chỉ đạo (?:Trung ương|quốc gia|Quốc gia))"
)
DOCUMENT_SPEAKS = compiled(
    r"(?:Công văn|Công điện|Chỉ thị|Văn bản|Báo cáo|Kết luận|Thông báo|Nghị quyết|Quyết định)\b"
    r"(?:\s(?:của|số|trên|này|nêu trên|nói trên)[^:;,]{0,90}?)?\s(?:cũng\s|còn\s)?(?:nêu rõ|nêu|yêu cầu|"
    r"đề nghị|chỉ đạo|lưu ý|khuyến nghị)\b"
)
_ALL_PROVINCES = compiled(
    r"UBND (?:các tỉnh|cấp tỉnh|các địa phương)|Chủ tịch UBND các tỉnh|các tỉnh, thành phố|các bộ, ngành"
)
_PART_OF_NOUN = compiled(r"\b(?:theo|tại|của|về|các|những|nội dung|thực hiện|được|có)\s$")
_NOT_SPEAKING = compiled(r"\b(?:của|theo|với|về|từ)\s$")
_HEAD = 300
_SUPERIOR_WORDS = (
    "Bộ ",
    "Thủ tướng",
    "Chính phủ",
    "Thanh tra",
    "Ban ",
    "Trung ương",
    "Tổng ",
    "Ngân hàng",
    "Ủy ban",
    "Bảo hiểm",
    "Kiểm toán",
    "Tập đoàn",
)


class Order(NamedTuple):
    """A word of order in a text: its span with a polite word before and the blanks after it."""

    words: str
    start: int
    end: int


def numbering(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the number, letter or dash with which text[start:end] begins ("1.", "a)", "-", "Điều 2."), or None."""
    if start >= end or not (text[start] in _NUMBERING_MARKS or text[start + 1 : start + 2] in (")", ".")):
        return None
    return NUMBERING.match(text, start, end)


def past_intro(text: str, start: int, end: int) -> int:
    """Return where a clause begins after its number and "Theo đó, …"."""
    at = start
    for _ in range(2):
        numbered = numbering(text, at, end)
        at = numbered.end() if numbered else at
        intro = INTRO.match(text, at, end) if at < end and text[at] in _INTRO_LETTERS else None
        at = intro.end() if intro else at
    return at


def find_orders(text: str, start: int, end: int) -> list[Order]:
    """Return the words of order in text[start:end], in order; found word by word, far cheaper than one pattern."""
    found: list[Order] = []
    for letters, tail in _ORDER_PARTS:
        rest = text.find(tail, start + 1, end)
        while rest >= 0:
            at, after = rest - 1, rest + len(tail)
            match = _ORDER_GOES_ON.match(text, after, end) if text[at] in letters else None
            if match and not (at > start and text[at - 1].isalnum()):
                begin = at
                if text.endswith(_POLITE, start, at):
                    begin -= next(len(word) for word in _POLITE if text.endswith(word, start, at))
                found.append(Order(text[at : match.end()], begin, match.end()))
            rest = text.find(tail, after, end)
    return sorted(found, key=lambda order: order.start)


def is_order(words: str) -> bool:
    """Tell whether a sentence may open with this word of order ("Giao …" yes, "Chỉ đạo …" only after who directs)."""
    return not words.lower().startswith(_NO_ORDER_ALONE)


def origin_of(
    text: str, start: int, end: int, orders: list[Order], document_type: str | None, own: frozenset[str] = frozenset()
) -> str | None:
    """Tell whose duty the sentence puts: "reported" where a superior speaks, "document", or None where nobody orders.

    orders: the words of order in the sentence. document_type: the type of the announced document; "Công điện yêu cầu …"
    of the item's own công điện is its own. own: folded names of the publisher, which reports nobody when it orders.
    """
    if DOCUMENT_SPEAKS.match(text, start, end):
        itself = document_type is not None and text.startswith(document_type, start)
        return "document" if itself and not SUPERIOR.search(text, start, min(end, start + 60)) else "reported"
    for order in orders:
        if order.start > start and _PART_OF_NOUN.search(text[max(start, order.start - 14) : order.start]):
            continue
        before = text[max(start, order.start - _HEAD) : order.start]
        return "reported" if _superior_speaks(before, own) else "document"
    return None


def _superior_speaks(before: str, own: frozenset[str]) -> bool:
    """Tell whether the last body before an order is a superior, with no comma between: "Bộ Xây dựng đề nghị"."""
    if not _names_superior(before):
        return False
    last = next(reversed(list(SUPERIOR.finditer(before))), None)
    if last is None or "," in before[last.end() :] or fold_name(before[last.start() :]) in own:
        return False
    return not _NOT_SPEAKING.search(before[: last.start()])


def _names_superior(before: str) -> bool:
    return any(map(before.__contains__, _SUPERIOR_WORDS))


def is_for_provinces(lead: str) -> bool:
    """Tell whether a body stands for all provinces, so that only a superior can have asked it."""
    return bool(_ALL_PROVINCES.match(lead))
