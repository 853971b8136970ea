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
    # The identifiers are read before what they name is changed: nested in one statement, PostgreSQL without fresh
    # statistics plans loops within loops, and the release of a few facts takes minutes.
    cites = accepted.filter(relation__status=RelationStatus.ACCEPTED)
    relations = dict(cites.values_list("relation_id", "relation__target_id"))
    Document.objects.filter(pk__in=set(relations.values()), published_at__isnull=True).update(published_at=at)
    Relation.objects.filter(pk__in=relations, published_at__isnull=True).update(published_at=at)
    accepted.update(published_at=at)
    log.record(actor=actor, action="review.release_items", about=text_version, detail={"items": len(items)})
