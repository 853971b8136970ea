"""Stage 2: departments named in short behind "các sở": "các sở: Y tế, Nội vụ, Giáo dục và Đào tạo" are three bodies."""

from __future__ import annotations

from functools import cache

from dieuhanh.extraction.knowledge import by_first_word, phrases
from dieuhanh.extraction.tokens import TOKEN, Tokens, lowered

_GROUPS = (["các", "sở"], ["sở"], ["các", "sở", ",", "ngành"], ["các", "sở", ",", "ban", ",", "ngành"])
_FEWEST = 2


@cache
def _short_names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return first word → what follows "Sở" in the names of departments, as lower-case tokens, the longest first."""
    names = (name.removeprefix("Sở ") for name in phrases("bodies") if name.startswith("Sở "))
    return by_first_word([" ".join(lowered(TOKEN.findall(name))) for name in names])


def read_departments(words: Tokens, first: int, after: int) -> tuple[list[str], int] | None:
    """Read the departments listed behind the group words[first:after]: their full names and the token after the list.

    None where the group is none of departments, or fewer than two follow its colon.
    """
    low = words.low
    if low[first:after] not in _GROUPS or low[after : after + 1] != [":"]:
        return None
    found: list[str] = []
    at = end = after + 1
    while (stop := _department(words, at)) is not None:
        found.append(f"Sở {_written(words, at, stop)}")
        at = end = stop
        if low[at : at + 1] == [","]:
            at += 1
        if low[at : at + 1] == ["và"]:
            at += 1
        if at == end:
            break
    return (found, end) if len(found) >= _FEWEST else None


def _department(words: Tokens, at: int) -> int | None:
    """Return the token after the short name that begins at token `at`."""
    if at >= len(words.low) or not words.raw[at][0].isupper():
        return None
    for name in _short_names().get(words.low[at], ()):
        if tuple(words.low[at : at + len(name)]) == name:
            return at + len(name)
    return None


def _written(words: Tokens, at: int, stop: int) -> str:
    return " ".join(words.raw[at:stop]).replace(" ,", ",")
