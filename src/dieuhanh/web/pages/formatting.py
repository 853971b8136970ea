"""Dates and numbers as Vietnamese offices write them (25/12/2023, 12.397,5, 6,02%): pure functions on plain values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
NBSP = "\N{NO-BREAK SPACE}"
COMPARATORS = {"=": "", ">=": "từ ", ">": "trên ", "<=": "tối đa ", "<": "dưới ", "~": "khoảng "}


def day(value: date) -> str:
    """25/12/2023."""
    return f"{value:%d/%m/%Y}"


def day_with_weekday(value: date) -> str:
    """Write "thứ Hai 25/12/2023"."""
    return f"{WEEKDAYS[value.weekday()]}{NBSP}{day(value)}"


def day_range(start: date, end: date) -> str:
    """25/12–31/12/2023; the year of the first day only where it differs."""
    first = f"{start:%d/%m}" if start.year == end.year else day(start)
    return f"{first}–{day(end)}"


def number(value: float | int | Decimal) -> str:
    """12397.5 → 12.397,5: points for thousands, a comma for the fraction, no needless zeros."""
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    text = f"{Decimal(str(value)):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def quantity(value: float | int, unit: str, *, upper: float | int | None = None, comparator: str = "=") -> str:
    """A figure with its unit: "12.397 hộ", "6,02%", "8–9%", "tối đa 30%"."""
    amount = number(value) if upper is None else f"{number(value)}–{number(upper)}"
    joint = "" if unit.startswith("%") or not unit else NBSP
    return f"{COMPARATORS.get(comparator, '')}{amount}{joint}{unit}"


def in_sentence(text: str) -> str:
    """Lower the first letter of an ordinary word; an abbreviation (UBND, QĐ) stays."""
    word = text.split(" ", 1)[0]
    return text if len(word) > 1 and word.isupper() else text[:1].lower() + text[1:]


def capitalized(text: str) -> str:
    """Raise the first letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]
