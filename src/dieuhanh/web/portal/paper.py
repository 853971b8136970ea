"""How many A4 pages a bulletin takes in print (13 pt Times), said before anybody prints it."""

from __future__ import annotations

from collections.abc import Sequence

from dieuhanh.web.portal.contents import Entry

LINES_A_PAGE = 43
CHARACTERS_A_LINE = 80
TITLE_LINES = 24
HEADING_LINES = 3
FACT_LINES = 2


def full_pages(entries: Sequence[Entry]) -> int:
    """Return about how many pages the contents and all texts take."""
    return _pages(_contents_lines(entries) + sum(_item_lines(entry) for entry in entries))


def contents_pages(entries: Sequence[Entry]) -> int:
    """Return how many pages the contents take."""
    return _pages(_contents_lines(entries))


def picked_pages(entries: Sequence[Entry]) -> int:
    """Return about how many pages some chosen items take, without the contents."""
    return _pages(TITLE_LINES / 2 + sum(_item_lines(entry) for entry in entries)) if entries else 0


def _pages(lines: float) -> int:
    return max(1, round(lines / LINES_A_PAGE + 0.5))


def _contents_lines(entries: Sequence[Entry]) -> int:
    return TITLE_LINES + sum(_lines(entry.item.heading) for entry in entries)


def _item_lines(entry: Entry) -> float:
    paragraphs = [line for line in entry.view.text.splitlines() if line.strip()]
    text = sum(_lines(paragraph) + 0.4 for paragraph in paragraphs)
    return HEADING_LINES + text + FACT_LINES + len(entry.card.duties) / 2


def _lines(text: str) -> int:
    return -(-len(text) // CHARACTERS_A_LINE)
