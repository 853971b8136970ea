"""A few organisations of the demonstration, and a sample room with open things as the rooms above will have them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.actions import import_tables
from dieuhanh.web.organisations.files import read_folder
from dieuhanh.web.organisations.holdings import HandOver, Holding, HoldingError


def load_some(demo: Path, keys: Collection[str]) -> None:
    """Bring in the demonstration's organisations of these keys, with what became of them."""
    given = read_folder(demo / "to-chuc")
    few = replace(
        given,
        organisations=tuple(
            replace(row, parent=row.parent if row.parent in keys else "")
            for row in given.organisations
            if row.key in keys
        ),
        successions=tuple(row for row in given.successions if {row.old, row.new} <= set(keys)),
        groups=(),
    )
    import_tables(actor=Actor(kind="cli", name="kiểm thử"), given=few)


class SampleDuties:
    """Duties in memory: the id of each and the body that has it now."""

    kind = "duties"
    label = "Nhiệm vụ"

    def __init__(self, owners: dict[UUID, UUID], refused: frozenset[UUID] = frozenset()) -> None:
        self.owners = owners
        self.refused = refused

    def count(self, organisation: UUID) -> int:
        return len(self.held_by(organisation))

    def held_by(self, organisation: UUID) -> list[Holding]:
        mine = sorted(duty for duty, owner in self.owners.items() if owner == organisation)
        return [Holding(duty, f"việc {duty.int}") for duty in mine]

    def hand_over(self, *, actor: Actor, holdings: Sequence[UUID], order: HandOver) -> None:
        self._move(holdings, order.new.pk)

    def take_back(self, *, actor: Actor, holdings: Sequence[UUID], order: HandOver) -> None:
        self._move(holdings, order.old.pk)

    def _move(self, holdings: Sequence[UUID], to: UUID) -> None:
        if self.refused & set(holdings):
            raise HoldingError("việc này không chuyển được")
        self.owners.update(dict.fromkeys(holdings, to))
