"""What a short form with more than one meaning stands for here: those of its meanings that anything is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dieuhanh.web.search.questions import Question, understand

Counted = Callable[[Question], int]
"""How many things a question finds."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """The short form as it is written, all that it can mean, and the meanings that anything is about."""

    short: str
    possible: tuple[str, ...]
    found: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A meaning, the question with the short form written out, and how many things that finds."""

    long: str
    text: str
    count: int


def meanings_of(question: Question, counted: Counted) -> Meanings | None:
    """Return the meanings of the question's short form; None where it has none with more than one."""
    if not question.ambiguous:
        return None
    written = [(one.long, question.written_out(one)) for one in question.ambiguous]
    tried = [Meaning(long, text, counted(understand(text))) for long, text in written]
    possible = tuple(one.long for one in tried)
    return Meanings(question.ambiguous[0].short, possible, tuple(one for one in tried if one.count))


def settled(question: Question, meanings: Meanings | None) -> Question:
    """Return the question in the one meaning that anything is about; as it is where that is none or several."""
    if meanings is None or len(meanings.found) != 1:
        return question
    only = next(one for one in question.ambiguous if one.long == meanings.found[0].long)
    return question.taken_as(only)
