"""What a person holds on a day, and how far it reaches: plain values and rules, no database, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from uuid import UUID

from dieuhanh.web.accounts.catalogue import Reach, administers, is_content
from dieuhanh.web.accounts.scopes import EVERYWHERE, NOWHERE, Scope


@dataclass(frozen=True, slots=True)
class Held:
    """A role that a person holds: its rights, and the bodies that the grant names (None: as far as the role goes)."""

    role: str
    rights: Mapping[str, Reach]
    bodies: frozenset[UUID] | None = None

    def reach(self, right: str, own: UUID | None) -> Scope:
        """Return the bodies for which the role gives a right to a person who works in `own`."""
        found = self.rights.get(right)
        if found is None:
            return NOWHERE
        if self.bodies is not None:
            return Scope(False, self.bodies)
        if not found.of_own_body:
            return EVERYWHERE
        return NOWHERE if own is None else Scope(False, frozenset({own}))


@dataclass(frozen=True, slots=True)
class Lent:
    """Rights that somebody lent, and what that person holds."""

    rights: frozenset[str]
    giver: Powers


@dataclass(frozen=True, slots=True)
class Powers:
    """All that a person holds: roles, and what others lent. `own` is the body where the person works."""

    own: UUID | None = None
    held: tuple[Held, ...] = ()
    lent: tuple[Lent, ...] = ()
    administers: bool = field(init=False, repr=False)
    """Whether a role gives power over accounts; told once, as every question of rights asks for it."""

    def __post_init__(self) -> None:
        """Look through the rights once."""
        object.__setattr__(self, "administers", any(administers(right) for one in self.held for right in one.rights))

    def scope(self, right: str) -> Scope:
        """Return the bodies for which the person has the right; power over accounts is never lent."""
        if administers(right) or (is_content(right) and self.administers):
            return self.granted(right)
        return self.granted(right) | _all(one.giver.granted(right) for one in self.lent if right in one.rights)

    def granted(self, right: str) -> Scope:
        """Return the bodies for which the roles give the right; who administers accounts has none to content."""
        if is_content(right) and self.administers:
            return NOWHERE
        return _all(one.reach(right, self.own) for one in self.held)

    @property
    def rights(self) -> frozenset[str]:
        """The rights that the roles give for any body."""
        named = {right for one in self.held for right in one.rights}
        return frozenset(right for right in named if not self.granted(right).is_empty)


def _all(scopes: Iterable[Scope]) -> Scope:
    return reduce(or_, scopes, NOWHERE)
