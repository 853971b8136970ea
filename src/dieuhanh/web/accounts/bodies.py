"""What is known here of bodies, as the room of organisations tells it: which are below others, and their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

Below = Callable[[UUID, date], frozenset[UUID]]
ByKey = Callable[[Iterable[str]], dict[str, UUID]]
Called = Callable[[Iterable[UUID], date], dict[UUID, str]]


@dataclass
class _Told:
    below: Below
    called: Called
    by_key: ByKey


_told = _Told(below=lambda organisation, on: frozenset(), called=lambda organisations, on: {}, by_key=lambda keys: {})


def tell(*, below: Below, called: Called, by_key: ByKey) -> None:
    """Let these say which bodies are below a body on a day, what bodies are called then, and which have some keys."""
    _told.below, _told.called, _told.by_key = below, called, by_key


def by_key(keys: Iterable[str]) -> dict[str, UUID]:
    """Return the bodies of these permanent keys, as far as there are any."""
    return _told.by_key(keys)


def with_those_below(organisation: UUID, on: date) -> frozenset[UUID]:
    """Return the body and all that are below it on the day."""
    return _told.below(organisation, on) | {organisation}


def names(organisations: Iterable[UUID], on: date) -> dict[UUID, str]:
    """Return what bodies are called on the day, as far as they are known."""
    return _told.called(organisations, on)
