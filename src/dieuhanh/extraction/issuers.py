"""Stage 3: who issued a cited document, by what its own sentence says; never inferred from the number."""

from __future__ import annotations

import re

from dieuhanh.extraction.bodies import read_body
from dieuhanh.extraction.citations import Mention
from dieuhanh.extraction.officials import is_surname
from dieuhanh.extraction.tokens import Tokens, tokens
from dieuhanh.language.sentences import UPPER

_OF = re.compile(r"\s?,?\s?của\s{1,2}")
_MADE_BY = re.compile(r"\s?do\s{1,2}")
_MADE = re.compile(r"\s(?:ban hành|ký|phê duyệt|công bố)")
_AT_BEFORE = re.compile(
    r"\s(?:(?:đã|vừa|được)\s)?(?:(?:giao|chỉ đạo|yêu cầu|đề nghị|nêu|nêu rõ|kiến nghị|chuyển đến|gửi đến|"
    r"gửi|phản ánh|hướng dẫn|cho ý kiến|đề xuất|kết luận|trình|báo cáo|phân công|"
    r"thông báo|ban hành|đã giao|thẩm định|phê duyệt)\s(?:trước đó\s|rõ\s)?)?(?:tại|trong)(?:\scác)?\s$"
)
_ASKED_BY = re.compile(r"(?:(?:đề nghị|kiến nghị|đề xuất|yêu cầu|ý kiến)\scủa|\bdo)\s(?=[A-ZĐ])")
_BRACKET_OF = re.compile(
    r"(?:Công điện|Công văn|Chỉ thị|Nghị quyết|Quyết định|Kế hoạch|[Vv]ăn bản|Kết luận|"
    r"Thông báo)\scủa\s([^()\n]{3,80}?)\s?\($"
)
_COMMA = re.compile(r"\s?(?:\([^()]{1,60}\)\s?)?,\s")
_ACTS = re.compile(
    r"\s?(?:(?:đã|vừa|tiếp tục|cũng|có|mới)\s)?(?:đề nghị|yêu cầu|chỉ đạo|giao|hướng dẫn|ban hành|"
    r"thông báo|cho|quyết định|phê duyệt|đôn đốc|công bố|nêu)\b"
)
_INTRO = re.compile(
    r"(?:(?:Theo đó|Trước đó|Ngày\s[^,]{4,40}|Cùng ngày|Đồng thời|Trong tuần|Mới đây|Nhằm[^,]{5,160}|"
    r"Để[^,]{5,160}|Thực hiện[^,]{5,200}|"
    r"Căn cứ[^,]{5,200}|Xét[^,]{5,200}|Sáng\s[^,]{4,30}|Chiều\s[^,]{4,30}|\d{1,2}[.)]|[a-zđ]\)|[-–+•]),?\s{1,2}){0,3}"
)
_PERSON = re.compile(r"(?:[Đđ]ồng chí|[ÔôBb](?:ng|à))\s")
_NAMED_AFTER = re.compile(rf"\s[{UPPER}][^\W\d_]*\s[{UPPER}]")
_ISSUES = re.compile(
    r"\b(?:ban hành|có|ký|ký ban hành|ra|gửi|phê duyệt|quyết định|thông qua|công bố)\s(?:các\s)?$", re.IGNORECASE
)


def read_issuer(text: str, mention: Mention, start: int, end: int, *, announced: bool) -> str | None:
    """Return the issuer that the sentence text[start:end] names for the mention, or None.

    Tried in turn: "… của X" after it; "X … tại" before it; "Tại …, X đề nghị"; the sentence's subject that issues it.
    """
    after = _OF.match(text, mention.end, end)
    if after:
        found = _body_at(text, after.end(), end)
        if found or _PERSON.match(text, after.end()):
            return found
    made = _MADE_BY.match(text, mention.end, end)
    if made:
        found = _body_at(text, made.end(), end)
        if found or re.match(r"(?:Phó |đồng chí|Đồng chí|ông|bà)", text[made.end() : made.end() + 8]):
            return found
    before = text[max(start, mention.start - 150) : mention.start]
    at = _AT_BEFORE.search(before)
    if at:
        found = _body_ending(before[: at.start()])
        if found:
            return found
    if re.search(r"\b[Tt]ại\s$", before[-5:]):
        comma = _COMMA.match(text, mention.end, end)
        if comma:
            words = tokens(text, comma.end(), end, 24)
            stop = read_body(words, 0)
            if stop is not None and _ACTS.match(text, words.end[stop - 1]):
                return name_of(text, words, 0, stop)
    bracket = _BRACKET_OF.search(before)
    if bracket and not announced:
        return _body_at(text, mention.start - len(before) + bracket.start(1), end)
    asked = _ASKED_BY.search(before) if at else None
    if asked:
        return _body_at(text, mention.start - len(before) + asked.end(), end)
    if announced and text[start : mention.start].strip() in ("Theo", "Tại", "Với"):
        comma = _COMMA.match(text, mention.end, end)
        return read_subject(text, comma.end(), end) if comma else None
    if (announced and not re.search(r"\b[Tt]heo\s$", before)) or _ISSUES.search(before[-24:]):
        return read_subject(text, start, mention.start)
    return None


def read_subject(text: str, start: int, end: int) -> str | None:
    """Return the body that is the subject of the sentence text[start:end]; None where it is a person."""
    intro = _INTRO.match(text, start, end)
    at = intro.end() if intro else start
    if _PERSON.match(text, at, end):
        return None
    words = tokens(text, at, end, 40)
    stop = read_body(words, 0)
    if stop is None:
        return None
    if names_person(text, words, stop):
        return None
    return name_of(text, words, 0, stop)


def names_person(text: str, words: Tokens, stop: int) -> bool:
    """Tell whether an office is followed by its holder's name ("Phó Thủ tướng Chính phủ Trần Lưu Quang ký")."""
    if words.low[0] not in ("phó", "chủ", "thủ", "bộ", "giám", "bí", "thứ"):
        return False
    if _NAMED_AFTER.match(text, words.end[stop - 1]):
        return True
    name = words.raw[max(0, stop - 3) : stop]
    place = words.low[stop - 4] if stop >= 4 else ""
    return all(word[0].isupper() and not word.isupper() for word in name) and place != "phố" and is_surname(name[0])


def _body_at(text: str, at: int, end: int) -> str | None:
    words = tokens(text, at, end, 30)
    stop = read_body(words, 0)
    if stop is None or words.low[0] in ("các", "những") or names_person(text, words, stop):
        return None
    return name_of(text, words, 0, stop)


def _body_ending(head: str) -> str | None:
    """Return the body whose name ends where `head` ends, the longest that does."""
    words = tokens(head, max(0, len(head) - 110), len(head), 40)
    for index in range(len(words.low)):
        if words.start[index] and head[words.start[index] - 1].isalpha():
            continue
        stop = read_body(words, index)
        if stop == len(words.low):
            return name_of(head, words, index, stop)
    return None


def name_of(text: str, words: Tokens, first: int, stop: int) -> str:
    """Return a body's name as written, white space squeezed, glued words mended."""
    name = " ".join(text[words.start[first] : words.end[stop - 1]].split())
    return name.replace("Chủtịch", "Chủ tịch")
