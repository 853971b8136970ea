"""A process killed anywhere between the door and the store loses nothing and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources.making import docx, paragraph

pytestmark = pytest.mark.slow

OPEN = docx(paragraph("Công văn số 45/UBND-KT ngày 05/01/2024: giao Sở Tài chính báo cáo."))
SECRET = docx(paragraph("TỐI MẬT") + paragraph("Số: 12/BC-UBND"))
STEPS = (
    "dieuhanh.web.intake.quarantine._key",
    "dieuhanh.web.intake.quarantine.keep+",
    "dieuhanh.web.intake.actions.receiving.attempt",
    "dieuhanh.web.intake.actions.judging.look",
    "dieuhanh.web.intake.actions.judging._settle",
    "dieuhanh.web.intake.quarantine.destroy",
    "dieuhanh.web.intake.quarantine.destroy+",
)


def count(home: Path, table: str) -> int:
    connection = sqlite3.connect(home / "dieuhanh.sqlite3")
    try:
        found: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        return found
    finally:
        connection.close()


@pytest.mark.parametrize("content", [OPEN, SECRET], ids=["open", "secret"])
def test_killed_at_any_step(tmp_path: Path, fresh_home: Path, content: bytes) -> None:
    file = tmp_path / "cong-van.docx"
    file.write_bytes(content)
    steps = [step for step in STEPS if content is OPEN or not step.endswith("_settle")]
    surroundings = {
        **os.environ,
        "DIEUHANH_HOME": str(tmp_path / "home"),
        "DJANGO_SETTINGS_MODULE": "dieuhanh.web.settings",
    }
    surroundings.pop("DIEUHANH_DATABASE", None)
    command = [sys.executable, "-m", "tests.web.intake.dying", str(fresh_home), str(tmp_path), str(file), *steps]
    done = subprocess.run(command, env=surroundings, check=False, capture_output=True, text=True, timeout=240)
    assert done.stdout.splitlines() == [f"{-signal.SIGKILL} 0"] * len(steps), done.stderr
    for number, step in enumerate(steps):
        home = tmp_path / str(number)
        kept = [path.read_bytes() for path in (home / "files").rglob("*") if path.is_file()]
        assert kept == ([OPEN] if content is OPEN else []), step
        assert list((home / "quarantine").iterdir()) == [], step
        assert count(home, "documents_textversion") == len(kept), step
        assert (count(home, "intake_refusal") > 0) == (content is SECRET), step
