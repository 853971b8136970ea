"""A process killed anywhere between the door and the store loses nothing and leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources.making import docx, paragraph

pytestmark = pytest.mark.slow

WORK = """
import importlib, os, signal, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from dieuhanh.web.terminal import set_up
set_up()
from dieuhanh.web.audit.actor import command_line
from dieuhanh.web.intake.actions import receive, resume
from dieuhanh.web.intake.models import Door
step, after = sys.argv[1].partition("+")[::2]
if step:
    module, name = step.rsplit(".", 1)
    home = importlib.import_module(module)
    whole = getattr(home, name)
    def die(*given, **named):
        if after:
            whole(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(home, name, die)
list(resume(actor=command_line(), now=datetime.now(UTC) + timedelta(hours=1)))
file = Path(sys.argv[2])
receive(actor=command_line(), data=file.read_bytes(), name=file.name, door=Door.FOLDER)
"""
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


MIGRATE = "from dieuhanh.web.terminal import migrated; migrated()"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation in which nothing happened yet."""
    home = tmp_path_factory.mktemp("home")
    surroundings = {**os.environ, "DIEUHANH_HOME": str(home), "DJANGO_SETTINGS_MODULE": "dieuhanh.web.settings"}
    surroundings.pop("DIEUHANH_DATABASE", None)
    subprocess.run([sys.executable, "-c", MIGRATE], env=surroundings, check=True, timeout=120)
    return home


def run(home: Path, step: str, file: Path) -> int:
    surroundings = {**os.environ, "DIEUHANH_HOME": str(home), "DJANGO_SETTINGS_MODULE": "dieuhanh.web.settings"}
    surroundings.pop("DIEUHANH_DATABASE", None)
    command = [sys.executable, "-c", WORK, step, str(file)]
    return subprocess.run(command, env=surroundings, check=False, capture_output=True, timeout=120).returncode


def count(home: Path, table: str) -> int:
    connection = sqlite3.connect(home / "dieuhanh.sqlite3")
    try:
        found: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        return found
    finally:
        connection.close()


@pytest.mark.parametrize("content", [OPEN, SECRET], ids=["open", "secret"])
def test_killed_at_any_step(tmp_path: Path, fresh: Path, content: bytes) -> None:
    file = tmp_path / "cong-van.docx"
    file.write_bytes(content)
    for number, step in enumerate(STEPS):
        if content is SECRET and step.endswith("_settle"):
            continue
        home = tmp_path / str(number)
        shutil.copytree(fresh, home)
        assert run(home, step, file) == -signal.SIGKILL, step
        assert run(home, "", file) == 0, step
        kept = [path.read_bytes() for path in (home / "files").rglob("*") if path.is_file()]
        assert kept == ([OPEN] if content is OPEN else []), step
        assert list((home / "quarantine").iterdir()) == [], step
        assert count(home, "documents_textversion") == len(kept), step
        assert (count(home, "intake_refusal") > 0) == (content is SECRET), step
