"""Bring the spans and the heading of an extraction from the cleaned text back to the text as it was given."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from dieuhanh.extraction.model import Appointment, Assignment, Citation, Effective, Extraction, Figure, Item, Mention
from dieuhanh.language.cleaning import CleanText

_Fact = TypeVar("_Fact", Citation, Assignment, Figure, Appointment, Effective, Mention, Item)


def to_source(extraction: Extraction, cleaned: CleanText) -> Extraction:
    """Return the extraction with every span in source offsets (the same object where nothing has moved)."""
    if not cleaned.moved:
        return extraction
    return replace(extraction, items=tuple(_item(item, cleaned) for item in extraction.items))


def _item(item: Item, cleaned: CleanText) -> Item:
    shifted = _shift(item, cleaned)
    return replace(
        shifted,
        citations=tuple(_shift(fact, cleaned) for fact in item.citations),
        assignments=tuple(_shift(fact, cleaned) for fact in item.assignments),
        figures=tuple(_shift(fact, cleaned) for fact in item.figures),
        appointments=tuple(_shift(fact, cleaned) for fact in item.appointments),
        effective=_shift(item.effective, cleaned) if item.effective else None,
        mentions=tuple(_shift(fact, cleaned) for fact in item.mentions),
    )


def _shift(fact: _Fact, cleaned: CleanText) -> _Fact:
    start, end = cleaned.source_span(fact.start, fact.end)
    return replace(fact, start=start, end=end)
