"""Confirmed facts of an older text of a document, found again in its new text by their exact quote and context."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Relation, RelationStatus, TextVersion
from dieuhanh.web.review.ledger import Ledger
from dieuhanh.web.review.making import free_ordinal
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus, DecisionKind
from dieuhanh.web.review.reading import EDITOR, anchored

_CARRIED = (
    ClaimKind.CITATION,
    ClaimKind.ASSIGNMENT,
    ClaimKind.FIGURE,
    ClaimKind.APPOINTMENT,
    ClaimKind.EFFECTIVE,
)
_STANDING = (ClaimStatus.PROPOSED, ClaimStatus.ACCEPTED)


def found_again(claim: Claim, text: str) -> int | None:
    """Return where a claim's quote stands in a text, with the same words before and after it; None unless just once."""
    if not claim.quote:
        return None
    whole = claim.prefix + claim.quote + claim.suffix
    first = text.find(whole)
    if first < 0 or text.find(whole, first + 1) >= 0:
        return None
    return first + len(claim.prefix)


@transaction.atomic
def carry_over(*, actor: Actor, text_version: TextVersion) -> int:
    """Let facts that a person confirmed in the document's older text stand in its new one, where they are found again.

    The rules' proposal at the same place makes way. What is not found again is an orphan (`orphans`). Nothing that
    follows from a confirmation happens a second time. Returns how many facts were carried.
    """
    require(actor, "review.import")
    older = list(confirmed_before(text_version).select_related("relation"))
    if not older:
        return 0
    carried = [claim for old in older if (claim := _carried(old, text_version)) is not None]
    places = {(claim.kind, claim.start, claim.end) for claim in carried}
    ledger = Ledger(actor=actor, text_version=text_version, kind=DecisionKind.CARRY, at=timezone.now())
    read = [claim for claim in _proposed(text_version) if (claim.kind, claim.start, claim.end) in places]
    ledger.move(read, ClaimStatus.WITHDRAWN)
    taken: dict[tuple[str, int], int] = {}
    for claim in carried:
        place = (claim.kind, claim.item_index)
        taken[place] = taken[place] + 1 if place in taken else free_ordinal(text_version, *place)
        claim.ordinal = taken[place]
    Relation.objects.bulk_create(claim.relation for claim in carried if claim.relation is not None)
    ledger.born(carried, confirmed_before=True)
    ledger.close({"carried": len(carried), "orphans": len(older) - len(carried)})
    return len(carried)


def confirmed_before(text_version: TextVersion) -> QuerySet[Claim]:
    """Return the confirmed claims of the document's text before this one."""
    older = TextVersion.objects.filter(document=text_version.document_id, recorded_at__lt=text_version.recorded_at)
    last = older.order_by("-recorded_at", "-id").values("pk")[:1]
    return Claim.objects.filter(text_version__in=last, status=ClaimStatus.ACCEPTED, kind__in=_CARRIED)


def orphans(text_version: TextVersion) -> QuerySet[Claim]:
    """Return the confirmed claims of the text before whose exact quote and context this one has not."""
    return confirmed_before(text_version).filter(carried_to__isnull=True)


def _proposed(text_version: TextVersion) -> QuerySet[Claim]:
    return Claim.objects.filter(text_version=text_version, status=ClaimStatus.PROPOSED, kind__in=_CARRIED)


def _carried(old: Claim, text_version: TextVersion) -> Claim | None:
    """The old claim as it stands in the new text, or None."""
    start = found_again(old, text_version.text)
    item = _item_at(text_version, start) if start is not None else None
    if start is None or item is None or old.start is None or old.end is None:
        return None
    value = {**old.value, "start": start, "end": start + old.end - old.start}
    claim = Claim(
        text_version=text_version,
        kind=old.kind,
        item_index=item,
        value=value,
        origin=EDITOR,
        rule=old.rule,
        logic_version=old.logic_version,
        status=ClaimStatus.ACCEPTED,
        decided_by_id=old.decided_by_id,
        decided_at=old.decided_at,
        carried_from=old,
    )
    claim.relation = _same_relation(old, claim)
    return anchored(claim)


def _item_at(text_version: TextVersion, position: int) -> int | None:
    heads = Claim.objects.filter(text_version=text_version, kind=ClaimKind.ITEM, status__in=_STANDING)
    head = heads.filter(start__lte=position, end__gt=position).first()
    return head.item_index if head else None


def _same_relation(old: Claim, claim: Claim) -> Relation | None:
    if old.relation is None:
        return None
    return Relation(
        source_id=old.relation.source_id,
        target_id=old.relation.target_id,
        kind=old.relation.kind,
        text_version=claim.text_version,
        item_index=claim.item_index,
        start=claim.value["start"],
        end=claim.value["end"],
        reason=old.relation.reason,
        status=RelationStatus.ACCEPTED,
    )
