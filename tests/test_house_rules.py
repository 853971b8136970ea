"""The measure of the code itself: modules of one thought, functions that fit on a screen."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

MODULES = sorted(
    path
    for folder in ("src", "benchmarks", "scripts")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
SHAPELESS = {"utils", "util", "helpers", "helper", "common", "misc"}


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and length of each function, its docstring not counted."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            documented = node.body[0] if ast.get_docstring(node) else None
            words = (documented.end_lineno or 0) - documented.lineno + 1 if documented else 0
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1 - words


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_short_and_its_name_says_what_it_holds(path: Path) -> None:
    assert lines(path) <= 600
    assert path.stem not in SHAPELESS


def test_most_modules_are_of_one_thought() -> None:
    assert statistics.median(map(lines, MODULES)) <= 120


def test_functions_fit_on_a_screen() -> None:
    found = [function for path in MODULES for function in functions(path)]
    assert [name for name, length in found if length > 40] == []
    long = [name for name, length in found if length >= 30]
    assert len(long) <= len(found) * 0.05, long
