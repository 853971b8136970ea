"""Figures that published items tell, put together by what they count: a page for each indicator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery

from dieuhanh.language import fold, slug
from dieuhanh.web.bulletins.about import public_items
from dieuhanh.web.bulletins.models import BulletinItem
from dieuhanh.web.pages.formatting import capitalized, quantity
from dieuhanh.web.portal.values import FigureValue
from dieuhanh.web.review.models import Claim, ClaimKind
from dieuhanh.web.review.selectors import published_claims


@dataclass(frozen=True, slots=True)
class Observed:
    """One figure: what is counted, how much, for whom, and the item that says so."""

    label: str
    amount: str
    by: str
    item: BulletinItem

    @property
    def key(self) -> str:
        """The address of its indicator."""
        return slug(self.label)


@dataclass(slots=True)
class Indicator:
    """What is counted, by the ways in which texts write it; how many figures there are, the newest of which week."""

    label: str
    key: str
    labels: list[str]
    count: int
    newest: date

    @property
    def path(self) -> str:
        """Its public address."""
        return f"/chi-tieu/{self.key}/"


def indicators(words: str = "") -> list[Indicator]:
    """Return all indicators, those of the newest week first; narrowed by words, with marks or without."""
    wanted = fold(words)
    found: dict[str, Indicator] = {}
    told = _claims().order_by().values_list("value__label").annotate(Count("pk"), Max("week"))
    for label, count, week in told.order_by("-week__max", "value__label"):
        key = slug(label or "")
        if not key or wanted not in fold(label):
            continue
        held = found.setdefault(key, Indicator(capitalized(label), key, [], 0, week))
        held.labels.append(label)
        held.count += count
    return list(found.values())


def newest(rows: Iterable[Indicator]) -> dict[str, Observed]:
    """Return the newest figure of each indicator, by its key."""
    held = list(rows)
    labels = [label for one in held for label in one.labels]
    claims = _claims().filter(value__label__in=labels, week__in={one.newest for one in held})
    figures: dict[str, Observed] = {}
    for one in observed(claims):
        figures.setdefault(one.key, one)
    return figures


def observations(key: str) -> QuerySet[Claim]:
    """Return the figures of one indicator, the newest week first; `observed` tells them."""
    labels = _claims().order_by().values_list("value__label", flat=True).distinct()
    return _claims().filter(value__label__in=[label for label in labels if label and slug(label) == key])


def told_of(labels: Iterable[str]) -> QuerySet[Any]:
    """Return the figures under some labels, as they are written, each with its `week`; the oldest week first."""
    return _claims().filter(value__label__in=list(labels)).order_by("week", "text_version", "item_index", "start", "pk")


def _claims() -> QuerySet[Any]:
    """The published figures (`Claim`) of items that stand in a public bulletin, each with its `week`'s last day."""
    items = public_items().filter(text_version=OuterRef("text_version"), item_index=OuterRef("item_index"))
    figures = published_claims().filter(kind=ClaimKind.FIGURE)
    weeks = figures.annotate(week=Subquery(items.values("bulletin__period_end")[:1])).filter(week__isnull=False)
    return weeks.order_by("-week", "text_version", "item_index", "start", "pk")


def observed(claims: Iterable[Claim]) -> Iterator[Observed]:
    """Tell figures with the items that they stand in, in their order."""
    held = list(claims)
    items: dict[tuple[UUID | None, int], BulletinItem] = {}
    for item in public_items().filter(text_version__in={claim.text_version_id for claim in held}):
        items.setdefault((item.text_version_id, item.item_index), item)
    for claim in held:
        value = cast("FigureValue", claim.value)
        amount = quantity(value["value"], value["unit"], upper=value["upper"], comparator=value["comparator"])
        item = items[claim.text_version_id, claim.item_index]
        yield Observed(capitalized(value["label"]), amount, value["by"] or "", item)
