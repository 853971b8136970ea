"""For which bodies a right holds."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Scope:
    """The bodies for which an actor has a right: all of them, or those named (perhaps none)."""

    everything: bool
    organisations: frozenset[UUID] = frozenset()

    def __contains__(self, organisation: UUID) -> bool:
        return self.everything or organisation in self.organisations

    def __or__(self, other: Scope) -> Scope:
        if self.everything or other.everything:
            return EVERYWHERE
        return Scope(False, self.organisations | other.organisations)

    def __and__(self, other: Scope) -> Scope:
        if self.everything:
            return other
        return self if other.everything else Scope(False, self.organisations & other.organisations)

    @property
    def is_empty(self) -> bool:
        """True where the right holds for no body at all."""
        return not self.everything and not self.organisations


EVERYWHERE = Scope(everything=True)
NOWHERE = Scope(everything=False)
