"""The annotated texts that ship with the project are read at least as well as the floors say."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from benchmarks.goldfiles import Annotated, annotated
from benchmarks.pairing import Row
from benchmarks.scoring import score
from dieuhanh.extraction import extract

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [text for text in annotated() if text.quotable]
GROUPS = sorted({text.group for text in TEXTS})


def _rows(texts: list[Annotated]) -> dict[str, Row]:
    whole: dict[str, Row] = {}
    for text in texts:
        for category, row in score(text.gold, extract(text.text).to_dict()).items():
            whole.setdefault(category, Row()).add(row)
    return whole


@pytest.mark.parametrize("group", GROUPS)
def test_every_category_reaches_its_floor(root: Path, group: str) -> None:
    floors = tomllib.loads((root / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))[group]
    rows = _rows([text for text in TEXTS if text.group == group])
    below = {
        name: (round(rows[name].f1, 3), floor) for name, floor in floors.items() if round(rows[name].f1, 3) < floor
    }
    assert not below


def test_there_are_texts_of_every_kind() -> None:
    assert GROUPS == ["demo bulletins", "demo documents", "independent bulletins", "independent documents"]
