"""An extraction as a page for people: what the text is, and below each item its document, duties and figures."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.extraction.model import (
        Appointment,
        Assignment,
        BulletinInfo,
        Citation,
        Effective,
        Extraction,
        Figure,
        Item,
    )

_LABEL_WIDTH = 11
_WIDEST = 110
_QUOTE = 160
_RELATIONS = {
    "announces": "Văn bản",
    "implements": "Thực hiện",
    "replaces": "Thay thế",
    "amends": "Sửa đổi",
    "repeals": "Bãi bỏ",
    "forwards": "Theo",
    "refers": "Nhắc đến",
}
_RECURRENCES = {
    "daily": "hằng ngày",
    "weekly": "hằng tuần",
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "yearly": "hằng năm",
}
_COMPARATORS = {"=": "", ">=": "từ ", ">": "trên ", "<=": "không quá ", "<": "dưới ", "~": "khoảng "}


def summary(extraction: Extraction, text: str) -> str:
    """Return the facts read from `text` as lines of Vietnamese, wrapped to the terminal.

    "(?)" marks what the machine is not sure of; a duty is followed by the words that give it.
    """
    width = max(40, min(_WIDEST, shutil.get_terminal_size().columns))
    lines = [line for part in _head(extraction) for line in textwrap.wrap(part, width)]
    for position, item in enumerate(extraction.items, 1):
        lines += ["", *textwrap.wrap(f"{position}. {item.heading or 'Nội dung'}", width, subsequent_indent="   ")]
        for label, said in _facts(item, text):
            lines += textwrap.wrap(
                said, width, initial_indent=f"   {label:<{_LABEL_WIDTH}}", subsequent_indent=" " * (_LABEL_WIDTH + 3)
            )
    return "\n".join(lines)


def _head(extraction: Extraction) -> Iterator[str]:
    bulletin: BulletinInfo = extraction.bulletin
    if bulletin.title:
        yield bulletin.title
    period = f"{_day(bulletin.period.start)} - {_day(bulletin.period.end)}" if bulletin.period else None
    said = [part for part in (bulletin.issuer, period) if part]
    if said:
        yield " · ".join(said)
    counts = (
        ("mục", len(extraction.items)),
        ("lần viện dẫn", sum(len(item.citations) for item in extraction.items)),
        ("nhiệm vụ", sum(len(item.assignments) for item in extraction.items)),
        ("số liệu", sum(len(item.figures) for item in extraction.items)),
        ("nhân sự", sum(len(item.appointments) for item in extraction.items)),
    )
    yield " · ".join(f"{number} {name}" for name, number in counts)


def _facts(item: Item, text: str) -> Iterator[tuple[str, str]]:
    if item.official:
        yield "Chỉ đạo", _joined(item.official.name, item.official.position)
    for citation in sorted(item.citations, key=lambda cited: list(_RELATIONS).index(cited.relation)):
        yield _RELATIONS[citation.relation], _citation(citation)
    for assignment in item.assignments:
        yield "Nhiệm vụ", _assignment(assignment)
        yield "", f"“{textwrap.shorten(text[assignment.start : assignment.end], _QUOTE, placeholder=' …')}”"
    for figure in item.figures:
        yield "Số liệu", _figure(figure)
    for appointment in item.appointments:
        yield "Nhân sự", _appointment(appointment)
    if item.effective:
        yield "Hiệu lực", _effective(item.effective)


def _citation(citation: Citation) -> str:
    number = f" số {citation.number}" if citation.number else ""
    date = f" ngày {_day(citation.date)}" if citation.date else ""
    issuer = f" của {citation.issuer}" if citation.issuer else ""
    return f"{citation.type}{number}{date}{issuer}{_doubt(citation.certain)}"


def _assignment(assignment: Assignment) -> str:
    said = "; ".join(assignment.lead) or "chưa rõ cơ quan"
    if assignment.support:
        said += f" (phối hợp: {'; '.join(assignment.support)})"
    due = [
        f"hạn {_day(assignment.deadline)}" if assignment.deadline else "",
        _RECURRENCES.get(assignment.recurrence or "", ""),
    ]
    when = ", ".join(filter(None, due)) or assignment.due_text or "không nêu hạn"
    return f"{said} - {when}{_doubt(assignment.certain)}"


def _figure(figure: Figure) -> str:
    upper = f" - {_number(figure.upper)}" if figure.upper is not None else ""
    space = "" if figure.unit == "%" else " "
    by = f" (năm {figure.by})" if figure.by and figure.by.isdigit() else f" ({_day(figure.by)})" if figure.by else ""
    value = f"{_COMPARATORS[figure.comparator]}{_number(figure.value)}{upper}{space}{figure.unit}"
    return f"{figure.label}: {value}{by}{_doubt(figure.certain)}"


def _appointment(appointment: Appointment) -> str:
    who = _joined(appointment.person, appointment.position) or "chưa rõ"
    role = f" - {appointment.role}" if appointment.role else ""
    instead = f" (thay {appointment.replaces})" if appointment.replaces else ""
    return f"{who}{role}{instead}{_doubt(appointment.certain)}"


def _effective(effective: Effective) -> str:
    since = f"từ {_day(effective.since)}" if effective.since else ""
    until = f"đến {_day(effective.until)}" if effective.until else ""
    return f"{' '.join(filter(None, (since, until)))}{_doubt(effective.certain)}"


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _doubt(certain: bool) -> str:
    return "" if certain else " (?)"


def _day(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))


def _number(value: float) -> str:
    return f"{value:,}".translate({ord(","): ".", ord("."): ","})
