"""What there is to do today: rooms give blocks, the first internal page shows those that are not empty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dieuhanh.web.audit.actor import Actor


@dataclass(frozen=True, slots=True)
class Block:
    """One kind of thing to do: its words with the count in them, and the list that counts the same.

    `urgency` orders the blocks, the smallest first.
    """

    urgency: int
    text: str
    url: str


Provider = Callable[[Actor, date], Iterable[Block]]

_providers: dict[str, Provider] = {}


def add(room: str, provider: Provider) -> None:
    """Let a room give its blocks; each provider asks for the rights itself."""
    _providers[room] = provider


def blocks(actor: Actor, today: date) -> Iterator[Block]:
    """Yield the blocks of all rooms, the most urgent first."""
    found = [block for provider in _providers.values() for block in provider(actor, today)]
    yield from sorted(found, key=lambda block: block.urgency)
