"""The annotated texts at hand, in groups that are scored together."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its facts. `quotable` tells whether a report may tell its facts one by one.

    Real texts are not ours to quote; the blind ones are held back, so that no rule is mended from them.
    """

    name: str
    group: str
    text: str
    gold: dict[str, Any]
    quotable: bool


# What ships with the project: a group of these that is missing is a fault, not a text that is not at hand.
SHIPPED = ("demo bulletins", "demo documents", "independent bulletins", "independent documents", "blind documents")


def real_texts() -> Path:
    """The folder of real texts, which does not ship with the project; it need not exist."""
    return Path(os.environ.get("DIEUHANH_SHARED", ROOT.parent / "shared")) / "extraction"


def real_texts_wanted() -> bool:
    """Whether somebody said where the real texts are, so that they must be there."""
    return "DIEUHANH_SHARED" in os.environ


def annotated() -> Iterator[Annotated]:
    """Yield every annotated text that is here, group by group."""
    real = real_texts()
    for path in sorted((real / "gold").glob("*.json")):
        yield _read(real / f"{path.stem}.txt", path, "seed", quotable=False)
    yield from _folder(ROOT / "demo", "demo")
    yield from _folder(ROOT / "tests" / "data" / "extraction", "independent")
    yield from _folder(ROOT / "tests" / "data" / "blind", "blind", quotable=False)


def _folder(folder: Path, origin: str, *, quotable: bool = True) -> Iterator[Annotated]:
    found = sorted(folder.glob("*.gold.json"), key=lambda path: (not path.name.startswith("ban-tin"), path.name))
    for path in found:
        kind = "bulletins" if path.name.startswith("ban-tin") else "documents"
        yield _read(
            path.with_name(path.name.removesuffix(".gold.json") + ".txt"), path, f"{origin} {kind}", quotable=quotable
        )


def _read(text: Path, gold: Path, group: str, *, quotable: bool) -> Annotated:
    return Annotated(text.stem, group, text.read_bytes().decode(), json.loads(gold.read_bytes()), quotable)
