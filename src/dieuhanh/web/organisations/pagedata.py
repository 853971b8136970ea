"""What the internal pages show of bodies: rows of the list, and everything about one body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dieuhanh.language import prep
from dieuhanh.web.organisations import holdings
from dieuhanh.web.organisations.codes import old_form
from dieuhanh.web.organisations.directory import Body
from dieuhanh.web.organisations.holders import posts_of
from dieuhanh.web.organisations.models import (
    Committee,
    Organisation,
    OrganisationName,
    OrganisationParent,
    Post,
    Seat,
    Succession,
    Transfer,
)
from dieuhanh.web.organisations.selectors import directory

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One body of the list with its name of the day."""

    body: Body
    name: str
    stands: bool


@dataclass(frozen=True, slots=True)
class BodyList:
    """A page of bodies, how many there are in all, and the pages beside it (0 for none)."""

    rows: tuple[BodyRow, ...]
    total: int
    page: int
    previous: int
    next: int


@dataclass(frozen=True, slots=True)
class Open:
    """How many things of a kind a body holds."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class BodyPage:
    """Everything about one body."""

    organisation: Organisation
    name: str
    old_code: str
    names: Sequence[OrganisationName]
    parents: Sequence[tuple[OrganisationParent, str]]
    heirs: Sequence[tuple[Succession, str]]
    forerunners: Sequence[tuple[Succession, str]]
    posts: Sequence[Post]
    seats: Sequence[Seat]
    committee: Committee | None
    open: Sequence[Open]
    transfers: Sequence[Transfer]


def body_list(words: str, kind: str, day: date, *, ended: bool, page: int) -> BodyList:
    """Return the bodies that stand on a day, or those that had ended, whose names contain the words."""
    wanted = prep(words)
    found = [
        BodyRow(body, body.name_on(day), body.validity.covers(day))
        for body in directory().bodies.values()
        if body.validity.covers(day) is not ended
        and (not kind or body.kind == kind)
        and any(wanted in prep(name.text) for name in body.names)
    ]
    pages = max(1, -(-len(found) // PAGE_SIZE))
    page = min(max(page, 1), pages)
    rows = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return BodyList(tuple(rows), len(found), page, page - 1, page + 1 if page < pages else 0)


def kinds() -> list[str]:
    """Return all kinds of bodies that there are."""
    return sorted({body.kind for body in directory().bodies.values()})


def body_page(key: str, day: date) -> BodyPage | None:
    """Return everything about a body; None where no body has the key."""
    organisation = Organisation.objects.filter(key=key).first()
    if organisation is None:
        return None
    held = directory()
    heirs = organisation.heirs.select_related("new").order_by("date", "position")
    forerunners = organisation.forerunners.select_related("old").order_by("date", "position")
    return BodyPage(
        organisation=organisation,
        name=held.bodies[key].name_on(day),
        old_code=(old_form(organisation.code) or "") if organisation.code else "",
        names=list(organisation.names.all()),
        parents=[
            (link, held.bodies[link.parent.key].name_on(link.valid_from or day))
            for link in organisation.parents.select_related("parent")
        ],
        heirs=[(link, held.bodies[link.new.key].name_on(link.date)) for link in heirs],
        forerunners=[(link, held.bodies[link.old.key].name_on(link.date)) for link in forerunners],
        posts=list(posts_of(organisation)),
        seats=[seat for seat in organisation.seats.all() if seat.validity.covers(day)],
        committee=Committee.objects.filter(organisation=organisation).first(),
        open=[Open(str(room.label), room.count(organisation.pk)) for room in holdings.rooms()],
        transfers=list(organisation.transfers.exclude(state="draft")),
    )
