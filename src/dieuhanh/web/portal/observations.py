"""Figures that published items tell, put together by what they count: the beginning of a page for each indicator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.db.models import QuerySet

from dieuhanh.language import fold, slug
from dieuhanh.web.bulletins.about import public_items
from dieuhanh.web.bulletins.models import BulletinItem
from dieuhanh.web.pages.formatting import capitalized, quantity
from dieuhanh.web.portal.values import FigureValue
from dieuhanh.web.review.models import Claim, ClaimKind
from dieuhanh.web.review.selectors import published_claims

MOST_SHOWN = 300
_MOST_READ = 5_000


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


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted, its newest figure, and how many there are."""

    label: str
    key: str
    newest: Observed
    count: int

    @property
    def path(self) -> str:
        """Its public address."""
        return f"/chi-tieu/{self.key}/"


def indicators(words: str = "") -> list[Indicator]:
    """Return the indicators of the newest figures, narrowed by words without marks; three hundred at most."""
    wanted = fold(words)
    found: dict[str, list[Observed]] = {}
    for one in _observed(_claims()[:_MOST_READ]):
        if one.key and wanted in fold(one.label):
            found.setdefault(one.key, []).append(one)
    rows = [Indicator(seen[0].label, key, seen[0], len(seen)) for key, seen in found.items()]
    return rows[:MOST_SHOWN]


def observations(key: str) -> list[Observed]:
    """Return all figures of one indicator, the newest week first."""
    labels = _claims().order_by().values_list("value__label", flat=True).distinct()
    meant = [label for label in labels if label and slug(label) == key]
    return list(_observed(_claims().filter(value__label__in=meant)[:_MOST_READ])) if meant else []


def _claims() -> QuerySet[Claim]:
    """The published figures, those that were read last first."""
    return published_claims().filter(kind=ClaimKind.FIGURE).order_by("-text_version__recorded_at", "start")


def _observed(claims: Iterable[Claim]) -> Iterator[Observed]:
    """The figures of items that stand in a public bulletin, the newest week first."""
    held = list(claims)
    items: dict[tuple[UUID | None, int], BulletinItem] = {
        (item.text_version_id, item.item_index): item
        for item in public_items().filter(text_version__in={claim.text_version_id for claim in held})
    }
    placed = [(claim, item) for claim in held if (item := items.get((claim.text_version_id, claim.item_index)))]
    placed.sort(key=lambda pair: pair[1].bulletin.period_end, reverse=True)
    for claim, item in placed:
        value = cast("FigureValue", claim.value)
        amount = quantity(value["value"], value["unit"], upper=value["upper"], comparator=value["comparator"])
        yield Observed(capitalized(value["label"]), amount, value["by"] or "", item)
