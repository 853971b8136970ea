"""The quality that has been reached is not lost again."""

from __future__ import annotations

import tomllib

import pytest

from benchmarks.evaluate import FLOORS, below_floors, measure, page, table
from benchmarks.pairing import Row


def test_no_figure_is_below_its_floor() -> None:
    groups, _ = measure()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    assert {"demo bulletins", "independent documents"} <= groups.keys() & floors.keys()
    assert list(below_floors(groups, floors)) == []


def test_a_figure_below_its_floor_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    groups = {"demo": {"citations": Row(hits=8, gold=10, found=10)}}
    floors = {"demo": {"citations": 0.9}, "seed": {"citations": 1.0}}
    assert list(below_floors(groups, floors)) == ["BELOW THE FLOOR: demo, citations: 0.800 < 0.90"]
    assert "'seed' are not here" in capsys.readouterr().out


def test_the_tables_give_precision_recall_and_f1() -> None:
    row = Row(hits=6, gold=8, found=12)
    assert list(table({"figures": row}))[1].split() == ["figures", "0.500", "0.750", "0.600", "6/8/12"]
    assert "| figures | 0.600 (8) |" in page({"demo": {"figures": row}})
