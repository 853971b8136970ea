"""The structured card of one directive: its claims put in the order who, what, until when, on what ground.

Each claim that has a place in the text gets a number, counted in reading order; the numbers lead from the card to the
marked text and back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast
from uuid import UUID

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dieuhanh.web.documents.models import Document, RelationKind
from dieuhanh.web.pages.formatting import capitalized, day, quantity
from dieuhanh.web.pages.highlight import Span
from dieuhanh.web.portal.duedates import Due, due
from dieuhanh.web.portal.values import AppointmentValue, EffectiveValue, FigureValue
from dieuhanh.web.review.facts import AssignmentValue, CitationValue, OfficialValue
from dieuhanh.web.review.itemfacts import Fact, ItemFacts
from dieuhanh.web.review.models import ClaimKind, DutyRole


@dataclass(frozen=True, slots=True)
class Heir:
    """Who stands today in the place of a body, and since when."""

    name: str
    path: str
    since: date


@dataclass(frozen=True, slots=True)
class Body:
    """A body as the text names it, with the address of its page; `heirs` stand today in the place of one that ended."""

    name: str
    slug: str
    heirs: tuple[Heir, ...] = ()

    @property
    def path(self) -> str:
        """The address of its page."""
        return f"/co-quan/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Person:
    """The official who directs or signs."""

    claim: Fact
    number: int | None
    name: str
    position: str


@dataclass(frozen=True, slots=True)
class Duty:
    """One assignment in words for people."""

    claim: Fact
    number: int | None
    leads: tuple[Body, ...]
    supports: tuple[Body, ...]
    task: str
    due: Due
    reported: bool

    @property
    def leads_linked(self) -> SafeString:
        """The bodies that lead, each with its link; a template for them takes a tenth of a bulletin's time."""
        names = [(body.path, body.name if at else capitalized(body.name)) for at, body in enumerate(self.leads)]
        return format_html_join(", ", '<a href="{}">{}</a>', names)


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that the item names, with the numbers of all places that name it."""

    title: str
    date: date | None
    issuer: str
    document: Document | None
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit as people write it."""

    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """What is counted, and its amounts: a count and its share stand in one row."""

    label: str
    by: str
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """A person or post that takes a role."""

    number: int | None
    person: str
    position: str
    role: str
    replaces: str


@dataclass(frozen=True, slots=True)
class Validity:
    """From when, and until when, the announced document holds."""

    number: int | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Card:
    """All that is known of one item; `spans`, `kinds` and `documents` serve the marked source text."""

    official: Person | None = None
    announced: Cited | None = None
    duties: tuple[Duty, ...] = ()
    validity: Validity | None = None
    related: tuple[tuple[str, tuple[Cited, ...]], ...] = ()
    seats: tuple[Seat, ...] = ()
    figures: tuple[Figure, ...] = ()
    spans: tuple[Span, ...] = ()
    kinds: Mapping[int, str] = field(default_factory=dict)
    documents: Mapping[int, Document] = field(default_factory=dict)
    corrected: tuple[Fact, ...] = ()


def cards(found: Sequence[ItemFacts]) -> list[Card]:
    """Arrange the facts of some items, a card each, in the same order."""
    return [_card(facts) for facts in found]


def _card(item: ItemFacts) -> Card:
    facts = sorted(item.all, key=_reading_order)
    numbers = {c.pk: n for n, c in enumerate((c for c in facts if c.start is not None), 1)}
    arranged = _Arranger(facts, numbers)
    return Card(
        official=arranged.official(),
        announced=arranged.announced(),
        duties=arranged.duties(),
        validity=arranged.validity(),
        related=arranged.related(),
        seats=arranged.seats(),
        figures=arranged.figures(),
        spans=tuple(Span(numbers[c.pk], c.start or 0, c.end or 0) for c in facts if c.pk in numbers),
        kinds={numbers[c.pk]: c.kind for c in facts if c.pk in numbers},
        documents={numbers[c.pk]: c.document for c in facts if c.document and c.pk in numbers},
        corrected=tuple(c for c in facts if c.is_correction),
    )


def _reading_order(claim: Fact) -> tuple[int, int, int]:
    """First in the text first; of two that start together the longer one, which holds the other."""
    return (claim.start or 0, -(claim.end or 0), claim.ordinal)


def iso_day(text: str | None) -> date | None:
    """Read the ISO date of a claim's value; None and partial dates ("2023") give None."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _by(text: str | None) -> str:
    """The year or day that a figure is for or due by, in words."""
    if on := iso_day(text):
        return day(on)
    return _("năm %s") % text if text else ""


@dataclass(frozen=True, slots=True)
class _Arranger:
    """Picks the claims of each kind out of one item's."""

    facts: Sequence[Fact]
    numbers: Mapping[UUID, int]

    def _of(self, kind: ClaimKind) -> list[Fact]:
        return [claim for claim in self.facts if claim.kind == kind]

    def official(self) -> Person | None:
        for claim in self._of(ClaimKind.OFFICIAL):
            value = cast("OfficialValue", claim.value)
            return Person(claim, self.numbers.get(claim.pk), value["name"], value["position"] or "")
        return None

    def announced(self) -> Cited | None:
        found = self._cited(RelationKind.ANNOUNCES)
        return found[0] if found else None

    def related(self) -> tuple[tuple[str, tuple[Cited, ...]], ...]:
        kinds = [kind for kind in RelationKind if kind != RelationKind.ANNOUNCES]
        return tuple((str(kind.label), cited) for kind in kinds if (cited := self._cited(kind)))

    def _cited(self, kind: RelationKind) -> tuple[Cited, ...]:
        """Documents in this relation, each once, however often the item names it."""
        groups: dict[object, list[Fact]] = {}
        for claim in self._of(ClaimKind.CITATION):
            if cast("CitationValue", claim.value)["relation"] == kind:
                groups.setdefault(claim.document.pk if claim.document else claim.pk, []).append(claim)
        return tuple(self._citation(mentions) for mentions in groups.values())

    def _citation(self, mentions: Sequence[Fact]) -> Cited:
        value = cast("CitationValue", mentions[0].value)
        document = mentions[0].document
        return Cited(
            title=document.title if document else f"{value['type']} {value['number'] or ''}".strip(),
            date=(document.date if document else None) or iso_day(value["date"]),
            issuer=value["issuer"] or (document.issuer if document else ""),
            document=document,
            numbers=tuple(self.numbers[c.pk] for c in mentions if c.pk in self.numbers),
        )

    def duties(self) -> tuple[Duty, ...]:
        return tuple(self._duty(claim) for claim in self._of(ClaimKind.ASSIGNMENT))

    def _duty(self, claim: Fact) -> Duty:
        value = cast("AssignmentValue", claim.value)
        bodies = claim.bodies
        return Duty(
            claim=claim,
            number=self.numbers.get(claim.pk),
            leads=tuple(Body(b.name, b.slug) for b in bodies if b.role == DutyRole.LEAD),
            supports=tuple(Body(b.name, b.slug) for b in bodies if b.role == DutyRole.SUPPORT),
            task=" ".join(claim.quote.split()),
            due=due(value),
            reported=value["origin"] == "reported",
        )

    def validity(self) -> Validity | None:
        for claim in self._of(ClaimKind.EFFECTIVE):
            value = cast("EffectiveValue", claim.value)
            return Validity(self.numbers.get(claim.pk), iso_day(value["from"]), iso_day(value["until"]))
        return None

    def figures(self) -> tuple[Figure, ...]:
        rows: dict[tuple[str, str], list[Amount]] = {}
        for claim in self._of(ClaimKind.FIGURE):
            value = cast("FigureValue", claim.value)
            rows.setdefault((value["label"], _by(value["by"])), []).append(self._amount(claim, value))
        return tuple(Figure(label, by, tuple(amounts)) for (label, by), amounts in rows.items())

    def _amount(self, claim: Fact, value: FigureValue) -> Amount:
        text = quantity(value["value"], value["unit"], upper=value["upper"], comparator=value["comparator"])
        return Amount(self.numbers.get(claim.pk), text)

    def seats(self) -> tuple[Seat, ...]:
        return tuple(self._seat(claim) for claim in self._of(ClaimKind.APPOINTMENT))

    def _seat(self, claim: Fact) -> Seat:
        value = cast("AppointmentValue", claim.value)
        return Seat(
            number=self.numbers.get(claim.pk),
            person=value["person"] or "",
            position=value["position"] or "",
            role=value["role"] or "",
            replaces=value["replaces"] or "",
        )
