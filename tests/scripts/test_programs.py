"""Finding the programs that the tests need: what is there is taken; where it is not, a line says what to do."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder of programs that stands for the machine's: an ordinary user's, without any browser."""
    for name, body in (("id", "echo 1000"), ("dirname", 'exec /usr/bin/dirname "$@"')):
        _program(tmp_path / name, body)
    return tmp_path


def _program(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def find(
    root: Path, programs: Path, script: str = "browser.sh", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the script with nothing but `programs` on the machine."""
    return subprocess.run(
        [str(shutil.which("bash")), str(root / "scripts" / script)],
        env={"PATH": str(programs), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_a_browser_that_is_there_is_named(root: Path, programs: Path, name: str) -> None:
    _program(programs / name, "exit 0")
    assert find(root, programs).stdout == f"{programs / name}\n"


def test_the_browser_that_a_person_names_goes_first(root: Path, programs: Path) -> None:
    _program(programs / "chromium", "exit 0")
    _program(programs / "mine", "exit 0")
    assert find(root, programs, DIEUHANH_BROWSER=str(programs / "mine")).stdout == f"{programs / 'mine'}\n"


def test_an_ordinary_user_without_one_is_told_what_to_install(root: Path, programs: Path) -> None:
    done = find(root, programs)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "apt-get install chromium" in done.stderr
    assert "DIEUHANH_BROWSER=" in done.stderr


def test_an_ordinary_user_is_told_which_programs_are_missing_and_goes_on(root: Path, programs: Path) -> None:
    done = find(root, programs, "system.sh")
    assert done.returncode == 0
    assert "Missing: antiword (" in done.stderr
    _program(programs / "antiword", "exit 0")
    assert "antiword" not in find(root, programs, "system.sh").stderr
