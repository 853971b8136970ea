"""What there is to do today: rooms give blocks, the first internal page shows those that are not empty."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import DatabaseError
from django.urls import reverse
from django.utils.translation import gettext as _

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
Nearest = Callable[[Actor, date], str]

_UNCOUNTED = 1
logger = logging.getLogger(__name__)
_providers: dict[str, Provider] = {}
_nearest: dict[str, Nearest] = {}


def add(room: str, provider: Provider) -> None:
    """Let a room give its blocks; each provider asks for the rights itself."""
    _providers[room] = provider


def add_nearest(room: str, provider: Nearest) -> None:
    """Let a room say what comes next where there is nothing to do today; "" where nothing does."""
    _nearest[room] = provider


def blocks(actor: Actor, today: date) -> Iterator[Block]:
    """Yield the blocks of all rooms, the most urgent first; a room that cannot count says so, and the others stay."""
    found = [block for room in _providers for block in _of(room, actor, today)]
    yield from sorted(found, key=lambda block: block.urgency)


def nearest(actor: Actor, today: date) -> list[str]:
    """Return what comes next in each room that knows of something."""
    return [text for provider in _nearest.values() if (text := provider(actor, today))]


def _of(room: str, actor: Actor, today: date) -> list[Block]:
    try:
        return list(_providers[room](actor, today))
    except DatabaseError:
        logger.exception("The blocks of %s could not be counted", room)
        return [Block(_UNCOUNTED, _("Chưa đếm được, bấm để thử lại"), reverse("desk:today"))]
