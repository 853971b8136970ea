"""How many A4 pages a bulletin takes in print, said before anybody prints it (13 pt Times)."""

from __future__ import annotations

from collections.abc import Sequence

from dieuhanh.web.portal.contents import Entry

CHARACTERS_A_PAGE = 2600
LINES_A_PAGE = 40
CHARACTERS_A_LINE = 80


def full_pages(entries: Sequence[Entry]) -> int:
    """Return about how many pages the contents and all texts take."""
    characters = sum(len(entry.view.text) for entry in entries)
    return contents_pages(entries) + -(-characters // CHARACTERS_A_PAGE)


def contents_pages(entries: Sequence[Entry]) -> int:
    """Return how many pages the contents take."""
    lines = sum(1 + len(entry.item.heading) // CHARACTERS_A_LINE for entry in entries)
    return -(-(lines + 12) // LINES_A_PAGE)
