"""The process beside the server that does its jobs, so that no page waits for one; it is started again if it dies."""

from __future__ import annotations

import subprocess
import sys
import threading

from dieuhanh.web.jobs import waking

_PAUSE = 2.0


class Companion:
    """Runs `dieuhanh worker` at the reading end of this process's pipe until it is stopped, or this process ends."""

    def __init__(self, threads: int = 1) -> None:
        reading, _writing = waking.open_pipe()
        self._command = [
            sys.executable,
            "-m",
            "dieuhanh",
            "worker",
            "--threads",
            str(threads),
            "--listen",
            str(reading),
        ]
        self._reading = reading
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._watcher = threading.Thread(target=self._watch, daemon=True, name="jobs-companion")

    def start(self) -> None:
        """Start it and watch over it."""
        self._watcher.start()

    def stop(self) -> None:
        """Let it end what it does, for a while, then end it."""
        self._stopping.set()
        process = self._process
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(25)
        except subprocess.TimeoutExpired:
            process.kill()

    def _watch(self) -> None:
        while not self._stopping.is_set():
            self._process = subprocess.Popen(self._command, pass_fds=[self._reading])  # noqa: S603 - our own program
            self._process.wait()
            self._stopping.wait(_PAUSE)
