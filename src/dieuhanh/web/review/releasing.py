"""Letting the public see the accepted facts of single items of a text."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Document, Relation, RelationStatus, TextVersion
from dieuhanh.web.review.models import Claim, ClaimStatus


@transaction.atomic
def release_items(*, actor: Actor, text_version: TextVersion, items: Collection[int], at: datetime) -> None:
    """Let the public see the accepted facts of these items, and as stubs at least the documents that they cite."""
    require(actor, "bulletins.approve")
    accepted = Claim.objects.filter(
        text_version=text_version, item_index__in=items, status=ClaimStatus.ACCEPTED, published_at__isnull=True
    )
    relations = Relation.objects.filter(claim__in=accepted, status=RelationStatus.ACCEPTED)
    Document.objects.filter(cited_by__in=relations, published_at__isnull=True).update(published_at=at)
    relations.filter(published_at__isnull=True).update(published_at=at)
    accepted.update(published_at=at)
    log.record(actor=actor, action="review.release_items", about=text_version, detail={"items": len(items)})
