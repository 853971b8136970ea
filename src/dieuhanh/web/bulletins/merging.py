"""Two editors of one item: what each changed since they saw it goes together, what both changed is asked about."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

FIELDS = ("heading", "public_text", "for_people", "topics")


@dataclass(frozen=True, slots=True)
class Wording:
    """How an item reads in public; `public_text` is None where it reads as its source, `topics` are slugs in order."""

    heading: str
    public_text: str | None
    for_people: bool
    topics: tuple[str, ...]

    def written(self) -> str:
        """Return it as JSON, as a form carries it."""
        return json.dumps({name: getattr(self, name) for name in FIELDS}, ensure_ascii=False)


UNKNOWN = Wording(heading="", public_text="", for_people=False, topics=())
"""What stands for a wording that a form did not carry: it counts as another than any that is there."""


def read(text: str) -> Wording:
    """Read what `Wording.written` gave; `UNKNOWN` for anything else."""
    try:
        held = json.loads(text)
    except ValueError:
        return UNKNOWN
    if not isinstance(held, dict) or set(held) != set(FIELDS) or not isinstance(held["topics"], list):
        return UNKNOWN
    words = held["public_text"]
    return Wording(
        heading=str(held["heading"]),
        public_text=None if words is None else str(words),
        for_people=bool(held["for_people"]),
        topics=tuple(str(topic) for topic in held["topics"]),
    )


def merge(base: Wording, mine: Wording, theirs: Wording) -> tuple[Wording, tuple[str, ...]]:
    """Return both editors' changes of `base` together, and the fields that both changed, each to something else.

    Of those the result holds mine.
    """
    values = {name: getattr(theirs if _same(base, mine, name) else mine, name) for name in FIELDS}
    clashes = tuple(
        name
        for name in FIELDS
        if not (_same(base, mine, name) or _same(base, theirs, name) or _same(mine, theirs, name))
    )
    return Wording(**values), clashes


def decided(mine: Wording, theirs: Wording, choices: Mapping[str, str]) -> Wording:
    """Return mine, with the other's words in the fields for which "theirs" was chosen."""
    taken = {name: getattr(theirs, name) for name in FIELDS if choices.get(name) == "theirs"}
    return replace(mine, **taken)


def _same(one: Wording, other: Wording, name: str) -> bool:
    """Whether two wordings agree in a field; how lines end and the order of topics make no difference."""
    first, second = getattr(one, name), getattr(other, name)
    if isinstance(first, str) and isinstance(second, str):
        return first.splitlines() == second.splitlines()
    if name == "topics":
        return set(first) == set(second)
    return bool(first == second)
