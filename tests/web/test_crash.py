"""A process that is killed in the middle of an import leaves nothing, and the next import is whole."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

IMPORT = """
import os, signal, sys
from pathlib import Path
from dieuhanh.web import commands
commands.migrate()
from dieuhanh.web.intake.importing import import_files
step = sys.argv[1]
if step:
    import importlib
    module, name = step.rsplit(".", 1)
    setattr(importlib.import_module(module), name, lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL))
sys.exit(import_files([Path(sys.argv[2])]))
"""
TABLES = ("documents_storedfile", "documents_textversion", "documents_document", "documents_relation", "review_claim")


def run(home: Path, step: str, file: Path, ends: int) -> None:
    """Import in a process of its own, killed at the step where one is named; it must end as told."""
    surroundings = {**os.environ, "DIEUHANH_HOME": str(home), "DJANGO_SETTINGS_MODULE": "dieuhanh.web.settings"}
    surroundings.pop("DIEUHANH_DATABASE", None)
    command = [sys.executable, "-c", IMPORT, step, str(file)]
    outcome = subprocess.run(command, env=surroundings, check=False, capture_output=True, text=True, timeout=120)
    assert outcome.returncode == ends, outcome.stderr


def rows(home: Path) -> dict[str, int]:
    connection = sqlite3.connect(home / "dieuhanh.sqlite3")
    try:
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES}  # noqa: S608
    finally:
        connection.close()


@pytest.mark.parametrize(
    "step",
    [
        "dieuhanh.web.documents.files._sync_folder",
        "dieuhanh.web.review.actions.importing.claims_of",
        "dieuhanh.web.review.ledger.bodies_of",
        "dieuhanh.web.audit.log.record",
        "dieuhanh.web.review.actions.importing.Imported",
    ],
)
def test_a_killed_import_leaves_nothing(tmp_path: Path, demo: Path, step: str) -> None:
    file = demo / "ban-tin-2023-tuan-52.txt"
    run(tmp_path, step, file, ends=-signal.SIGKILL)
    assert not any(rows(tmp_path).values())
    run(tmp_path, "", file, ends=0)
    after = rows(tmp_path)
    assert all(after.values())
    run(tmp_path, "", file, ends=0)
    assert rows(tmp_path) == after
