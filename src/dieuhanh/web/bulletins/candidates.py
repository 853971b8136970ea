"""The confirmed items of a week, Monday to Sunday, of which a bulletin is composed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from dieuhanh.web.bulletins.models import Bulletin
from dieuhanh.web.documents.models import Document, RelationKind, TextVersion
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus, ReviewItem
from dieuhanh.web.review.selectors import ImportedItem, accepted_items


@dataclass(frozen=True, slots=True)
class Candidate:
    """A confirmed item that can go into a bulletin; `of_document` where its text is a whole document, not a section."""

    text_version: TextVersion
    item: ImportedItem
    of_document: bool

    @property
    def key(self) -> str:
        """Names it in forms."""
        return f"{self.text_version.pk}:{self.item.index}"

    @property
    def heading(self) -> str:
        """Its heading, or the title and the subject of the document that it is."""
        if self.item.heading:
            return self.item.heading
        document = self.item.announced or self.text_version.document
        return f"{document.title} {document.abstract or document.subject}".strip()

    @property
    def announced(self) -> Document | None:
        """The document that it announces."""
        return self.item.announced or (self.text_version.document if self.of_document else None)

    @property
    def wording(self) -> str | None:
        """A first public wording for a whole document, out of its own words; None for a section, which has one."""
        if not self.of_document:
            return None
        duties = [" ".join(claim.quote.split()) for claim in self.item.facts.assignments]
        return "\n".join([self.heading + ".", *(duty if duty.endswith(".") else f"{duty}." for duty in duties)])


def candidates(bulletin: Bulletin) -> list[Candidate]:
    """Return the week's confirmed items that are not yet in the bulletin, each document once, sections first."""
    taken = set(bulletin.items.values_list("text_version", "item_index"))
    used = set(bulletin.items.filter(announced__isnull=False).values_list("announced", flat=True))
    found = []
    for candidate in week_items(bulletin.period_start, bulletin.period_end):
        announced = candidate.announced
        if (candidate.text_version.pk, candidate.item.index) in taken or (announced and announced.pk in used):
            continue
        if announced:
            used.add(announced.pk)
        found.append(candidate)
    return found


def week_items(start: date, end: date) -> list[Candidate]:
    """Return every confirmed item of the days from `start` to `end`: those of bulletins first, then whole documents."""
    wanted = _wanted(start, end)
    texts = TextVersion.objects.select_related("document").in_bulk(list({text for text, _index in wanted}))
    bulletins = _bulletin_texts(texts)
    found = [
        Candidate(text, item, of_document=text.pk not in bulletins)
        for text in texts.values()
        for item in accepted_items(text)
        if (text.pk, item.index) in wanted
    ]
    return sorted(found, key=_order)


def unreviewed(start: date, end: date) -> int:
    """Return how many items of these days still wait for their review."""
    period = {"value__period__start__lte": end.isoformat(), "value__period__end__gte": start.isoformat()}
    claims = Claim.objects.filter(status__in=(ClaimStatus.ACCEPTED, ClaimStatus.PROPOSED))
    weeks = set(claims.filter(kind=ClaimKind.BULLETIN, **period).values_list("text_version", flat=True))
    of_week = Q(text_version__document__date__range=(start, end)) | Q(text_version__in=weeks)
    return ReviewItem.objects.filter(of_week, waiting__gt=0).count()


def candidate(key: str) -> Candidate | None:
    """Return the confirmed item that a form names, or None."""
    text_id, _colon, index = key.partition(":")
    try:
        text = TextVersion.objects.select_related("document").filter(pk=UUID(text_id)).first()
    except ValueError:
        return None
    if text is None or not index.isdecimal():
        return None
    of_document = text.pk not in _bulletin_texts([text.pk])
    items = (item for item in accepted_items(text) if item.index == int(index))
    return next((Candidate(text, item, of_document) for item in items), None)


def _wanted(start: date, end: date) -> set[tuple[UUID, int]]:
    """Text and number of the accepted items whose document, or whose bulletin, is of these days."""
    accepted = Claim.objects.filter(status=ClaimStatus.ACCEPTED)
    dated = Q(relation__target__date__range=(start, end))
    announcing = accepted.filter(dated, kind=ClaimKind.CITATION, relation__kind=RelationKind.ANNOUNCES)
    wanted = set(announcing.values_list("text_version", "item_index"))
    whole = accepted.filter(kind=ClaimKind.ITEM, text_version__document__date__range=(start, end), item_index=0)
    wanted.update(whole.values_list("text_version", "item_index"))
    period = {"value__period__start__lte": end.isoformat(), "value__period__end__gte": start.isoformat()}
    weeks = accepted.filter(kind=ClaimKind.BULLETIN, **period).values("text_version")
    sections = accepted.filter(kind=ClaimKind.ITEM, text_version__in=weeks)
    wanted.update(sections.values_list("text_version", "item_index"))
    return wanted


def _bulletin_texts(texts: Iterable[UUID]) -> set[UUID]:
    """Those of the texts that are bulletins themselves."""
    named = Claim.objects.filter(
        text_version__in=list(texts), kind=ClaimKind.BULLETIN, status=ClaimStatus.ACCEPTED, value__period__isnull=False
    )
    return {claim.text_version_id for claim in named if claim.value["period"]}


def _order(candidate: Candidate) -> tuple[bool, date, UUID, int]:
    """Sections as their bulletin has them, then whole documents by their day."""
    announced = candidate.announced if candidate.of_document else None
    day = (announced.date if announced else None) or date.min
    return candidate.of_document, day, candidate.text_version.pk, candidate.item.index
