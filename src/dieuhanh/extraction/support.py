"""Stage 3: with whom a duty is done ("phối hợp với …") and what it is to bring forth."""

from __future__ import annotations

from dieuhanh.extraction.reading import Reading
from dieuhanh.extraction.tokens import has_any
from dieuhanh.language.folding import fold_name
from dieuhanh.language.prepared import compiled

_HOW = (
    r" hợp(?:\s(?:chặt chẽ|đồng bộ|hiệu quả|thường xuyên|kịp thời|tốt|cùng|ngay|sớm|chủ động|tích cực))*"
    r"(?:,\s(?:thống nhất|trao đổi|làm việc|hướng dẫn))?\s(?:cùng\svới\s|với\s|cùng\s)?"
)
_WITH = r"\s(?:với\s)?(?=[A-ZĐU]|các\s(?:sở|cơ quan|đơn vị|ngành|tổ|hội))"
# Every branch begins with a letter: `re` then scans for their first letters.
_WORK_WITH = compiled(rf"(?:phối{_HOW}|Phối{_HOW}|cùng{_WITH}|Cùng{_WITH}|với sự phối hợp của\s)")
_NOUN = compiled(r"(?:cơ quan|đơn vị|quy chế|công tác|sự|việc|kết quả|cơ chế|chương trình)\s$")
_BRINGS = ("xây dựng ", "ban hành ", "hoàn thiện ", "tham mưu ", "trình ")
_PRODUCT = compiled(
    r"(?:xây dựng|ban hành|hoàn thiện|tham mưu|trình)\s(?:dự thảo\s)?"
    r"((?:Kế hoạch|Đề án|Quyết định|Quy chế|Quy định|báo cáo|phương án|danh sách|danh mục)[^,.;\n]{0,60})"
)


def read_support(reading: Reading, lead: tuple[str, ...], start: int, end: int) -> tuple[str, ...]:
    """Return the bodies that the lead must work with, from every "phối hợp với …" that has an object."""
    found: list[str] = []
    if not has_any(reading.text, start, end, ("hối hợp", "ùng ")):
        return ()
    known = {fold_name(name) for name in lead}
    for match in _WORK_WITH.finditer(reading.text, start, end):
        if _NOUN.search(reading.text[max(start, match.start() - 12) : match.start()]):
            continue
        located = reading.bodies_at(match.end(), end)
        for name in located.names if located else ():
            if fold_name(name) not in known:
                known.add(fold_name(name))
                found.append(name)
    return tuple(found)


def read_product(text: str, start: int, end: int) -> str | None:
    """Return the document that the duty is to bring forth ("trình báo cáo tổng hợp"), or None."""
    match = _PRODUCT.search(text, start, end) if has_any(text, start, end, _BRINGS) else None
    return " ".join(match[1].split()) if match else None
