"""Stage 3: when a duty is due: the words that say it, the day where it can be computed, the recurrence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dieuhanh.extraction.model import Due
from dieuhanh.language.dates import iso_date, month_end, read_date
from dieuhanh.language.numbers import read_roman

_DATE = r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?|\d{1,2}\stháng\s\d{1,2}(?:\snăm\s\d{4})?)(?!\d)"
_EVERY = r"(?:hằng|hàng|mỗi)"
_UNTIL = (
    r"(?:trước|chậm nhất(?:\s(?:là|đến|trước|vào|trong))?|muộn nhất(?:\s(?:là|đến|vào))?|"
    r"hạn(?:\scuối)?(?:\s(?:là|đến|trước|chậm nhất))?|"
    r"thời hạn(?:\shoàn thành)?(?:\s(?:là|trước|đến|chậm nhất))?|xong(?:\s(?:trước|vào|trong))?|đến hết|"
    r"hết|không quá|không muộn hơn|vào|"
    r"hoàn thành(?:\sxong)?(?:\s(?:trước|vào|trong|chậm nhất|đến))?|muộn nhất trước)"
)
# Cheap first looks: a day "31/12" or "ngày 31", a period with its number.
_A_DAY = re.compile(r"\d{1,2}\s?[/.-]\s?\d|ngày\s\d")
_A_PERIOD = re.compile(r"(?:tháng|quý|Quý|năm)\s[\dIVX]")
_HOUR = r"(?:\d{1,2}\s?(?:giờ|h)\s?(?:\d{2}(?:\sphút)?)?\s)?"
_ON_DAY = re.compile(
    r"\b(?:(?:hoàn thành|hoàn thiện|báo cáo|"
    rf"xong)\s(?:xong\s)?)?(?:{_UNTIL}\s){{1,2}}{_HOUR}(?:thứ\s\w+,?\s)?(?:ngày\s){_DATE}(?:\s{_EVERY}\snăm)?|"
    r""
    rf"\b(?:hoàn thiện|hoàn thành)?\s?xong\s(?:trước\s)?ngày\s{_DATE}|"
    rf"\b(?:trước|chậm nhất|đến hết|xong trước)\s\d{{1,2}}/\d{{1,2}}/\d{{4}}(?!\d)",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:(?:hoàn thành|xong|thời hạn|báo cáo|trình)\s)?(?:trong|trước|hết|đến hết|cuối|"
    r"chậm nhất(?:\strong|\slà|\shết)?|xong trong|trong suốt)\s"
    r"(?:(?P<month>tháng)\s(?P<m>\d{1,2})(?:\s?/\s?|\snăm\s)(?P<my>\d{4})|"
    r"(?P<quarter>quý)\s(?P<q>[IVX]{1,3}|[1-4])(?:\s?/\s?|\snăm\s|[-,]\s?)(?P<qy>\d{4})|"
    r"(?P<half>6 tháng|sáu tháng)\s(?P<side>đầu|cuối)\snăm\s(?P<hy>\d{4})|"
    r"(?P<year>năm)\s(?P<y>\d{4}))(?!\s?[-–]\s?\d{4})",
    re.IGNORECASE,
)
_BEFORE_EVENT = re.compile(
    r"\b[Tt]rước\s(?:khi\s)?(?:hết|kết thúc|nhiệm kỳ|thời điểm|khi|"
    r"kỳ họp)[^,.;\n]{0,60}?\s\d{1,3}(?:\s\([^)]{1,12}\))?\s(?:ngày(?:\slàm việc)?|tháng|tuần)\b|"
    r"\b(?:trước|chậm nhất)\s\d{1,3}\s(?:ngày(?:\slàm việc)?|tháng)\s(?:trước|trước khi|so với)\s[^,.;\n]{3,80}"
)
_WITHIN = re.compile(
    r"\b(?:chậm nhất|không quá|tối đa|trong)?\s?(?:trong\s)?(?:thời hạn|thời gian|vòng|trong|sau|chậm nhất|"
    r"không quá)\s(?:là\s|không quá\s|tối đa\s)?"
    r"(?P<n>\d{1,3})\s?(?:\([^)]{1,14}\)\s)?(?P<unit>ngày làm việc|ngày|tháng|tuần|giờ)"
    r"(?:,?\s(?:kể\s)?(?:từ|sau)\s(?P<anchor>(?:ngày|khi|thời điểm|lúc)[^,.;\n]{0,90}))?",
    re.IGNORECASE,
)
_AFTER_EVENT = re.compile(
    r"\b[Nn]gay\s(?:sau\s)?(?:khi\s|sau\s)[^,.;\n]{3,90}|\b[Nn]gay trong\s[^,.;\n]{3,40}|\b[Ss]au khi (?:được|"
    r"có|nhận|kết thúc|hoàn thành|Luật|Nghị)[^,.;\n]{3,80}(?=,)"
)
_UNITS = {"tuần": "weekly", "tháng": "monthly", "quý": "quarterly", "năm": "yearly", "ngày": "daily"}
_RECURS = re.compile(
    rf"\b(?:(?:vào|trước|chậm nhất(?:\slà|\svào)?)\s)?(?:(?:ngày|thứ)\s(?:\d{{1,2}}(?:/\d{{1,2}}|"
    rf"\stháng\s\d{{1,2}})?|\w{{2,4}}(?:\s\w{{3}})?)\s{_EVERY}\s(?P<a>tuần|tháng|quý|năm)\b)|"
    rf"\b(?:{_UNTIL}\s)?{_HOUR}(?:ngày\s\d{{1,2}}(?:/\d{{1,2}}|"
    rf"\stháng\s\d{{1,2}})?\s)?(?:của\s)?(?P<pre>[Đđ]ịnh kỳ\s)?{_EVERY}\s(?P<b>ngày|tuần|tháng|quý|năm)\b|"
    r"\b[Đđ]ịnh kỳ\s(?:(?P<n>\d{1,2}|một|hai|ba|sáu)\s)?(?P<c>tuần|tháng|quý|năm|6 tháng)\b(?!\s\d)(?:/lần)?|"
    r"\b(?P<n2>\d{1,2})\s(?P<d>tháng|quý|năm|tuần)\s?(?:/\s?lần|một lần|\d lần)|"
    r"\b(?:một|1|01)\s(?P<e>tháng|quý|năm|tuần)\s(?:một|1|01)\slần",
    re.IGNORECASE,
)
_DUTY_RECURS = re.compile(
    r"báo cáo|tổng hợp|gửi|cập nhật|trình|thông báo|kiểm tra|rà soát|đánh giá|họp|công khai|tổ chức|nộp|kiểm|"
    r"đối chiếu|sơ kết|công bố|thống kê|giao ban|cung cấp|chia sẻ|giám sát|đăng tải|thông tin|lấy mẫu|"
    r"quan trắc|niêm yết|giao|kê khai|bàn giao",
    re.IGNORECASE,
)
_COMPLETES = re.compile(
    r"hoàn thành|hoàn thiện|\bxong\b|(?<!công )(?<!chương )(?<!quy )(?<!lộ )(?<!tờ )\btrình\b|báo cáo|ban hành|"
    r"gửi|kết thúc|đưa vào|phê duyệt|khởi công|nộp|chấm dứt|bàn giao|thông xe|giải ngân",
    re.IGNORECASE,
)
_SIGNING = re.compile(r"ngày\s(?:ký|ban hành)\b[^,.;]*", re.IGNORECASE)
_OF_DATE = re.compile(rf"ngày\s({_DATE})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deadline:
    """What a stretch of text says of the time: one of the four is set at least."""

    text: str | None
    iso: str | None
    recurrence: str | None
    due: Due | None
    start: int


def read_deadline(
    text: str, start: int, end: int, document_date: str | None, completing: bool = True
) -> Deadline | None:
    """Read the deadline of a duty in text[start:end]; of several dates the last counts, a date before a recurrence.

    document_date: the announcing document's own date (ISO), from which "kể từ ngày ký" and bare days count.
    """
    found = [*_days(text, start, end, document_date), *_periods(text, start, end)]
    recurring = _recurrence(text, start, end)
    dated = [deadline for deadline in found if deadline.iso]
    if recurring and not (dated and not recurring.due):
        return recurring if not dated or recurring.start >= dated[-1].start - 40 else _both(dated[-1], recurring)
    if dated:
        return max(dated, key=lambda deadline: deadline.iso or "")
    within = _within(text, start, end, document_date)
    return within or (found[0] if found else None) or _event(text, start, end)


def _has(text: str, start: int, end: int, words: tuple[str, ...]) -> bool:
    """Tell cheaply whether one of the words stands in the stretch, before a slower pattern looks for it."""
    return any(text.find(word, start, end) >= 0 for word in words)


def _both(dated: Deadline, recurring: Deadline) -> Deadline:
    return dated if dated.start < recurring.start else recurring


def _days(text: str, start: int, end: int, document_date: str | None) -> list[Deadline]:
    found: list[Deadline] = []
    if not _A_DAY.search(text, start, end):
        return found
    for match in _ON_DAY.finditer(text, start, end):
        if re.search(rf"{_EVERY}\s", match.group()) or re.match(rf"\s?{_EVERY}\s", text[match.end() : match.end() + 8]):
            continue
        day = re.search(_DATE, match.group())
        read = read_date(day.group()) if day else None
        if read is None:
            continue
        iso = read.iso or (_next(read.day, read.month, document_date) if document_date else None)
        found.append(Deadline(match.group().strip(), iso, None, Due("date", iso), match.start()))
    return found


def _next(day: int, month: int, after: str) -> str | None:
    """Return the first such day on or after the document's date (a day printed without its year)."""
    year = int(after[:4])
    iso = iso_date(day, month, year)
    return iso if iso and iso >= after else iso_date(day, month, year + 1)


def _periods(text: str, start: int, end: int) -> list[Deadline]:
    found: list[Deadline] = []
    if not _A_PERIOD.search(text, start, end):
        return found
    for match in _PERIOD.finditer(text, start, end):
        if match["year"] and not _completed(text, match, start, end):
            continue
        if match["month"] and not match.group().lower().startswith(
            ("trong", "trước", "hoàn", "xong", "chậm", "hết", "đến", "cuối", "thời", "báo", "trình")
        ):
            continue
        iso = _period_end(match)
        if iso:
            found.append(Deadline(match.group().strip(), iso, None, Due("period", iso), match.start()))
    return found


def _completed(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """A year is a deadline only with a verb of completion: "hoàn thành … trong năm 2024"."""
    stop = max(text.rfind(mark, start, match.start()) for mark in (";", ".", "\n", ","))
    return bool(_COMPLETES.search(text[max(start, stop) : match.start() + 12]))


def _period_end(match: re.Match[str]) -> str | None:
    if match["month"]:
        month, year = int(match["m"]), int(match["my"])
        return month_end(month, year)
    if match["quarter"]:
        quarter = int(match["q"]) if match["q"].isdigit() else read_roman(match["q"])
        return month_end(quarter * 3, int(match["qy"])) if quarter and quarter <= 4 else None
    if match["half"]:
        return month_end(6 if match["side"].lower() == "đầu" else 12, int(match["hy"]))
    return month_end(12, int(match["y"]))


def _recurrence(text: str, start: int, end: int) -> Deadline | None:
    if not _has(text, start, end, ("hằng", "hàng", "Hằng", "Hàng", "mỗi", "Mỗi", "ịnh kỳ", "lần")):
        return None
    for match in _RECURS.finditer(text, start, end):
        unit = next((match[name] for name in "abcde" if match[name]), None)
        if unit is None:
            continue
        period = _period_of(unit.lower(), match["n"] or match["n2"])
        if period is None or not _is_duty(text, match, start, end):
            continue
        return Deadline(match.group().strip(), None, period, Due("recurring", None, None, unit.lower()), match.start())
    return None


def _period_of(unit: str, count: str | None) -> str | None:
    if count in ("3", "03", "ba") and unit == "tháng":
        return "quarterly"
    if count and count not in ("1", "01", "một"):
        return None
    return _UNITS.get(unit)


def _is_duty(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """A recurrence counts with "định kỳ", a day, or a verb of reporting near it; "bình quân hằng năm" does not."""
    words = match.group().lower()
    if words.startswith(("định kỳ", "trước", "chậm", "vào", "ngày", "thứ")) or any(char.isdigit() for char in words):
        return True
    before = text[max(start, match.start() - 40) : match.start()]
    if re.search(
        r"bình quân|tốc độ|kế hoạch|nhu cầu|giao|sinh hoạt|công tác|tăng|dự toán|đánh giá xếp loại\s$",
        before[-24:],
        re.IGNORECASE,
    ):
        return False
    clause = text[match.start() : min(end, match.end() + 60)]
    opens = not before.strip() or before.rstrip()[-1] in ".;,:)-"
    if _DUTY_RECURS.match(text[match.end() : match.end() + 30].lstrip(" ,")):
        return True
    return bool(_DUTY_RECURS.search(clause) or _DUTY_RECURS.search(before)) and (
        opens or bool(_DUTY_RECURS.search(before))
    )


def _within(text: str, start: int, end: int, document_date: str | None) -> Deadline | None:
    if not _has(
        text,
        start,
        end,
        (
            "kể từ",
            "thời hạn",
            "thời gian",
            "vòng",
            "Thời hạn",
            "chậm nhất",
            "không quá",
            "sau khi",
            "từ ngày",
            "từ khi",
        ),
    ):
        return None
    for match in _WITHIN.finditer(text, start, end):
        anchor = match["anchor"]
        words = match.group().strip()
        if anchor is None and not re.match(
            r"(?:chậm nhất\s)?(?:trong\s)?(?:thời hạn|thời gian|vòng)", words, re.IGNORECASE
        ):
            continue
        unit, count = match["unit"].lower(), int(match["n"])
        iso = None
        if anchor and unit in ("ngày", "tuần"):
            iso = _counted(anchor, count * (7 if unit == "tuần" else 1), document_date)
        due = Due(
            "relative", anchor.strip() if anchor else None, count, unit, "working" if "làm việc" in unit else "calendar"
        )
        return Deadline(words, iso, None, due, match.start())
    return None


def _counted(anchor: str, days: int, document_date: str | None) -> str | None:
    """Return anchor + days where the text itself gives the anchor's date."""
    base = None
    said = _OF_DATE.match(anchor)
    if said:
        read = read_date(said[1])
        base = read.iso if read else None
    elif _SIGNING.match(anchor):
        base = document_date
    return (date.fromisoformat(base) + timedelta(days=days)).isoformat() if base else None


def _event(text: str, start: int, end: int) -> Deadline | None:
    before = _BEFORE_EVENT.search(text, start, end) if _has(text, start, end, ("rước ", "chậm nhất")) else None
    if before:
        count = re.search(r"(\d{1,3})(?:\s\([^)]*\))?\s(ngày(?: làm việc)?|tháng|tuần)", before.group())
        due = Due("relative", before.group(), -int(count[1]) if count else None, count[2] if count else None)
        return Deadline(before.group().strip(), None, None, due, before.start())
    after = _AFTER_EVENT.search(text, start, end) if _has(text, start, end, ("gay ", "au khi ")) else None
    if after:
        return Deadline(after.group().strip(), None, None, Due("event", after.group().strip()), after.start())
    return None


def read_cell(cell: str, document_date: str | None) -> Deadline | None:
    """Read a deadline cell of a table of tasks: "29/02/2024", "Tháng 4/2024", "Quý II/2024", "Hằng quý"."""
    words = cell.strip(" .;")
    if not words:
        return None
    read = read_date(words) or read_date(
        re.sub(r"^(?:Trước|Chậm nhất|Xong trước|Hoàn thành trước)?\s?(?:ngày\s)?", "", words, flags=re.IGNORECASE)
    )
    if read and read.iso:
        return Deadline(words, read.iso, None, Due("date", read.iso), 0)
    every = re.match(rf"(?:Định kỳ\s)?{_EVERY}\s(ngày|tuần|tháng|quý|năm)\b", words, re.IGNORECASE)
    if every:
        return Deadline(words, None, _UNITS[every[1].lower()], Due("recurring", None, None, every[1].lower()), 0)
    inside = read_deadline("trong " + words[:1].lower() + words[1:], 0, len(words) + 6, document_date)
    if inside and (inside.iso or inside.recurrence):
        return Deadline(words, inside.iso, inside.recurrence, inside.due, 0)
    full = read_deadline(words, 0, len(words), document_date)
    if full:
        return Deadline(words, full.iso, full.recurrence, full.due, 0)
    return Deadline(words, None, None, None, 0)
