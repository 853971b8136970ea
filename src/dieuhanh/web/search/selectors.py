"""Finding. Everything that answers (page, table, suggestions, interface) asks here, and sees what its audience may."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dieuhanh.web.search.audiences import PUBLIC, visible
from dieuhanh.web.search.corrections import corrected
from dieuhanh.web.search.engines import Audience, matching_ids
from dieuhanh.web.search.entries import pair
from dieuhanh.web.search.matching import Match, every
from dieuhanh.web.search.meanings import Meanings, meanings_of, settled
from dieuhanh.web.search.models import Entry, Facet
from dieuhanh.web.search.numbers import Number
from dieuhanh.web.search.questions import Question, understand
from dieuhanh.web.search.ranking import Candidate, one_of_each, weigh
from dieuhanh.web.search.wanted import DIMENSIONS, LAST_PAGE, Wanted

PAGE_SIZE = 20
CAP = PAGE_SIZE * LAST_PAGE
_OLDER_TITLES = 200
MOST_PINNED = 5
SUGGESTIONS = 8


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value to narrow by, how many answers it leaves, and whether it is chosen."""

    dimension: str
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: `total` things, or more than that where `capped`; `rows` are those of one page.

    `question` is what was searched for in the end; where that is not what was typed, `instead_of` is what was.
    `meanings` are those of a short form that has several.
    """

    wanted: Wanted
    question: Question
    instead_of: str = ""
    pinned: tuple[Entry, ...] = ()
    rows: tuple[Entry, ...] = ()
    total: int = 0
    capped: bool = False
    pages: int = 1
    facets: dict[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    meanings: Meanings | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing at all was found."""
        return not (self.rows or self.pinned)

    @property
    def asks(self) -> bool:
        """Whether the reader has to say first which of several meanings is meant."""
        return self.meanings is not None and len(self.meanings.found) > 1


@dataclass(frozen=True, slots=True)
class _Found:
    candidates: tuple[Candidate, ...] = ()
    capped: bool = False


def find(wanted: Wanted, audience: Audience = PUBLIC, *, limit: int = CAP) -> Answer:
    """Return the answer to a question, a page of it; at most `limit` entries come into question, the newest."""
    typed, meanings = _understood(wanted, audience)
    question, instead_of, found = _searched(wanted, typed, audience, limit)
    things = one_of_each(found.candidates)
    if wanted.newest:
        things.sort(key=lambda one: one.id, reverse=True)
    begin = (wanted.page - 1) * PAGE_SIZE
    return Answer(
        wanted=wanted,
        question=question,
        instead_of=instead_of,
        pinned=pinned(question.number, audience) if question.number and not wanted.narrowed else (),
        rows=_in_order([one.id for one in things[begin : begin + PAGE_SIZE]]),
        total=min(len(things), limit),
        capped=found.capped,
        pages=min(max(1, -(-len(things) // PAGE_SIZE)), LAST_PAGE),
        facets=_facets(wanted, question, audience, things, limit),
        meanings=meanings,
    )


def everything(wanted: Wanted, audience: Audience, limit: int) -> tuple[Entry, ...]:
    """Return all that answers a question, in order, from at most `limit` entries: for a table to take away."""
    typed, _meanings = _understood(wanted, audience)
    _question, _instead_of, found = _searched(wanted, typed, audience, limit)
    things = one_of_each(found.candidates)
    if wanted.newest:
        things.sort(key=lambda one: one.id, reverse=True)
    return _in_order([one.id for one in things])


def _understood(wanted: Wanted, audience: Audience) -> tuple[Question, Meanings | None]:
    """The question as typed, in the one meaning that it has here, and the meanings that it could have."""
    typed = understand(wanted.text)
    meanings = None if wanted.exact else meanings_of(typed, lambda one: count(one, audience))
    return settled(typed, meanings), meanings


def _searched(wanted: Wanted, typed: Question, audience: Audience, limit: int) -> tuple[Question, str, _Found]:
    """What was searched for in the end, what was typed where that is not the same, and what was found.

    It is as typed where that finds anything, else what was probably meant.
    """
    if not typed.words and not wanted.facets:
        return typed, "", _Found()
    found = _found(wanted, typed, audience, limit)
    as_typed = wanted.exact or bool(typed.ambiguous) or not typed.words
    if found.candidates or as_typed or (typed.number and pinned(typed.number, audience)):
        return typed, "", found
    meant = corrected(typed, lambda one: count(one, audience))
    return (meant, typed.typed, _found(wanted, meant, audience, limit)) if meant else (typed, "", found)


def count(question: Question, audience: Audience = PUBLIC, limit: int = CAP) -> int:
    """Return how many things have all the words of a question, counted up to a limit."""
    ids = matching_ids(question.wide, Wanted().reach(audience), limit)
    return Entry.objects.filter(pk__in=ids).values("group").distinct().count()


def _found(wanted: Wanted, question: Question, audience: Audience, limit: int) -> _Found:
    match = _match(wanted, question)
    reach = wanted.reach(audience)
    ids = matching_ids(match, reach, limit + 1)
    capped = len(ids) > limit
    if capped and len(question.words) > 1:
        ids = [*ids, *matching_ids(_in_titles(question).narrowed(wanted.marks()), reach, _OLDER_TITLES)]
    candidates = weigh(list(dict.fromkeys(ids)), question)
    if wanted.exact:
        candidates = [one for one in candidates if one.exact]
    return _Found(tuple(candidates), capped)


def _match(wanted: Wanted, question: Question, without: str = "") -> Match:
    words = question.plain if wanted.exact else question.wide
    return words.narrowed(wanted.marks(without=without))


def _in_titles(question: Question) -> Match:
    return every(pair(one, two) for one, two in pairwise(question.folded))


def _in_order(ids: Sequence[int]) -> tuple[Entry, ...]:
    held = Entry.objects.in_bulk(ids)
    return tuple(held[one] for one in ids)


def _facets(
    wanted: Wanted, question: Question, audience: Audience, things: Sequence[Candidate], limit: int
) -> dict[str, tuple[FacetCount, ...]]:
    """Count each dimension over the answers that the filters of the others leave."""
    counted = {name: _counted(wanted, question, audience, name, limit) for name in wanted.facets}
    here = Counter(mark for one in things for mark in one.marks)
    marks = {mark for counts in (here, *counted.values()) for mark in counts}
    known = Facet.objects.filter(mark__in=[mark for mark in marks if mark.startswith("qz")])
    by_dimension: dict[str, list[FacetCount]] = {name: [] for name in DIMENSIONS}
    for facet in known:
        number = counted.get(facet.dimension, here)[facet.mark]
        if number:
            chosen = facet.value in wanted.facets.get(facet.dimension, ())
            by_dimension[facet.dimension].append(FacetCount(facet.dimension, facet.value, facet.label, number, chosen))
    return {name: tuple(sorted(rows, key=_facet_order)) for name, rows in by_dimension.items() if rows}


def _facet_order(row: FacetCount) -> tuple[bool, int, str]:
    return not row.chosen, -row.count, row.label


def _counted(wanted: Wanted, question: Question, audience: Audience, name: str, limit: int) -> Counter[str]:
    ids = matching_ids(_match(wanted, question, without=name), wanted.reach(audience), limit)
    groups: dict[str, set[str]] = {}
    for group, marks in Entry.objects.filter(pk__in=ids).order_by().values_list("group", "marks"):
        groups.setdefault(group, set()).update(marks.split())
    return Counter(mark for marks in groups.values() for mark in marks)


def pinned(number: Number, audience: Audience = PUBLIC) -> tuple[Entry, ...]:
    """Return the documents that a number names, the newest first."""
    entries = Entry.objects.filter(visible(audience), kind="document", part=0, number=number.number)
    if number.year:
        entries = entries.filter(year=number.year)
    named = [one for one in entries.order_by("-id")[:100] if _is_named(one, number)]
    return tuple(named[:MOST_PINNED])


def _is_named(entry: Entry, number: Number) -> bool:
    own = set(entry.sign.split("-"))
    return number.sign <= own and understand(entry.label).folded[: len(number.type.split())] == tuple(
        number.type.split()
    )


def suggestions(text: str, audience: Audience = PUBLIC) -> list[Entry]:
    """Return up to eight things whose words begin as typed, those whose titles say it first."""
    question = understand(text)
    if not question.words:
        return []
    ids = matching_ids(every(question.folded, prefix=True), Wanted().reach(audience), CAP // 5)
    begun = f" {' '.join(question.folded)}"
    rows = Entry.objects.filter(pk__in=ids).defer("text", "toned", "words_body", "marks").order_by("-id")
    best: dict[str, Entry] = {}
    for row in sorted(rows, key=lambda one: (begun not in one.words_title, one.kind == "document")):
        best.setdefault(row.group, row)
    return list(best.values())[:SUGGESTIONS]
