"""The words that a proofreader knows: pairs of syllables that belong together, and known slips."""

from __future__ import annotations

import itertools
import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dieuhanh.language import fold
from dieuhanh.language.syllables import decomposed, habitual, one_slip, sound

if TYPE_CHECKING:
    from collections.abc import Iterator

_KNOWLEDGE = files("dieuhanh.proofing") / "knowledge"
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistyped word or pair, what was meant, and the words after ("…") or before ("< …") it that make it right."""

    wrong: tuple[str, ...]
    right: str
    before: frozenset[str]
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Known words as pairs of neighbouring syllables, lower case, in the older spelling of the tone (hóa).

    `pairs` are all pairs, `words` those that are a whole word, `openings` those that begin one; `after` and `before`
    lead from one half of a word at which a slip may aim to the other.
    """

    pairs: frozenset[Pair]
    words: frozenset[Pair]
    openings: frozenset[Pair]
    after: dict[str, tuple[str, ...]] = field(repr=False)
    before: dict[str, tuple[str, ...]] = field(repr=False)

    def knows(self, left: str, right: str) -> bool:
        """Return whether two syllables (keys) are neighbours in a known word."""
        return (left, right) in self.pairs

    def is_word(self, left: str, right: str) -> bool:
        """Return whether two syllables (keys) are a whole known word."""
        return (left, right) in self.words

    def meant_right(self, left: str, right: str) -> str | None:
        """Return the known second syllable from which `right` is one slip of hand or ear away, or None."""
        return _meant(left, right)[1]

    def meant_left(self, left: str, right: str) -> str | None:
        """Return the known first syllable from which `left` is one slip of hand or ear away, or None."""
        return _meant(left, right)[0]


@lru_cache(maxsize=50_000)
def _meant(left: str, right: str) -> tuple[str | None, str | None]:
    """Return what the first syllable may have meant before the second, and the second after the first."""
    known = lexicon()
    return _closest(left, known.before.get(right, ())), _closest(right, known.after.get(left, ()))


def _closest(word: str, known: tuple[str, ...]) -> str | None:
    heard = sound(word)
    for other in known:
        if abs(len(other) - len(word)) <= 1 and (one_slip(word, other) or _lost_marks(word, other)):
            return other
        if heard and heard == sound(other):
            return other
    return None


@lru_cache(maxsize=50_000)
def _lost_marks(word: str, other: str) -> bool:
    """Return whether a word is another whose marks were lost or half lost: "nhiêm", "nhiem" of "nhiệm"."""
    if word == other or fold(word) != fold(other):
        return False
    return len(decomposed(word)) < len(decomposed(other))


@cache
def lexicon() -> Lexicon:
    """Return the words of `knowledge/words.txt`, read once."""
    pairs: set[Pair] = set()
    openings: set[Pair] = set()
    words: set[Pair] = set()
    aims: set[Pair] = set()
    for entry, is_aim in _entries((_KNOWLEDGE / "words.txt").read_text("utf-8")):
        inner = list(itertools.pairwise(entry))
        pairs.update(inner)
        openings.update(inner[:1])
        if len(inner) == 1:
            words.update(inner)
            aims.update(inner if is_aim else ())
    after: dict[str, list[str]] = {}
    before: dict[str, list[str]] = {}
    for left, right in sorted(aims):
        after.setdefault(left, []).append(right)
        before.setdefault(right, []).append(left)
    return Lexicon(
        frozenset(pairs),
        frozenset(words),
        frozenset(openings),
        {left: tuple(rights) for left, rights in after.items()},
        {right: tuple(lefts) for right, lefts in before.items()},
    )


def _entries(text: str) -> Iterator[tuple[list[str], bool]]:
    """Yield the syllables of each word of the file and whether a slip may aim at it."""
    is_aim = True
    for line in text.splitlines():
        if line.startswith("#"):
            is_aim = "(known only)" not in line
            continue
        for word in line.rstrip(",").split(","):
            yield [habitual(syllable) for syllable in word.split()], is_aim


def _lines(name: str) -> list[str]:
    """Return the lines of a file of knowledge without its comments."""
    return [line for line in (_KNOWLEDGE / name).read_text("utf-8").splitlines() if not line.startswith("#")]


@cache
def unused() -> frozenset[str]:
    """Return the syllables that no word uses, of `knowledge/unused.txt`."""
    return frozenset(syllable for line in _lines("unused.txt") for syllable in line.split())


@cache
def loan_words() -> frozenset[str]:
    """Return the loan words that look like a slip, of `knowledge/slips.toml`."""
    return frozenset(tomllib.loads((_KNOWLEDGE / "slips.toml").read_text("utf-8"))["loans"])


@cache
def slips() -> dict[str, tuple[Slip, ...]]:
    """Return the known slips of `knowledge/slips.toml` by their first word."""
    found: dict[str, tuple[Slip, ...]] = {}
    for entry in tomllib.loads((_KNOWLEDGE / "slips.toml").read_text("utf-8"))["slip"]:
        unless = entry.get("unless", [])
        slip = Slip(
            tuple(habitual(syllable) for syllable in entry["wrong"].split()),
            entry["right"],
            frozenset(word[2:] for word in unless if word.startswith("< ")),
            frozenset(word for word in unless if not word.startswith("< ")),
        )
        found[slip.wrong[0]] = (*found.get(slip.wrong[0], ()), slip)
    return found


@cache
def official_names() -> tuple[str, ...]:
    """Return the official names of the fields of state of `knowledge/names.toml`, as they are capitalised."""
    return tuple(tomllib.loads((_KNOWLEDGE / "names.toml").read_text("utf-8"))["fields"])
