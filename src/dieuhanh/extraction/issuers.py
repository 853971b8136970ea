"""Stage 3: who issued a cited document, by what its own sentence says; never inferred from the number."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from dieuhanh.extraction.bodies import read_body, read_body_ending
from dieuhanh.extraction.citations import Mention
from dieuhanh.extraction.officials import is_surname
from dieuhanh.extraction.tokens import Tokens, tokens
from dieuhanh.language.prepared import compiled
from dieuhanh.language.sentences import UPPER

_OF = compiled(r"\s?,?\s?(?:của|CỦA)\s{1,2}")
_CONFERENCE = compiled(r"Hội nghị lần thứ \w+(?:\s(?:mươi|mười)(?:\s\w+)?)?\s(?=[BĐ])")
# The term belongs to the name of a committee or council that is elected anew.
_TERM = compiled(
    r"\s(?:kho[áa]|khóa)\s[IVXLC]+\b(?:\snhiệm kỳ\s\d{4}\s?[-–]\s?\d{4})?|\snhiệm kỳ\s\d{4}\s?[-–]\s?\d{4}|"
    r"\slần thứ [IVXLC]+\b"
)
_MADE_BY = compiled(r"\s?do\s{1,2}")
_AT_BEFORE = compiled(
    r"\s(?:(?:đã|vừa|được)\s)?(?:(?:giao|chỉ đạo|yêu cầu|đề nghị|nêu|nêu rõ|kiến nghị|chuyển đến|gửi đến|"
    r"gửi|phản ánh|hướng dẫn|cho ý kiến|đề xuất|kết luận|trình|báo cáo|phân công|có ý kiến|"
    r"thông báo|ban hành|đã giao|thẩm định|phê duyệt)\s(?:trước đó\s|rõ\s)?)?(?:tại|trong)(?:\scác)?\s$"
)
# "Sau khi Bộ Y tế có Công điện số …": the body just before the verb.
_HAS_BEFORE = compiled(r"\s(?:(?:đã|vừa|mới|cũng)\s)?(?:có|ban hành|gửi|thông qua|ra)\s(?:các\s)?$")
_HAS_ENDS = ("có ", "hành ", "gửi ", "qua ", "ra ", "các ")
_PERSON_BEFORE = compiled(r"(?:[Đđ]ồng chí|[ÔôBb](?:ng|à))\s[^,.;]{2,40},\s$")
_ASKED_BY = compiled(r"(?:(?:đề nghị|kiến nghị|đề xuất|yêu cầu|ý kiến)\scủa|\bdo|\bđược)\s(?=[A-ZĐỦ])")
_BRACKET_OF = compiled(
    r"(?:Công điện|Công văn|Chỉ thị|Nghị quyết|Quyết định|Kế hoạch|[Vv]ăn bản|Kết luận|"
    r"Thông báo)\scủa\s([^()\n]{3,80}?)\s?\($"
)
# "nghe Sở Y tế báo cáo (Báo cáo số …)": who reports stands between the two verbs.
_HEARD = compiled(r"\b[Nn]ghe\s(?=[A-ZĐỦ])[^.;()\n]{4,110}?\s(?:báo cáo|trình bày|trình|giải trình)[^.;()\n]{0,60}\($")
_COMMA = compiled(r"\s?(?:\([^()]{1,60}\)\s?)?,\s")
_ACTS = compiled(
    r"\s?(?:(?:đã|vừa|tiếp tục|cũng|có|mới)\s)?(?:đề nghị|yêu cầu|chỉ đạo|giao|hướng dẫn|ban hành|"
    r"thông báo|cho|quyết định|phê duyệt|đôn đốc|công bố|nêu|lưu ý|nhấn mạnh|tặng|khen|đồng ý|thống nhất|"
    r"xem xét|nhắc lại|trả lời|phúc đáp|có ý kiến|phân công|chấp thuận|"
    r"công nhận|bổ sung|kiện toàn|thành lập|thông qua|trình|điều chỉnh|sửa đổi|quy định)\b"
)
# What these do by a document of the week, they decide.
_PUBLISHERS = compiled(r"(?:Chủ tịch |Văn phòng )?UBND (?:tỉnh|thành phố)\b(?!,)|Bộ [A-ZĐ]|Thủ tướng|Chính phủ")
_INTRO = compiled(
    r"(?:(?:Theo đó|Trước đó|Ngày\s[^,]{4,40}|Cùng ngày|Đồng thời|Trong tuần|Mới đây|Nhằm[^,]{5,160}|"
    r"Để[^,]{5,160}|Thực hiện[^,]{5,200}|"
    r"Căn cứ[^,]{5,200}|Xét[^,]{5,200}|Sáng\s[^,]{4,30}|Chiều\s[^,]{4,30}|\d{1,2}[.)]|[a-zđ]\)|[-–+•]),?\s{1,2}){0,3}"
)
_PERSON = compiled(r"(?:[Đđ]ồng chí|[ÔôBb](?:ng|à))\s")
_CLAUSE = compiled(r",\s{1,2}")
_PERSON_AT = compiled(r"Phó |[Đđ]ồng chí|[Ôô]ng\s|[Bb]à\s")
_NAMED_AFTER = compiled(rf"\s[{UPPER}][^\W\d_]*\s[{UPPER}]")
# Cities whose names look like a person's: surname and two words more.
_CITIES = (["Hồ", "Chí", "Minh"], ["Phan", "Rang", "Tháp"])
_ISSUES = compiled(
    r"\b(?:ban hành|có|ký|ký ban hành|ra|gửi|phê duyệt|quyết định|thông qua|công bố)\s(?:các\s)?$", re.IGNORECASE
)


class _Sentence(NamedTuple):
    """The sentence text[start:end] around a mention; `before` is its stretch just before the mention."""

    text: str
    start: int
    end: int
    mention: Mention
    announced: bool
    before: str


def read_issuer(text: str, mention: Mention, start: int, end: int, *, announced: bool) -> str | None:
    """Return the issuer that the sentence text[start:end] names for the mention, or None.

    Tried in turn: "… của X" and "… do X ban hành" after it; "X … tại" before it; "Tại …, X đề nghị"; the words in
    front of its bracket; "nghe X báo cáo ("; "đề nghị của X … tại"; the sentence's subject that issues it.
    """
    sentence = _Sentence(text, start, end, mention, announced, text[max(start, mention.start - 150) : mention.start])
    for attempt in (_after, _named_before, _asks_at, _of_bracket, _heard, _asked_by):
        found = attempt(sentence)
        if found is not None:
            return found or None
    return _issuing_subject(sentence)


def _after(sentence: _Sentence) -> str | None:
    """Read "… của X", "… do X ban hành"; "" where a person is named there."""
    text, end, at = sentence.text, sentence.end, sentence.mention.end
    if text[at : at + 1] == ")" and "(" in text[sentence.mention.start : at]:
        at += 1
    for pattern in (_OF, _MADE_BY):
        match = pattern.match(text, at, end)
        if match:
            found = _with_term(text, match.end(), end)
            if found or _PERSON_AT.match(text, match.end(), end):
                return found or ""
    return None


def _named_before(sentence: _Sentence) -> str | None:
    """Read "X (đề nghị) tại Công văn …": the body whose name ends before "tại"."""
    at = _AT_BEFORE.search(sentence.before) if sentence.before.endswith(("ại ", "rong ", " các ")) else None
    if at is None and sentence.before.endswith(_HAS_ENDS):
        at = _HAS_BEFORE.search(sentence.before)
    if at is None:
        return None
    found = body_ending(sentence.before[: at.start()])
    return "" if found and _PERSON_BEFORE.search(sentence.before[: at.start() - len(found)]) else found


def _asks_at(sentence: _Sentence) -> str | None:
    """Read "Tại Công văn …, X đề nghị": the body after the comma."""
    if not sentence.before.endswith(("tại ", "Tại ", "rong ")):
        return None
    comma = _COMMA.match(sentence.text, sentence.mention.end, sentence.end)
    if comma is None:
        return None
    words = tokens(sentence.text, comma.end(), sentence.end, 24)
    stop = read_body(words, 0)
    if stop is None:
        return None
    if names_person(sentence.text, words, stop):
        return ""
    if not _ACTS.match(sentence.text, words.end(stop - 1)):
        return None
    return name_of(sentence.text, words, 0, stop)


def _of_bracket(sentence: _Sentence) -> str | None:
    """Read "Công điện của Thủ tướng Chính phủ (Công điện số …)"."""
    bracket = None
    if sentence.before.endswith("(") and not sentence.announced:
        bracket = _BRACKET_OF.search(sentence.before)
    if bracket is None:
        return None
    return _body_at(sentence.text, sentence.mention.start - len(sentence.before) + bracket.start(1), sentence.end) or ""


def _heard(sentence: _Sentence) -> str | None:
    """Read "nghe X báo cáo (Báo cáo số …)": the body that was heard."""
    heard = _HEARD.search(sentence.before) if sentence.before.endswith("(") else None
    if heard is None:
        return None
    return _body_at(sentence.text, sentence.mention.start - len(sentence.before) + heard.start() + 5, sentence.end)


def _asked_by(sentence: _Sentence) -> str | None:
    """Read "đề nghị của X về … tại Công văn …": the body stands further before."""
    if not sentence.before.endswith(("tại ", "trong ")):
        return None
    asked = _ASKED_BY.search(sentence.before)
    if asked is None:
        return None
    return _body_at(sentence.text, sentence.mention.start - len(sentence.before) + asked.end(), sentence.end) or ""


def _issuing_subject(sentence: _Sentence) -> str | None:
    """Read "X ban hành Quyết định số …", "Theo Công văn số …, X đồng ý": the subject of the sentence."""
    text, start, mention = sentence.text, sentence.start, sentence.mention
    if sentence.announced and text[start : min(mention.start, start + 8)].strip() in ("Theo", "Tại", "Với"):
        comma = _COMMA.match(text, mention.end, sentence.end)
        return _acting_subject(text, comma.end(), sentence.end) if comma else None
    if (sentence.announced and not sentence.before.lower().endswith("theo ")) or _ISSUES.search(sentence.before[-24:]):
        return read_subject(text, start, mention.start) or _late_subject(sentence)
    return None


def _late_subject(sentence: _Sentence) -> str | None:
    """Read "Khắc phục …, UBND tỉnh ban hành Quyết định số …": the first body after a comma that acts."""
    text, end = sentence.text, sentence.mention.start
    if _PERSON.match(text, sentence.start, end):
        return None
    for comma in _CLAUSE.finditer(text, sentence.start, end):
        at = comma.end()
        if _PERSON.match(text, at, end):
            return None
        words = tokens(text, at, end, 30)
        stop = read_body(words, 0)
        if stop is None:
            continue
        if names_person(text, words, stop):
            return None
        if _ACTS.match(text, words.end(stop - 1)):
            return name_of(text, words, 0, stop)
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


def _acting_subject(text: str, start: int, end: int) -> str | None:
    """Return the subject that decides or orders; one that carries out what a document says did not issue it."""
    found = read_subject(text, start, end)
    if found is not None and _PUBLISHERS.match(found):
        return found
    if found is None or not _ACTS.match(text, text.find(found, start, end) + len(found), end):
        return None
    return found


def names_person(text: str, words: Tokens, stop: int) -> bool:
    """Tell whether an office is followed by its holder's name ("Phó Thủ tướng Chính phủ Trần Lưu Quang ký")."""
    if words.low[0] not in ("phó", "chủ", "thủ", "bộ", "giám", "bí", "thứ") or words.raw[0].isupper():
        return False
    if _NAMED_AFTER.match(text, words.end(stop - 1)):
        return True
    name = words.raw[max(0, stop - 3) : stop]
    place = words.low[stop - 4] if stop >= 4 else ""
    if place == "phố" and name in _CITIES:
        return False
    longer = words.raw[max(0, stop - 4) : stop]
    return any(
        is_surname(parts[0]) and all(word[0].isupper() and not word.isupper() for word in parts)
        for parts in (name, longer)
    )


def _with_term(text: str, at: int, end: int) -> str | None:
    """Read a body with the conference before it and the term after it: "… Trung ương Đảng khóa XII"."""
    conference = _CONFERENCE.match(text, at, end) if text.startswith("Hội nghị ", at) else None
    begin = conference.end() if conference else at
    found = _body_at(text, begin, end)
    if found is None:
        return None
    term = _TERM.match(text, begin + len(found), end) if text.startswith(found, begin) else None
    return f"{conference.group() if conference else ''}{found}{term.group() if term else ''}"


def _body_at(text: str, at: int, end: int) -> str | None:
    words = tokens(text, at, end, 30)
    stop = read_body(words, 0)
    if stop is None or words.low[0] in ("các", "những") or names_person(text, words, stop):
        return None
    return name_of(text, words, 0, stop)


def body_ending(head: str) -> str | None:
    """Return the body whose name ends where `head` ends, the longest that does."""
    begin = max(0, len(head) - 110)
    begin = head.find(" ", begin) + 1 if begin else 0
    words = tokens(head, begin, len(head), 40)
    first = read_body_ending(words)
    return name_of(head, words, first, len(words.low)) if first is not None else None


def name_of(text: str, words: Tokens, first: int, stop: int) -> str:
    """Return a body's name as written, white space squeezed, glued words mended."""
    start, end = words.start(first), words.end(stop - 1)
    cuts = [words.start(index) for index in words.glued if first < index < stop] if words.glued else None
    if not cuts:
        name = text[start:end]
        return name if "  " not in name and "\n" not in name else " ".join(name.split())
    return " ".join(" ".join(text[a:b] for a, b in pairwise([start, *cuts, end])).split())
