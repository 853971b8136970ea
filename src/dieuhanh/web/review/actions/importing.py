"""Importing a text with what was read from it: all of it or nothing, and nothing new the second time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from dieuhanh.sources.model import SourceText
from dieuhanh.sources.places import doubtful
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import actions as documents
from dieuhanh.web.documents import files
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review.carrying import carry_over
from dieuhanh.web.review.citing import CitedDocuments
from dieuhanh.web.review.facts import check_extraction
from dieuhanh.web.review.ledger import Ledger
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus, DecisionKind
from dieuhanh.web.review.owning import own_document
from dieuhanh.web.review.reading import IMPORT, READER, Reading, claims_of
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
    known = count or Claim.objects.filter(text_version=version, origin=origin).exists()
    return Imported(version, count, created=False) if known else None


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


def _look_at_doubtful_words(claims: list[Claim], received: Received) -> None:
    """A fact that stands on words which were read in doubt is for a person to look at, however sure the rule."""
    for claim in claims:
        if claim.kind != ClaimKind.ITEM and claim.start is not None and claim.end is not None:
            claim.doubtful = claim.doubtful or bool(doubtful(received.boxes, claim.start, claim.end))


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
    ledger = Ledger(
        actor=actor,
        text_version=version,
        kind=DecisionKind.READ,
        at=timezone.now(),
        logic_version=reading.extraction.get("logic_version", ""),
    )
    replaced = list(Claim.objects.filter(text_version=version, origin=READER, status=ClaimStatus.PROPOSED))
    ledger.move(replaced, ClaimStatus.REJECTED)
    claims = claims_of(reading, version)
    _look_at_doubtful_words(claims, received)
    documents.register_relations(actor=actor, relations=cites.relations(version, claims))
    ledger.born(claims)
    ledger.close({"name": received.name, "facts": len(claims)})
    carry_over(actor=actor, text_version=version)
    return Imported(version, len(claims), created=True)
