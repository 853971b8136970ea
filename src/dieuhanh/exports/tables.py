"""A table as every export takes it: columns with a kind, rows of plain values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Kind = Literal["text", "number", "percent", "date", "moment"]
Value = str | int | float | date | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what stands in it, and about how many characters wide it is.

    A `percent` is given as it is read: 98.6 stands for 98,6%.
    """

    heading: str
    kind: Kind = "text"
    width: int = 16


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title; `notes` stand below it (what was counted, when)."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]] = field(default_factory=tuple)
    notes: Sequence[str] = ()


def written(value: Value, kind: Kind) -> str:
    """Write a value as Vietnamese offices do: 25/12/2023, 12.397,5, 98,6%; nothing where there is none."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, str):
        return value
    text = f"{value:,}".translate(str.maketrans(",.", ".,"))
    return f"{text}%" if kind == "percent" else text
