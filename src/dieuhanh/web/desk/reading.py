"""One item of an imported text as the desk shows it: its card beside the text, and the way to its neighbours."""

from __future__ import annotations

from dataclasses import dataclass

from dieuhanh.web.portal.cards import Card, cards, claims_of
from dieuhanh.web.portal.sourcetext import Paragraph, marked
from dieuhanh.web.review.models import ClaimStatus
from dieuhanh.web.review.selectors import ImportedItem, ImportView


@dataclass(frozen=True, slots=True)
class Step:
    """An item with its number in the text, counted from 1; `previous` and `next` are 0 at the ends."""

    number: int
    item: ImportedItem
    card: Card
    source: list[Paragraph]
    waiting: int
    previous: int
    next: int


def step(view: ImportView, number: int) -> Step | None:
    """Return the item with this number, the nearest one where there is no such, None for a text without items."""
    if not view.items:
        return None
    number = min(max(number, 1), len(view.items))
    item = view.items[number - 1]
    (card,) = cards([item.facts])
    return Step(
        number=number,
        item=item,
        card=card,
        source=marked(item.text, card, offset=item.start, heading=item.heading or ""),
        waiting=sum(claim.status == ClaimStatus.PROPOSED for claim in claims_of(item.facts)),
        previous=number - 1,
        next=number + 1 if number < len(view.items) else 0,
    )
