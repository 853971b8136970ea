"""From a checked reading of a text to claims with their quotes. No database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dieuhanh.web.documents.bodies import body_slug
from dieuhanh.web.documents.identity import Cited
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review.doubt import is_doubtful
from dieuhanh.web.review.facts import SCHEMA, CitationValue, ExtractionValue, ItemValue
from dieuhanh.web.review.models import CONTEXT_LENGTH, Claim, ClaimKind, DutyBody, DutyRole

READER = "reader"
IMPORT = "import"
EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Reading:
    """A checked extraction and who made it: our own rules (`READER`), or it came with the text (`IMPORT`)."""

    extraction: ExtractionValue
    origin: str


def claims_of(reading: Reading, text_version: TextVersion) -> list[Claim]:
    """Return the proposed claims of a reading, not stored yet, in the order of the items."""
    extraction = reading.extraction
    maker = _Maker(text_version, reading.origin, extraction.get("logic_version", ""))
    claims = [maker.claim(ClaimKind.BULLETIN, 0, 0, extraction["bulletin"])]
    for index, item in enumerate(extraction["items"]):
        claims.extend(maker.claim(kind, index, ordinal, value) for kind, ordinal, value in _facts_of(item))
    return claims


def _facts_of(item: ItemValue) -> Iterator[tuple[ClaimKind, int, Mapping[str, object]]]:
    yield ClaimKind.ITEM, 0, {key: item[key] for key in ("heading", "start", "end", "document")}
    if item["official"] is not None:
        yield ClaimKind.OFFICIAL, 0, item["official"]
    if item["effective"] is not None:
        yield ClaimKind.EFFECTIVE, 0, item["effective"]
    lists: dict[ClaimKind, list[Mapping[str, object]]] = {
        ClaimKind.CITATION: [*item["citations"]],
        ClaimKind.ASSIGNMENT: [*item["assignments"]],
        ClaimKind.FIGURE: [*item["figures"]],
        ClaimKind.APPOINTMENT: [*item["appointments"]],
    }
    for kind, values in lists.items():
        for ordinal, value in enumerate(values):
            yield kind, ordinal, value


@dataclass(frozen=True, slots=True)
class _Maker:
    text_version: TextVersion
    origin: str
    logic_version: str

    def claim(self, kind: ClaimKind, index: int, ordinal: int, value: Mapping[str, object]) -> Claim:
        claim = Claim(
            text_version=self.text_version,
            kind=kind,
            item_index=index,
            ordinal=ordinal,
            value=dict(value),
            origin=self.origin,
            rule=str(value.get("rule", ""))[:80],
            logic_version=self.logic_version[:40],
            doubtful=is_doubtful(kind, value, read_by_rules=self.origin == READER),
        )
        return anchored(claim)


def anchored(claim: Claim) -> Claim:
    """Set a claim's span from its value, with the exact quote and the words around it; an item is its own context."""
    claim.schema_version = SCHEMA
    start, end = claim.value.get("start"), claim.value.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return claim
    text = claim.text_version.text
    claim.start, claim.end = start, end
    if claim.kind != ClaimKind.ITEM:
        claim.quote = text[start:end]
        claim.prefix = text[max(0, start - CONTEXT_LENGTH) : start]
        claim.suffix = text[end : end + CONTEXT_LENGTH]
    return claim


def cited(value: CitationValue, text: str) -> Cited:
    """Return what a citation says of its document, with the words of the text."""
    return Cited(
        type=value["type"],
        number=value["number"],
        date=value["date"],
        issuer=value["issuer"],
        quote=text[value["start"] : value["end"]],
    )


def bodies_of(claims: Iterable[Claim]) -> list[DutyBody]:
    """Return the bodies that the assignments among the claims name, not stored yet."""
    return [
        DutyBody(claim=claim, role=role, position=position, name=name[:500], slug=body_slug(name))
        for claim in claims
        if claim.kind == ClaimKind.ASSIGNMENT
        for role in DutyRole
        for position, name in enumerate(claim.value[role.value])
    ]
