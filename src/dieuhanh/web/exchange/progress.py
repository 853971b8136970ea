"""How far the duties are that were drawn from what came: the rooms that know them say so, and its sender is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from dieuhanh.sources.edxml_model import Status
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.exchange.actions import report
from dieuhanh.web.exchange.models import Incoming
from dieuhanh.web.intake.models import StoredPart


@dataclass(frozen=True, slots=True)
class Step:
    """A status that a document has reached, and when."""

    status: Status
    at: datetime


Stored = Mapping[UUID, frozenset[UUID]]
"""The stored files of each document that came, by the document's key."""

Teller = Callable[[Stored], Mapping[UUID, Sequence[Step]]]
"""Returns the steps that each document has reached by what the room knows, the first one first."""

_tellers: dict[str, Teller] = {}
_TOGETHER = 500
_UNDER_WAY = [one.value for one in (Status.RECEIVED, Status.ASSIGNED, Status.IN_WORK, Status.RECALL_REFUSED)]


def add(room: str, teller: Teller) -> None:
    """Let a room say how far documents are."""
    _tellers[room] = teller


def tell_progress(*, actor: Actor) -> int:
    """Tell senders the steps that their documents have reached since, each once; return how many were told.

    What was told is not taken back: a duty that is opened again leaves its document where it stands.
    """
    waiting = Incoming.objects.filter(status__in=_UNDER_WAY, file__isnull=False).order_by("pk")
    under_way = iter(list(waiting.prefetch_related("events")))
    told = 0
    while some := list(islice(under_way, _TOGETHER)):
        steps = _steps(_stored(some))
        for incoming in some:
            known = {event.status for event in incoming.events.all()}
            fresh = (step for step in steps.get(incoming.pk, ()) if step.status.value not in known)
            told += sum(_told(actor, incoming, step) for step in fresh)
    return told


def _told(actor: Actor, incoming: Incoming, step: Step) -> bool:
    return report(actor=actor, incoming=incoming, status=step.status, at=step.at) is not None


def _stored(some: Sequence[Incoming]) -> Stored:
    parts: dict[UUID, set[UUID]] = {}
    rows = StoredPart.objects.filter(file__in=[one.file_id for one in some]).order_by()
    for file, stored in rows.values_list("file_id", "stored_id"):
        parts.setdefault(file, set()).add(stored)
    return {one.pk: frozenset(parts[one.file_id]) for one in some if one.file_id in parts}


def _steps(stored: Stored) -> dict[UUID, list[Step]]:
    found: dict[UUID, list[Step]] = {}
    for teller in _tellers.values():
        for key, steps in teller(stored).items():
            found.setdefault(key, []).extend(steps)
    return found
