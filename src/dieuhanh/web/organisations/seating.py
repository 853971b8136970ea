"""What a decision does to the seats of a committee. No database, no clock.

All replacements of one decision are read against the seats before it, so that two members may change places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from dieuhanh.language import prep

# "Trưởng Ban Chỉ đạo" and "Trưởng Ban" are one seat, "thành viên" and "Ủy viên" two words for one role.
_ROLE_TAILS = (" chi dao", " chi huy")
_MEMBER = frozenset({"thanh vien", "uy vien"})


@dataclass(frozen=True, slots=True)
class Sitting:
    """A seat that is taken when the decision comes."""

    identifier: UUID
    role: str
    holder: str
    office: str


@dataclass(frozen=True, slots=True)
class Appointed:
    """One line of a decision; `holder` or `office` may be empty, `replaces` names who leaves the seat.

    With `dismissed` nobody follows. `source` is the fact that was read.
    """

    role: str
    holder: str
    office: str
    replaces: str
    dismissed: bool
    source: UUID


@dataclass(frozen=True, slots=True)
class Addition:
    """A new seat, and the seat that it takes over; `unseen` names a predecessor of whom no seat is recorded."""

    appointed: Appointed
    after: Sitting | None
    unseen: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The seats that end with the decision and those that begin with it."""

    endings: tuple[Sitting, ...]
    additions: tuple[Addition, ...]


def reseat(sitting: Sequence[Sitting], decision: Iterable[Appointed], *, whole: bool) -> Outcome:
    """Return what a decision ends and begins; a `whole` list of members takes the place of all that sat before."""
    seats = _Seats(sitting)
    additions = []
    for appointed in decision:
        left = seats.leave(appointed, whole=whole)
        if not appointed.dismissed and not seats.is_kept(appointed, whole=whole):
            additions.append(Addition(appointed, left, "" if left else appointed.replaces))
    return Outcome(tuple(sitting) if whole else tuple(seats.left), tuple(additions))


class _Seats:
    def __init__(self, sitting: Sequence[Sitting]) -> None:
        self._sitting = sitting
        self.left: list[Sitting] = []

    def leave(self, appointed: Appointed, *, whole: bool) -> Sitting | None:
        """Return the seat that somebody leaves for this line, each seat once."""
        gone = appointed.replaces or (_who(appointed.holder, appointed.office) if appointed.dismissed else "")
        free = [seat for seat in self._sitting if seat not in self.left]
        if gone:
            fitting = [seat for seat in free if prep(gone) in {prep(seat.holder), prep(seat.office)}]
        else:
            fitting = [seat for seat in free if whole and not _is_member(seat.role)]
        same = [seat for seat in fitting if role_key(seat.role) == role_key(appointed.role)]
        chosen = next(iter(same or (fitting if gone else [])), None)
        if chosen is not None:
            self.left.append(chosen)
        return chosen

    def is_kept(self, appointed: Appointed, *, whole: bool) -> bool:
        """Tell whether the line only says again what stands."""
        return not whole and any(
            (role_key(seat.role), prep(seat.holder), prep(seat.office))
            == (role_key(appointed.role), prep(appointed.holder), prep(appointed.office))
            for seat in self._sitting
            if seat not in self.left
        )


def _who(holder: str, office: str) -> str:
    return holder or office


def role_key(role: str) -> str:
    """Return the form in which the spellings of a role meet."""
    key = prep(role)
    if key in _MEMBER:
        return "uy vien"
    return next((key.removesuffix(tail) for tail in _ROLE_TAILS if key.endswith(tail)), key)


def _is_member(role: str) -> bool:
    return role_key(role) == "uy vien"
