"""What the last release got right, kept fact by fact, and what was gained and lost since."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from benchmarks.pairing import Row

Kept = dict[str, dict[str, dict[str, list[str]]]]  # text -> category -> "right" | "invented" -> facts


def kept(rows: Mapping[str, Row], *, quotable: bool) -> dict[str, dict[str, list[str]]]:
    """Return the facts of one text as they are kept; of a text that is not to be quoted only places and digests."""
    return {
        category: {
            kind: [_name(fact, quotable=quotable) for fact in sorted(facts.elements())]
            for kind, facts in (("right", row.right), ("invented", row.invented))
        }
        for category, row in rows.items()
    }


def _name(fact: str, *, quotable: bool) -> str:
    if quotable:
        return fact
    place = fact.split(" ", maxsplit=1)[0]
    return f"{place} #{hashlib.sha256(fact.encode()).hexdigest()[:10]}"


def changes(then: Kept, now: Kept) -> Iterator[tuple[str, str, str, str]]:
    """Yield (gain or loss, text, category, fact) for every fact whose fate changed in a text that both know."""
    for text in now.keys() & then.keys():
        for category, facts in now[text].items():
            before = then[text].get(category, {"right": [], "invented": []})
            for kind, better, worse in (("right", "gain", "loss"), ("invented", "loss", "gain")):
                new, old = Counter(facts[kind]), Counter(before[kind])
                yield from ((better, text, category, _told(kind, fact)) for fact in (new - old).elements())
                yield from ((worse, text, category, _told(kind, fact)) for fact in (old - new).elements())


def _told(kind: str, fact: str) -> str:
    return fact if kind == "right" else f"invented: {fact}"


def load(path: Path) -> Kept:
    """Return what the last release kept, nothing before the first one."""
    if not path.exists():
        return {}
    facts: Kept = json.loads(path.read_bytes())
    return facts


def save(path: Path, facts: Kept) -> None:
    """Keep the facts of a release."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
