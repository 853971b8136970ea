"""What a question that finds nothing probably meant: keys typed with the input method off, a slip, a word too many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice, product

from dieuhanh.web.search.questions import Question, decoded, understand
from dieuhanh.web.search.spelling import known, near

_MOST_TRIED = 16
_FEWEST_WORDS, _MOST_SHORTENED = 2, 8

Counted = Callable[[Question], int]
"""How many things a question finds."""


def corrected(question: Question, counted: Counted) -> Question | None:
    """Return the question to ask instead, or None where this one finds something or nothing better is known."""
    if counted(question):
        return None
    held = known(question.folded)
    keys = decoded(question, held)
    if keys is not None:
        meant = understand(keys)
        if counted(meant):
            return meant
    return _best(_spelled(question, held), counted) or _fewest(_shortened(question), counted)


def _best(tried: Iterator[Question], counted: Counted) -> Question | None:
    best = max(((counted(one), -at, one) for at, one in enumerate(tried)), default=None, key=lambda found: found[:2])
    return best[2] if best and best[0] else None


def _fewest(tried: Iterator[Question], counted: Counted) -> Question | None:
    """Of the questions that find anything the one that finds least: it says most."""
    found = [(number, at, one) for at, one in enumerate(tried) if (number := counted(one))]
    return min(found, key=lambda one: one[:2])[2] if found else None


def _shortened(question: Question) -> Iterator[Question]:
    """The questions with one word left out, where enough are left to mean something."""
    said = question.toned
    if _FEWEST_WORDS < len(said) <= _MOST_SHORTENED:
        for at in range(len(said)):
            yield understand(" ".join((*said[:at], *said[at + 1 :])))


def _spelled(question: Question, held: frozenset[str]) -> Iterator[Question]:
    """The questions in which each unknown word is one that is near; where all are known, one word at a time."""
    unknown = [word for word in question.folded if word not in held]
    if unknown:
        choices = [near(word) if word in unknown else [word] for word in question.folded]
        for words in islice(product(*choices), _MOST_TRIED):
            yield understand(" ".join(words))
