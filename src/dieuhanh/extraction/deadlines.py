"""Stage 3: when a duty is due: the words that say it, the day where it can be computed, the recurrence.

Days and periods are found from their numbers, and the words before are read backwards from there: a scan for digits is
far cheaper than trying every "trước", "trong", "hạn" of a text.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from dieuhanh.extraction.model import Due
from dieuhanh.extraction.recurrence import EVERY, RECURRENCES, read_recurrence
from dieuhanh.extraction.tokens import has_any
from dieuhanh.language.dates import iso_date, month_end, read_date
from dieuhanh.language.numbers import read_roman
from dieuhanh.language.prepared import compiled

UNTIL = (
    r"(?:trước|chậm nhất(?:\s(?:là|đến|trước|vào|trong))?|muộn nhất(?:\s(?:là|đến|vào))?|"
    r"hạn(?:\scuối)?(?:\s(?:là|đến|trước|chậm nhất))?|thời hạn(?:\shoàn thành)?(?:\s(?:là|trước|đến|chậm nhất))?|"
    r"xong(?:\s(?:trước|vào|trong))?|(?<!từ )đến hết|(?<!từ )đến|hết|không quá|không muộn hơn|vào|trong|"
    r"hoàn thành(?:\sxong)?(?:\s(?:trước|vào|trong|chậm nhất|đến))?|muộn nhất trước)"
)
HOUR = r"(?:\d{1,2}\s?(?:giờ|h)\s?(?:\d{2}(?:\sphút)?)?\s)?"
_DAY = compiled(
    r"[0-9][0-9]?(?:\s?[/.-]\s?[0-9]{1,2}(?:\s?[/.-]\s?[0-9]{4})?|\stháng\s[0-9]{1,2}(?:\snăm\s[0-9]{4})?)(?![0-9])"
)
_SPOKEN = compiled(r"ngày\s(?=(?:mùng|mồng|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s[^,.;\n]{0,24}\btháng\s)")
_BEFORE_DAY = compiled(
    rf"\b(?:(?:hoàn thành|hoàn thiện|báo cáo|xong)\s(?:xong\s)?)?(?:{UNTIL}\s){{1,2}}{HOUR}(?:thứ\s\w+,?\s)?ngày\s$|"
    r"\b(?:(?:hoàn thiện|hoàn thành)\s)?xong\s(?:trước\s)?ngày\s$|"
    r"\b(?:(?:xong |hoàn thành )?trước|(?:chậm|muộn) nhất(?: là| đến)?|đến hết)\s"
    rf"{HOUR}$|"
    r"\b(?:thời gian|thời hạn)(?:\s(?:hoàn thành|thực hiện))?\s?:?\s(?:trước\s)?(?:ngày\s)?$",
    re.IGNORECASE,
)
_FROM_TO = compiled(r"từ\s(?:ngày\s)?\d{1,2}[^,.;]{2,30}\sđến\s(?:hết\s)?(?:ngày\s)?$")
# "trước 1/4 số hộ" is a share, no day.
_IS_SHARE = compiled(r"\s(?:số|tổng|dân|diện|dự|kế|chiều|quãng|vốn|khối)\b")
# "đến ngày 31/12/2025 đạt 95%" says what is to be reached, not when the duty is done.
_TARGET = compiled(
    r",?\s(?!báo cáo|hoàn thành|trình|gửi)(?:(?:tỷ|tỉ) lệ\s[^.;\n]{0,60}?[0-9]\s?%|[^,.;\n]{0,60}?\bđạt\b)"
)
_EVERY_AFTER = compiled(rf"\s?{EVERY}\s", re.IGNORECASE)
_PERIOD = compiled(r"(?:tháng|quý|năm|Tháng|Quý|Năm)\s(?=[0-9IVX])")
_MONTH = compiled(r"[Tt]háng\s(\d{1,2})(?:\s?/\s?|\snăm\s)(\d{4})(?!\s?[-–]\s?\d{4})")
_QUARTER = compiled(r"[Qq]uý\s([IVX]{1,3}|[1-4])(?:\s?/\s?|\snăm\s|[-,]\s?)(\d{4})")
_YEAR = compiled(r"[Nn]ăm\s(\d{4})(?!\s?[-–]\s?\d{4})")
_HALF = compiled(r"(?:6|06|sáu) tháng (đầu|cuối)\s$", re.IGNORECASE)
_BEFORE_PERIOD = compiled(
    r"\b(?:(?:hoàn thành|xong|thời hạn|báo cáo|(?<!công )(?<!chương )trình)\s)?(?:trong|trước|hết|đến hết|cuối|"
    r"chậm nhất(?:\strong|\slà|\shết)?|xong trong|trong suốt)\s(?:(?:6|06|sáu) tháng (?:đầu|cuối)\s)?$",
    re.IGNORECASE,
)
# The part of a month or quarter that stands before its name; "đầu" and "giữa" give no day.
_PART = compiled(
    r"\b(?:(?:hoàn thành|xong|thời hạn|báo cáo|(?<!công )(?<!chương )trình)\s)?"
    r"(?:(?:trong|vào|trước|đến|chậm nhất(?: là| vào)?)\s(?:khoảng )?)?"
    r"(?P<part>nửa đầu|nửa cuối|thượng tuần|trung tuần|hạ tuần|đầu|giữa|cuối)\s$",
    re.IGNORECASE,
)
_LAST_DAY_OF_PART = {"nửa đầu": 15, "thượng tuần": 10, "trung tuần": 20}
_PART_ENDS = ("đầu ", "giữa ", "cuối ", "tuần ")
_VAGUE = ("đầu", "giữa")
_COMPLETES = compiled(
    r"hoàn thành|hoàn thiện|\bxong\b|(?<!công )(?<!chương )(?<!quy )(?<!lộ )(?<!tờ )\btrình\b|báo cáo|ban hành|"
    r"gửi|kết thúc|đưa vào|phê duyệt|khởi công|nộp|chấm dứt|bàn giao|thông xe|giải ngân",
    re.IGNORECASE,
)
# "trong năm 2026 hoàn thành thêm hai tiêu chí"
_THEN_DONE = compiled(r"\s(?:phải |phấn đấu )?(?:hoàn thành|hoàn thiện|giải quyết xong|bàn giao|thông xe)\b")
_AMOUNT = compiled(r"[0-9][0-9]{0,2}\s?(?:\([^)]{1,14}\)\s)?(?:ngày|tháng|tuần|giờ)")
_WITHIN = compiled(
    r"\b(?:chậm nhất|không quá|tối đa|trong)?\s?(?:trong\s)?(?:thời hạn|thời gian|vòng|trong|sau|chậm nhất|"
    r"không quá)\s(?:là\s|không quá\s|tối đa\s)?"
    r"(?P<n>\d{1,3})\s?(?:\([^)]{1,14}\)\s)?(?P<unit>ngày làm việc|ngày|tháng|tuần|giờ)"
    r"(?:,?\s(?:kể\s)?(?:từ|sau)\s(?P<anchor>(?:ngày|khi|thời điểm|lúc)[^,.;\n]{0,90}))?",
    re.IGNORECASE,
)
_A_TERM = compiled(r"(?:chậm nhất\s)?(?:trong\s)?(?:thời hạn|thời gian|vòng)", re.IGNORECASE)
_BEFORE_EVENT = compiled(
    r"\b[Tt]rước\s(?:khi\s)?(?:hết|kết thúc|nhiệm kỳ|thời điểm|khi|kỳ họp|ngày\s(?=[^\W\d_]))[^,.;\n]{0,60}?"
    r"\s\d{1,3}(?:\s\([^)]{1,12}\))?\s(?:ngày(?:\slàm việc)?|tháng|tuần)\b|"
    r"\b(?:trước|chậm nhất)\s\d{1,3}\s(?:ngày(?:\slàm việc)?|tháng|tuần|giờ)\s"
    r"(?:trước|trước khi|so với)\s[^,.;\n]{3,80}"
)
_COUNT = compiled(r"(\d{1,3})(?:\s\([^)]*\))?\s(ngày(?: làm việc)?|tháng|tuần|giờ)")
_AFTER_EVENT = compiled(
    r"\b[Nn]gay\s(?:sau\s)?(?:khi\s|sau\s)[^,.;\n]{3,90}|\b[Nn]gay trong\s[^,.;\n]{3,40}|"
    r"\btại kỳ họp [^,.;\n]{3,60}|\b[Tt]rước (?:Tết|mùa|kỳ nghỉ|năm học|ngày khai giảng|Đại hội|thềm|"
    r"dịp)[^,.;\n]{0,60}|"
    r"\btrong (?:ngày(?=[.;,]|$)|(?:tuần|tháng|quý|năm) (?:này|tới|sau)\b)|"
    r"\b[Ss]au khi (?:được|có|nhận|kết thúc|hoàn thành|Luật|Nghị)[^,.;\n]{3,80}(?=,)"
)
_EVENT_WORDS = (
    "gay ",
    "au khi ",
    "kỳ họp",
    "rước ",
    "trong ngày",
    "trong tuần",
    "trong tháng",
    "trong quý",
    "trong năm",
)
_SIGNING = compiled(r"ngày\s(?:ký|ban hành)\b[^,.;]*", re.IGNORECASE)
_OF_DATE = compiled(r"ngày\s(?=\d)", re.IGNORECASE)
_BEFORE_CELL = compiled(r"(?:Trước|Chậm nhất|Xong trước|Hoàn thành trước)?\s?(?:ngày\s)?", re.IGNORECASE)
_EVERY_CELL = compiled(rf"(?:Định kỳ\s)?{EVERY}\s(ngày|tuần|tháng|quý|năm)\b", re.IGNORECASE)
_MONTH_OF_QUARTER = compiled(
    rf"(?:trước |chậm nhất )?ngày \d{{1,2}}(?: của)? tháng (?:cuối|đầu)(?: của)? (?:{EVERY} )?(quý)\b", re.IGNORECASE
)
_LOOK_BACK = 70
_CLAUSE = 200


class Deadline(NamedTuple):
    """What a stretch of text says of the time: the words, the day or the recurrence, and their structure."""

    text: str | None
    iso: str | None
    recurrence: str | None
    due: Due | None
    start: int


def read_deadline(text: str, start: int, end: int, document_date: str | None) -> Deadline | None:
    """Read the deadline of a duty in text[start:end]; of several dates the last counts. A day of every year has none.

    document_date: the announcing document's own date (ISO), from which "kể từ ngày ký" and days without a year count.
    """
    recurring = read_recurrence(text, start, end)
    every_year = recurring is not None and recurring[0] == "năm"
    found = [*_days(text, start, end, None if every_year else document_date), *_periods(text, start, end)]
    if text.find(" tháng ", start, end) >= 0:
        found += _spoken_days(text, start, end)
    dated = max((deadline for deadline in found if deadline.iso), key=lambda d: d.iso or "", default=None)
    if recurring is not None:
        unit, words, at = recurring
        if dated is None:
            return Deadline(words, None, RECURRENCES.get(unit), Due("recurring", None, None, unit), at)
        return dated._replace(recurrence=RECURRENCES.get(unit))
    if dated is not None:
        return dated
    return _within(text, start, end, document_date) or (found[0] if found else None) or _event(text, start, end)


def _days(text: str, start: int, end: int, document_date: str | None) -> list[Deadline]:
    """Read "trước ngày 25/01/2024", "xong ngày 05/01/2024", "chậm nhất là ngày 10 tháng 8 năm 2022"."""
    found: list[Deadline] = []
    for match in _DAY.finditer(text, start, end):
        head = text[max(start, match.start() - _LOOK_BACK) : match.start()]
        before = _BEFORE_DAY.search(head) if head.endswith(" ") else None
        read = read_date(match.group()) if before else None
        if before is None or read is None or _EVERY_AFTER.match(text, match.end(), end) or _FROM_TO.search(head):
            continue
        if read.year is None and not head.endswith("ngày ") and _IS_SHARE.match(text, match.end(), end):
            continue
        if before.group().startswith(("đến ", "Đến ")) and _TARGET.match(text, match.end(), end):
            continue
        iso = read.iso or (_next(read.day, read.month, document_date) if document_date else None)
        words = head[before.start() :] + match.group()
        found.append(Deadline(words.strip(), iso, None, Due("date", iso), match.start() - len(head) + before.start()))
    return found


def _spoken_days(text: str, start: int, end: int) -> list[Deadline]:
    """Read "trước ngày ba mươi tháng sáu năm hai nghìn không trăm hai mươi lăm"; without its year it has no date."""
    found: list[Deadline] = []
    for match in _SPOKEN.finditer(text, start, end):
        head = text[max(start, match.end() - _LOOK_BACK) : match.end()]
        before, read = _BEFORE_DAY.search(head), read_date(text, match.end(), end)
        if before is None or read is None or _FROM_TO.search(head):
            continue
        at = match.end() - len(head) + before.start()
        found.append(Deadline(text[at : read.end].strip(), read.iso, None, Due("date", read.iso), at))
    return found


def _next(day: int, month: int, after: str) -> str | None:
    """Return the first such day on or after the document's date (a day printed without its year)."""
    year = int(after[:4])
    iso = iso_date(day, month, year)
    return iso if iso and iso >= after else iso_date(day, month, year + 1)


def _periods(text: str, start: int, end: int) -> list[Deadline]:
    """Read "trong tháng 02/2024", "trong quý I/2025", "6 tháng đầu năm 2024", "hoàn thành trong năm 2024"."""
    found: list[Deadline] = []
    for match in _period_words(text, start, end):
        head = text[max(start, match.start() - _LOOK_BACK) : match.start()]
        part = _PART.search(head) if head.endswith(_PART_ENDS) and not _HALF.search(head) else None
        before = part or _BEFORE_PERIOD.search(head)
        period = _period_end(text, match.start(), end, head) if before else None
        if before is None or period is None:
            continue
        at = match.start() - len(head) + before.start()
        iso, stop, year_only = period
        if part and part["part"].lower() != "cuối":
            found += _of_part(text, at, stop, part["part"].lower(), iso, match)
            continue
        if part is None and text[at:stop].lower().startswith("trước "):
            iso = _day_before(text, match.start(), iso)
        if not year_only or _completes(text, start, match.start()) or _THEN_DONE.match(text, stop, end):
            found.append(Deadline(text[at:stop].strip(), iso, None, Due("period", iso), at))
    return found


def _of_part(text: str, at: int, stop: int, part: str, last: str, period: re.Match[str]) -> list[Deadline]:
    """Read "trong nửa đầu tháng 4/2024": a day where the part has one, only the words for "đầu tháng 5/2024"."""
    words = text[at:stop].strip()
    month = period.group().lower().startswith("tháng")
    day = _LAST_DAY_OF_PART.get(part)
    if part in _VAGUE or (day is not None and not month):
        if words.lower().startswith(_VAGUE):
            return []
        return (
            [Deadline(words, None, None, Due("period"), at)]
            if _completes(text, max(0, at - _CLAUSE), period.start())
            else []
        )
    iso = f"{last[:8]}{day:02d}" if day else last
    return [Deadline(words, iso, None, Due("period", iso), at)]


def _period_words(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return "tháng", "quý", "năm" before a number, in order, each found from its rarer end."""
    found: dict[int, re.Match[str]] = {}
    for tail in ("háng ", "uý ", "ăm ", "háng\n", "uý\n", "ăm\n"):
        at = text.find(tail, start + 1, end)
        while at >= 0:
            match = _PERIOD.match(text, at - 1, end)
            if match:
                found[at] = match
            at = text.find(tail, at + len(tail), end)
    return [found[at] for at in sorted(found)]


def _day_before(text: str, at: int, last: str) -> str:
    """Return the day before the period that ends on `last`: "trước tháng 5/2024" is due on 30/4/2024."""
    end = date.fromisoformat(last)
    months = 1 if text[at].lower() == "t" else 3 if text[at].lower() == "q" else 12
    first = end.replace(month=end.month - months + 1, day=1)
    return (first - timedelta(days=1)).isoformat()


def _period_end(text: str, at: int, end: int, head: str) -> tuple[str, int, bool] | None:
    """Return (last day, end of the words, whether only a year is named) of the period at `at`."""
    month = _MONTH.match(text, at, end)
    if month:
        iso = month_end(int(month[1]), int(month[2]))
        return (iso, month.end(), False) if iso else None
    quarter = _QUARTER.match(text, at, end)
    if quarter:
        number = int(quarter[1]) if quarter[1].isdigit() else read_roman(quarter[1])
        iso = month_end(number * 3, int(quarter[2])) if number and number <= 4 else None
        return (iso, quarter.end(), False) if iso else None
    year = _YEAR.match(text, at, end)
    half = _HALF.search(head) if year else None
    iso = month_end(6 if half and half[1].lower() == "đầu" else 12, int(year[1])) if year else None
    return (iso, year.end(), half is None) if year and iso else None


def _completes(text: str, start: int, at: int) -> bool:
    """A year is a deadline only with a verb of completion in its clause: "hoàn thành … trong năm 2024"."""
    clause = max(start, *(text.rfind(mark, start, at) for mark in (";", ".", "\n", ",")))
    return bool(_COMPLETES.search(text, clause, at))


def _within(text: str, start: int, end: int, document_date: str | None) -> Deadline | None:
    """Read "trong thời hạn 15 ngày kể từ ngày nhận được …": computed only from a date that the text itself gives."""
    if not _AMOUNT.search(text, start, end):
        return None
    for match in _WITHIN.finditer(text, start, end):
        anchor, words = match["anchor"], match.group().strip()
        unit, count = match["unit"].lower(), int(match["n"])
        if anchor is None and unit != "ngày làm việc" and not _A_TERM.match(words):
            continue
        days = count * (7 if unit == "tuần" else 1)
        iso = _counted(anchor, days, document_date) if anchor and unit in ("ngày", "tuần") else None
        calendar = "working" if "làm việc" in unit else "calendar"
        due = Due("relative", anchor.strip() if anchor else None, count, unit, calendar)
        return Deadline(words, iso, None, due, match.start())
    return None


def _counted(anchor: str, days: int, document_date: str | None) -> str | None:
    """Return anchor + days where the text gives the anchor's date, or the anchor is the document's signing."""
    said = _OF_DATE.match(anchor)
    read = read_date(anchor, said.end()) if said else None
    base = read.iso if read else document_date if _SIGNING.match(anchor) else None
    return (date.fromisoformat(base) + timedelta(days=days)).isoformat() if base else None


def _event(text: str, start: int, end: int) -> Deadline | None:
    """Read "trước khi hết hạn nhiệm kỳ 30 ngày làm việc", "ngay sau khi được giao vốn": never an invented day."""
    before = _BEFORE_EVENT.search(text, start, end) if has_any(text, start, end, ("rước ", "chậm nhất")) else None
    if before:
        count = _COUNT.search(before.group())
        due = Due("relative", before.group(), -int(count[1]) if count else None, count[2] if count else None)
        return Deadline(before.group().strip(), None, None, due, before.start())
    after = _AFTER_EVENT.search(text, start, end) if has_any(text, start, end, _EVENT_WORDS) else None
    if after is None:
        return None
    words = after.group().strip()
    return Deadline(words, None, None, Due("event", words), after.start())


def read_cell(cell: str, document_date: str | None) -> Deadline | None:
    """Read a deadline cell of a table of tasks: "29/02/2024", "Tháng 4/2024", "Quý II/2024", "Hằng quý"."""
    words = cell.strip(" .;")
    if not words:
        return None
    skipped = _BEFORE_CELL.match(words)
    read = read_date(words, skipped.end() if skipped else 0)
    if read and read.iso:
        return Deadline(words, read.iso, None, Due("date", read.iso), 0)
    every = _EVERY_CELL.match(words) or _MONTH_OF_QUARTER.match(words)
    if every:
        unit = every[1].lower()
        return Deadline(words, None, RECURRENCES.get(unit), Due("recurring", None, None, unit), 0)
    period = "trong " + words[:1].lower() + words[1:]
    for said in (period, words):
        inside = read_deadline(said, 0, len(said), document_date)
        if inside and (inside.iso or inside.recurrence or said is words):
            return inside._replace(text=words, start=0)
    return Deadline(words, None, None, None, 0)
