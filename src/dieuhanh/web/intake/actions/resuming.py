"""Going on after a crash: what was received and not judged is read again, and what is settled leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.intake import quarantine
from dieuhanh.web.intake.actions.judging import Outcome, attempt, give_up
from dieuhanh.web.intake.models import OPEN, QuarantinedFile, State

MOST_ATTEMPTS = 3
QUIET = timedelta(minutes=15)  # longer than any reading: younger ones may be under way in another process


def resume(*, actor: Actor, now: datetime, quiet: timedelta = QUIET) -> Iterator[Outcome]:
    """Read every file again that was received `quiet` before `now` and never judged: its process died in between.

    A file on which that happened three times is held with the reason instead. Sealed bytes that no open row names any
    more are destroyed: their file is in the store, or was refused, or its sender was never told that it came in.
    """
    require(actor, "intake.receive")
    cut_off = QuarantinedFile.objects.filter(state=State.RECEIVED, received_at__lte=now - quiet)
    for file in cut_off.order_by("received_at"):
        yield attempt(actor, file) if file.attempts < MOST_ATTEMPTS else give_up(actor, file)
    _sweep(now - quiet)


def _sweep(before: datetime) -> None:
    lying = quarantine.lying(before.timestamp())
    needed = set(QuarantinedFile.objects.filter(pk__in=lying, state__in=OPEN).values_list("pk", flat=True))
    for identifier in lying - needed:
        quarantine.destroy(identifier)
