"""What the reader asks of the page: words, filters, days, order, page; read from the address and written to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from dieuhanh.web.pages.dateinput import typed_day
from dieuhanh.web.search.engines import Audience, Reach
from dieuhanh.web.search.entries import first_id, mark, next_day_id
from dieuhanh.web.search.sources.facets import BODY, DUE, TOPIC, TYPE, YEAR

DIMENSIONS = (TYPE, BODY, TOPIC, DUE, YEAR)
MOST_VALUES = 30
LAST_PAGE = 50
NEWEST = "moi-nhat"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question with everything around it. `unread` are the fields of days that were no days, as typed."""

    text: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    newest: bool = False
    exact: bool = False
    page: int = 1
    unread: tuple[str, ...] = ()

    @classmethod
    def of(cls, fields: QueryDict) -> Wanted:
        """Read the fields of an address; what makes no sense is left out, days that are none are kept."""
        days = {name: fields.get(name, "").strip() for name in ("tu", "den")}
        return cls(
            text=fields.get("q", "").strip()[:1000],
            facets={one: values for one in DIMENSIONS if (values := _values(fields, one))},
            since=typed_day(days["tu"]),
            until=typed_day(days["den"]),
            newest=fields.get("xep") == NEWEST,
            exact=fields.get("dung") == "1",
            page=_page(fields.get("trang", "")),
            unread=tuple(text[:40] for text in days.values() if text and typed_day(text) is None),
        )

    @property
    def narrowed(self) -> bool:
        """Whether anything but the words narrows the answer."""
        return bool(self.facets or self.since or self.until)

    def marks(self, *, without: str = "") -> list[list[str]]:
        """Return the marks of the chosen values, a group for each dimension but one."""
        return [[mark(name, value) for value in values] for name, values in self.facets.items() if name != without]

    def reach(self, audience: Audience) -> Reach:
        """Return the entries that come into question."""
        return Reach(
            audience,
            first_id(self.since) if self.since else None,
            next_day_id(self.until) if self.until else None,
        )

    def query(self) -> str:
        """Return the query part of the address, without the question mark."""
        fields: list[tuple[str, str]] = [("q", self.text)]
        fields += [(name, value) for name, values in self.facets.items() for value in values]
        fields += [(name, f"{on:%d/%m/%Y}") for name, on in (("tu", self.since), ("den", self.until)) if on]
        fields += [("xep", NEWEST)] if self.newest else []
        fields += [("dung", "1")] if self.exact else []
        fields += [("trang", str(self.page))] if self.page > 1 else []
        return urlencode(fields)

    def on_page(self, number: int) -> Wanted:
        """Return the same on another page."""
        return replace(self, page=number)

    def without(self, name: str, value: str) -> Wanted:
        """Return the same without one value of a filter."""
        left = {key: tuple(one for one in held if (key, one) != (name, value)) for key, held in self.facets.items()}
        return replace(self, facets={key: held for key, held in left.items() if held}, page=1)

    def unfiltered(self) -> Wanted:
        """Return the words alone."""
        return Wanted(text=self.text, newest=self.newest, exact=self.exact)


def _values(fields: QueryDict, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value[:120] for value in fields.getlist(name)[:MOST_VALUES] if value))


def _page(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1
    return min(max(number, 1), LAST_PAGE)
