"""Who gets what of an ended body: every open thing once, to one of the chosen heirs. No database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID


class AllotmentError(ValueError):
    """A thing would be left without an heir, or go to somebody who is none."""


@dataclass(frozen=True, slots=True)
class Share:
    """The things of one kind that go to one heir, in their order."""

    kind: str
    heir: str
    holdings: tuple[UUID, ...]


def allot(
    held: Mapping[str, Sequence[UUID]],
    heirs: Sequence[str],
    of_kind: Mapping[str, str],
    alone: Mapping[UUID, str],
) -> tuple[Share, ...]:
    """Return the shares of all things that are `held`, by kind.

    A thing goes to the heir named for it `alone`, else to the one of its kind, else to the only heir there is.
    Nothing is left out and nothing goes twice: where no heir follows, `AllotmentError` is raised.
    """
    given: dict[tuple[str, str], list[UUID]] = {}
    for kind, holdings in held.items():
        for holding in holdings:
            given.setdefault((kind, _heir(kind, holding, heirs, of_kind, alone)), []).append(holding)
    return tuple(Share(kind, heir, tuple(holdings)) for (kind, heir), holdings in given.items())


def _heir(kind: str, holding: UUID, heirs: Sequence[str], of_kind: Mapping[str, str], alone: Mapping[UUID, str]) -> str:
    heir = alone.get(holding) or of_kind.get(kind) or (heirs[0] if len(heirs) == 1 else "")
    if heir not in heirs:
        raise AllotmentError(f"{kind} {holding}: {heir!r}")
    return heir


def mark_of(held: Mapping[str, Iterable[UUID]]) -> str:
    """Return a short mark of what is held, to see later whether it is still the same."""
    told = "\n".join(f"{kind} {holding}" for kind in sorted(held) for holding in sorted(held[kind]))
    return hashlib.sha256(told.encode()).hexdigest()[:16]
