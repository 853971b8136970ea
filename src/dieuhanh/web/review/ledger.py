"""One decision in the making: it changes claims, keeps an event for each, and closes with its effects and the audit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import F

from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Relation, RelationStatus, TextVersion
from dieuhanh.web.review import effects
from dieuhanh.web.review.models import Claim, ClaimEvent, ClaimStatus, DecisionKind, DutyBody, ReviewDecision
from dieuhanh.web.review.progress import count_items
from dieuhanh.web.review.reading import bodies_of

_RELATIONS = {
    ClaimStatus.PROPOSED: RelationStatus.PROPOSED,
    ClaimStatus.ACCEPTED: RelationStatus.ACCEPTED,
    ClaimStatus.CORRECTED: RelationStatus.REJECTED,
    ClaimStatus.REJECTED: RelationStatus.REJECTED,
    ClaimStatus.WITHDRAWN: RelationStatus.REJECTED,
}

_LOGGED = {DecisionKind.READ.value: "import_text"}


class Ledger:
    """Collects the changes of one decision about one text, inside the caller's transaction.

    Opening it locks the text, so that decisions about it come one after the other; `close` must be called last.
    """

    def __init__(
        self,
        *,
        actor: Actor,
        text_version: TextVersion,
        kind: DecisionKind,
        at: datetime,
        undoes: ReviewDecision | None = None,
        logic_version: str = "",
    ) -> None:
        TextVersion.objects.select_for_update().only("pk").get(pk=text_version.pk)
        self._actor = actor
        self._text = text_version
        self._at = at
        self._events: list[ClaimEvent] = []
        self._confirmed: list[Claim] = []
        self._withdrawn: list[Claim] = []
        self._items: set[int] = set()
        self.decision = ReviewDecision(
            text_version=text_version,
            kind=kind,
            actor_kind=actor.kind,
            actor_name=actor.name[:150],
            made_by_id=actor.user_id,
            at=at,
            undoes=undoes,
            logic_version=logic_version[:40],
        )

    def born(self, claims: Sequence[Claim], *, confirmed_before: bool = False) -> None:
        """Store new claims as they stand, with the bodies that they name.

        `confirmed_before` where what follows from their confirmation happened already, in an older text.
        """
        Claim.objects.bulk_create(claims)
        DutyBody.objects.bulk_create(bodies_of(claims))
        for claim in claims:
            self._note(claim, "", claim.status)
        if confirmed_before:
            self._confirmed = [claim for claim in self._confirmed if claim not in claims]

    def move(self, claims: Sequence[Claim], after: ClaimStatus, *, replaced: bool = False) -> None:
        """Give claims, as they are stored now, another status; `replaced` where another claim takes their place."""
        for claim in claims:
            before, claim.status = claim.status, after
            claim.version += 1
            self._sign(claim, after)
            self._note(claim, before, after, replaced=replaced)
        decided = {"decided_by_id": self._actor.user_id, "decided_at": self._at}
        undecided = {"decided_by_id": None, "decided_at": None}
        Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(
            status=after, version=F("version") + 1, **(undecided if after == ClaimStatus.PROPOSED else decided)
        )
        Relation.objects.filter(claim__in=claims).update(status=_RELATIONS[after])

    def _sign(self, claim: Claim, after: ClaimStatus) -> None:
        open_again = after == ClaimStatus.PROPOSED
        claim.decided_by_id = None if open_again else self._actor.user_id
        claim.decided_at = None if open_again else self._at

    def place(self, claim: Claim, item_index: int, ordinal: int) -> None:
        """Let a claim stand in another item; what it says does not change."""
        event = self._note(claim, claim.status, claim.status)
        event.item_before, event.ordinal_before = claim.item_index, claim.ordinal
        claim.item_index, claim.ordinal = item_index, ordinal
        claim.version += 1
        claim.save(update_fields=["item_index", "ordinal", "version"])
        Relation.objects.filter(claim=claim).update(item_index=item_index)
        self._items.add(item_index)

    def _note(self, claim: Claim, before: str, after: str, *, replaced: bool = False) -> ClaimEvent:
        event = ClaimEvent(decision=self.decision, claim=claim, before=before, after=after)
        self._events.append(event)
        self._items.add(claim.item_index)
        if after == ClaimStatus.ACCEPTED and before != after:
            self._confirmed.append(claim)
        if before == ClaimStatus.ACCEPTED and after != before and not replaced:
            self._withdrawn.append(claim)
        return event

    def close(self, detail: log.Detail | None = None) -> ReviewDecision:
        """Write the decision with its events, let its effects happen, count the items again and log it."""
        self.decision.save()
        ClaimEvent.objects.bulk_create(self._events)
        effects.withdraw(self._withdrawn, self._actor, self._at)
        effects.apply(self._text, sorted(self._confirmed, key=_place), self._actor, self._at)
        count_items(self._text, self._items)
        action = f"review.{_LOGGED.get(self.decision.kind, self.decision.kind)}"
        told = {"facts": len(self._events), **(detail or {})}
        log.record(actor=self._actor, action=action, about=self._text, detail=told)
        return self.decision


def _place(claim: Claim) -> tuple[int, str, int]:
    return (claim.item_index, claim.kind, claim.ordinal)


def fold(events: Iterable[ClaimEvent]) -> dict[UUID, str]:
    """Return the status of each claim as its events, in their order, give it."""
    return {event.claim_id: event.after for event in events}
