"""The JSON values of claims as types, in the words of the format `dieuhanh-extract/1`."""

from __future__ import annotations

from typing import TypedDict


class OfficialValue(TypedDict):
    """The named person who directs, chairs or signs."""

    name: str
    position: str | None


class CitationValue(TypedDict):
    """One mention of a document; dates are ISO strings."""

    type: str
    number: str | None
    date: str | None
    issuer: str | None
    relation: str


class AssignmentValue(TypedDict):
    """A duty: who leads, who helps, until when."""

    lead: list[str]
    support: list[str]
    origin: str
    deadline: str | None
    recurrence: str | None
    due_text: str | None


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
