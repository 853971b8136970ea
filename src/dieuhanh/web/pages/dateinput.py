"""Days as people type them."""

from __future__ import annotations

import re
from datetime import date

_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})")


def typed_day(text: str) -> date | None:
    """Read "27-12-2023", "27/12/23", "27.12.2023" or "2023-12-27"; None where it is no day. Short years are of 2000."""
    match = _DAY_FIRST.fullmatch(text)
    try:
        return date(_year(match[3]), int(match[2]), int(match[1])) if match else date.fromisoformat(text)
    except ValueError:
        return None


def _year(text: str) -> int:
    return int(text) if len(text) == len("2024") else 2000 + int(text)
