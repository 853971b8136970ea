"""The claims of items as pages read them: plain records, since a page of a week shows hundreds.

A model for each claim, its relation and its target cost four times what the query itself costs; here each document is
made once, however often it is cited, and the rest are tuples of columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from dieuhanh.web.documents.models import Document
from dieuhanh.web.review.models import Claim, ClaimKind, DutyBody


@dataclass(frozen=True, slots=True)
class FactBody:
    """A body that an assignment names: as written, under the slug that its spellings share, and what it does."""

    role: str
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim to be read; `document` is what a citation means, `bodies` whom an assignment names, in their order."""

    pk: UUID
    kind: str
    ordinal: int
    start: int | None
    end: int | None
    quote: str
    value: Any
    is_correction: bool
    decided_at: datetime | None
    document: Document | None
    bodies: tuple[FactBody, ...]


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """The facts of one item, in the order of the text."""

    official: Fact | None = None
    citations: tuple[Fact, ...] = ()
    assignments: tuple[Fact, ...] = ()
    figures: tuple[Fact, ...] = ()
    appointments: tuple[Fact, ...] = ()
    effective: Fact | None = None

    @property
    def all(self) -> list[Fact]:
        """All of them in one list."""
        alone = [fact for fact in (self.official, self.effective) if fact]
        return [*alone, *self.citations, *self.assignments, *self.figures, *self.appointments]


_COLUMNS = ("pk", "kind", "ordinal", "start", "end", "quote", "value", "supersedes", "decided_at", "relation__target")
Place = tuple[UUID, int]


def facts_by_item(claims: QuerySet[Claim]) -> dict[Place, ItemFacts]:
    """Return the facts of some claims by text and index of the item, in three queries."""
    rows = list(claims.order_by("item_index", "ordinal").values_list("text_version", "item_index", *_COLUMNS))
    documents = Document.objects.in_bulk({row[-1] for row in rows if row[-1]})
    bodies = _bodies(row[2] for row in rows if row[3] == ClaimKind.ASSIGNMENT)
    grouped: dict[Place, dict[str, list[Fact]]] = {}
    for text_version, index, *columns in rows:
        fact = _fact(columns, documents, bodies)
        grouped.setdefault((text_version, index), {}).setdefault(fact.kind, []).append(fact)
    return {place: _item_facts(kinds) for place, kinds in grouped.items()}


def _bodies(assignments: Iterable[UUID]) -> dict[UUID, list[FactBody]]:
    found: dict[UUID, list[FactBody]] = {}
    named = DutyBody.objects.filter(claim__in=list(assignments)).order_by("claim", "role", "position")
    for claim, role, name, slug in named.values_list("claim", "role", "name", "slug"):
        found.setdefault(claim, []).append(FactBody(role, name, slug))
    return found


def _fact(columns: list[Any], documents: Mapping[UUID, Document], bodies: Mapping[UUID, list[FactBody]]) -> Fact:
    key, kind, ordinal, start, end, quote, value, supersedes, decided_at, target = columns
    named = tuple(bodies.get(key, ()))
    return Fact(
        key, kind, ordinal, start, end, quote, value, supersedes is not None, decided_at, documents.get(target), named
    )


def _item_facts(kinds: Mapping[str, list[Fact]]) -> ItemFacts:
    return ItemFacts(
        official=next(iter(kinds.get(ClaimKind.OFFICIAL, [])), None),
        citations=tuple(kinds.get(ClaimKind.CITATION, [])),
        assignments=tuple(kinds.get(ClaimKind.ASSIGNMENT, [])),
        figures=tuple(kinds.get(ClaimKind.FIGURE, [])),
        appointments=tuple(kinds.get(ClaimKind.APPOINTMENT, [])),
        effective=next(iter(kinds.get(ClaimKind.EFFECTIVE, [])), None),
    )
