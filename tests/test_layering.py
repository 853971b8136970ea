"""What may import what."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

# Run apart from this process, which has everything loaded already.
LOADED = """
import json, sys
{statement}
print(json.dumps(sorted({{module.split(".")[0] for module in sys.modules}})))
"""


def plainly() -> dict[str, str]:
    """The environment without what makes a child measure its own coverage: that loads modules too."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "COVERAGE_"))}


def loaded_by(statement: str) -> set[str]:
    """The top-level names of all modules that a fresh interpreter holds after `statement`."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(statement=statement)],
        env=plainly(),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stdout))


def test_the_contracts_of_the_house_hold(root: Path) -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "statement",
    [
        "from dieuhanh.extraction import extract; extract('Công văn số 45/UBND-KT')",
        "import dieuhanh.language",
        "from dieuhanh.extraction import extract as e; from dieuhanh.proofing import check; check('Sở', e('Sở'))",
    ],
)
def test_the_library_loads_no_third_party(statement: str) -> None:
    before = loaded_by("pass")  # what the environment itself loads at start is not ours
    loaded = {name for name in loaded_by(statement) - before if not name.endswith("__mypyc")}  # the compiled reading
    assert loaded - {"dieuhanh"} <= set(sys.stdlib_module_names)


def test_the_version_is_told_without_loading_the_library() -> None:
    heavy = {"django", "asyncio", "concurrent", "multiprocessing", "json", "tomllib", "csv", "unicodedata"}
    said = "from dieuhanh.cli import main\ntry: main(['--version'])\nexcept SystemExit: sys.stdout.write('')"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{said}\nprint(sorted(sys.modules))"],
        env=plainly(),
        capture_output=True,
        text=True,
        check=True,
    )
    modules = set(eval(done.stdout.splitlines()[-1]))  # noqa: S307 - our own child's list of names
    assert not modules & heavy
    assert not {name for name in modules if name.startswith("dieuhanh.extraction")}
