"""A list of documents narrowed by words, type and year: the query as typed, and the ways to its other pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from dieuhanh.web.documents.selectors import DocumentFilter, DocumentPage
from dieuhanh.web.pages.frame import Link

WORDS_LENGTH = 200
YEAR_DIGITS = 4
PAGE_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Query:
    """What the reader asked of the list."""

    words: str
    type: str
    year: str
    page: int

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> Query:
        """Read the fields of the address; what makes no sense is left out."""
        return cls(
            words=fields.get("q", "").strip()[:WORDS_LENGTH],
            type=fields.get("loai", ""),
            year=fields.get("nam", ""),
            page=page_number(fields.get("trang", "")),
        )

    @property
    def narrow(self) -> DocumentFilter:
        """The filter for the selector."""
        year = int(self.year) if self.year.isascii() and self.year.isdigit() and len(self.year) == YEAR_DIGITS else None
        return DocumentFilter(self.words, self.type, year)

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out of the list."""
        return bool(self.words or self.type or self.year)

    def address(self, page: int) -> str:
        """The query part that leads to another page of the same list."""
        fields = {"q": self.words, "loai": self.type, "nam": self.year, "trang": str(page) if page > 1 else ""}
        return "?" + urlencode({name: value for name, value in fields.items() if value})


def page_number(text: str) -> int:
    """Read a number of a page, 1 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= PAGE_DIGITS else 1


def page_links(query: Query, page: DocumentPage, base: str) -> list[Link]:
    """Return the ways to the pages beside this one."""
    links = []
    if page.number > 1:
        links.append(Link(base + query.address(page.number - 1), _("‹ Trang trước")))
    if page.number < page.pages:
        links.append(Link(base + query.address(page.number + 1), _("Trang sau ›")))
    return links
