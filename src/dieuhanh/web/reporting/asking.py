"""What a page of statistics is asked for, read from its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from dieuhanh.web.pages.dateinput import typed_day
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.reporting.counting import GROUPS, Wanted
from dieuhanh.web.reporting.periods import period_of
from dieuhanh.web.tasks.states import Role


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields as typed; what makes no sense is named in `faults` and left out of `wanted`."""

    by: str
    start: str
    end: str
    as_of: str
    role: str
    period: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str], today: date) -> Asked:
        """Read the fields of the address; a period (`ky`) stands for its days and for its close."""
        by, role = query.get("theo", "co-quan"), query.get("vai-tro", Role.LEAD)
        period = period_of(query.get("ky", ""), today)
        first, last = period.gathering if period else (None, None)
        return cls(
            by=by if by in GROUPS else "co-quan",
            start=day(first) if first else query.get("tu", "").strip()[:20],
            end=day(last) if last else query.get("den", "").strip()[:20],
            as_of=day(min(last, today)) if last else query.get("luc", "").strip()[:20],
            role=role if role in Role.values else str(Role.LEAD),
            period=period.code if period else "",
        )

    @property
    def faults(self) -> dict[str, str]:
        """The fields that hold no day, with what was typed."""
        typed = {"tu": self.start, "den": self.end, "luc": self.as_of}
        return {name: text for name, text in typed.items() if text and typed_day(text) is None}

    @property
    def wanted(self) -> Wanted:
        """What is to be counted."""
        return Wanted(self.by, _day(self.start), _day(self.end), self.role, _day(self.as_of))

    @property
    def query(self) -> str:
        """The part of the address after the question mark."""
        fields = {"theo": self.by, "tu": self.start, "den": self.end, "luc": self.as_of, "vai-tro": self.role}
        if self.period:
            fields = {"theo": self.by, "ky": self.period, "vai-tro": self.role}
        return urlencode({name: value for name, value in fields.items() if value})


def _day(text: str) -> date | None:
    return typed_day(text) if text else None
