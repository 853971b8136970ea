"""What is kept for the next process is the very same as what `re` and `tomllib` make, and is never relied upon."""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import dieuhanh.extraction  # noqa: F401  (its patterns are what is kept)
from dieuhanh.language import prepared

TEXT = "a = 1\nb = ['x', 'y']\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    kept = tmp_path / "cache" / "prepared.kept"
    monkeypatch.setattr(prepared, "_place", lambda: kept)
    for name, value in (("_patterns", {}), ("_lists", {}), ("_new", [])):
        monkeypatch.setattr(prepared, name, value)
    prepared._kept.cache_clear()
    monkeypatch.setattr(prepared, "_kept", functools.cache(prepared._kept.__wrapped__))
    return kept


def again() -> None:
    """Forget what was loaded, as a new process has."""
    prepared._kept.cache_clear()
    prepared._new.clear()


def test_every_pattern_of_the_reading_is_kept_as_it_is() -> None:
    assert len(prepared._patterns) > 200
    for (text, flags), pattern in prepared._patterns.items():
        code = prepared._code((text, flags), pattern)
        assert code is not None, text
        assert prepared._engine.compile(text, *code) == re.compile(text, flags)


def test_a_kept_pattern_is_not_compiled_again(place: Path) -> None:
    prepared.compiled(r"(?P<n>\d+) hộ", re.IGNORECASE)
    assert prepared.parsed(TEXT) == {"a": 1, "b": ["x", "y"]}
    assert prepared.keep()
    assert place.is_file()
    again()
    found = prepared.compiled(r"(?P<n>\d+) hộ", re.IGNORECASE).search("còn 12 HỘ")
    assert found is not None
    assert found["n"] == "12"
    assert prepared.parsed(TEXT) == {"a": 1, "b": ["x", "y"]}
    assert not prepared.keep(), "nothing new"


def test_what_is_prepared_ahead_holds_every_word_list() -> None:
    root = Path(__file__).parents[2]
    lists = {path.read_text("utf-8") for path in (root / "src/dieuhanh/extraction/knowledge").glob("*.toml")}
    asked = (
        "from dieuhanh.extraction import extract; from dieuhanh.language import prepared; "
        "from scripts.precompile import SAMPLE; extract(SAMPLE); print(*map(len, prepared._lists))"
    )
    told = subprocess.run([sys.executable, "-c", asked], cwd=root, capture_output=True, text=True, check=True)
    assert sorted(map(int, told.stdout.split())) == sorted(map(len, lists)), "every list is kept, so none is parsed"


@pytest.mark.parametrize("content", [b"", b"\x00garbage", b"N", None])
def test_what_is_damaged_or_missing_is_prepared_anew(place: Path, content: bytes | None) -> None:
    if content is not None:
        place.parent.mkdir()
        place.write_bytes(content)
    assert prepared.compiled(r"\d+").fullmatch("12")
    assert prepared.keep()


def test_another_interpreters_is_left_alone(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared.compiled(r"\d+")
    prepared.keep()
    again()
    monkeypatch.setattr(prepared, "_maker", lambda: ("another", 1))
    assert prepared.compiled(r"\d+").fullmatch("12")
    assert prepared._new == [r"\d+"]


def test_a_place_that_cannot_be_written_to_is_no_fault(place: Path) -> None:
    place.parent.write_text("a file where the folder should be")
    prepared.compiled(r"\d+")
    assert not prepared.keep()


def test_reading_one_file_loads_no_processes_and_no_other_commands() -> None:
    code = (
        "import sys, os; from dieuhanh.cli import main; main(['extract', os.devnull]);"
        "print([m for m in ('multiprocessing', 'dieuhanh.commands.accounts', 'django') if m in sys.modules])"
    )
    bare = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}  # it loads its own
    done = subprocess.run([sys.executable, "-c", code], env=bare, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
