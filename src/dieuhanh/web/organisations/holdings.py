"""What a body still holds that must go to an heir when it ends: each room tells its own, and hands it over.

A room above registers itself in its `AppConfig.ready()`. Nothing is handed over but by a recorded decision
(`transfers.carry_out`), which calls the rooms inside one transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from django.utils.functional import Promise

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.models import Organisation


class HoldingError(ValueError):
    """A thing cannot be handed over or taken back; the message says which and why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One open thing of a body: `identifier` is the room's own, `words` names it for people."""

    identifier: UUID
    words: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """From whom to whom, by which decision (number and date as people write it), from which day, and when it is done.

    `transfer` is the id of the recorded transfer; the lateness of days before `on` stays with the old body.
    """

    transfer: UUID
    old: Organisation
    new: Organisation
    decision: str
    on: date
    at: datetime


class Room(Protocol):
    """What a room must answer about one kind of its things."""

    @property
    def kind(self) -> str:
        """A short permanent key, such as `seats`."""

    @property
    def label(self) -> str | Promise:
        """What people call these things, such as "Ghế theo chức danh"."""

    def count(self, organisation: UUID) -> int:
        """Return how many are open: always the length of `held_by`."""

    def held_by(self, organisation: UUID) -> Sequence[Holding]:
        """Return the open things of a body in an order that stays."""

    def hand_over(self, *, actor: Actor, holdings: Sequence[UUID], order: HandOver) -> None:
        """Give these things of `order.old` to `order.new`, each with its event; raise `HoldingError` where one cannot.

        Called inside the transaction of the transfer; afterwards the old body holds none of them.
        """

    def take_back(self, *, actor: Actor, holdings: Sequence[UUID], order: HandOver) -> None:
        """Undo `hand_over` of the same order; raise `HoldingError` where a thing went on with the heir meanwhile."""


_rooms: dict[str, Room] = {}


def register(room: Room) -> None:
    """Let a room tell and hand over its things; a second one of its kind replaces the first."""
    _rooms[room.kind] = room


def forget(kind: str) -> None:
    """Take a room out again, as tests do that brought a sample."""
    _rooms.pop(kind, None)


def rooms() -> tuple[Room, ...]:
    """Return the registered rooms in the order in which they came."""
    return tuple(_rooms.values())


def room(kind: str) -> Room:
    """Return the room of a kind; raise `KeyError` where none is registered."""
    return _rooms[kind]


def open_count(organisation: UUID) -> int:
    """Return how many open things of all kinds a body has."""
    return sum(one.count(organisation) for one in rooms())
