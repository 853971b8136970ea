"""Stage 3: figures, a number with its unit: targets, quotas, prices, results, shares, limits, conditions."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from dieuhanh.extraction.citations import Mention
from dieuhanh.extraction.model import Figure
from dieuhanh.extraction.segment import Span
from dieuhanh.extraction.surefigures import is_certain_figure
from dieuhanh.extraction.units import Unit, ordinals, read_unit
from dieuhanh.language.numbers import read_number
from dieuhanh.language.prepared import compiled

# A digit stands first in the pattern: `re` then scans for digits instead of trying every place.
_N = r"[0-9](?:[0-9]{0,2}(?:\.[0-9]{3}){1,4}(?:,[0-9]{1,4})?|[0-9]{0,8}(?:,[0-9]{1,4})?)"
_FIGURE = compiled(
    rf"(?P<a>{_N})(?![\d]|[.,]\d)(?:\s?(?:-|–|—)\s?(?P<b>{_N})(?![\d]|"
    rf"[.,]\d))?(?P<words>\s?\([^\W\d]{{2,6}}(?:\s[^\W\d]{{2,6}}){{0,2}}\))?(?P<gap>\s{{0,2}})"
)
_TO = compiled(rf"\s(?:đến|tới)\s(?P<b>{_N})(?![\d]|[.,]\d)\s{{0,2}}")
_NEXT = compiled(r"%|‰|°C|[^\W\d_]")
_NOT_AFTER = compiled(r"[/+]\d|[A-ZĐ]{1,3}\b(?<!USD)|-[A-ZĐ]|[hH]\d")
_OF_A_CALENDAR = ("tháng", "năm", "ngày", "quý", "tuần")
_QUOTED = compiled(r"[“\"][^“”\"\n]{0,200}[”\"]")
_AT_LEAST = compiled(
    r"(?:ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|không nhỏ hơn|"
    r"thấp nhất(?:\slà)?\s?từ)(?:\slà|\sđạt|\scó|\stừ)?\s$",
    re.IGNORECASE,
)
_AT_MOST = compiled(
    r"(?:tối đa|không quá|không vượt quá|không vượt|không lớn hơn|không cao hơn|không nhiều hơn)(?:\slà|\scó|"
    r"\sđến)?\s$",
    re.IGNORECASE,
)
_MORE = compiled(r"(?:\btrên|(?<!không )\bquá|hơn|vượt(?:\smức|\squá)?|lớn hơn|cao hơn)\s$", re.IGNORECASE)
# "không để mực nước … vượt quá 1,2 m"
_NOT_BEYOND = compiled(
    r"không\s(?:được\s)?để(?:\s[^,.;\n]{1,60}?)?\s(?:trên|quá)\s$|"
    r"không\s(?:được\s)?(?:để\s)?[^,.;\n]{0,60}\svượt(?:\squá|\smức)?\s$",
    re.IGNORECASE,
)
# "cao hơn 5,2 điểm phần trăm so với cùng kỳ" is a difference
_DIFFERS = compiled(r"(?:cao|thấp|nhiều|ít|lớn|nhỏ)\shơn\s$", re.IGNORECASE)
_COMPARED = compiled(r"^[^.;\n]{0,30}?\s?so với\b")
_LEAST_IS = compiled(r"(?:tối thiểu|ít nhất|thấp nhất)\s[^,.;:\n]{1,40}\slà\s$", re.IGNORECASE)
_MOST_IS = compiled(r"(?:tối đa|nhiều nhất|cao nhất)\s[^,.;:\n]{1,40}\slà\s$", re.IGNORECASE)
_LESS = compiled(r"(?:\bdưới|thấp hơn|nhỏ hơn|ít hơn|chưa đến|chưa tới|chưa đạt)\s$", re.IGNORECASE)
_ABOUT = compiled(r"(?:khoảng|xấp xỉ|gần|ước khoảng|chừng)(?:\stừ)?\s$", re.IGNORECASE)
# Every pattern above ends with one of these words.
_LAST_WORDS = frozenset("nhất thiểu dưới hơn từ là đạt có đa quá vượt đến tới mức trên khoảng xỉ gần chừng".split())
_FROM = compiled(r"\btừ\s$", re.IGNORECASE)
_UPWARD = compiled(r"^[^.;\n]{0,90}?\s?trở lên")
_UP_SOON = compiled(r"\s?(?:[^\W\d_]+\s){0,2}trở lên\b")
_DOWNWARD = compiled(r"^\s?trở xuống")
_RISE = compiled(r"(?:tăng|giảm|nâng|từ mức)\s(?:[^,.;\n]{0,30}\s)?từ\s$", re.IGNORECASE)
_TAKES_MORE = compiled(
    r"(?:\b(?:đạt|có|thu hút|với|cho|ước|được|chiếm|lên|hằng năm|mỗi năm|tổng|huy động|giải quyết|đón|"
    r"tập huấn)|;|:|,|\.|-|^)\s?$",
    re.IGNORECASE,
)
_CLAUSE = compiled(r"[,;:.\n(]\s?")
_MARKS = ",;:.\n("
# Words before a number that say how much, not what: taken off the end of a label one after another.
_LABEL_TAILS = frozenset(
    (
        *"đạt là có chiếm khoảng trên dưới hơn từ còn ước bằng lên với cho gồm mức được đến mới chỉ thêm mở".split(),
        *("trong", "tại", "chạy", "ít nhất", "tối thiểu", "tối đa", "không quá", "tỷ lệ", "phấn đấu", "dự kiến"),
        *("hỗ trợ là", "không dưới", "không thấp hơn", "không vượt", "không vượt quá"),
    )
)
_MEASURE_AHEAD = compiled(
    r"%|‰|(?:ha|m|m2|m3|km|kg|tấn|đồng|USD|hộ|người|triệu|tỷ|nghìn|lượt|lao động|con|cây|căn|học sinh|"
    r"doanh nghiệp)\b"
)
_A_YEAR = compiled(r"(?:19|20)\d\d")
_COUNTED_AFTER = ("thí điểm", "danh mục", "tổng số", "nhân số", "dân số", "bình quân năm")
# What a number only names although no word of order stands before it: "Dự án 661", "đường tỉnh 156".
_NAMED = compiled(
    r"(?:Dự án|Chương trình|Đề án|Chiến dịch|[Đđ]ường tỉnh|[Đđ]ường huyện|[Hh]ương lộ|Trung đoàn|Sư đoàn|Lữ đoàn|"
    r"[Pp]hòng họp|[Hh]ội trường|[Cc]hung cư|[Bb]ến số|[Kk]iốt)$"
)
# Behind these stand numbers that are dialled or copied, in groups that a blank may part.
_DIALLED = compiled(
    r"(?:điện thoại|đường dây nóng|tổng đài|hotline|fax|zalo|số máy|tài khoản|mã số|mã vạch|biển số|biển kiểm soát)"
    r"(?:\s[^\W\d_]{2,5})?\s?:?\s(?:[\d.]+\s){0,3}$",
    re.IGNORECASE,
)
# "ước đạt41,2 tạ/ha": the blank before the number was forgotten.
_GLUED_BEFORE = (" đạt", " là", " khoảng", " trên", " hơn", " gần", " còn", " được", " tăng", " giảm", " dưới")
_MANY = 100
_NEAR_BY = 60
_SENTENCE = 1500
_YEAR = compiled(r"(?:đến|hết|năm|Năm|trong|vào|giai đoạn)\s(?:hết\s)?(?:năm\s)?(?:20\d\d\s?[-–]\s?)?(20\d\d)")
_DAY = compiled(r"(?:trước|đến|chậm nhất|đến hết)\s(?:hết\s)?(?:ngày\s)?(\d{1,2})/(\d{1,2})/(20\d\d)")


def read_figures(text: str, paragraphs: tuple[Span, ...], mentions: list[Mention]) -> list[Figure]:
    """Return the figures of the paragraphs, those inside a citation, a date, a quotation or a name left out."""
    taken = sorted([(mention.start, mention.end) for mention in mentions] + _quotations(text, paragraphs))
    starts = [span[0] for span in taken]
    found: list[Figure] = []
    for start, end in paragraphs:
        done = start
        while (match := _FIGURE.search(text, done, end)) is not None:
            at, done = match.start(), match.end()
            index = bisect_right(starts, at) - 1
            if index >= 0 and taken[index][1] > at:
                done = max(done, taken[index][1])
                continue
            after_measure = found and found[-1].end == at - 1 and text[at - 1] == "/"
            glued = text.endswith(_GLUED_BEFORE, start, at)
            if at and not after_measure and not glued and (text[at - 1] in ".,/+-" or text[at - 1].isalnum()):
                continue
            if found and at < found[-1].end:
                continue
            figure = _figure(text, match, start, end, found[-1] if found else None)
            if figure is not None:
                found.append(figure)
    return found


def _quotations(text: str, paragraphs: tuple[Span, ...]) -> list[Span]:
    """Return the spans of slogans and titles in quotation marks, whose numbers are no figures."""
    found: list[Span] = []
    for start, end in paragraphs:
        if text.find("“", start, end) >= 0 or text.find('"', start, end) >= 0:
            found += [match.span() for match in _QUOTED.finditer(text, start, end)]
    return found


def _figure(text: str, match: re.Match[str], start: int, end: int, previous: Figure | None) -> Figure | None:
    at = match.start()
    number, unit_at = _number(text, match, end)
    gap = unit_at == match.end() and match["gap"] != ""
    before_unit = unit_at - len(match["gap"]) if unit_at == match.end() else unit_at
    if not _NEXT.match(text, unit_at, end) or _NOT_AFTER.match(text, before_unit, end):
        return None
    if _is_calendar(text, match, number, start):
        return None
    glued = unit_at == match.end() and not gap
    unit = read_unit(text, unit_at, end, text[max(start, at - 60) : at], glued=glued)
    value, upper = (read_number(part) if part else None for part in number)
    if unit is None or value is None or _is_name(text, at, start, number[0] or "", unit):
        return None
    comparator = _comparator(
        _Around(text[max(start, at - 120) : at], text[unit.end : unit.end + 100]), value, upper, unit
    )
    if comparator == "=" and previous and text.endswith(" và ", previous.end, at) and at - previous.end < _NEAR_BY:
        comparator = previous.comparator if previous.unit == unit.text else "="
    rule = "figure.measure" if unit.measure else "figure.count"
    label, by = _label(text, at, unit, start, end), _by(text, at, unit.end, start, end)
    certain = is_certain_figure(text, at, unit, by, comparator)
    return Figure(label, value, upper, unit.text, comparator, by, at, unit.end, rule, certain)


def _number(text: str, match: re.Match[str], end: int) -> tuple[tuple[str, str | None], int]:
    """Return the number, the upper one of a range ("8 - 9", "8 đến 9"), and where the unit begins."""
    if match["b"] is None:
        to = _TO.match(text, match.end() - len(match["gap"]), end)
        if to:
            return (match["a"], to["b"]), to.end()
    return (match["a"], match["b"]), match.end()


def _is_name(text: str, at: int, start: int, number: str, unit: Unit) -> bool:
    """A number that only names something ("Điều 5", "Đoàn kiểm tra số 3") is no figure; a padded one counts."""
    head = text[max(start, at - 24) : at].rstrip()
    word = head.rsplit(None, 1)[-1].strip("(,;:") if head else ""
    low = head.lower()
    if low.endswith(_COUNTED_AFTER):
        return False
    if _DIALLED.search(text, max(start, at - 60), at):
        return True
    if unit.measure:
        return unit.text != "%" and word.lower() in ("số", "km", "điều", "khoản", "lộ")
    if low.endswith(("nội dung của", "nội dung do")):
        return True
    padded = number.startswith("0") and len(number) > 1
    opens = head[: -len(word)].rstrip()[-1:] in ("", ".", ";", ":", "-", "+")
    if not padded and len(number) < 3 and word[:1].isupper() and head[-1:].isalpha() and not opens:
        return True
    if word.lower() in ("số", "điều", "khoản") or _NAMED.search(head):
        return True
    return not padded and "." not in number and word.lower() in ordinals()


def _is_calendar(text: str, match: re.Match[str], number: tuple[str, str | None], start: int) -> bool:
    """A year, a span of years, a day or a month is no figure."""
    head = text[max(start, match.start() - 6) : match.start()]
    if head[-1:].isspace() and head[:-1].lower().endswith(_OF_A_CALENDAR):
        return True
    first, last = number
    years = _A_YEAR.fullmatch(first) is not None and (last is None or _A_YEAR.fullmatch(last) is not None)
    return years and not _MEASURE_AHEAD.match(text, match.end())


class _Around(NamedTuple):
    """What stands before a number and after its unit."""

    before: str
    after: str


def _comparator(around: _Around, value: float, upper: float | None, unit: Unit) -> str:
    """Read "trên", "ít nhất", "không quá", "khoảng", "từ … trở lên"; "trên 14 ngành" means on."""
    if _DOWNWARD.match(around.after):
        return "<="
    if around.before[-9:].rstrip().rpartition(" ")[2].lower() not in _LAST_WORDS:
        return ">=" if upper is None and _is_upward(around) else "="
    tail = around.before[-32:]
    far = _far_comparator(around, tail)
    if far is not None:
        return far
    for pattern, sign in ((_AT_LEAST, ">="), (_AT_MOST, "<="), (_LESS, "<"), (_ABOUT, "~")):
        if pattern.search(tail):
            return sign
    if _MORE.search(tail):
        return "=" if _means_on(around.before, value, unit) else ">"
    return ">=" if upper is None and _is_upward(around) else "="


def _far_comparator(around: _Around, tail: str) -> str | None:
    """Read a comparator whose words stand apart: "tối thiểu … là", "không để … vượt quá", "cao hơn … so với"."""
    if tail.endswith("hơn ") and _DIFFERS.search(tail) and _COMPARED.match(around.after):
        return "="
    if tail.endswith(("là ", "trên ", "quá ")) or "vượt" in tail:
        for pattern, sign in ((_NOT_BEYOND, "<="), (_LEAST_IS, ">="), (_MOST_IS, "<=")):
            if pattern.search(around.before[-90:]):
                return sign
    return None


def _is_upward(around: _Around) -> bool:
    if "trở lên" not in around.after:
        return False
    if _UP_SOON.match(around.after):
        return True
    from_here = _FROM.search(around.before[-4:]) and not _RISE.search(around.before)
    return bool(from_here and _UPWARD.match(around.after))


def _means_on(before: str, value: float, unit: Unit) -> bool:
    low = before.lower()
    if not low.endswith("trên ") or unit.measure or value >= _MANY:
        return False
    return not _TAKES_MORE.search(before[: low.rindex("trên")])


def _label(text: str, at: int, unit: Unit, start: int, end: int) -> str:
    """Return the shortest phrase that says what is counted: before the number, or after a share ("100% dự án …")."""
    head = text[max(start, at - 160) : at]
    cut = max(map(head.rfind, _MARKS)) + 1
    before = head[cut:].strip(" -–")
    if not before and head[:cut].rstrip().endswith(":"):
        before = _CLAUSE.split(head[: cut - 1].rstrip(": "))[-1].strip()
    before = _without_tail(before)
    if len(before) >= 2 and not before.lower().startswith(("trong đó", "gồm", "và ")):
        return before
    stop = _CLAUSE.search(text, unit.end, end)
    after = text[unit.end : stop.start() if stop else min(end, unit.end + 120)].strip()
    return " ".join(after.split()) or unit.text


def _without_tail(label: str) -> str:
    """Take words of measure off the end of a label: "tổng số hộ nghèo còn khoảng" gives "tổng số hộ nghèo"."""
    words = label.split()
    while words:
        count = next((n for n in (3, 2, 1) if " ".join(words[-n:]).lower() in _LABEL_TAILS), 0)
        if not count:
            break
        del words[-count:]
    return " ".join(words)


def _by(text: str, at: int, unit_end: int, start: int, end: int) -> str | None:
    """Return the year or day that the figure is for, from its own sentence or the list's lead-in."""
    stop = text.find(". ", unit_end, min(end, unit_end + _SENTENCE))
    after = text[unit_end : stop if stop > 0 else min(end, unit_end + _SENTENCE)]
    day = _DAY.search(after, 0, 140) if "/20" in after[:140] else None
    if day:
        return f"{int(day[3]):04d}-{int(day[2]):02d}-{int(day[1]):02d}"
    start = max(start, at - _SENTENCE)
    begin = text.rfind(". ", start, at)
    first = begin + 2 if begin >= 0 else start
    earlier = _DAY.search(text, first, at) if text.find("/20", first, at) >= 0 else None
    if earlier:
        return f"{int(earlier[3]):04d}-{int(earlier[2]):02d}-{int(earlier[1]):02d}"
    years = _YEAR.findall(text, first, at) if text.find("20", first, at) >= 0 else []
    follows = None if years else _YEAR.match(after.lstrip(" ,")[:30])
    return str(years[-1]) if years else str(follows[1]) if follows else None
