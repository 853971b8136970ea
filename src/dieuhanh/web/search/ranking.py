"""In which order answers stand: own number, toned phrase, folded phrase, all words, other ways to say it; newer first.

Within each of these a thing whose title says it comes before one whose text does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, Q

from dieuhanh.web.search.models import Entry
from dieuhanh.web.search.questions import Question

NUMBER, TONED, PHRASE, ALL_WORDS, OTHERWISE = 5, 4, 3, 2, 1
_WHOLE_TITLE, _PHRASE_IN_TITLE, _WORDS_IN_TITLE, _ELSEWHERE = 3, 2, 1, 0
_DAY_BITS = 40
_FIELDS = ("id", "kind", "group", "number", "words_title", "marks", "in_body", "literal", "toned_phrase")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that matches, with how well: `tier` of the order above, `place` in the title or elsewhere.

    `exact`: it has the words side by side with just the marks that were typed.
    """

    id: int
    kind: str
    group: str
    marks: frozenset[str]
    tier: int
    place: int
    exact: bool

    @property
    def order(self) -> tuple[int, int, int, bool, int]:
        """The greater, the earlier."""
        return self.tier, self.place, self.id >> _DAY_BITS, self.kind == "item", self.id


def weigh(ids: Sequence[int], question: Question) -> list[Candidate]:
    """Return the entries of some ids with how well they answer the question, the best first."""
    phrase = f" {' '.join(question.folded)} "
    toned = f" {' '.join(question.toned)} "
    rows = Entry.objects.filter(pk__in=ids).annotate(
        in_body=_holds(Q(words_body__contains=phrase)),
        literal=_holds(_all_of(question)),
        toned_phrase=_holds(Q(toned__contains=toned)),
    )
    found = [_weighed(row, question, phrase) for row in rows.order_by().values_list(*_FIELDS)]
    return sorted(found, key=lambda one: one.order, reverse=True)


def _holds(condition: Q) -> ExpressionWrapper[Q]:
    return ExpressionWrapper(condition, output_field=BooleanField())


def _all_of(question: Question) -> Q:
    condition = Q()
    for word in dict.fromkeys(question.folded):
        condition &= Q(words_title__contains=f" {word} ") | Q(words_body__contains=f" {word} ")
    return condition


def _weighed(row: tuple[int, str, str, str, str, str, bool, bool, bool], question: Question, phrase: str) -> Candidate:
    key, kind, group, number, title, marks, in_body, literal, toned = row
    place = _place(title, question, phrase)
    if number and literal and number in question.folded:
        tier = NUMBER
    elif toned and question.has_marks:
        tier = TONED
    elif in_body or place >= _PHRASE_IN_TITLE:
        tier = PHRASE
    else:
        tier = ALL_WORDS if literal else OTHERWISE
    return Candidate(key, kind, group, frozenset(marks.split()), tier, place, toned)


def _place(title: str, question: Question, phrase: str) -> int:
    if title == phrase:
        return _WHOLE_TITLE
    if phrase in title:
        return _PHRASE_IN_TITLE
    return _WORDS_IN_TITLE if set(question.folded) <= set(title.split()) else _ELSEWHERE


def one_of_each(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the best of each group, in order; a directive stands for the document that it announces."""
    groups: dict[str, Candidate] = {}
    for one in candidates:
        held = groups.get(one.group)
        if held is None or _stands_for(one, held):
            groups[one.group] = one
    return list(groups.values())


def _stands_for(one: Candidate, held: Candidate) -> bool:
    as_good = (one.tier, one.place) == (held.tier, held.place)
    return as_good and one.kind == "item" and held.kind != "item"
