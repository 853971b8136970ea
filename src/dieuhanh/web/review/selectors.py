"""Reading claims, grouped as pages show them. The public sees accepted and published ones; the desk sees all."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from dieuhanh.web.documents.models import Document, TextVersion
from dieuhanh.web.organisations.directory import COMMITTEE
from dieuhanh.web.organisations.models import Organisation, Seat
from dieuhanh.web.review.itemfacts import ItemFacts, Place, facts_by_item
from dieuhanh.web.review.models import (
    Claim,
    ClaimKind,
    ClaimStatus,
    DecisionKind,
    DutyBody,
    DutyRole,
    ReviewDecision,
    ReviewItem,
)

_MACHINE = (DecisionKind.READ, DecisionKind.REREAD, DecisionKind.CARRY)
_OPEN = (ClaimStatus.PROPOSED, ClaimStatus.ACCEPTED)


@dataclass(frozen=True, slots=True)
class BodyCount:
    """A body with the number of duties it leads and supports."""

    slug: str
    name: str
    lead: int
    support: int


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat with the decision that gave or took it."""

    seat: Seat
    decision: Document | None


@dataclass(frozen=True, slots=True)
class CommitteeView:
    """A committee with its seats of one day; `days` are those of its decisions, newest first."""

    committee: Organisation
    rows: tuple[SeatRow, ...]
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An imported text with how much was read from it and how much of that waits for a person."""

    text_version: TextVersion
    items: int
    facts: int
    waiting: int


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """One section of an imported text."""

    index: int
    heading: str | None
    start: int
    end: int
    text: str
    announced: Document | None
    facts: ItemFacts


@dataclass(frozen=True, slots=True)
class ImportView:
    """An imported text with its sections and what was read from each."""

    text_version: TextVersion
    title: str
    issuer: str
    items: tuple[ImportedItem, ...]


def public_facts_of(texts: Collection[UUID], item_index: int | None = None) -> dict[Place, ItemFacts]:
    """Return the published facts of some texts, of one item where its index is given, by text and item index."""
    claims = published_claims().filter(text_version__in=texts)
    if item_index is not None:
        claims = claims.filter(item_index=item_index)
    return facts_by_item(claims)


def published_claims() -> QuerySet[Claim]:
    """Return every claim that the public may see."""
    return Claim.objects.filter(status=ClaimStatus.ACCEPTED, published_at__isnull=False)


def current_claims(text_version: TextVersion) -> QuerySet[Claim]:
    """Return the claims of a text that stand or wait for a decision."""
    return Claim.objects.filter(text_version=text_version, status__in=_OPEN)


def _facts(claims: QuerySet[Claim]) -> dict[int, ItemFacts]:
    """The facts of one text's claims by item index."""
    return {index: facts for (_text, index), facts in facts_by_item(claims).items()}


def public_bodies() -> list[BodyCount]:
    """Return the bodies with published duties, those that lead most first."""
    return _bodies(DutyBody.objects.filter(claim__in=published_claims()))


def internal_bodies() -> list[BodyCount]:
    """Return the bodies of all duties that stand or wait for a decision."""
    return _bodies(DutyBody.objects.filter(claim__status__in=_OPEN))


def _bodies(duties: QuerySet[DutyBody]) -> list[BodyCount]:
    rows = (
        duties.order_by()
        .values("slug")
        .annotate(
            spelling=Min("name"),
            lead=Count("claim", filter=Q(role=DutyRole.LEAD), distinct=True),
            support=Count("claim", filter=Q(role=DutyRole.SUPPORT), distinct=True),
        )
    )
    counts = [BodyCount(row["slug"], row["spelling"], row["lead"], row["support"]) for row in rows]
    return sorted(counts, key=lambda body: (-body.lead, -body.support, body.slug))


def public_duties_of(slug: str) -> QuerySet[DutyBody]:
    """Return the published duties of a body, in the order of the texts, each with its claim."""
    duties = DutyBody.objects.filter(slug=slug, claim__in=published_claims())
    return duties.select_related("claim").order_by("role", "claim__text_version", "claim__start", "id")


def public_committees() -> list[Organisation]:
    """Return the committees with published seats, in the official order."""
    seated = Seat.objects.filter(source__in=published_claims().values("pk"))
    return list(Organisation.objects.filter(pk__in=seated.values("committee")).prefetch_related("names"))


def public_committee(key: str, day: date) -> CommitteeView | None:
    """Return a committee with those who sat in it on a day, as far as published facts say; None where it is unknown."""
    committee = Organisation.objects.filter(key=key, kind=COMMITTEE).prefetch_related("names").first()
    if committee is None:
        return None
    told = committee.seats.filter(source__in=published_claims().values("pk")).select_related("replaces")
    seats = [seat for seat in told.order_by("position", "valid_from", "id") if seat.validity.covers(day)]
    days = sorted({seat.valid_from for seat in told if seat.valid_from}, reverse=True)
    documents = Document.objects.in_bulk({seat.decision for seat in seats})
    rows = tuple(SeatRow(seat, documents.get(seat.decision)) for seat in seats)
    return CommitteeView(committee, rows, tuple(days))


def internal_imports() -> list[ImportRow]:
    """Return the imported texts, newest first."""
    stands = Q(claims__status__in=_OPEN)
    counted = (
        TextVersion.objects.select_related("document", "file")
        .defer("text")
        .annotate(
            item_count=Count("claims__item_index", filter=stands & Q(claims__kind=ClaimKind.ITEM), distinct=True),
            fact_count=Count("claims", filter=stands & ~Q(claims__kind__in=[ClaimKind.ITEM, ClaimKind.BULLETIN])),
            waiting=Count("claims", filter=Q(claims__status=ClaimStatus.PROPOSED)),
        )
        .order_by("-recorded_at", "-id")
    )
    return [ImportRow(text, text.item_count, text.fact_count, text.waiting) for text in counted]


def internal_import(identifier: UUID) -> ImportView | None:
    """Return an imported text with everything that was read from it, or None."""
    text_version = TextVersion.objects.select_related("document", "file").filter(pk=identifier).first()
    if text_version is None:
        return None
    current = current_claims(text_version)
    bulletin = current.filter(kind=ClaimKind.BULLETIN).first()
    return ImportView(
        text_version=text_version,
        title=(bulletin.value["title"] or "") if bulletin else "",
        issuer=(bulletin.value["issuer"] or "") if bulletin else "",
        items=tuple(_sections(text_version, current)),
    )


def accepted_items(text_version: TextVersion) -> list[ImportedItem]:
    """Return the accepted sections of a text with their accepted facts, as a bulletin is composed of them."""
    return _sections(text_version, current_claims(text_version).filter(status=ClaimStatus.ACCEPTED))


def _sections(text_version: TextVersion, claims: QuerySet[Claim]) -> list[ImportedItem]:
    facts = _facts(claims)
    sections = claims.filter(kind=ClaimKind.ITEM).order_by("start", "item_index")
    return [_imported_item(text_version.text, claim, facts) for claim in sections]


def _imported_item(text: str, claim: Claim, facts: Mapping[int, ItemFacts]) -> ImportedItem:
    own = facts.get(claim.item_index, ItemFacts())
    start, end = claim.value["start"], claim.value["end"]
    return ImportedItem(
        index=claim.item_index,
        heading=claim.value["heading"],
        start=start,
        end=end,
        text=text[start:end],
        announced=announced_document(claim, own),
        facts=own,
    )


def announced_document(item: Claim, facts: ItemFacts) -> Document | None:
    """Return the document that an item's claim says it announces, or None."""
    index = item.value["document"]
    return next((fact.document for fact in facts.citations if fact.ordinal == index), None)


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Some of the items that wait, the most doubtful first; `after` goes on to the next ones, "" at the end."""

    rows: tuple[ReviewItem, ...]
    waiting: int
    doubtful: int
    after: str


QUEUE_PAGE = 50


def queue(after: str = "") -> QueuePage:
    """Return a page of the items of all texts in which something waits, sorted by doubt."""
    items = ReviewItem.objects.filter(waiting__gt=0)
    counts = items.aggregate(waiting=Count("pk"), doubtful=Count("pk", filter=Q(doubtful__gt=0)))
    place = _queue_place(after)
    if place is not None:
        doubtful, waiting, identifier = place
        items = items.filter(
            Q(doubtful__lt=doubtful)
            | Q(doubtful=doubtful, waiting__lt=waiting)
            | Q(doubtful=doubtful, waiting=waiting, id__gt=identifier)
        )
    ordered = items.order_by("-doubtful", "-waiting", "id").select_related(
        "text_version__document", "text_version__file", "editor"
    )
    found = list(ordered.defer("text_version__text")[: QUEUE_PAGE + 1])
    rows = found[:QUEUE_PAGE]
    more = f"{rows[-1].doubtful}-{rows[-1].waiting}-{rows[-1].pk.hex}" if len(found) > QUEUE_PAGE else ""
    return QueuePage(tuple(rows), counts["waiting"], counts["doubtful"], more)


def _queue_place(text: str) -> tuple[int, int, UUID] | None:
    match = re.fullmatch(r"(\d{1,9})-(\d{1,9})-([0-9a-f]{32})", text)
    return (int(match[1]), int(match[2]), UUID(match[3])) if match else None


def standing_instead(claim: Claim) -> Claim:
    """Return the claim that stands in the place of one: the last correction, or itself."""
    while True:
        heirs = claim.successors.exclude(status=ClaimStatus.WITHDRAWN).select_related("decided_by")
        heir = heirs.order_by("-recorded_at", "-id").first()
        if heir is None:
            return Claim.objects.select_related("decided_by").get(pk=claim.pk)
        claim = heir


def history(text_version: TextVersion) -> QuerySet[ReviewDecision]:
    """Return the decisions about a text, newest first, each with what it did to how many claims."""
    return text_version.decisions.annotate(facts=Count("events")).order_by("-recorded_at", "-id")


UNDO_STEPS = 10


def last_step(text_version: TextVersion, user: UUID | None) -> ReviewDecision | None:
    """Return the last step of a person on a text that can be taken back, among their last ten; else None."""
    if user is None:
        return None
    steps = ReviewDecision.objects.filter(text_version=text_version, made_by=user)
    steps = steps.exclude(kind__in=[DecisionKind.UNDO, *_MACHINE]).order_by("-recorded_at", "-id")
    recent = list(steps.select_related("undone_by")[:UNDO_STEPS])
    return next((step for step in recent if not hasattr(step, "undone_by")), None)
