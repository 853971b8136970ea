"""Taking back one's last step: the claims are again as they were, and both steps stay in the history."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review.actions.deciding import StaleError
from dieuhanh.web.review.ledger import Ledger, fold
from dieuhanh.web.review.models import Claim, ClaimEvent, ClaimStatus, DecisionKind, ReviewDecision
from dieuhanh.web.review.selectors import last_step


class NothingToUndoError(Exception):
    """Raised where the person took no step on the text that can still be taken back."""


@transaction.atomic
def undo(*, actor: Actor, text_version: TextVersion, at: datetime) -> ReviewDecision:
    """Take back the actor's last step on a text and return that step; up to ten steps back.

    Raises `StaleError` where somebody decided about one of its claims since, `NothingToUndoError` where there is none.
    """
    require(actor, "review.decide")
    step = last_step(text_version, actor.user_id)
    if step is None:
        raise NothingToUndoError
    ledger = Ledger(actor=actor, text_version=text_version, kind=DecisionKind.UNDO, at=at, undoes=step)
    events = list(step.events.select_related("claim__relation__target").order_by("-recorded_at", "-id"))
    left = fold(reversed(events))
    stale = [event.claim for event in events if event.claim.status != left[event.claim_id] or _is_past(event)]
    if stale:
        raise StaleError(stale)
    for event in events:
        _take_back(ledger, event)
    ledger.close()
    return step


def _is_past(event: ClaimEvent) -> bool:
    later = ClaimEvent.objects.filter(claim=event.claim_id, recorded_at__gt=event.recorded_at)
    mine = ReviewDecision.objects.filter(pk=event.decision_id)
    # What was done since and taken back again left the claim as this step did.
    since = later.exclude(decision__in=mine).exclude(decision__kind=DecisionKind.UNDO)
    return since.exclude(decision__undone_by__isnull=False).exists()


def _take_back(ledger: Ledger, event: ClaimEvent) -> None:
    claim = event.claim
    if event.item_before is not None and event.ordinal_before is not None:
        ledger.place(claim, event.item_before, event.ordinal_before)
    if event.before == event.after:
        return
    before = ClaimStatus(event.before) if event.before else ClaimStatus.WITHDRAWN
    ledger.move([claim], before, replaced=_has_heir(claim, before))


def _has_heir(claim: Claim, before: ClaimStatus) -> bool:
    """A correction that is taken back gives its place to the claim that it superseded."""
    return before == ClaimStatus.WITHDRAWN and claim.supersedes_id is not None
