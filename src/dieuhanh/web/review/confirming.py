"""What confirmed facts do to documents and committees: registered as effects, the one path of all decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import actions as documents
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.documents.resolving import retry
from dieuhanh.web.review.appointing import seat_appointed
from dieuhanh.web.review.citing import confirmed_details
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus
from dieuhanh.web.review.offices import note_offices

_DECIDES_SEATS = (ClaimKind.ITEM, ClaimKind.CITATION, ClaimKind.APPOINTMENT)


def confirm_documents(text_version: TextVersion, claims: Sequence[Claim], actor: Actor, _at: datetime) -> None:
    """Set down what confirmed citations and titles say of their documents."""
    told = [claim for claim in claims if claim.kind in {ClaimKind.BULLETIN, ClaimKind.CITATION}]
    if not told:
        return
    heads = _standing(text_version, {claim.item_index for claim in told}, [ClaimKind.ITEM])
    for document, details in confirmed_details([*heads, *told], text_version.document):
        documents.confirm_document(actor=actor, document=document, details=details)
        retry(actor=actor, arrived=document)


def seat_members(text_version: TextVersion, claims: Sequence[Claim], actor: Actor, _at: datetime) -> None:
    """Seat the appointed of an item once all that decides about its seats is decided, the whole list together."""
    touched = {claim.item_index for claim in claims if claim.kind in _DECIDES_SEATS}
    standing = _standing(text_version, touched, [*_DECIDES_SEATS])
    waiting = {claim.item_index for claim in standing if claim.status == ClaimStatus.PROPOSED}
    title = _standing(text_version, {0}, [ClaimKind.BULLETIN])
    ready = [claim for claim in standing if claim.item_index not in waiting]
    if any(claim.kind == ClaimKind.APPOINTMENT for claim in ready):
        seat_appointed(actor, text_version, [*title, *ready])
        note_offices(actor, text_version, ready)


def _standing(text_version: TextVersion, items: set[int], kinds: Sequence[str]) -> list[Claim]:
    claims = Claim.objects.filter(
        text_version=text_version,
        item_index__in=items,
        kind__in=kinds,
        status__in=(ClaimStatus.PROPOSED, ClaimStatus.ACCEPTED),
    )
    return list(claims.select_related("relation__target").order_by("item_index", "kind", "ordinal"))
