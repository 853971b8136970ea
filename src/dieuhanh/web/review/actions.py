"""Every write to claims: importing a text with what was read from it, and a person's decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from dieuhanh.sources.model import SourceText
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import actions as documents
from dieuhanh.web.documents import files
from dieuhanh.web.documents.models import Document, Relation, RelationStatus, TextVersion
from dieuhanh.web.review import effects
from dieuhanh.web.review.appointing import seat_appointed
from dieuhanh.web.review.citing import CitedDocuments, confirmed_details
from dieuhanh.web.review.facts import check_extraction
from dieuhanh.web.review.models import Claim, ClaimStatus, DutyBody
from dieuhanh.web.review.owning import own_document
from dieuhanh.web.review.reading import IMPORT, READER, Reading, bodies_of, claims_of
from dieuhanh.web.review.received import Received, received_source, received_text
from dieuhanh.web.review.selectors import current_claims

_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import left: the text, how many facts were read from it, and whether any of it is new."""

    text_version: TextVersion
    facts: int
    created: bool


def import_text(
    *,
    actor: Actor,
    data: bytes,
    name: str,
    facts: Mapping[str, object] | None = None,
    source: SourceText | None = None,
) -> Imported:
    """Store a file, its text and the facts in it, proposed; all of it or nothing, and nothing new the second time.

    `facts` are a reading that came with the text (format `dieuhanh-extract/1`); without them our own rules read it.
    `source` is what a reader read from the bytes; without it they are a UTF-8 text.
    """
    require(actor, "review.import")
    received = received_text(data, name) if source is None else received_source(data, name, source)
    origin = READER if facts is None else IMPORT
    held = _held(received, origin)
    if held is not None:
        return held
    extraction = check_extraction(_read(received.text) if facts is None else facts, len(received.text))
    return _stored(actor, received, Reading(extraction, origin))


def _read(text: str) -> dict[str, object]:
    # The reader loads its knowledge files; pages that only show facts should not wait for them.
    from dieuhanh.extraction import extract

    return extract(text).to_dict()


def _held(received: Received, origin: str) -> Imported | None:
    """What is there already: our own rules add nothing to a text with facts; nothing is added to accepted facts."""
    version = _text_of(received)
    if version is None:
        return None
    claims = current_claims(version)
    if origin == IMPORT:
        claims = claims.exclude(origin=READER, status=ClaimStatus.PROPOSED)
    count = claims.count()
    return Imported(version, count, created=False) if count else None


def _text_of(received: Received) -> TextVersion | None:
    versions = TextVersion.objects.filter(
        file__sha256=files.digest(received.data), reader=received.reader, reader_version=received.reader_version
    )
    return versions.select_related("document").first()


def _stored(actor: Actor, received: Received, reading: Reading) -> Imported:
    """Store, and once more from the start where somebody else stored the same file or a document that it cites."""
    for _ in range(_ATTEMPTS - 1):
        try:
            return _store(actor, received, reading)
        except IntegrityError:
            continue
    return _store(actor, received, reading)


@transaction.atomic
def _store(actor: Actor, received: Received, reading: Reading) -> Imported:
    held = _held(received, reading.origin)
    if held is not None:
        return held
    cites = CitedDocuments(reading.extraction, received.text, text_key=files.digest(received.data)[:16])
    cites.register(actor)
    version = _text_of(received) or documents.register_text(
        actor=actor,
        document=own_document(actor, reading.extraction, cites, received.name),
        file=documents.register_file(
            actor=actor, data=received.data, name=received.name, media_type=received.media_type
        ),
        reader=received.reader,
        reader_version=received.reader_version,
        text=received.text,
    )
    _reject_reading(actor, version)
    claims = claims_of(reading, version)
    documents.register_relations(actor=actor, relations=cites.relations(version, claims))
    Claim.objects.bulk_create(claims)
    DutyBody.objects.bulk_create(bodies_of(claims))
    log.record(actor=actor, action="review.import_text", about=version, detail=_summary(received, claims))
    return Imported(version, len(claims), created=True)


def _reject_reading(actor: Actor, version: TextVersion) -> None:
    """Facts that come with a text take the place of what our own rules proposed for it."""
    read = Claim.objects.filter(text_version=version, origin=READER, status=ClaimStatus.PROPOSED)
    if read.exists():
        Relation.objects.filter(claim__in=read).update(status=RelationStatus.REJECTED)
        count = read.update(status=ClaimStatus.REJECTED, decided_by_id=actor.user_id, decided_at=timezone.now())
        log.record(actor=actor, action="review.reject_reading", about=version, detail={"facts": count})


def _summary(received: Received, claims: list[Claim]) -> dict[str, str | int]:
    return {"name": received.name, "facts": len(claims)}


@transaction.atomic
def accept_all(*, actor: Actor, text_version: TextVersion, at: datetime) -> int:
    """Accept every proposed fact of a text in one decision, logged as such; return how many there were."""
    require(actor, "review.decide")
    proposed = current_claims(text_version).filter(status=ClaimStatus.PROPOSED)
    claims = list(proposed.select_related("relation__target").order_by("item_index", "kind", "ordinal"))
    for document, details in confirmed_details(claims, text_version.document):
        documents.confirm_document(actor=actor, document=document, details=details)
    chosen = [claim.pk for claim in claims]
    Relation.objects.filter(claim__in=chosen).update(status=RelationStatus.ACCEPTED)
    Claim.objects.filter(pk__in=chosen).update(status=ClaimStatus.ACCEPTED, decided_by_id=actor.user_id, decided_at=at)
    seat_appointed(actor, text_version, claims)
    for claim in claims:
        claim.status, claim.decided_by_id, claim.decided_at = ClaimStatus.ACCEPTED, actor.user_id, at
        effects.apply(claim, actor, at)
    log.record(actor=actor, action="review.accept_all", about=text_version, detail={"facts": len(chosen)})
    return len(chosen)


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
