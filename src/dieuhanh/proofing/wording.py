"""The words of a text in order: kept as columns, because a bulletin has many thousands and few are ever looked at."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from dieuhanh.language.syllables import habitual

# A word and all that parts it from the next one; where that is blanks alone, the two are joined.
_WORD_AND_REST = re.compile(r"([^\W\d_]+)([\W\d_]*)")


class Word(NamedTuple):
    """A run of letters in the clean text; `joined` when only blanks of the line part it from the word before.

    `key` is the word as the lexicon has it: lower case, tone in the older place.
    """

    start: int
    end: int
    text: str
    key: str
    joined: bool


@dataclass
class Words:
    """All words of a text, by column; `words[i]` gives one of them."""

    texts: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    joined: list[bool] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, index: int) -> Word:
        start, text = self.starts[index], self.texts[index]
        return Word(start, start + len(text), text, self.keys[index], self.joined[index])

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word (key) occurs."""
        return Counter(self.keys)

    @cached_property
    def pair_counts(self) -> Counter[tuple[str, str]]:
        """How often two words (keys) follow each other."""
        return Counter(zip(self.keys, self.keys[1:], strict=False))

    def run(self, start: int, end: int) -> list[Word]:
        """Return the words from index `start` up to `end`, fewer at the end of the text."""
        return [self[index] for index in range(start, min(end, len(self)))]

    def joined_at(self, index: int) -> Word | None:
        """Return the word at an index when it is joined to the one before it, else None."""
        return self[index] if 0 < index < len(self) and self.joined[index] else None


def read_words(text: str) -> Words:
    """Return the words of a clean text (its blanks are plain spaces)."""
    lead = _WORD_AND_REST.search(text)
    if not lead:
        return Words()
    pairs = _WORD_AND_REST.findall(text, lead.start())
    texts = [word for word, _ in pairs]
    rests = [rest for _, rest in pairs]
    keys = {word: habitual(word.lower()) for word in set(texts)}
    joins = {rest: bool(rest) and not rest.strip(" ") for rest in set(rests)}
    lengths = (len(word) + len(rest) for word, rest in pairs)
    starts = list(accumulate(lengths, initial=lead.start()))[:-1]
    return Words(texts, [keys[word] for word in texts], starts, [False, *(joins[rest] for rest in rests[:-1])])
