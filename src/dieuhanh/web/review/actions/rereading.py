"""Reading a text again with today's rules: what that gains and loses, shown before anything is changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import actions as documents
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review.citing import CitedDocuments
from dieuhanh.web.review.facts import CitationValue, ExtractionValue, check_extraction
from dieuhanh.web.review.ledger import Ledger
from dieuhanh.web.review.making import free_ordinal
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus, DecisionKind
from dieuhanh.web.review.reading import READER, Reading, claims_of

_RULES_OWN = ("rule", "certain", "candidates")
_FRAME = (ClaimKind.ITEM, ClaimKind.BULLETIN)
Fact = tuple[str, int | None, int | None, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What today's rules read otherwise in a text.

    `gained` are proposals that nobody has seen, `lost` waiting proposals that the rules make no more; `kept` are facts
    that a person confirmed and the rules do not read (they stay), `refused` facts that a person rejected before.
    """

    text_version: TextVersion
    logic_version: str
    gained: tuple[Claim, ...]
    lost: tuple[Claim, ...]
    kept: tuple[Claim, ...]
    refused: int

    @property
    def is_same(self) -> bool:
        """True where reading again changes nothing."""
        return not self.gained and not self.lost


def compare(text_version: TextVersion) -> Comparison:
    """Return what today's rules would change; nothing is written."""
    return _compared(text_version, _read(text_version))


def _read(text_version: TextVersion) -> ExtractionValue:
    from dieuhanh.extraction import extract

    return check_extraction(extract(text_version.text).to_dict(), len(text_version.text))


def _compared(text_version: TextVersion, extraction: ExtractionValue) -> Comparison:
    read = {_fact(claim): claim for claim in claims_of(Reading(extraction, READER), text_version)}
    held = list(Claim.objects.filter(text_version=text_version))
    known = {_fact(claim) for claim in held}
    standing = [claim for claim in held if claim.status in {ClaimStatus.PROPOSED, ClaimStatus.ACCEPTED}]
    confirmed = [claim for claim in standing if claim.status == ClaimStatus.ACCEPTED]
    places = {(claim.kind, claim.start, claim.end) for claim in confirmed}
    framed = {claim.kind for claim in confirmed if claim.kind in _FRAME}
    gained = [
        claim
        for fact, claim in read.items()
        if fact not in known and (claim.kind, claim.start, claim.end) not in places and claim.kind not in framed
    ]
    waiting = [c for c in standing if c.status == ClaimStatus.PROPOSED and c.origin == READER]
    return Comparison(
        text_version=text_version,
        logic_version=extraction.get("logic_version", ""),
        gained=tuple(gained),
        lost=tuple(claim for claim in waiting if _fact(claim) not in read),
        kept=tuple(claim for claim in confirmed if _fact(claim) not in read),
        refused=sum(1 for claim in held if claim.status == ClaimStatus.REJECTED and _fact(claim) in read),
    )


def _fact(claim: Claim) -> Fact:
    return (claim.kind, claim.start, claim.end, _said(claim.value))


def _said(value: Mapping[str, object]) -> str:
    """What a claim says, without what the rules say of themselves."""
    return json.dumps({k: v for k, v in value.items() if k not in _RULES_OWN}, sort_keys=True, ensure_ascii=False)


@transaction.atomic
def reread(*, actor: Actor, text_version: TextVersion, at: datetime) -> Comparison:
    """Read a text again: new proposals come, waiting ones that the rules make no more are withdrawn.

    What a person decided stays as it is. Returns what changed; the history keeps both readings.
    """
    require(actor, "review.reread")
    extraction = _read(text_version)
    ledger = Ledger(
        actor=actor,
        text_version=text_version,
        kind=DecisionKind.REREAD,
        at=at,
        logic_version=extraction.get("logic_version", ""),
    )
    found = _compared(text_version, extraction)
    cites = CitedDocuments(extraction, text_version.text, text_key=text_version.file.sha256[:16])
    gained = list(found.gained)
    if any(claim.kind == ClaimKind.CITATION for claim in gained):
        cites.register(actor)
        documents.register_relations(actor=actor, relations=cites.relations(text_version, gained))
    ledger.move(found.lost, ClaimStatus.WITHDRAWN)
    _settle(text_version, gained, extraction)
    ledger.born(gained)
    ledger.close({"gained": len(gained), "lost": len(found.lost), "rules": found.logic_version})
    return found


def _settle(text_version: TextVersion, gained: Sequence[Claim], extraction: ExtractionValue) -> None:
    """Let new facts stand in the items as they are now, which a person may have split or joined."""
    standing = Claim.objects.filter(text_version=text_version, status__in=(ClaimStatus.PROPOSED, ClaimStatus.ACCEPTED))
    heads = standing.filter(kind=ClaimKind.ITEM)
    sections = [(head.value["start"], head.value["end"], head.item_index) for head in heads]
    taken: dict[tuple[str, int], int] = {}
    for claim in gained:
        if claim.start is not None and claim.kind != ClaimKind.ITEM:
            inside = (index for start, end, index in sections if start <= (claim.start or 0) < end)
            claim.item_index = next(inside, claim.item_index)
        place = (claim.kind, claim.item_index)
        taken[place] = taken[place] + 1 if place in taken else free_ordinal(text_version, *place)
        claim.ordinal = taken[place]
    cited = {(c.start, c.end): c.ordinal for c in [*standing.filter(kind=ClaimKind.CITATION), *gained] if _cites(c)}
    for claim in gained:
        if claim.kind == ClaimKind.ITEM and claim.value["document"] is not None:
            citation = _announced(extraction, claim)
            claim.value["document"] = cited.get((citation["start"], citation["end"]))


def _cites(claim: Claim) -> bool:
    return claim.kind == ClaimKind.CITATION


def _announced(extraction: ExtractionValue, head: Claim) -> CitationValue:
    item = next(one for one in extraction["items"] if one["start"] == head.value["start"])
    citation: CitationValue = item["citations"][head.value["document"]]
    return citation
