"""Stage 3: figures, a number with its unit: targets, quotas, prices, results, shares, limits, conditions."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dieuhanh.extraction.citations import Mention
from dieuhanh.extraction.model import Figure
from dieuhanh.extraction.segment import Span
from dieuhanh.extraction.tokens import Tokens, starts_duty, tokens
from dieuhanh.language.numbers import read_number

_N = r"(?:\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,4})?|\d{1,9}(?:,\d{1,4})?)"
_FIGURE = re.compile(
    rf"(?P<a>{_N})(?![\d]|[.,]\d)(?:\s?(?:-|–|—)\s?(?P<b>{_N})(?![\d]|"
    rf"[.,]\d))?(?P<words>\s?\([^\W\d]{{2,6}}(?:\s[^\W\d]{{2,6}}){{0,2}}\))?(?P<gap>\s{{0,2}})"
)
_TO = re.compile(rf"\s(?:đến|tới)\s(?P<b>{_N})(?![\d]|[.,]\d)\s{{0,2}}")
_NEXT = re.compile(r"%|°C|[^\W\d_]")
_NOT_AFTER = re.compile(r"[/+]\d|[A-ZĐ]{1,3}\b(?<!USD)|-[A-ZĐ]|[hH]\d")
_DATE_BEHIND = re.compile(r"(?:tháng|năm|ngày|quý|Quý|tuần|Tuần)\s$", re.IGNORECASE)
_TIME = re.compile(
    r"(?:thời hạn|trong vòng|thời gian|không quá|tối đa|ít nhất|tối thiểu|chậm nhất|trong thời gian|không dưới|"
    r"trước(?:\skhi[^,.;]{0,40})?|nhiệm kỳ|kết thúc|sau|còn|rút ngắn|từ|hạn|không vượt quá|còn tối đa|kéo dài|"
    r"trước hạn|là)\s$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^“”\"\n]{0,200}[”\"]")
_AT_LEAST = re.compile(
    r"(?:ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|thấp nhất(?:\slà)?\s?từ)(?:\slà|\sđạt|\scó|"
    r"\stừ)?\s$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"(?:tối đa|không quá|không vượt quá|không vượt|không lớn hơn|không cao hơn|không nhiều hơn)(?:\slà|\scó|"
    r"\sđến)?\s$",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:\btrên|hơn|vượt(?:\smức)?|lớn hơn|cao hơn)\s$", re.IGNORECASE)
_LESS = re.compile(r"(?:\bdưới|thấp hơn|nhỏ hơn|ít hơn|chưa đến|chưa tới|chưa đạt)\s$", re.IGNORECASE)
_ABOUT = re.compile(r"(?:khoảng|xấp xỉ|gần|ước khoảng|chừng)(?:\stừ)?\s$", re.IGNORECASE)
_FROM = re.compile(r"\btừ\s$", re.IGNORECASE)
_UPWARD = re.compile(r"^[^.;\n]{0,90}?\s?trở lên")
_DOWNWARD = re.compile(r"^\s?trở xuống")
_RISE = re.compile(r"(?:tăng|giảm|nâng|từ mức)\s(?:[^,.;\n]{0,30}\s)?từ\s$", re.IGNORECASE)
_TAKES_MORE = re.compile(
    r"(?:\b(?:đạt|có|thu hút|với|cho|ước|được|chiếm|lên|hằng năm|mỗi năm|tổng|huy động|giải quyết|đón|"
    r"tập huấn)|;|:|,|\.|-|^)\s?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.\n(]\s?")
_LABEL_TAIL = re.compile(
    r"\s(?:đạt|là|có|chiếm|khoảng|trên|dưới|hơn|ít nhất|tối thiểu|tối đa|không quá|từ|còn|ước|bằng|lên|với|"
    r"cho|gồm|mức|tỷ lệ|được|đến|phấn đấu|dự kiến|mới|chỉ|hỗ trợ là|không dưới|không thấp hơn|không vượt|"
    r"không vượt quá|thêm|mở|trong|tại|chạy)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:đến|hết|[Nn]ăm|trong|vào|giai đoạn)\s(?:hết\s)?(?:năm\s)?(?:20\d\d\s?[-–]\s?)?(20\d\d)")
_DAY = re.compile(r"(?:trước|đến|chậm nhất|đến hết)\s(?:hết\s)?(?:ngày\s)?(\d{1,2})/(\d{1,2})/(20\d\d)")


@dataclass(frozen=True, slots=True)
class _Units:
    measures: frozenset[str]
    scales: tuple[tuple[str, ...], ...]
    per: frozenset[str]
    pairs: tuple[str, ...]
    uncounted: frozenset[str]
    ordinals: frozenset[str]
    offices: tuple[str, ...]
    acronyms: frozenset[str]


@cache
def _units() -> _Units:
    raw = tomllib.loads((files("dieuhanh.extraction.knowledge") / "units.toml").read_text(encoding="utf-8"))
    return _Units(
        frozenset(raw["measures"]),
        tuple(sorted((tuple(scale.split()) for scale in raw["scales"]), key=len, reverse=True)),
        frozenset(raw["per"]),
        tuple(sorted(raw["pairs"], key=len, reverse=True)),
        frozenset(raw["uncounted"]),
        frozenset(raw["ordinals"]),
        tuple(raw["office_nouns"]),
        frozenset(raw["acronym_modifiers"]),
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    text: str
    end: int
    measure: bool


def read_figures(text: str, paragraphs: tuple[Span, ...], mentions: list[Mention]) -> list[Figure]:
    """Return the figures of the paragraphs, those inside a citation, a date, a quotation or a name left out."""
    ends = [mention.end for mention in mentions]
    found: list[Figure] = []
    for start, end in paragraphs:
        quoted = [match.span() for match in _QUOTED.finditer(text, start, end)] if _has_quote(text, start, end) else []
        for match in _FIGURE.finditer(text, start, end):
            if match.start() and (text[match.start() - 1] in ".,/+-" or text[match.start() - 1].isalnum()):
                continue
            index = bisect_right(ends, match.start())
            if index < len(mentions) and mentions[index].start <= match.start():
                continue
            if any(a <= match.start() < b for a, b in quoted):
                continue
            figure = _figure(text, match, start, end, found)
            if figure is not None:
                found.append(figure)
    return found


def _has_quote(text: str, start: int, end: int) -> bool:
    return text.find("“", start, end) >= 0 or text.find('"', start, end) >= 0


def _figure(text: str, match: re.Match[str], start: int, end: int, before: list[Figure]) -> Figure | None:
    if before and match.start() < before[-1].end:
        return None
    at = match.end()
    first, last = match["a"], match["b"]
    to = None if last else _TO.match(text, at - len(match["gap"]), end)
    if to:
        last, at = to["b"], to.end()
    if not _NEXT.match(text, at, end) or _NOT_AFTER.match(
        text, at - (len(match["gap"]) if at == match.end() else 0), end
    ):
        return None
    if _is_calendar(text, match, first, last, start):
        return None
    value, upper = read_number(first), read_number(last) if last else None
    unit = _read_unit(
        text, at, end, text[max(start, match.start() - 60) : match.start()], glued=not match["gap"] and not to
    )
    if unit is None or value is None:
        return None
    if _is_name(text, match.start(), start, first, unit):
        return None
    head = text[max(start, match.start() - 120) : match.start()]
    comparator = _comparator(head, text[unit.end : unit.end + 100], value, upper, unit, before, match.start())
    label = _label(text, match.start(), unit, start, end)
    return Figure(
        label, value, upper, unit.text, comparator, _by(text, match.start(), unit.end, start, end),
        match.start(), unit.end, "figure.measure" if unit.measure else "figure.count", unit.measure,
    )  # fmt: skip


def _is_name(text: str, at: int, start: int, first: str, unit: _Unit) -> bool:
    """A number that only names something ("Điều 5", "lần 2", "Đoàn kiểm tra số 3") is no figure; a padded one counts."""
    head = text[max(start, at - 24) : at].rstrip().lower()
    word = head.rsplit(None, 1)[-1].strip("(,;:") if head else ""
    if head.endswith(("thí điểm", "danh mục", "tổng số", "nhân số", "dân số", "bình quân năm")):
        return False
    if unit.measure:
        return unit.text != "%" and word in ("số", "km", "điều", "khoản", "lộ")
    if head.endswith(("nội dung của", "nội dung do")):
        return True
    padded = first.startswith("0") and len(first) > 1
    if (
        not padded
        and len(first) < 3
        and text[max(start, at - 24) : at].rstrip()[-len(word) :][:1].isupper()
        and re.search(r"[^\W\d_]\s$", text[max(start, at - 3) : at])
    ):
        return True
    return word in ("số", "điều", "khoản") or (word in _units().ordinals and not padded)


def _is_calendar(text: str, match: re.Match[str], first: str, last: str | None, start: int) -> bool:
    """A year, a span of years, a day or a month is no figure."""
    if _DATE_BEHIND.search(text[max(start, match.start() - 6) : match.start()]):
        return True
    years = all(re.fullmatch(r"(?:19|20)\d\d", number) for number in (first, last) if number)
    return years and not _MEASURE_AHEAD.match(text, match.end())


_MEASURE_AHEAD = re.compile(
    r"%|(?:ha|m|m2|m3|km|kg|tấn|đồng|USD|hộ|người|triệu|tỷ|nghìn|lượt|lao động|con|cây|căn|học sinh|"
    r"doanh nghiệp)\b"
)


def _read_unit(text: str, at: int, end: int, before: str, glued: bool) -> _Unit | None:
    """Read the unit that begins at `at`: a measure, a scale and what it counts, or a counting noun."""
    if text[at] == "%":
        return _Unit("%", at + 1, True)
    units = _units()
    words = tokens(text, at, min(end, at + 90), 12)
    if not words.low:
        return None
    scaled = next((scale for scale in units.scales if tuple(words.low[: len(scale)]) == scale), None)
    first = len(scaled) if scaled else 0
    measure = _measure(words, first)
    if measure is not None:
        return _measured(text, at, words, measure, before, scaled is not None)
    if glued:
        return None
    last = _noun(text, words, first)
    if last is None:
        return None
    stop = _per(text, words, last)
    unit = " ".join(text[at:stop].split())
    if not scaled and (
        unit.lower() in units.uncounted or " ".join(words.low[:2]) in units.uncounted or words.low[0] in units.uncounted
    ):
        return None
    return _Unit(unit, stop, scaled is not None)


def _measure(words: Tokens, at: int) -> int | None:
    """Return the token after a measure of one to three words."""
    for count in (3, 2, 1):
        if at + count <= len(words.raw) and " ".join(words.raw[at : at + count]) in _units().measures:
            return at + count
    return None


def _measured(text: str, at: int, words: Tokens, after: int, before: str, scaled: bool) -> _Unit | None:
    stop = _per(text, words, after)
    unit = " ".join(text[at:stop].split())
    if scaled or "/" in unit:
        return _Unit(unit, stop, True)
    if unit in ("ngày", "tháng", "năm", "tuần", "giờ", "phút", "ngày làm việc", "ngày công"):
        if unit in ("giờ", "phút") and not (
            _AT_MOST.search(before) or _AT_LEAST.search(before) or _LESS.search(before)
        ):
            return None
        if unit not in ("ngày làm việc",) and not _TIME.search(before):
            return None
        if unit in ("tháng", "năm", "tuần") and not re.search(
            r"(?:thời hạn|trong vòng|không quá|tối đa|ít nhất|tối thiểu|không dưới)\s$", before, re.IGNORECASE
        ):
            return None
        if re.match(r"\s(?:đầu|cuối|qua|trước đó|liên tiếp|gần)\b", text[stop : stop + 10]):
            return None
    if unit in ("lần", "ca", "điểm", "g", "CV") and not before.rstrip().endswith(
        ("ít nhất", "tối thiểu", "tối đa", "không quá", "tăng", "gấp", "giảm")
    ):
        return None
    return _Unit(unit, stop, True)


def _per(text: str, words: Tokens, at: int) -> int:
    """Read "/tháng", "/01 dự án", "/100.000 dân", "/học sinh/tháng" behind a unit; return the offset after it."""
    stop = words.end[at - 1]
    while at + 1 < len(words.raw) and words.raw[at] == "/" and words.start[at] - stop <= 1:
        at += 1
        while (
            at < len(words.raw)
            and (words.raw[at].replace(".", "").isdigit() or words.raw[at] in ".")
            and at + 1 < len(words.raw)
        ):
            at += 1
        two = " ".join(words.low[at : at + 2])
        three = " ".join(words.low[at : at + 3])
        if at < len(words.low) and words.low[at] in ("hoặc", "và"):
            break
        at += 3 if three in _units().per else 2 if two in _units().per else 1
        stop = words.end[min(at, len(words.end)) - 1]
    return stop


_STOPS = {
    "về", "trong", "tại", "để", "với", "cho", "khi", "nếu", "do", "bằng", "từ", "đến", "đã", "đang", "sẽ", "là", "và", "theo", "trên", "như", "nhằm", "vào",
    "ra", "sau", "trước", "mà", "thì", "hoặc", "không", "bị", "được", "có", "của", "gồm", "ngày", "nơi", "qua", "đối", "này", "nêu", "còn", "vẫn", "cũng", "chưa",
    "tới", "vì", "so", "lên", "trở", "nhất", "khác", "đạt", "chiếm", "thuộc", "ở", "đứng", "cần", "nhận", "hai", "mỗi", "các", "tăng", "dưới", "hơn", "lại", "ven", "phủ", "hằng", "hàng", "kể",
    "vướng", "ảnh", "gắn", "đi", "kèm", "tương", "ngoài", "bên", "tính", "sửa", "cùng", "nằm", "gặp", "đủ", "sang", "thay",
}  # fmt: skip
_STOPS_LATER = _STOPS | {"vùng", "trực", "lĩnh"}
_NO_UNIT = {"chỗ", "k", "tháng", "g", "h", "b", "a", "x", "giai", "thứ", "tết", "lần"}


def _noun(text: str, words: Tokens, at: int) -> int | None:
    """Return the token after a counting noun: up to the first verb, preposition, mark or proper name."""
    raw, low = words.raw, words.low
    if at >= len(raw):
        return None
    office = next((noun for noun in _units().offices if text.startswith(noun, words.start[at])), None)
    if office:
        return at + len(office.split())
    if raw[at][0].isupper():
        return at + 1 if raw[at].isupper() and 2 <= len(raw[at]) <= 6 else None
    if not raw[at][0].isalpha() or low[at] in _STOPS or low[at] in _NO_UNIT:
        return None
    pair = next(
        (pair for pair in _units().pairs if text[words.start[at] : words.start[at] + len(pair)].lower() == pair), None
    )
    begun = at
    at += len(re.findall(r"[^\W\d_]+|,", pair)) if pair else 1
    while at < len(raw) and at - begun < 8:
        word = low[at]
        if raw[at] in _units().acronyms:
            at += 1
            continue
        if not word[0].isalpha() or raw[at][0].isupper() or word in _STOPS_LATER:
            break
        follows = low[at + 1] if at + 1 < len(low) else ""
        if word == "mới" and follows not in ("/", ",", ".", ";", ""):
            break
        if starts_duty(words, at) and follows != "/" and not _belongs(low, at):
            break
        at += 1
    return at


_COMPOUNDS = {
    ("án", "đầu"), ("trình", "xây"), ("sở", "giáo"), ("trường", "học"), ("sở", "đào"), ("điểm", "truy"), ("thầu", "thi"), ("sở", "chăm"), ("chuỗi", "cung"), ("trạm", "kiểm"),
    ("bộ", "quản"), ("đơn", "quản"), ("cơ", "sản"), ("sở", "khám"), ("khu", "xử"), ("hồ", "giải"), ("nhà", "đầu"), ("trung", "giáo"), ("án", "trồng"), ("lớp", "tập"),
    ("lớp", "đào"), ("cuộc", "kiểm"), ("cuộc", "thanh"), ("đoàn", "kiểm"), ("đoàn", "thanh"), ("lao", "làm"), ("vùng", "trồng"), ("điểm", "giao"),
}  # fmt: skip


def _belongs(low: list[str], at: int) -> bool:
    """Tell whether a verb makes one noun with the word before it ("dự án đầu tư", "lớp tập huấn")."""
    return at > 0 and (low[at - 1], low[at]) in _COMPOUNDS


def _comparator(
    head: str, after: str, value: float, upper: float | None, unit: _Unit, before: list[Figure], at: int
) -> str:
    if _DOWNWARD.match(after):
        return "<="
    tail = head[-32:]
    for pattern, sign in ((_AT_LEAST, ">="), (_AT_MOST, "<="), (_LESS, "<"), (_ABOUT, "~")):
        if pattern.search(tail):
            return sign
    if _MORE.search(tail):
        on = (
            tail.lower().endswith("trên ")
            and not unit.measure
            and value < 100
            and not _TAKES_MORE.search(head[: head.lower().rindex("trên")])
        )
        return "=" if on else ">"
    if upper is None and (
        (_FROM.search(tail) and _UPWARD.match(after) and not _RISE.search(head)) or after.lstrip().startswith("trở lên")
    ):
        return ">="
    if tail.endswith(" và ") and before and before[-1].unit == unit.text and at - before[-1].end < 60:
        return before[-1].comparator
    return "="


def _label(text: str, at: int, unit: _Unit, start: int, end: int) -> str:
    """Return the shortest phrase that says what is counted: before the number, or after a share ("100% dự án …")."""
    head = text[max(start, at - 160) : at]
    cut = 0
    for match in _CLAUSE.finditer(head):
        cut = match.end()
    before = head[cut:].strip(" -–")
    if not before and head[:cut].rstrip().endswith(":"):
        before = _CLAUSE.split(head[: cut - 1].rstrip(": "))[-1].strip()
    while True:
        shorter = _LABEL_TAIL.sub("", " " + before).strip()
        if shorter == before:
            break
        before = shorter
    if len(before) >= 2 and not before.lower().startswith(("trong đó", "gồm", "và ")):
        return " ".join(before.split())
    stop = _CLAUSE.search(text, unit.end, end)
    after = text[unit.end : stop.start() if stop else min(end, unit.end + 120)].strip()
    return " ".join(after.split()) or unit.text


def _by(text: str, at: int, unit_end: int, start: int, end: int) -> str | None:
    """Return the year or day that the figure is for, from its own sentence or the list's lead-in."""
    stop = text.find(". ", unit_end, end)
    after = text[unit_end : stop if stop > 0 else end]
    day = _DAY.search(after[:140])
    if day:
        return f"{int(day[3]):04d}-{int(day[2]):02d}-{int(day[1]):02d}"
    begin = text.rfind(". ", start, at) + 2
    years = _YEAR.findall(text[max(start, begin if begin > 1 else start) : at])
    if years:
        return str(years[-1])
    follows = _YEAR.match(after.lstrip(" ,")[:30])
    return str(follows[1]) if follows else None
