"""What was typed, understood: its words, a document number, abbreviations both ways, and what it may have meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dieuhanh.language.keystrokes import decode
from dieuhanh.language.searching import Word, composed, words
from dieuhanh.web.search.abbreviations import LONGEST, Abbreviation, meanings, short_form
from dieuhanh.web.search.matching import Match, Phrase, every
from dieuhanh.web.search.numbers import Number, read_number

LONGEST_QUESTION = 200
MOST_WORDS = 16


@dataclass(frozen=True, slots=True)
class Question:
    """A question: as typed, and its words.

    `ambiguous` are the meanings of a short form that has more than one, `meant` the one that it is taken in.
    """

    typed: str
    words: tuple[Word, ...]
    number: Number | None = None
    ambiguous: tuple[Abbreviation, ...] = ()
    meant: Abbreviation | None = None

    @property
    def folded(self) -> Phrase:
        """Its words without marks."""
        return tuple(word.folded for word in self.words)

    @property
    def toned(self) -> Phrase:
        """Its words with their marks."""
        return tuple(word.toned for word in self.words)

    @property
    def has_marks(self) -> bool:
        """Whether it was typed with marks anywhere."""
        return any(word.toned != word.folded and not word.toned.isascii() for word in self.words)

    @property
    def plain(self) -> Match:
        """All words, wherever they stand."""
        return every(self.folded)

    @property
    def wide(self) -> Match:
        """All words, each also as what it abbreviates or what abbreviates it; `plain` where nothing does."""
        return Match(tuple(dict.fromkeys(_expanded(self.folded, self.meant))))

    def taken_as(self, meaning: Abbreviation) -> Question:
        """Return the question with its ambiguous short form in one of its meanings."""
        return replace(self, meant=meaning)

    def written_out(self, meaning: Abbreviation) -> str:
        """Return the text with the meaning in place of its short form."""
        short = "".join(meaning.short_words)
        text, word = composed(self.typed), next(word for word in self.words if word.folded == short)
        return f"{text[: word.start]}{meaning.long}{text[word.end :]}"


def understand(text: str) -> Question:
    """Return the question that a typed text asks; what is too long is cut."""
    typed = " ".join(unicodedata.normalize("NFC", text).replace("\0", " ").split())[:LONGEST_QUESTION]
    found = tuple(words(typed)[:MOST_WORDS])
    several = [one for word in found if len(one := meanings(word.folded)) > 1]
    return Question(
        typed=typed,
        words=found,
        number=read_number([word.folded for word in found]),
        ambiguous=several[0] if several else (),
    )


def decoded(question: Question, known: frozenset[str]) -> str | None:
    """Return the text with its words that are not `known` read as Telex or VNI keys; None where nothing changes."""
    read = [(decode(word.toned) or word.toned) if word.folded not in known else word.toned for word in question.words]
    return " ".join(read) if tuple(read) != question.toned else None


def _expanded(said: Sequence[str], settled: Abbreviation | None) -> list[tuple[Phrase, ...]]:
    groups: list[tuple[Phrase, ...]] = []
    at = 0
    while at < len(said):
        length, group = _group(said, at, settled)
        groups += group
        at += length
    return groups


def _group(said: Sequence[str], at: int, settled: Abbreviation | None) -> tuple[int, list[tuple[Phrase, ...]]]:
    """The groups that the words from `at` on ask for, and how many words that takes."""
    for length in range(min(LONGEST, len(said) - at), 1, -1):
        phrase = tuple(said[at : at + length])
        short = short_form(phrase)
        if short is not None:
            return length, [_both_ways(phrase, short)]
    meant = meanings(said[at])
    if settled in meant:
        meant = tuple(one for one in meant if one == settled)
    if len(meant) == 1:
        return 1, [((said[at],), meant[0].long_words)]
    return 1, [((said[at],),)]


def _both_ways(phrase: Phrase, short: Abbreviation) -> tuple[Phrase, ...]:
    """The wording and its short form; the wording alone where the short form may mean something else."""
    alone = len(meanings("".join(short.short_words))) == 1
    return (phrase, short.short_words) if alone else (phrase,)
