"""A person's decisions about claims: each is one step that can be undone, with an event for every claim it touches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review.ledger import Ledger
from dieuhanh.web.review.making import added_claim, corrected_claim
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus, DecisionKind, ReviewDecision
from dieuhanh.web.review.selectors import current_claims

Verdict = Literal["accept", "reject", "reopen", "correct"]
_AFTER = {
    "accept": ClaimStatus.ACCEPTED,
    "reject": ClaimStatus.REJECTED,
    "reopen": ClaimStatus.PROPOSED,
}
_REOPENS = (ClaimStatus.ACCEPTED, ClaimStatus.REJECTED)


class StaleError(Exception):
    """Raised where somebody else decided about a claim first; `claims` are those, as they are stored now."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        super().__init__("dữ kiện đã có người khác quyết định")
        self.claims = tuple(claims)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose for a claim whose `version` they saw; `value` is the whole new value of a correction."""

    claim: UUID
    version: int
    verdict: Verdict
    value: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Addition:
    """A fact that a person adds to an item: its kind and its value, whose span lies in the text."""

    kind: ClaimKind
    item_index: int
    value: Mapping[str, object]


@transaction.atomic
def decide(
    *,
    actor: Actor,
    text_version: TextVersion,
    kind: DecisionKind,
    choices: Sequence[Choice] = (),
    additions: Sequence[Addition] = (),
    at: datetime,
) -> ReviewDecision | None:
    """Carry out choices and additions as one step, all or none; return the decision, None where nothing changes.

    Raises `StaleError` where a claim is not as the person saw it, `FactError` for a value without its form.
    """
    require(actor, "review.decide")
    ledger = Ledger(actor=actor, text_version=text_version, kind=kind, at=at)
    held = {claim.pk: claim for claim in _held(text_version, choices)}
    wanted = [choice for choice in choices if not _is_done(held[choice.claim], choice)]
    stale = [held[choice.claim] for choice in wanted if held[choice.claim].version != choice.version]
    if stale:
        raise StaleError(stale)
    if not wanted and not additions:
        return None
    for verdict, after in _AFTER.items():
        chosen = [held[choice.claim] for choice in wanted if choice.verdict == verdict]
        if chosen:
            ledger.move(chosen, after)
    for choice in wanted:
        if choice.verdict == "correct":
            _correct(ledger, actor, held[choice.claim], choice.value or {}, at)
    for addition in additions:
        claim = added_claim(actor, text_version, addition.kind, addition.item_index, addition.value, at)
        ledger.born([claim])
    return ledger.close()


def _held(text_version: TextVersion, choices: Sequence[Choice]) -> QuerySet[Claim]:
    claims = Claim.objects.filter(text_version=text_version, pk__in=[choice.claim for choice in choices])
    return claims.select_related("relation__target", "text_version__document")


def _is_done(claim: Claim, choice: Choice) -> bool:
    """A second click decides nothing twice."""
    return choice.verdict != "correct" and claim.status == _AFTER[choice.verdict]


def _correct(ledger: Ledger, actor: Actor, claim: Claim, value: Mapping[str, object], at: datetime) -> None:
    """Put a corrected claim in the place of one; what the public saw of it, it goes on seeing."""
    corrected = corrected_claim(actor, claim, value, at)
    ledger.move([claim], ClaimStatus.CORRECTED, replaced=True)
    ledger.born([corrected])


def _one(actor: Actor, claim: Claim, version: int, verdict: Verdict, kind: DecisionKind, at: datetime) -> None:
    choice = Choice(claim.pk, version, verdict)
    decide(actor=actor, text_version=claim.text_version, kind=kind, choices=[choice], at=at)


def accept(*, actor: Actor, claim: Claim, version: int, at: datetime) -> None:
    """Take a fact as it is."""
    _one(actor, claim, version, "accept", DecisionKind.ACCEPT, at)


def reject(*, actor: Actor, claim: Claim, version: int, at: datetime) -> None:
    """Drop a fact; a duty that is dropped is "no task"."""
    kind = DecisionKind.NOT_A_TASK if claim.kind == ClaimKind.ASSIGNMENT else DecisionKind.REJECT
    _one(actor, claim, version, "reject", kind, at)


def reopen(*, actor: Actor, claim: Claim, version: int, at: datetime) -> None:
    """Let a decided fact wait again."""
    _one(actor, claim, version, "reopen", DecisionKind.REOPEN, at)


def correct(*, actor: Actor, claim: Claim, version: int, value: Mapping[str, object], at: datetime) -> None:
    """Put another value in the place of a fact's; the old claim stays, superseded."""
    choice = Choice(claim.pk, version, "correct", value)
    decide(actor=actor, text_version=claim.text_version, kind=DecisionKind.CORRECT, choices=[choice], at=at)


def add(*, actor: Actor, text_version: TextVersion, addition: Addition, at: datetime) -> None:
    """Add a fact that the reading missed, confirmed by whoever adds it."""
    decide(actor=actor, text_version=text_version, kind=DecisionKind.ADD, additions=[addition], at=at)


@transaction.atomic
def accept_certain(*, actor: Actor, text_version: TextVersion, item_index: int | None = None, at: datetime) -> int:
    """Accept every fact that is certain, of one item or of the whole text, as one step; return how many there were."""
    certain = current_claims(text_version).filter(doubtful=False)
    if item_index is not None:
        certain = certain.filter(item_index=item_index)
    return _accept(actor, text_version, certain, DecisionKind.ACCEPT_CERTAIN, at)


@transaction.atomic
def accept_all(*, actor: Actor, text_version: TextVersion, at: datetime) -> int:
    """Accept every proposed fact of a text in one step, logged as such; return how many there were."""
    return _accept(actor, text_version, current_claims(text_version), DecisionKind.ACCEPT_ALL, at)


def _accept(actor: Actor, text_version: TextVersion, claims: QuerySet[Claim], kind: DecisionKind, at: datetime) -> int:
    require(actor, "review.decide")
    ledger = Ledger(actor=actor, text_version=text_version, kind=kind, at=at)
    proposed = claims.filter(status=ClaimStatus.PROPOSED).select_related("relation__target", "text_version__document")
    chosen = list(proposed.order_by("item_index", "kind", "ordinal"))
    if chosen:
        ledger.move(chosen, ClaimStatus.ACCEPTED)
        ledger.close()
    return len(chosen)
