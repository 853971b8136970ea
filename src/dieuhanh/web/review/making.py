"""New claims that a person makes: a correction in the place of a claim, or a fact that the reading missed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Max

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import RelationStatus, TextVersion
from dieuhanh.web.review.citing import relate
from dieuhanh.web.review.facts import checked
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus
from dieuhanh.web.review.reading import EDITOR, anchored


def corrected_claim(actor: Actor, claim: Claim, value: Mapping[str, object], at: datetime) -> Claim:
    """Return the claim, accepted and not stored yet, that says `value` in the place of another."""
    return _made(
        actor,
        Claim(
            text_version=claim.text_version,
            kind=claim.kind,
            item_index=claim.item_index,
            ordinal=claim.ordinal,
            supersedes=claim,
            published_at=at if claim.published_at else None,
        ),
        value,
        at,
    )


def added_claim(
    actor: Actor, text_version: TextVersion, kind: ClaimKind, item_index: int, value: Mapping[str, object], at: datetime
) -> Claim:
    """Return the claim, accepted and not stored yet, of a fact that a person adds to an item."""
    ordinal = free_ordinal(text_version, kind, item_index)
    claim = Claim(text_version=text_version, kind=kind, item_index=item_index, ordinal=ordinal)
    return _made(actor, claim, value, at)


def free_ordinal(text_version: TextVersion, kind: str, item_index: int) -> int:
    """Return the first ordinal of a kind in an item that no claim, whatever became of it, ever had."""
    held = Claim.objects.filter(text_version=text_version, kind=kind, item_index=item_index)
    last: int | None = held.aggregate(last=Max("ordinal"))["last"]
    return 0 if last is None else last + 1


def _made(actor: Actor, claim: Claim, value: Mapping[str, object], at: datetime) -> Claim:
    claim.value = checked(claim.kind, dict(value), len(claim.text_version.text))
    claim.origin = EDITOR
    claim.status = ClaimStatus.ACCEPTED
    claim.decided_by_id, claim.decided_at = actor.user_id, at
    anchored(claim)
    if claim.kind == ClaimKind.CITATION:
        claim.relation = relate(actor, claim)
        claim.relation.status = RelationStatus.ACCEPTED
        claim.relation.published_at = claim.published_at
        claim.relation.save()
    return claim
