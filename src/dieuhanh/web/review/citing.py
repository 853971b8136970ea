"""The documents that a text cites: which they are, their stubs, and the relations between them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import actions as documents
from dieuhanh.web.documents.actions import Details
from dieuhanh.web.documents.identity import Identity, identify_all, key
from dieuhanh.web.documents.models import Document, Relation, RelationKind, TextVersion
from dieuhanh.web.review.facts import CitationValue, ExtractionValue
from dieuhanh.web.review.models import Claim, ClaimKind
from dieuhanh.web.review.reading import cited

Place = tuple[int, int]
K = TypeVar("K", bound=Hashable)


class CitedDocuments:
    """All citations of one reading by their place (item, ordinal), led to one identity for each document."""

    def __init__(self, extraction: ExtractionValue, text: str, text_key: str) -> None:
        self._extraction = extraction
        values = list(_citations(extraction))
        home = extraction["bulletin"]["issuer"] or ""
        identities, self.context = identify_all((cited(value, text) for _, value in values), home, text_key)
        self._identities = {place: one for (place, _), one in zip(values, identities, strict=True)}
        self._values = dict(values)
        self._documents: dict[str, Document] = {}

    def register(self, actor: Actor) -> None:
        """Find or make the document of every citation; new ones are unconfirmed stubs."""
        said = ((self._line(place), self._details(place)) for place in self._values)
        details = merged(said)
        first = {self._line(place): place for place in reversed(self._identities)}
        # In one order everywhere, so that two imports at a time wait for each other instead of locking up.
        for line in sorted(first):
            self._documents[line] = documents.register_document(
                actor=actor, identity=self._identities[first[line]], details=details[line], context=self.context
            )

    def announced(self, item_index: int) -> Document | None:
        """Return the document that an item announces."""
        ordinal = self._extraction["items"][item_index]["document"]
        return None if ordinal is None else self._document((item_index, ordinal))

    def relations(self, text_version: TextVersion, claims: Iterable[Claim]) -> list[Relation]:
        """Return a relation for every citation claim, tied to it, not stored yet."""
        made = []
        for claim in claims:
            if claim.kind == ClaimKind.CITATION:
                claim.relation = self._relation(text_version, claim)
                made.append(claim.relation)
        return made

    def _relation(self, text_version: TextVersion, claim: Claim) -> Relation:
        place = (claim.item_index, claim.ordinal)
        target, source = self._document(place), self.announced(claim.item_index)
        return Relation(
            source=None if source == target else source,
            target=target,
            kind=RelationKind(claim.value["relation"]),
            text_version=text_version,
            item_index=claim.item_index,
            start=claim.value["start"],
            end=claim.value["end"],
            reason="stub" if self._is_of_another_day(place, target) else self._identities[place].reason,
        )

    def _is_of_another_day(self, place: Place, target: Document) -> bool:
        """Whether the text got a document of its own, as the held one of this identity is of another day."""
        return target.identity == f"{self._line(place)}{self.context.text_key}" != self._line(place)

    def identity(self, place: Place) -> Identity:
        """Return the identity of the citation at a place."""
        return self._identities[place]

    def _line(self, place: Place) -> str:
        return key(self._identities[place], self.context)

    def _document(self, place: Place) -> Document:
        return self._documents[self._line(place)]

    def _details(self, place: Place) -> Details:
        heading = self._extraction["items"][place[0]]["heading"]
        return said_of(self._values[place], heading)


def _citations(extraction: ExtractionValue) -> Iterable[tuple[Place, CitationValue]]:
    for index, item in enumerate(extraction["items"]):
        for ordinal, value in enumerate(item["citations"]):
            yield (index, ordinal), value


def said_of(value: CitationValue, heading: str | None) -> Details:
    """Return what one mention says of its document; a heading is about the document that its item announces."""
    subject = heading if value["relation"] == RelationKind.ANNOUNCES and heading else ""
    return Details(
        date=date.fromisoformat(value["date"]) if value["date"] else None, issuer=value["issuer"] or "", subject=subject
    )


def merged(said: Iterable[tuple[K, Details]]) -> dict[K, Details]:
    """Return what all mentions together say of each document; the earlier mention goes first."""
    together: dict[K, Details] = {}
    for who, details in said:
        together[who] = together[who].or_else(details) if who in together else details
    return together


def confirmed_details(claims: Sequence[Claim], own: Document) -> list[tuple[Document, Details]]:
    """Return what accepted claims say of each document they cite, and of the text's own document by its title."""
    headings = {claim.item_index: claim.value["heading"] for claim in claims if claim.kind == ClaimKind.ITEM}
    said = [(own, _own_details(claim)) for claim in claims if claim.kind == ClaimKind.BULLETIN]
    said.extend(
        (claim.relation.target, said_of(claim.value, headings.get(claim.item_index)))
        for claim in claims
        if claim.relation is not None
    )
    return list(merged(said).items())


def _own_details(claim: Claim) -> Details:
    return Details(abstract=claim.value["title"] or "", issuer=claim.value["issuer"] or "")


def relate(actor: Actor, claim: Claim) -> Relation:
    """Return the relation of a citation that a person made or corrected, not stored yet, with its document registered.

    The document is found as for every citation: by its own words, completed from what the rest of the text names.
    """
    version = claim.text_version
    standing = Claim.objects.filter(text_version=version, status__in=("proposed", "accepted"))
    others = [one.value for one in standing.filter(kind=ClaimKind.CITATION).order_by("item_index", "ordinal")]
    bulletin = standing.filter(kind=ClaimKind.BULLETIN).first()
    home = (bulletin.value["issuer"] or "") if bulletin else ""
    said = [cited(claim.value, version.text), *(cited(value, version.text) for value in others)]
    identities, context = identify_all(said, home, version.file.sha256[:16])
    heading = standing.filter(kind=ClaimKind.ITEM, item_index=claim.item_index).first()
    details = said_of(claim.value, heading.value["heading"] if heading else None)
    target = documents.register_document(actor=actor, identity=identities[0], details=details, context=context)
    source = _announced_by(heading)
    return Relation(
        source=None if source == target else source,
        target=target,
        kind=RelationKind(claim.value["relation"]),
        text_version=version,
        item_index=claim.item_index,
        start=claim.value["start"],
        end=claim.value["end"],
        reason=identities[0].reason,
    )


def _announced_by(heading: Claim | None) -> Document | None:
    """The document that an item announces, as its citations stand now."""
    if heading is None or heading.value["document"] is None:
        return None
    announces = Claim.objects.filter(
        text_version_id=heading.text_version_id,
        item_index=heading.item_index,
        kind=ClaimKind.CITATION,
        ordinal=heading.value["document"],
        status__in=("proposed", "accepted"),
    )
    claim = announces.select_related("relation__target").first()
    return claim.relation.target if claim and claim.relation else None
