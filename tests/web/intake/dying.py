"""Receives a file and dies at a step, then receives it again: `python -m tests.web.intake.dying FRESH OUT FILE STEP …`.

Each step works on its own copy of the installation FRESH, left as OUT/0, OUT/1, …; the processes branch off this one,
which loads the site once. DIEUHANH_HOME is where the copy lies while it is used.
"""

from __future__ import annotations

import importlib
import os
import shutil
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

from dieuhanh.web.terminal import set_up


def die_at(step: str) -> None:
    """Let the process be killed when it comes to a step (a function's path), or with a plus after it, past it."""
    path, after = step.partition("+")[::2]
    module, name = path.rsplit(".", 1)
    home = importlib.import_module(module)
    whole = getattr(home, name)

    def die(*given: object, **named: object) -> None:
        if after:
            whole(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(home, name, die)


def receive_once(file: Path) -> None:
    """Go on after whatever happened, then take the file in."""
    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.intake.actions import receive, resume
    from dieuhanh.web.intake.models import Door

    list(resume(actor=command_line(), now=datetime.now(UTC) + timedelta(hours=1)))
    receive(actor=command_line(), data=file.read_bytes(), name=file.name, door=Door.FOLDER)


def apart(file: Path, step: str) -> int:
    """Do it in a process of its own and return how that ended, as `subprocess` tells it."""
    child = os.fork()
    if child == 0:
        _work(file, step)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _work(file: Path, step: str) -> NoReturn:
    done = 1
    try:
        if step:
            die_at(step)
        receive_once(file)
        done = 0
    finally:
        os._exit(done)


def main(fresh: Path, out: Path, file: Path, steps: list[str]) -> None:
    """Go through the steps; a line for each tells how the first process and the second one ended."""
    set_up()
    home = Path(os.environ["DIEUHANH_HOME"])
    for number, step in enumerate(steps):
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(fresh, home)
        print(apart(file, step), apart(file, ""), flush=True)  # noqa: T201 - what the test reads
        home.rename(out / str(number))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
