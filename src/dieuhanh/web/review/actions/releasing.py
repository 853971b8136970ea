"""Letting the public see what was accepted."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Document, Relation, RelationStatus, TextVersion
from dieuhanh.web.review.models import Claim, ClaimStatus


@transaction.atomic
def release(*, actor: Actor, text_version: TextVersion, at: datetime) -> None:
    """Let the public see the accepted facts of a text, and as stubs at least the documents that it cites."""
    require(actor, "bulletins.publish")
    accepted = {"text_version": text_version, "status": ClaimStatus.ACCEPTED, "published_at__isnull": True}
    Claim.objects.filter(**accepted).update(published_at=at)
    relations = Relation.objects.filter(text_version=text_version, status=RelationStatus.ACCEPTED)
    Document.objects.filter(cited_by__in=relations, published_at__isnull=True).update(published_at=at)
    relations.filter(published_at__isnull=True).update(published_at=at)
    log.record(actor=actor, action="review.release", about=text_version)
