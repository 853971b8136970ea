"""Every write to the seats of committees: one action, by a decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.models import Organisation, Seat
from dieuhanh.web.organisations.seating import Addition, Appointed, Outcome, Sitting, reseat

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Decision:
    """The document that changes seats: its id, its name for people, its day, and whether it lists all members."""

    identifier: UUID
    name: str
    day: date
    whole: bool


@transaction.atomic
def apply_decision(
    *, actor: Actor, committee: Organisation, decision: Decision, appointed: Sequence[Appointed]
) -> bool:
    """End and begin the seats of a committee by a decision; return False, and change nothing, where a person must look.

    That is so where a later decision is recorded already. A decision that was applied before changes nothing more.
    """
    require(actor, "organisations.seat")
    seats = committee.seats.select_for_update()
    if seats.filter(source__in=[one.source for one in appointed]).exists():
        return True
    if seats.filter(valid_from__gt=decision.day).exists():
        log.record(actor=actor, action="organisations.seats_left", about=committee, detail={"decision": decision.name})
        return False
    held = {seat.pk: seat for seat in seats.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=decision.day))}
    sitting = [Sitting(seat.pk, seat.role, seat.holder, seat.office) for seat in held.values()]
    outcome = reseat(sitting, appointed, whole=decision.whole)
    _Writer(committee, decision, held).write(outcome)
    log.record(actor=actor, action="organisations.reseat", about=committee, detail=_told(decision, outcome))
    return True


def _told(decision: Decision, outcome: Outcome) -> dict[str, str | int]:
    return {"decision": decision.name, "ended": len(outcome.endings), "begun": len(outcome.additions)}


class _Writer:
    def __init__(self, committee: Organisation, decision: Decision, held: dict[UUID, Seat]) -> None:
        self._committee = committee
        self._decision = decision
        self._held = held
        self._last: int = committee.seats.aggregate(last=Max("position"))["last"] or 0

    def write(self, outcome: Outcome) -> None:
        for ending in outcome.endings:
            seat = self._held[ending.identifier]
            seat.valid_to, seat.ended_by = self._day_before, self._decision.name
            seat.save()
        for addition in outcome.additions:
            self._begin(addition)

    @property
    def _day_before(self) -> date:
        return self._decision.day - _A_DAY

    def _begin(self, addition: Addition) -> None:
        before = self._held[addition.after.identifier] if addition.after else self._unseen(addition)
        self._last += 1
        Seat.objects.create(
            committee=self._committee,
            position=before.position if before else self._last,
            role=addition.appointed.role[:150],
            holder=addition.appointed.holder[:150],
            office=addition.appointed.office[:300],
            replaces=before,
            valid_from=self._decision.day,
            legal_basis=self._decision.name,
            source=addition.appointed.source,
            decision=self._decision.identifier,
        )

    def _unseen(self, addition: Addition) -> Seat | None:
        """A predecessor whom the decision names and nobody recorded sat there until the day before."""
        if not addition.unseen:
            return None
        self._last += 1
        return Seat.objects.create(
            committee=self._committee,
            position=self._last,
            role=addition.appointed.role[:150],
            holder=addition.unseen[:150],
            valid_to=self._day_before,
            ended_by=self._decision.name,
            source=addition.appointed.source,
            decision=self._decision.identifier,
        )
