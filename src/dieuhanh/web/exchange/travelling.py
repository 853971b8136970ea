"""Sending what waits and taking in what came, over any transport; each message by itself, to the last of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import files
from dieuhanh.web.exchange.arriving import settle, take
from dieuhanh.web.exchange.models import Incoming, Outgoing, Sending
from dieuhanh.web.exchange.transports import Transport, TransportError


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that was to be sent, and why it was not, empty where it was."""

    outgoing: Outgoing
    error: str = ""


def deliver(*, actor: Actor, transport: Transport, at: datetime) -> Iterator[Sent]:
    """Send every message that waits, the oldest first; one that fails waits on and the others go."""
    require(actor, "exchange.send")
    settle(actor=actor, at=at)
    waiting = Outgoing.objects.filter(sending=Sending.WAITING).select_related("receiver", "file")
    for outgoing in waiting.order_by("recorded_at", "id"):
        yield _send(actor, transport, outgoing, at)


def collect(*, actor: Actor, transport: Transport, at: datetime) -> Iterator[Incoming | Outgoing | None]:
    """Take in every message that came; what is no message of the exchange goes through the door as any other file."""
    require(actor, "intake.receive")
    for arrived in transport.arrived():
        yield take(actor=actor, data=arrived.data, name=arrived.name, at=at)


def _send(actor: Actor, transport: Transport, outgoing: Outgoing, at: datetime) -> Sent:
    outgoing.attempts += 1
    try:
        transport.send(outgoing, files.fetch(outgoing.file.path))
    except TransportError as fault:
        outgoing.error = str(fault)
        outgoing.save(update_fields=["attempts", "error"])
        return Sent(outgoing, str(fault))
    # Sent first and said so after: a crash between sends it twice, which its receiver knows, but never loses it.
    outgoing.sending, outgoing.sent_at, outgoing.error = Sending.SENT, at, ""
    outgoing.save(update_fields=["attempts", "sending", "sent_at", "error"])
    log.record(actor=actor, action="exchange.send", about=outgoing)
    return Sent(outgoing)
