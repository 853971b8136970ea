"""The process beside the server: it does jobs at once, comes back when killed, and ends with its server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

SERVER = """
import sys, time
from dieuhanh.web import terminal
terminal.migrated()
from dieuhanh.web.jobs.companion import Companion
companion = Companion()
companion.start()
print("ready", flush=True)
sys.stdin.readline()
companion.stop()
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    surroundings = {**os.environ, "DIEUHANH_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "dieuhanh.web.settings"}
    surroundings.pop("DIEUHANH_DATABASE", None)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", SERVER], env=surroundings, text=True, **pipes) as process:  # type: ignore[call-overload] # the pipes
        assert process.stdout.readline() == "ready\n"
        yield process
        process.kill()


def companions(server: subprocess.Popen[str]) -> list[int]:
    """The processes that the server has started and that still run."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == server.pid and fields[0] != "Z" and b"worker" in command:
            found.append(int(folder.name))
    return found


def alive(pid: int) -> bool:
    try:
        return (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]) != "Z"
    except OSError:
        return False


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_killed_companion_comes_back_and_ends_with_its_server(server: subprocess.Popen[str]) -> None:
    until(lambda: len(companions(server)) == 1)
    (first,) = companions(server)
    os.kill(first, signal.SIGKILL)
    until(lambda: bool(companions(server)) and companions(server) != [first])
    (second,) = companions(server)
    time.sleep(2)  # it must have set its signals before it is asked to end
    assert server.stdin is not None
    server.stdin.write("\n")
    server.stdin.close()
    until(lambda: not alive(second))
    until(lambda: server.poll() == 0)


def test_a_companion_does_not_outlive_a_killed_server(server: subprocess.Popen[str]) -> None:
    until(lambda: len(companions(server)) == 1)
    (companion,) = companions(server)
    server.kill()
    until(lambda: not alive(companion))
