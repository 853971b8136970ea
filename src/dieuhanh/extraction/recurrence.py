"""Stage 3: how often a duty comes again: "định kỳ hằng quý", "ngày 25 hằng tháng", "mỗi quý một lần"."""

from __future__ import annotations

import re

from dieuhanh.extraction.tokens import has_any
from dieuhanh.language.prepared import compiled

EVERY = r"(?:hằng|hàng|mỗi)"
RECURRENCES = {"ngày": "daily", "tuần": "weekly", "tháng": "monthly", "quý": "quarterly", "năm": "yearly"}
_DAY_OF = r"\d{1,2}(?:/\d{1,2}|\stháng\s\d{1,2})?"
_HOUR = r"(?:\d{1,2}\s?(?:giờ|h)\s?(?:\d{2}(?:\sphút)?)?\s)?"
_BEFORE = r"(?:vào|trước|chậm nhất(?:\slà|\svào|\strước)?|hoàn thành trước|xong trước)"
# Found from the word for "every", read backwards for the day and the limit.
_EVERY = compiled(r"(?:hằng|hàng|mỗi|Hằng|Hàng|Mỗi)\s(ngày|tuần|tháng|quý|năm)\b")
_LEADS = compiled(
    rf"(?:\b{_BEFORE}\s)?{_HOUR}(?:(?:ngày|thứ)\s(?:{_DAY_OF}|\w{{2,4}}(?:\s\w{{3}})?)\s)?(?:của\s)?(?:[Đđ]ịnh kỳ\s)?$",
    re.IGNORECASE,
)
_REGULAR = compiled(
    r"(?:định kỳ|Định kỳ)\s(?:(?P<n>\d{1,2}|một|hai|ba|sáu)\s)?(?P<unit>tuần|tháng|quý|năm)\b(?!\s\d)(?:/lần)?|"
    r"(?:một|1|01)\s(?P<each>tháng|quý|năm|tuần)\s(?:một|1|01)\slần"
)
_TIMES = compiled(r"[0-9][0-9]?\s(tháng|quý|năm|tuần)\s?(?:/\s?lần|một lần|\d lần)")
_DUTY = compiled(
    r"báo cáo|tổng hợp|gửi|cập nhật|trình|thông báo|kiểm tra|rà soát|đánh giá|họp|công khai|tổ chức|nộp|kiểm|"
    r"đối chiếu|sơ kết|công bố|thống kê|giao ban|cung cấp|chia sẻ|giám sát|đăng tải|thông tin|lấy mẫu|"
    r"quan trắc|niêm yết|giao|kê khai|bàn giao",
    re.IGNORECASE,
)
_NOT_DUTY = compiled(
    r"bình quân|tốc độ|kế hoạch|nhu cầu|giao|sinh hoạt|công tác|tăng|dự toán|đánh giá xếp loại\s$", re.IGNORECASE
)
_ONCE = compiled(r"\s(?:một|1|01|hai|2|02) lần")
_LAST_MONTH = compiled(r"(?:trước |chậm nhất |vào )?ngày \d{1,2}(?: của)? tháng (?:cuối|đầu)(?: của)? quý")
# "vào ngày làm việc cuối cùng của tháng", "ngày cuối quý": every one of them.
_LAST_DAY = compiled(
    r"(?:trước |chậm nhất |vào )?ngày (?:làm việc )?(?:cuối cùng|đầu tiên|cuối|đầu)(?: của)?(?: hằng| hàng| mỗi)? "
    r"(tuần|tháng|quý)\b(?!\s(?:\d|này|[IVX]))"
)
# "định kỳ 06 tháng" is said, but none of the format's recurrences.
_OTHER_PERIOD = compiled(r"[Đđ]ịnh kỳ\s.*tháng")
_OTHER = "tháng khác"
_WORDS = ("hằng", "hàng", "mỗi", "Hằng", "Hàng", "Mỗi")


def read_recurrence(text: str, start: int, end: int) -> tuple[str, str, int] | None:
    """Return (unit, words, offset) of the first recurrence of a duty in text[start:end], or None."""
    if has_any(text, start, end, _WORDS):
        for match in _EVERY.finditer(text, start, end):
            head = text[max(start, match.start() - 50) : match.start()]
            lead = _LEADS.search(head)
            at = match.start() - len(head) + (lead.start() if lead else len(head))
            words = text[at : match.end()].strip()
            if _is_duty(text, words, at, match.end(), start, end):
                return match[1], words, at
    return _regular(text, start, end)


def _regular(text: str, start: int, end: int) -> tuple[str, str, int] | None:
    """Read "định kỳ 03 tháng", "một năm một lần", "6 tháng một lần": only the periods that the format knows."""
    day = _LAST_DAY.search(text, start, end) if has_any(text, start, end, ("cuối ", "đầu ")) else None
    if day:
        return day[1], day.group(), day.start()
    if not has_any(text, start, end, ("ịnh kỳ", "lần", " quý")):
        return None
    last = _LAST_MONTH.search(text, start, end) if text.find(" quý", start, end) >= 0 else None
    if last:
        return "quý", last.group(), last.start()
    for match in _REGULAR.finditer(text, start, end):
        unit = _unit_of(match["unit"] or match["each"], match["n"])
        if unit or _OTHER_PERIOD.match(match.group()):
            return unit or _OTHER, match.group(), match.start()
    times = _TIMES.search(text, start, end)
    return (_unit_of(times[1], times.group().split()[0]) or _OTHER, times.group(), times.start()) if times else None


def _unit_of(unit: str, count: str | None) -> str | None:
    if count in ("3", "03", "ba") and unit == "tháng":
        return "quý"
    return unit if count in (None, "1", "01", "một") else None


def _is_duty(text: str, words: str, at: int, stop: int, start: int, end: int) -> bool:
    """A recurrence counts with "định kỳ", a day, or a verb of reporting near it; "bình quân hằng năm" does not."""
    low = words.lower()
    if low.startswith(("định kỳ", "trước", "chậm", "vào", "ngày", "thứ")) or any(char.isdigit() for char in low):
        return True
    if _ONCE.match(text, stop, end):
        return True
    before = text[max(start, at - 40) : at]
    if _NOT_DUTY.search(before[-24:].rpartition(",")[2]):
        return False
    if _DUTY.match(text[stop : stop + 30].lstrip(" ,")) or _DUTY.search(before):
        return True
    opens = not before.strip() or before.rstrip()[-1] in ".;,:)-"
    return opens and bool(_DUTY.search(text, stop, min(end, stop + 60)))
