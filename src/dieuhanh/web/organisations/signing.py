"""In which capacity somebody signs (Nghị định 30/2020/NĐ-CP, Phụ lục I: KT., TL., TUQ., TM., Q.). No database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SigningRow:
    """That a post may sign for another office: the mark, that office and the post's own title."""

    mark: str
    on_behalf: str
    title: str


@dataclass(frozen=True, slots=True)
class Capacity:
    """The lines above a signature: `mark` with `on_behalf` ("KT. CHỦ TỊCH") where there is one, then the `title`."""

    mark: str
    on_behalf: str
    title: str

    def __str__(self) -> str:
        above = f"{self.mark} {self.on_behalf.upper()}" if self.mark else ""
        return ", ".join(part for part in (above, self.title.upper()) if part)


def capacity(posts: Sequence[tuple[str, str]], rows: Sequence[SigningRow], head: str) -> Capacity | None:
    """Return how the holder of some posts (title, rank) signs; None where nothing lets them.

    A recorded power comes first; a head signs in their own name, an acting head with `Q.`, a deputy for the head.
    """
    if rows:
        return Capacity(rows[0].mark, rows[0].on_behalf, rows[0].title)
    ranked = {rank: title for title, rank in reversed(posts)}
    if "head" in ranked:
        return Capacity("", "", ranked["head"])
    if "acting" in ranked:
        return Capacity("Q.", head or _without_acting(ranked["acting"]), "")
    if "deputy" in ranked and (head or _head_of(ranked["deputy"])):
        return Capacity("KT.", head or _head_of(ranked["deputy"]), ranked["deputy"])
    return None


def _without_acting(title: str) -> str:
    return title.removeprefix("Quyền ").removeprefix("Q. ")


def _head_of(title: str) -> str:
    """The head's title as a deputy's implies it: "Phó Chủ tịch" serves a "Chủ tịch"."""
    rest = title.removeprefix("Phó ")
    return rest[:1].upper() + rest[1:] if rest != title else ""
