"""Cited documents that are not told apart yet: what they may be, and what they are when number, sign and day agree.

Nothing is ever linked by likeness: a stub is led to a document by itself only where its number, its sign and its whole
date are those of one document and of no other. Everything else is a candidate for a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet

from dieuhanh.language import slug
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.merging import merge_stub
from dieuhanh.web.documents.models import Document, Relation, RelationStatus, TextVersion

HOLDINGS = "holdings"
_STUB = "stub"


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A cited document of which something is missing that tells it from others, and what it may be."""

    stub: Document
    mentions: int
    passage: Relation
    candidates: tuple[Document, ...]


def unresolved(limit: int = 50) -> list[Unresolved]:
    """Return cited documents that are not told apart, those that are cited most first."""
    stubs = list(_waiting().annotate(mentions=Count("cited_by")).order_by("-mentions", "id")[:limit])
    told = []
    for stub in stubs:
        passage = stub.cited_by.select_related("text_version__document").order_by("recorded_at", "id")[0]
        told.append(Unresolved(stub, stub.mentions, passage, tuple(candidates(stub))))
    return told


def count_unresolved() -> int:
    """Return how many cited documents are not told apart."""
    return _waiting().count()


def _waiting() -> QuerySet[Document]:
    cited = Relation.objects.filter(target=OuterRef("pk"), reason=_STUB).exclude(status=RelationStatus.REJECTED)
    held = TextVersion.objects.filter(document=OuterRef("pk"))
    return Document.objects.filter(Exists(cited), ~Exists(held)).exclude(number="")


def candidates(stub: Document) -> Sequence[Document]:
    """Return the documents that nothing the stub says speaks against: same number and, where told, sign and year."""
    same = Document.objects.filter(number=stub.number).exclude(pk=stub.pk).exclude(year=None).exclude(sign="")
    if stub.year is not None:
        same = same.filter(year=stub.year)
    if not stub.sign:
        same = same.filter(type=stub.type)
    sign = slug(stub.sign)
    return [one for one in same.order_by("-sorted_on", "id")[:20] if not sign or slug(one.sign) == sign]


def _exact(stub: Document) -> Document | None:
    """The one document of the same number, sign and whole date; None where there is none or more than one."""
    if not stub.sign or stub.date is None:
        return None
    found = [one for one in candidates(stub) if one.date == stub.date and slug(one.sign) == slug(stub.sign)]
    return found[0] if len(found) == 1 else None


@transaction.atomic
def lead(*, actor: Actor, stub: Document, into: Document) -> Document:
    """Say that a cited document is another one, as a person found; every link goes over."""
    require(actor, "documents.confirm")
    stub.cited_by.filter(reason=_STUB).update(reason=HOLDINGS)
    return merge_stub(actor=actor, stub=stub, into=into)


@transaction.atomic
def retry(*, actor: Actor, arrived: Document) -> int:
    """Lead the waiting stubs that are exactly this document, now that it is known, to it; return how many were."""
    require(actor, "documents.confirm")
    if not arrived.number or arrived.date is None:
        return 0
    waiting = list(_waiting().filter(number=arrived.number, date=arrived.date).exclude(pk=arrived.pk))
    exact = [stub for stub in waiting if _exact(stub) == arrived]
    for stub in exact:
        lead(actor=actor, stub=stub, into=arrived)
    return len(exact)
