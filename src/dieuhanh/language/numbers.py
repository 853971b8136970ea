"""Numbers as Vietnamese texts print them: 12.397,5 · 6,02 · 180.857 · 05 · 10 000."""

from __future__ import annotations

import re

from dieuhanh.language.prepared import compiled

_GROUPED = compiled(r"\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d+)?", re.ASCII)
_PRINTED = compiled(r"\d+(?:[.,]\d+)?", re.ASCII)
_GROUPS = compiled("[.\u00a0 ]")
_ROMAN = {"I": 1, "V": 5, "X": 10}


def read_number(text: str) -> int | float | None:
    """Return the value of a printed number, or None: a dot before three digits groups, a comma is the decimal sign."""
    text = text.strip()
    if _GROUPED.fullmatch(text):
        text = _GROUPS.sub("", text)
    elif not _PRINTED.fullmatch(text):
        return None
    return float(text.replace(",", ".")) if "," in text or "." in text else int(text)


def read_roman(text: str) -> int | None:
    """Return the value of a Roman number from 1 to 39, or None."""
    values = [_ROMAN.get(letter) for letter in text.upper()]
    total = 0
    for index, value in enumerate(values):
        if value is None:
            return None
        following = values[index + 1] if index + 1 < len(values) else None
        total += -value if following and following > value else value
    return total or None
