"""The stream on PostgreSQL: the tests that matter most once more, on a private server."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

KEY_TESTS = (
    "tests/web/review",
    "tests/web/bulletins",
    "tests/web/audit",
    f"{Path(__file__)}::test_the_option_decides_the_database",
)


def test_the_stream_runs_on_postgresql(root: Path, pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--postgres"):
        pytest.skip("the whole run is on PostgreSQL already")
    command = [sys.executable, "-m", "pytest", "--postgres", "-q", "-p", "no:cacheprovider", *KEY_TESTS]
    outcome = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True, timeout=300)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


@pytest.mark.django_db
def test_the_option_decides_the_database(pytestconfig: pytest.Config) -> None:
    assert connection.vendor == ("postgresql" if pytestconfig.getoption("--postgres") else "sqlite")
