"""Stage 3: when the announced document takes effect, or the period in which it is carried out."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dieuhanh.extraction.model import Effective
from dieuhanh.extraction.segment import Span
from dieuhanh.language.dates import read_date
from dieuhanh.language.prepared import compiled

_TAKES = compiled(
    r"có hiệu lực(?:\s(?:thi hành|pháp luật|thực hiện|áp dụng))?\s?(?:,\s)?(?:kể\s)?(?:từ|sau)\s(?:hết\s)?"
    r"(?:\d{1,2}(?: giờ|h)(?: ?00)?(?: phút)? )?"
)
_SIGNING = compiled(r"(?:kể từ\s)?ngày\s(?:ký(?:\sban hành)?|ban hành|được ký|ký, ban hành)|khi ký")
_AFTER = compiled(
    r"(?:sau\s)?(\d{1,3})\s(?:\([^)]{1,14}\)\s)?ngày,?\s(?:kể\s)?từ\sngày\s(?:ký|ban hành)(?:\sban hành)?"
)
_DAY = compiled(r"ngày\s{1,3}")
_UNTIL = compiled(r"\s{1,2}đến\s(?:hết\s)?(?:\d{1,2}\s?(?:giờ|h)(?:\s?\d{2}(?:\sphút)?)?,?\s)?(?:ngày\s{1,3})?(?=\d)")
_FROM_DAY = compiled(r"từ\s(?:ngày\s)?\d{1,2}[/ ]")
_PERIOD = compiled(
    r"(?:[Tt]hời (?:gian|hạn) (?:thực hiện|áp dụng|triển khai|thi hành|ủy quyền|hiệu lực|hoạt động)|"
    r"[Hh]iệu lực|[Tt]hực hiện|[Áá]p dụng|triển khai|thi hành|"
    r"kéo dài)[^.;\n]{0,30}?\s?:?\s(từ\s(?:\d{1,2}\s?(?:giờ|h)(?:\s?\d{2}(?:\sphút)?)?,?\s)?(?:ngày\s)?)(?=\d{1,2}[/ ])"
)
# "Nghị định số … có hiệu lực" is another document's; "Nghị định có hiệu lực" is that which the item is about.
_NOT_OWN = compiled(r"(?:Luật|Nghị định|Thông tư)\b(?!\s(?:này\s)?$)[^.;]{0,80}$")
_DURATION_OF_COUNT = compiled(
    r"(?:tổng số|số liệu|kết quả|mốc thời gian|báo cáo|doanh thu|chuyến)\b[^.;\n]{0,40}$", re.IGNORECASE
)


def read_effective(text: str, paragraphs: tuple[Span, ...], document_date: str | None) -> Effective | None:
    """Return the effective date or period that the paragraphs state of the announced document, or None."""
    if not paragraphs:
        return None
    begin, stop = paragraphs[0][0], paragraphs[-1][1]
    for start, end in paragraphs if text.find("có hiệu lực", begin, stop) >= 0 else ():
        for match in _TAKES.finditer(text, start, end):
            found = _from(text, match, end, document_date)
            if found and not _NOT_OWN.search(text[max(start, match.start() - 90) : match.start()]):
                return found
    for start, end in paragraphs if _FROM_DAY.search(text, begin, stop) else ():
        for match in _PERIOD.finditer(text, start, end) if _FROM_DAY.search(text, start, end) else ():
            found = _period(text, match)
            if found and not _DURATION_OF_COUNT.search(text[max(start, match.start() - 60) : match.start()]):
                return found
    return None


def _from(text: str, match: re.Match[str], end: int, document_date: str | None) -> Effective | None:
    at = match.end()
    after = _AFTER.match(text, at, end)
    if after and document_date:
        since = (date.fromisoformat(document_date) + timedelta(days=int(after[1]))).isoformat()
        return Effective(since, None, match.start(), after.end(), "effective.after-signing", True)
    signing = _SIGNING.match(text, at, end)
    if signing:
        until = _UNTIL.match(text, signing.end(), end)
        last = read_date(text, until.end(), end) if until else None
        stop = last.end if last else signing.end()
        known = document_date is not None
        return Effective(document_date, last.iso if last else None, match.start(), stop, "effective.signing", known)
    day = _DAY.match(text, at, end)
    read = read_date(text, day.end() if day else at, end)
    if read is None or read.iso is None:
        return None
    until = _UNTIL.match(text, read.end, end)
    last = read_date(text, until.end(), end) if until else None
    return Effective(
        read.iso, last.iso if last else None, match.start(), last.end if last else read.end, "effective.date", True
    )


def _period(text: str, match: re.Match[str]) -> Effective | None:
    first = read_date(text, match.end())
    until = _UNTIL.match(text, first.end) if first else None
    last = read_date(text, until.end()) if until else None
    if first is None or last is None or last.iso is None:
        return None
    since = first.iso or (f"{last.year:04d}-{first.month:02d}-{first.day:02d}" if last.year else None)
    return Effective(since, last.iso, match.start(), last.end, "effective.period", True)
