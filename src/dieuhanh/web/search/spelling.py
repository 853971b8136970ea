"""Which word of the index a word that is not in it may have been meant to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dieuhanh.web.search.models import Word

_LETTERS = "abcdeghiklmnopqrstuvxy"
MOST = 12


def known(folded: Iterable[str]) -> frozenset[str]:
    """Return those of some folded words that the index has; figures count as known."""
    asked = set(folded)
    held = Word.objects.filter(folded__in=asked).values_list("folded", flat=True)
    return frozenset(held) | {word for word in asked if word.isdigit()}


def near(folded: str) -> list[str]:
    """Return the words of the index that are one slip of the hand away: a letter more, less, other, or two swapped."""
    slips = set(_slips(folded)) - {folded}
    held = Word.objects.filter(folded__in=slips).values_list("folded", flat=True)
    return sorted(set(held))[:MOST] if slips else []


def _slips(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in _LETTERS)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
