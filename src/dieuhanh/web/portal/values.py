"""The JSON values of figures, appointments and effective dates as types, in the words of `dieuhanh-extract/1`."""

from __future__ import annotations

from typing import TypedDict


class FigureValue(TypedDict):
    """A number with its unit."""

    label: str
    value: float
    upper: float | None
    unit: str
    comparator: str
    by: str | None


class AppointmentValue(TypedDict):
    """Who takes which role, and in whose place."""

    person: str | None
    position: str | None
    role: str | None
    replaces: str | None


# The format's own key "from" is a word of the language, so this one is written as a call.
EffectiveValue = TypedDict("EffectiveValue", {"from": str | None, "until": str | None})
