"""What the pages of a transfer show."""

from __future__ import annotations

from dataclasses import dataclass

from dieuhanh.web.clock import today
from dieuhanh.web.organisations import holdings, transfers
from dieuhanh.web.organisations.allotment import AllotmentError
from dieuhanh.web.organisations.holdings import Holding
from dieuhanh.web.organisations.models import Organisation, Transfer
from dieuhanh.web.organisations.selectors import directory

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Thing:
    """One open thing and the heir chosen for it alone, empty where its kind's takes it."""

    holding: Holding
    heir: str


@dataclass(frozen=True, slots=True)
class Kind:
    """All open things of a kind; no more than 200 can be given one by one, the rest goes with its kind."""

    kind: str
    label: str
    count: int
    heir: str
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """How many things of a kind go to an heir."""

    label: str
    heir: str
    count: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What will happen, and whether the list is still what a person looked at."""

    lines: tuple[Line, ...]
    total: int
    is_fresh: bool


def name_of(organisation: Organisation) -> str:
    """Return the name that a body has today, or had last."""
    body = directory().bodies[organisation.key]
    return body.name_on(min(today(), organisation.valid_to or today()))


def kinds_of(old: Organisation, draft: Transfer | None) -> list[Kind]:
    """Return what a body holds, by kind."""
    found = []
    for room in holdings.rooms():
        things = room.held_by(old.pk)
        shares, alone = (draft.shares, draft.alone) if draft else ({}, {})
        shown = tuple(Thing(thing, alone.get(str(thing.identifier), "")) for thing in things[:SHOWN])
        found.append(Kind(room.kind, str(room.label), len(things), shares.get(room.kind, ""), shown))
    return found


def heirs_suggested(old: Organisation, draft: Transfer) -> list[tuple[str, str, bool]]:
    """Return the bodies to choose from: the recorded heirs and those chosen already, with whether they are ticked."""
    held = directory()
    recorded = [link.new.key for link in old.heirs.select_related("new").order_by("date", "position")]
    keys = dict.fromkeys([*draft.heirs, *recorded])
    return [(key, held.bodies[key].name_on(draft.on), not draft.heirs or key in draft.heirs) for key in keys]


def preview(draft: Transfer) -> Preview | None:
    """Return what carrying a draft out would do; None where something has no heir."""
    held = directory()
    labels = {room.kind: str(room.label) for room in holdings.rooms()}
    try:
        shares = transfers.shares_of(draft)
    except AllotmentError:
        return None
    lines = tuple(
        Line(labels[share.kind], held.bodies[share.heir].name_on(draft.on), len(share.holdings)) for share in shares
    )
    return Preview(lines, sum(line.count for line in lines), transfers.is_fresh(draft))
