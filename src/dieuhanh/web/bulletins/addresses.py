"""Addresses of bulletin items, by the rules of the site: they carry the document, else the short title. Pure."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dieuhanh.language import slug


@dataclass(frozen=True, slots=True)
class Week:
    """An ISO week."""

    year: int
    number: int


def item_address(week: Week, heading: str, document_address: str, taken: AbstractSet[str]) -> str:
    """Return an address that is not taken: of the document, else of the heading in the bulletin's year.

    `document_address` is what follows `/van-ban/`, empty for an item without a document. A second item of one
    document gets `--tuan-NN-YYYY`, and a further one of the same week a number.
    """
    wanted = _of_document(document_address) or f"{week.year}/{slug(heading) or 'muc'}"
    again = f"{wanted}--tuan-{week.number:02d}-{week.year}"
    choices = [wanted, again, *(f"{again}-{count}" for count in range(2, len(taken) + 3))]
    return next(choice for choice in choices if choice not in taken)


def _of_document(address: str) -> str:
    year, _, _ = address.partition("/")
    return address if year.isdecimal() else ""


def item_anchor(address: str, taken: AbstractSet[str]) -> str:
    """Return the item's anchor in its bulletin: `muc-2267-qd-ubnd`, with the year where that is taken."""
    year, _, name = address.partition("/")
    anchor = f"muc-{name}"
    return f"{anchor}-{year}" if anchor in taken else anchor
