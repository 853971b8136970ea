"""Abbreviations both ways: what a short form stands for, and the short form of a wording, by a dated table."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from dieuhanh.language.searching import search_words
from dieuhanh.web.search.matching import Phrase


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and what it stands for, with the days between which it was in use and where that is said."""

    short: str
    long: str
    valid_from: date | None
    valid_to: date | None
    source: str

    @property
    def short_words(self) -> Phrase:
        """The short form as the index holds it."""
        return tuple(search_words(self.short).split())

    @property
    def long_words(self) -> Phrase:
        """The wording as the index holds it."""
        return tuple(search_words(self.long).split())


@cache
def table() -> tuple[Abbreviation, ...]:
    """Return all abbreviations in the order of the table."""
    text = resources.files("dieuhanh.web.search.knowledge").joinpath("abbreviations.csv").read_text(encoding="utf-8")
    return tuple(
        Abbreviation(row["short"], row["long"], _day(row["valid_from"]), _day(row["valid_to"]), row["source"])
        for row in csv.DictReader(text.splitlines())
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def _by_short() -> dict[str, tuple[Abbreviation, ...]]:
    found: dict[str, list[Abbreviation]] = {}
    for one in table():
        found.setdefault("".join(one.short_words), []).append(one)
    return {short: tuple(ones) for short, ones in found.items()}


@cache
def _by_long() -> dict[Phrase, Abbreviation]:
    return {one.long_words: one for one in table()}


LONGEST = max(len(one.long_words) for one in table())


def meanings(word: str) -> tuple[Abbreviation, ...]:
    """Return what a folded word can stand for; more than one meaning is to be asked for."""
    return _by_short().get(word, ())


def short_form(phrase: Phrase) -> Abbreviation | None:
    """Return the abbreviation of a folded wording, or None."""
    return _by_long().get(phrase)
