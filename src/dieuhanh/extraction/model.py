"""The facts of one directive text, as frozen dataclasses; `Extraction.to_dict()` gives the form `dieuhanh-extract/1`.

All offsets are indices into the text as it was given (Python `str` indices), half-open `[start, end)`.
Dates are ISO strings (`2023-12-25`): what the text says, not a point in time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter
from typing import Any

SCHEMA = "dieuhanh-extract/1"


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a bulletin covers, first and last inclusive."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class BulletinInfo:
    """What the text says of itself; a single document has a title and an issuer but no period."""

    title: str | None
    issuer: str | None
    period: Period | None


@dataclass(frozen=True, slots=True)
class Official:
    """The named person who directs, chairs or signs."""

    name: str
    position: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a document; `relation` is seen from the document that the item announces."""

    type: str
    number: str | None
    date: str | None
    issuer: str | None
    relation: str
    start: int
    end: int
    rule: str
    certain: bool
    provisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A short form without a number ("Quyết định này"); `resolves_to` is an index into the item's citations."""

    start: int
    end: int
    resolves_to: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Due:
    """When a duty is due: `kind` is date, period, recurring, relative, event or immediate."""

    kind: str
    anchor: str | None = None
    offset: int | None = None
    unit: str | None = None
    calendar: str | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """A duty that the text puts on named bodies.

    full_names: (short, full) for each body that is named by a short name which the text itself defines.
    """

    lead: tuple[str, ...]
    support: tuple[str, ...]
    origin: str
    deadline: str | None
    recurrence: str | None
    due_text: str | None
    start: int
    end: int
    rule: str
    certain: bool
    due: Due | None = None
    product: str | None = None
    full_names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit: a target, a quota, a price, a result, a share, a limit."""

    label: str
    value: float | int
    upper: float | int | None
    unit: str
    comparator: str
    by: str | None
    start: int
    end: int
    rule: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Appointment:
    """Who takes which role in a body, or which post; `action` is appoint, replace or dismiss."""

    person: str | None
    position: str | None
    role: str | None
    replaces: str | None
    start: int
    end: int
    rule: str
    certain: bool
    action: str = "appoint"
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Effective:
    """When the announced document takes effect, or the period in which it is carried out."""

    since: str | None
    until: str | None
    start: int
    end: int
    rule: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One section of a bulletin, or the whole of a single document (heading null)."""

    heading: str | None
    start: int
    end: int
    document: int | None
    official: Official | None
    citations: tuple[Citation, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    figures: tuple[Figure, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    effective: Effective | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was read from one text."""

    bulletin: BulletinInfo
    items: tuple[Item, ...]
    schema: str = SCHEMA
    logic_version: str = field(default="")

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form `dieuhanh-extract/1`: plain dicts and lists, ready for `json.dumps`."""
        period = self.bulletin.period
        return {
            "schema": self.schema,
            "logic_version": self.logic_version,
            "bulletin": {
                "title": self.bulletin.title,
                "issuer": self.bulletin.issuer,
                "period": {"start": period.start, "end": period.end} if period else None,
            },
            "items": [_item_dict(item) for item in self.items],
        }


def _item_dict(item: Item) -> dict[str, Any]:
    official = item.official
    return {
        "heading": item.heading,
        "start": item.start,
        "end": item.end,
        "document": item.document,
        "official": {"name": official.name, "position": official.position} if official else None,
        "citations": [_plain(fact) for fact in item.citations],
        "assignments": [_assignment_dict(fact) for fact in item.assignments],
        "figures": [_plain(fact) for fact in item.figures],
        "appointments": [_appointment_dict(fact) for fact in item.appointments],
        "effective": _effective_dict(item.effective) if item.effective else None,
        "mentions": [_plain(fact) for fact in item.mentions],
    }


_LISTS = ("lead", "support", "provisions")


def _plain(fact: Citation | Assignment | Figure | Appointment | Effective | Mention | Due) -> dict[str, Any]:
    names, read, lists = _fields(fact.__slots__)
    values = dict(zip(names, read(fact), strict=True))
    for name in lists:
        values[name] = list(values[name])
    return values


@cache
def _fields(names: tuple[str, ...]) -> tuple[tuple[str, ...], attrgetter[tuple[Any, ...]], tuple[str, ...]]:
    """Return a fact's field names, what reads them all at once, and which of them are lists."""
    return names, attrgetter(*names), tuple(name for name in _LISTS if name in names)


def _assignment_dict(fact: Assignment) -> dict[str, Any]:
    values = _plain(fact)
    values["due"] = _plain(fact.due) if fact.due else None
    values["full_names"] = dict(fact.full_names)
    return values


def _appointment_dict(fact: Appointment) -> dict[str, Any]:
    values = _plain(fact)
    values["from"] = values.pop("since")
    return values


def _effective_dict(fact: Effective) -> dict[str, Any]:
    values = _plain(fact)
    return {"from": values.pop("since"), **values}
