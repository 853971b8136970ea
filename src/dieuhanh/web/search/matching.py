"""What is asked of the full-text index, written as either database reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Phrase = tuple[str, ...]
"""Words that stand side by side; one word is a phrase of one."""


@dataclass(frozen=True, slots=True)
class Match:
    """Every group has to be met; a group is met by any of its phrases. `prefix`: the last word may go on."""

    groups: tuple[tuple[Phrase, ...], ...]
    prefix: bool = False

    def narrowed(self, marks: Iterable[Iterable[str]]) -> Match:
        """Return the match with groups of marks that have to be met too."""
        more = tuple(tuple((one,) for one in sorted(group)) for group in marks)
        return Match((*more, *self.groups), self.prefix)


def every(words: Iterable[str], *, prefix: bool = False) -> Match:
    """Return the match of texts that have all the words, wherever they stand."""
    return Match(tuple(((word,),) for word in dict.fromkeys(words)), prefix)


def for_fts5(match: Match) -> str:
    """Write a match for SQLite. The words are of a-z and 0-9 alone; quotes keep AND, OR and NOT plain words."""
    last = len(match.groups) - 1
    return " AND ".join(
        "(" + " OR ".join(_fts5(phrase, prefix=match.prefix and at == last) for phrase in group) + ")"
        for at, group in enumerate(match.groups)
    )


def _fts5(phrase: Phrase, *, prefix: bool) -> str:
    return f'"{" ".join(phrase)}"{" *" if prefix else ""}'


def for_tsquery(match: Match) -> str:
    """Write a match as the text of a PostgreSQL `tsquery`: quoted words and operators."""
    last = len(match.groups) - 1
    return " & ".join(
        "(" + " | ".join(_tsquery(phrase, prefix=match.prefix and at == last) for phrase in group) + ")"
        for at, group in enumerate(match.groups)
    )


def _tsquery(phrase: Phrase, *, prefix: bool) -> str:
    words = [f"'{word}'" for word in phrase]
    if prefix:
        words[-1] += ":*"
    return f"({' <-> '.join(words)})"
