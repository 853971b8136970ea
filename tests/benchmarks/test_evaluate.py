"""The quality that has been reached is not lost again."""

from __future__ import annotations

import tomllib

from benchmarks.evaluate import FLOORS, below_floors, measure, not_here, page, table, verdict
from benchmarks.goldfiles import SHIPPED
from benchmarks.pairing import Row


def test_no_figure_is_below_its_floor() -> None:
    groups, _ = measure()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    assert {"demo bulletins", "independent documents"} <= groups.keys() & floors.keys()
    assert list(below_floors(groups, floors)) == []


def test_a_figure_below_its_floor_is_told() -> None:
    groups = {"demo": {"citations": Row(hits=8, gold=10, found=10)}}
    floors = {"demo": {"citations": 0.9}, "seed": {"citations": 1.0}}
    assert list(below_floors(groups, floors)) == ["BELOW THE FLOOR: demo, citations: 0.800 < 0.90"]


def test_real_texts_need_not_be_here_but_what_ships_must() -> None:
    here = set(SHIPPED) - {"demo bulletins"}
    assert not_here(here, ["seed"], wanted=False) == (["demo bulletins"], ["seed"])
    assert not_here(SHIPPED, ["seed"], wanted=True) == (["seed"], [])


def test_what_was_not_measured_is_told_last() -> None:
    lines = list(verdict({"demo bulletins": {}}, ["seed"], []))
    assert "that was measured" in lines[1]
    assert "NOT MEASURED: seed" in lines[2]


def test_the_tables_give_precision_recall_and_f1() -> None:
    row = Row(hits=6, gold=8, found=12)
    assert list(table({"figures": row}))[1].split() == ["figures", "0.500", "0.750", "0.600", "6/8/12"]
    assert "| figures | 0.600 (8) |" in page({"demo": {"figures": row}})
