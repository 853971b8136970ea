"""The frame of a single document (NĐ 30/2020/NĐ-CP Điều 8): letterhead, number, date, type, trích yếu, signature."""

from __future__ import annotations

import re
from typing import NamedTuple

from dieuhanh.extraction.citations import NUMBER, Mention
from dieuhanh.extraction.knowledge import phrases, type_names
from dieuhanh.extraction.model import Official
from dieuhanh.extraction.segment import Span
from dieuhanh.language.dates import read_date
from dieuhanh.language.prepared import compiled
from dieuhanh.language.sentences import UPPER

_NUMBER_LINE = compiled(rf"^[ ]{{0,60}}(Số\s?:?\s?({NUMBER}))", re.MULTILINE)
_PLACE_DATE = compiled(r"\bngày\s{1,3}(?=\d{1,2}\s{1,3}tháng\s|\d{1,2}/\d{1,2}/\d{4})")
# A telegram's line also gives the hour: "Bắc Giang, hồi 21 giờ 30 ngày 09 tháng 9 năm 2024".
_PLACE_BEFORE = compiled(
    rf"[{UPPER}][^\n]*,\s*(?:(?:hồi|lúc)\s\d{{1,2}}\s?(?:giờ|h|g)\s?(?:\d{{2}}(?:\sphút)?)?,?\s*)?$"
)
_URGENT = compiled(r"\s?\(?(?:HỎA TỐC(?: HẸN GIỜ)?|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)\)?$")
_MOTTO = compiled(r"CỘNG H[ÒO][ÀA] XÃ HỘI|ĐẢNG CỘNG SẢN|Độc lập\s?-|^[-–_*=\s]+$", re.IGNORECASE)
_COLUMNS = compiled(r"\s{3,}")
_ABOUT = compiled(r"^\s*(?:V/v|Về việc)\b", re.IGNORECASE)
_RECEIVERS = compiled(r"^[ ]{0,80}(?:Nơi nhận|NƠI NHẬN)\s?:?", re.MULTILINE)
_SIGNED = compiled(r"^(?:\(?\s?Đã ký\s?\)?|\(?Ký tên.{0,20}|Signed.{0,60}|Ký bởi.{0,80}|TM\..{0,60}|Ghi chú\s?:.*)$")
_PREFIX = compiled(r"^(?:KT|TL|TM|TUQ|Q)\.\s?")
_PERSON = compiled(rf"(?:[{UPPER}][^\W\d_]{{0,9}}\s){{1,4}}[{UPPER}][^\W\d_]{{0,9}}$")
_TITLE_BEFORE_NAME = compiled(r"^(?:Ông|Bà|ThS|TS|PGS|GS|BS)\.?\s")
_LAST_LINES = 26


class Frame(NamedTuple):
    """What stands around the text of a single document, the span of its trích yếu, and that of the text itself."""

    issuer: str | None
    short_issuer: str | None
    title: str | None
    number: Mention | None
    date: str | None
    signer: Official | None
    about: Span | None
    body: Span


def read_frame(text: str) -> Frame:
    """Read the header and the signature block of a cleaned single document."""
    line = _NUMBER_LINE.search(text, 0, 4000)
    receivers = next(reversed(list(_RECEIVERS.finditer(text))), None)
    end = receivers.start() if receivers else _signature_start(text)
    head_end = line.end() if line else 0
    date, date_end = _date(text, min(len(text), max(head_end, 200) + 1500))
    kind, title, about, body = _title(text, max(head_end, date_end if date_end < head_end + 900 else 0, 0), head_end)
    number = None
    if line:
        plain = re.sub(r"\s+", "", line[2])
        number = Mention(kind or "Công văn", plain, date, line.start(1), line.end(1), "document.number")
    issuer = _issuer(text[: line.start() if line else 600])
    return Frame(issuer, _short(issuer), title, number, date, _signer(text, end), about, (body, end))


def _signature_start(text: str) -> int:
    """Without "Nơi nhận": the text ends with "./." or where the signer's capacity begins."""
    stop = text.rfind("./.")
    return stop + 3 if stop > len(text) // 3 else len(text.rstrip())


def _date(text: str, end: int) -> tuple[str | None, int]:
    for match in _PLACE_DATE.finditer(text, 0, end):
        before = text[max(0, match.start() - 60) : match.start()].rsplit("\n", 1)[-1]
        read = read_date(text, match.end())
        if read and read.iso and _PLACE_BEFORE.search(before):
            after = text[read.end : read.end + 2]
            if after[:1] in ("", "\n") or after.isspace():
                return read.iso, read.end
    return None, 0


def _title(text: str, header_end: int, number_end: int) -> tuple[str | None, str | None, Span | None, int]:
    """Return the type (None for a công văn), the trích yếu with its span, and where the text begins."""
    lines = _line_spans(text, min(number_end, header_end) if number_end else 0, header_end + 2500)
    for index, (start, end) in enumerate(lines):
        line = text[start:end].strip()
        kind = _URGENT.sub("", line).rstrip(" :").lower() if line.isupper() else ""
        if kind in type_names():
            if line.endswith(":"):
                break
            parts, at = _block(text, lines, index + 1)
            return type_names()[kind], " ".join(parts) or None, _about(text, end, at), at
        if _ABOUT.match(_COLUMNS.split(text[start:end].strip())[0]):
            parts, at = _block(text, lines, index)
            return (
                None,
                " ".join(_COLUMNS.split(part)[0] for part in parts),
                _about(text, start, at),
                max(at, header_end),
            )
    return None, None, None, header_end


def _about(text: str, start: int, end: int) -> Span | None:
    """Return the span of a trích yếu that stands in lines of its own; beside another column its lines are cut."""
    words = text[start:end].strip()
    return (start, end) if words and not _COLUMNS.search(words.replace("\n", " ")) else None


def _block(text: str, lines: list[Span], first: int) -> tuple[list[str], int]:
    """Return the lines from `first` to the next blank line, and the end of the last."""
    parts: list[str] = []
    at = lines[first - 1][1] if first else 0
    for start, end in lines[first:]:
        if parts and text.count("\n", at, start) > 1:
            break
        parts.append(
            " ".join(text[start:end].split()) if "   " not in text[start:end].strip() else text[start:end].strip()
        )
        at = end
    return parts, at


def _line_spans(text: str, start: int, end: int) -> list[Span]:
    spans, at = [], start
    for line in text[start:end].split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def _issuer(head: str) -> str | None:
    """Return the letterhead's body: "ỦY BAN NHÂN DÂN / TỈNH LẠNG SƠN" → "Ủy ban nhân dân tỉnh Lạng Sơn"."""
    lines = []
    for line in head.split("\n"):
        left = _COLUMNS.split(line.strip())[0].strip(" -–_*=")
        if left and left.isupper() and not _MOTTO.search(left):
            lines.append(left)
    # A long name goes on in the next line: "BỘ NÔNG NGHIỆP" / "VÀ PHÁT TRIỂN NÔNG THÔN".
    while len(lines) > 1 and lines[-1].startswith("VÀ "):
        lines[-2:] = [" ".join(lines[-2:])]
    if not lines:
        return None
    council = next(
        (i for i, line in enumerate(lines) if re.match(r"ỦY BAN NHÂN DÂN$|UỶ BAN NHÂN DÂN$|HỘI ĐỒNG NHÂN DÂN$", line)),
        None,
    )
    if council is not None:
        lines = [" ".join(lines[council : council + 2]), *lines[council + 2 :]]
    if lines[-1] == "VĂN PHÒNG" and len(lines) > 1:
        return f"Văn phòng {_cased(lines[-2])}"
    return _cased(lines[-1])


def _cased(name: str) -> str:
    """Bring a name in capitals into the usual case."""
    low = name.lower()
    known = next(
        (phrase for phrase in sorted(phrases("bodies"), key=len, reverse=True) if low.startswith(phrase.lower())), ""
    )
    rest = low[len(known) :].strip()
    words = [word if word in _PLACE_WORDS else word[:1].upper() + word[1:] for word in rest.split()]
    whole = " ".join(filter(None, (known, *words)))
    whole = re.sub(
        r"\b[Tt]hành [Pp]hố\b", "thành phố", re.sub(r"\b[Tt]hị ([Xx]ã|[Tt]rấn)\b", lambda m: m.group().lower(), whole)
    )
    whole = re.sub(r"\b(?:Ubnd|Hđnd)\b", lambda m: m.group().upper(), whole)
    return whole[:1].upper() + whole[1:]


_PLACE_WORDS = {"tỉnh", "huyện", "xã", "phường", "quận", "và"}


def _short(issuer: str | None) -> str | None:
    if issuer is None:
        return None
    return re.sub(r"^(?:Ủy|Uỷ) ban nhân dân", "UBND", re.sub(r"^Hội đồng nhân dân", "HĐND", issuer))


def _signer(text: str, end: int) -> Official | None:
    """Read capacity and name from the signature block, which may stand in a right-hand column."""
    lines = [line for line in text[end:].split("\n") if line.strip()][:_LAST_LINES]
    cells = [cell.strip() for line in lines for cell in _right(line) if cell.strip()]
    position: str | None = None
    name: str | None = None
    for cell in cells:
        if _SIGNED.match(cell) and not cell.startswith("TM"):
            continue
        if cell.startswith("TM."):
            continue
        if cell.isupper() and 4 < len(cell) < 80:
            if not re.match(r"(?:KT|TL|TM|TUQ)\.", cell):
                position = _position(cell)
            elif position is None:
                position = _position(_PREFIX.sub("", cell))
            continue
        plain = _TITLE_BEFORE_NAME.sub("", cell)
        if _PERSON.match(plain) and not plain.isupper():
            name = plain
    return Official(name, position) if name else None


def _right(line: str) -> list[str]:
    """Return what a line of the block says of the signer: the right column, else the whole line."""
    parts = _COLUMNS.split(line.strip())
    if line.lstrip().startswith(("-", "+", "Nơi nhận")):
        return parts[1:]
    return parts


def _position(capitals: str) -> str:
    low = capitals.lower().strip(" .")
    return re.sub(
        r"\b(chủ tịch|giám đốc|chánh|thủ tướng|bộ trưởng|trưởng|cục trưởng|bí thư|thứ trưởng)\b",
        lambda m: m.group()[:1].upper() + m.group()[1:],
        low[:1].upper() + low[1:],
    ).replace("văn phòng", "Văn phòng")
