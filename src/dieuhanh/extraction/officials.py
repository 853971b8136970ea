"""Stage 3: the named person who directs, chairs or signs what an item tells."""

from __future__ import annotations

import re

from dieuhanh.extraction.knowledge import phrases
from dieuhanh.extraction.model import Official
from dieuhanh.extraction.tokens import has_any
from dieuhanh.language.prepared import compiled
from dieuhanh.language.sentences import UPPER

_NAME_WORD = rf"[{UPPER}][^\W\d_]{{0,7}}(?:[’'][^\W\d_]{{0,7}})?"
NAME = rf"{_NAME_WORD}(?:\s{_NAME_WORD}){{1,4}}"
# Plain first letters: `re` then scans for them.
_COMRADE = r"(?:Đồng chí|đồng chí|Đ/c|đ/c|Đ/chí|đ/chí|Ông|ông|Bà|bà)"
_OFFICE_WORDS = (
    r"(?:Chủ\s?tịch|Bí thư|Trưởng|Tổng Giám đốc|Giám đốc|Chánh|Thủ tướng|Bộ trưởng|Thứ trưởng|Cục trưởng|"
    r"Chỉ huy|Tư lệnh|Viện trưởng|Ủy viên|Uỷ viên|Thường trực|Quyền|Q\.|Chủ nhiệm|Hiệu trưởng)"
)
# Every branch begins with a letter: `re` then scans for their first letters.
_OFFICE = rf"(?:Phó\s{_OFFICE_WORDS}|{_OFFICE_WORDS[3:]}"
# "Đồng chí Lương Trọng Quỳnh, Phó Chủ tịch UBND tỉnh chỉ đạo …"
_COMRADE_WORDS = ("ồng chí", "/c ", "/chí", " ông ", ",ông ", "(ông ", "Ông ", "bà ", "Bà ")
_PERSON_FIRST = compiled(rf"{_COMRADE}\s({NAME})\s?(?:,|-|–)\s{{0,2}}(?={_OFFICE})")
_OFFICE_FIRST = compiled(rf"({_OFFICE}[^,.;:()\n]{{0,60}}?)\s(?:{_COMRADE}\s)?({NAME})\s(?=[^\W\d_A-Z])(?!thì|là)")
_ACTS = compiled(
    r"\s(?:đã\s|vừa\s|cũng\s)?(?:có\s|cùng\s)?(?:chủ\s?trì|chỉ đạo|ký|yêu cầu|giao|kết luận|ý kiến|điều hành|đồng ý|"
    r"truyền đạt|làm việc|"
    r"thống nhất|cho ý kiến|phê duyệt|ban hành|chủ tọa|nhấn mạnh|đề nghị|về|quyết định|kiểm tra|dự|tiếp|"
    r"dẫn đầu|thăm|đến|gặp|"
    r"phát biểu|đi|thay mặt|văn bản)"
)
_POSITION_END = compiled(
    r"[.;:()\n]|,\s(?=[^\W\d_A-ZĐ])(?![ỦÔ]|chống|thể thao)|\s(?:đã|vừa|có ý kiến|có văn bản|chủ trì|"
    r"chỉ đạo|ký|yêu cầu|giao|kết luận|điều hành|đồng ý|làm việc|thống nhất|về|"
    r"cho ý kiến|phê duyệt|ban hành|chủ tọa|nhấn mạnh|đề nghị|tại|quyết định|kiểm tra|dự|phát biểu|cùng|"
    r"truyền|thay mặt|dẫn đầu|thăm|đến|trao|gặp|tặng|khảo sát|động viên|chúc|tiếp tục|trên|trong)\b"
)
_CITIES = frozenset(("Hồ Chí Minh", "Phan Rang Tháp", "Buôn Ma Thuột"))
_BY = compiled(rf"\bdo\s({_OFFICE}[^,.;:()\n]{{0,60}}?)\s({NAME})\s(?:ký|chủ trì|ban hành)")
_DIRECTS = compiled(
    r"(?:chỉ đạo|ý kiến|kết luận|chủ trì|điều hành|yêu cầu|ký|chủ tọa|phân công|thống nhất|giao|nhấn mạnh|đồng ý)\b"
)
_JUST_PRESENT = compiled(
    r"(?:[Dd]ự|[Tt]ham dự|[Cc]ùng dự|có mặt|[Ll]àm|thay|gồm|thành viên|cùng)\s?(?:có\s|với\s|các\s)?$"
)
_TAKES_ROLE = compiled(r"[^.;\n]{0,160}?\s(?:làm|giữ chức|thay đồng chí|tham gia|là thành viên|nghỉ hưu|kiêm)\b")


def read_official(text: str, start: int, end: int) -> Official | None:
    """Return who directs or chairs by the first sentences of text[start:end] (an item's body), or None."""
    signer = _BY.search(text, start, end) if text.find(" ký", start, end) >= 0 else None
    chosen: tuple[int, Official] | None = None
    if signer:
        chosen = (signer.start(), Official(_plain(signer[2]), _plain(signer[1])))
    near = min(end, start + 900)
    for match in _PERSON_FIRST.finditer(text, start, near) if has_any(text, start, near, _COMRADE_WORDS) else ():
        if _JUST_PRESENT.search(text[max(start, match.start() - 24) : match.start()]):
            continue
        stop = _POSITION_END.search(text, match.end(), min(end, match.end() + 160))
        limit = stop.start() if stop else min(end, match.end() + 160)
        position = text[match.end() : limit].strip(" ,")
        acts = _ACTS.match(text, limit) or _DIRECTS.search(text[max(start, match.start() - 60) : match.start()])
        follows = text[limit : limit + 40]
        if (
            not acts
            and not follows.lstrip(" ,(").startswith(("chỉ", "chủ", "ký", "đã"))
            and "của" not in text[max(start, match.start() - 5) : match.start()]
        ):
            continue
        if _TAKES_ROLE.match(text, match.end(), end) and not _ACTS.match(text, limit):
            continue
        if chosen is None or match.start() < chosen[0]:
            chosen = (match.start(), Official(_plain(match[1]), _plain(position) or None))
        break
    office = _OFFICE_FIRST.search(text, start, min(end, start + 600))
    if (
        office
        and not re.search(r"\s(?:làm|thay)\b", office[1])
        and (chosen is None or office.start() < chosen[0])
        and not _is_place(office)
    ):
        chosen = (office.start(), Official(_plain(office[2]), _plain(office[1])))
    return chosen[1] if chosen else None


def _is_place(office: re.Match[str]) -> bool:
    """Guard against a place or a body read as a person: "Chủ tịch UBND tỉnh Lạng Sơn chỉ đạo"."""
    if re.search(r"(?:thành phố|huyện|xã|phường|quận|đặc khu)$", office[1]):
        return len(office[2].split()) < 3 or office[2] in _CITIES or not is_surname(office[2].split()[0])
    return (len(office[2].split()) < 3 and "chí" not in office.group()) or not is_surname(office[2].split()[0])


def is_surname(word: str) -> bool:
    """Tell whether a word is a family name."""
    return word in phrases("surnames")


def _plain(words: str) -> str:
    """Mend glued and doubled white space in a name or position."""
    return " ".join(words.replace("Chủtịch", "Chủ tịch").split())
