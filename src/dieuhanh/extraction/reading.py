"""What the reading of one section depends on, and the bodies at its positions, read once each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from dieuhanh.extraction.abbreviations import short_name_at
from dieuhanh.extraction.bodies import after_bodies, read_bodies
from dieuhanh.extraction.bodywords import first_letters, may_start
from dieuhanh.extraction.departments import read_departments
from dieuhanh.extraction.issuers import name_of, names_person
from dieuhanh.extraction.segment import Span
from dieuhanh.extraction.speakers import Order
from dieuhanh.extraction.tokens import Tokens, tokens
from dieuhanh.language.folding import fold_name
from dieuhanh.language.prepared import compiled

_FIRST = compiled(r"[^\W_]+")
_FEW = 24
_ENOUGH = 10


class Located(NamedTuple):
    """A list of bodies found at a position: their names, the tokens, and the token after the list."""

    names: tuple[str, ...]
    words: Tokens
    after: int
    person: bool

    @property
    def word(self) -> str:
        """The lower-case token after the list, "" at the end."""
        return self.words.low[self.after] if self.after < len(self.words.low) else ""

    @property
    def follows(self) -> int:
        """The offset at which the text goes on after the list."""
        return self.words.start(self.after) if self.after < len(self.words.low) else self.words.end(-1)


@dataclass(frozen=True, slots=True)
class Reading:
    """One section's surroundings: who publishes, the announced document, and a memory of the bodies already read.

    publisher: folded names whose own acts are no duties; document_start is -1 where no document is announced;
    defined: the short names that the text gives to bodies, with their full ones.
    """

    text: str
    publisher: frozenset[str]
    document_date: str | None = None
    single: bool = False
    document_type: str | None = None
    document_start: int = -1
    sentences: dict[Span, list[Span]] = field(default_factory=dict, repr=False)
    defined: dict[str, str] = field(default_factory=dict, repr=False)
    orders: list[Order] = field(default_factory=list, repr=False)
    _starts: list[int] = field(default_factory=list, repr=False)
    _ends: list[int] = field(default_factory=list, repr=False)
    _located: dict[tuple[int, int], Located | None] = field(default_factory=dict, repr=False)

    def know_orders(self, orders: list[Order]) -> None:
        """Take the words of order of the whole section, in order."""
        self.orders[:] = orders
        self._starts[:] = [order.start for order in orders]
        self._ends[:] = [order.end for order in orders]

    def orders_between(self, start: int, end: int) -> list[Order]:
        """Return the words of order that lie in text[start:end]."""
        first = bisect_left(self._starts, start)
        return self.orders[first : bisect_right(self._ends, end, first)]

    def bodies_at(self, at: int, end: int) -> Located | None:
        """Return the list of bodies that begins exactly at `at`, reading no further than `end`."""
        if at >= end or (self.text[at] not in first_letters() and not self.defined):
            return None
        key = (at, end)
        if key not in self._located:
            self._located[key] = self._joined(at, end) if self.defined else self._locate(at, end)
        return self._located[key]

    def _joined(self, at: int, end: int) -> Located | None:
        """Read bodies among which short names that the text defines stand, as far as their list goes."""
        found = self._known_here(at, end)
        for _ in range(_ENOUGH):
            if found is None or found.word not in (",", "và") or found.after + 1 >= len(found.words.low):
                break
            onward = found.words.start(found.after + 1)
            if found.names[-1] not in self.defined and not short_name_at(self.defined, self.text, onward, end):
                break
            more = self._known_here(onward, end)
            if more is None:
                break
            found = Located((*found.names, *more.names), more.words, more.after, False)
        return found

    def _known_here(self, at: int, end: int) -> Located | None:
        """Read the bodies at `at`, or the short name that stands there where no longer name does."""
        found = self._locate(at, end)
        short = short_name_at(self.defined, self.text, at, end)
        if short and (found is None or len(found.names[0]) < len(short)):
            return Located((short,), tokens(self.text, at, end, _FEW), len(tokens(short, 0, len(short)).raw), False)
        return found

    def _locate(self, at: int, end: int) -> Located | None:
        first = _FIRST.match(self.text, at, end)
        if not first or not may_start(first.group()):
            return None
        words = tokens(self.text, at, end, _FEW)
        spans = read_bodies(words)
        if not spans:
            return None
        after = after_bodies(words, spans)
        if len(words.raw) == _FEW and (after > _FEW - _ENOUGH or words.low[after] == "được"):
            words = tokens(self.text, at, end)
            spans = read_bodies(words)
            after = after_bodies(words, spans)
        names = tuple([name_of(self.text, words, a, b) for a, b in spans])
        departments = read_departments(words, spans[-1][0], after)
        if departments:
            names, after = (*names[:-1], *departments[0]), departments[1]
        person = len(spans) == 1 and names_person(self.text, words, spans[0][1])
        return Located(names, words, after, person)

    def is_own(self, names: tuple[str, ...]) -> bool:
        """Tell whether the only body named is the publisher, whose own acts are no duties."""
        return len(names) == 1 and fold_name(names[0]) in self.publisher
