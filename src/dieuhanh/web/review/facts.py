"""The values of claims: the objects of `dieuhanh-extract/1`, with a check that what is stored has that form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NotRequired, TypedDict, cast

from dieuhanh.web.documents.models import RelationKind

SCHEMA = "dieuhanh-extract/1"


class PeriodValue(TypedDict):
    """First and last day, ISO."""

    start: str
    end: str


class BulletinValue(TypedDict):
    """What the text says of itself."""

    title: str | None
    issuer: str | None
    period: PeriodValue | None


class OfficialValue(TypedDict):
    """Who directs, chairs or signs."""

    name: str
    position: str | None


class CitationValue(TypedDict):
    """One mention of a document."""

    type: str
    number: str | None
    date: str | None
    issuer: str | None
    relation: str
    start: int
    end: int
    rule: NotRequired[str]


class AssignmentValue(TypedDict):
    """A duty put on bodies."""

    lead: list[str]
    support: list[str]
    origin: str
    deadline: str | None
    recurrence: str | None
    due_text: str | None
    start: int
    end: int


class ItemValue(TypedDict):
    """One section of the text with everything read from it."""

    heading: str | None
    start: int
    end: int
    document: int | None
    official: OfficialValue | None
    citations: list[CitationValue]
    assignments: list[AssignmentValue]
    figures: list[dict[str, object]]
    appointments: list[dict[str, object]]
    effective: dict[str, object] | None


class ExtractionValue(TypedDict):
    """The whole reading of one text."""

    schema: str
    logic_version: NotRequired[str]
    bulletin: BulletinValue
    items: list[ItemValue]


class FactError(ValueError):
    """Raised for facts that do not have the form `dieuhanh-extract/1` or point outside their text."""


_TEXT = (str,)
_MAYBE_TEXT = (str, type(None))
_COUNT = (int,)
_NUMBER = (int, float)
_SPAN = {"start": _COUNT, "end": _COUNT}

_FORMS: dict[str, dict[str, tuple[type, ...]]] = {
    "bulletin": {"title": _MAYBE_TEXT, "issuer": _MAYBE_TEXT, "period": (dict, type(None))},
    "item": {"heading": _MAYBE_TEXT, "document": (int, type(None)), **_SPAN},
    "official": {"name": _TEXT, "position": _MAYBE_TEXT},
    "citation": {
        "type": _TEXT,
        "number": _MAYBE_TEXT,
        "date": _MAYBE_TEXT,
        "issuer": _MAYBE_TEXT,
        "relation": _TEXT,
        **_SPAN,
    },
    "assignment": {
        "lead": (list,),
        "support": (list,),
        "origin": _TEXT,
        "deadline": _MAYBE_TEXT,
        "recurrence": _MAYBE_TEXT,
        "due_text": _MAYBE_TEXT,
        **_SPAN,
    },
    "figure": {
        "label": _TEXT,
        "value": _NUMBER,
        "upper": (*_NUMBER, type(None)),
        "unit": _TEXT,
        "comparator": _TEXT,
        "by": _MAYBE_TEXT,
        **_SPAN,
    },
    "appointment": {
        "person": _MAYBE_TEXT,
        "position": _MAYBE_TEXT,
        "role": _MAYBE_TEXT,
        "replaces": _MAYBE_TEXT,
        **_SPAN,
    },
    "effective": {"from": _MAYBE_TEXT, "until": _MAYBE_TEXT, **_SPAN},
}

_LISTS = {"citations": "citation", "assignments": "assignment", "figures": "figure", "appointments": "appointment"}
_SINGLES = {"official": "official", "effective": "effective"}


def checked(kind: str, value: object, length: int) -> dict[str, object]:
    """Return the value if it has the form of its kind and its span lies in a text of that length, else raise."""
    if not isinstance(value, dict):
        raise FactError(f"{kind}: an object is expected")
    for key, types in _FORMS[kind].items():
        if key not in value or not isinstance(value[key], types):
            raise FactError(f"{kind}: {key!r} is missing or of the wrong type")
    if "start" in value and not 0 <= value["start"] <= value["end"] <= length:
        raise FactError(f"{kind}: the span {value['start']}-{value['end']} lies outside the text")
    _check_words(kind, value)
    return value


_DATES = {"citation": ("date",), "assignment": ("deadline",), "effective": ("from", "until")}
_RELATIONS = frozenset(RelationKind.values)


def _check_words(kind: str, value: Mapping[str, object]) -> None:
    """Dates must be days of the calendar, relations those that a document can have."""
    for key in _DATES.get(kind, ()):
        _check_day(kind, value[key])
    if kind == "citation" and value["relation"] not in _RELATIONS:
        raise FactError(f"citation: {value['relation']!r} is no relation")
    period = value.get("period")
    if isinstance(period, dict):
        _check_day(kind, period.get("start", ""))
        _check_day(kind, period.get("end", ""))


def _check_day(kind: str, day: object) -> None:
    if day is None:
        return
    try:
        date.fromisoformat(str(day))
    except ValueError:
        raise FactError(f"{kind}: {day!r} is no day of the form 2023-12-25") from None


def check_extraction(value: Mapping[str, object], length: int) -> ExtractionValue:
    """Return the whole reading if every fact in it has its form, else raise `FactError` with the first fault."""
    if value.get("schema") != SCHEMA:
        raise FactError(f"schema {SCHEMA!r} is expected")
    checked("bulletin", value.get("bulletin"), length)
    items = value.get("items")
    if not isinstance(items, list):
        raise FactError("items: a list is expected")
    for item in items:
        _check_item(item, length)
    return cast("ExtractionValue", value)


def _check_item(item: object, length: int) -> None:
    fields = checked("item", item, length)
    for key, kind in _SINGLES.items():
        if fields.get(key) is not None:
            checked(kind, fields[key], length)
    for key, kind in _LISTS.items():
        facts = fields.get(key)
        if not isinstance(facts, list):
            raise FactError(f"item: {key!r} must be a list")
        for fact in facts:
            checked(kind, fact, length)
    _check_announced(fields)


def _check_announced(item: Mapping[str, object]) -> None:
    index, citations = item["document"], item["citations"]
    if isinstance(index, int) and isinstance(citations, list) and not 0 <= index < len(citations):
        raise FactError(f"item: document {index} is not one of its citations")
