"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Never

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

# A busy machine is no fault of the code: no test of ours fails for taking long. Where a change is judged (CI) the same
# change always meets the same examples; everywhere else new ones are looked for.
settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("house")


def lacking(part: str) -> Never:
    """Leave a test out for want of a program, and say which; where a change is judged (CI) that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(f"{part} is not here: scripts/system.sh installs it")
    pytest.skip(f"{part} is not here")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def demo(root: Path) -> Path:
    """The demonstration province that ships with the project."""
    return root / "demo"


@pytest.fixture(scope="session")
def shared(root: Path) -> Path:
    """The folder of real texts that lies beside the project where its authors work; elsewhere the test is skipped."""
    folder = Path(os.environ.get("DIEUHANH_SHARED", root.parent / "shared"))
    if not (folder / "extraction").is_dir():
        pytest.skip(f"SKIPPED: the real texts are not here ({folder}); set DIEUHANH_SHARED to the folder that has them")
    return folder
