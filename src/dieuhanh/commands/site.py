"""The commands of the site; where it is not installed, or its port is taken, one line says what to do."""

from __future__ import annotations

import socket
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

CANNOT = 1


def load(files: list[Path], failed: Path | None) -> int:
    """Bring texts into the system and return the exit code; `failed` is where to list those that did not come in."""

    def act() -> int:
        from dieuhanh.web.terminal import migrated

        migrated()
        from dieuhanh.web.intake.importing import import_files

        return import_files(files, failed)

    return installed(act)


def demo(until: date | None) -> int:
    """Load the demonstration province, up to a day, and return the exit code."""

    def act() -> int:
        from dieuhanh.web import commands

        return commands.migrate() or commands.demo(until)

    return installed(act)


def migrate(*, without_backup: bool) -> int:
    """Make or upgrade the database and return the exit code."""

    def act() -> int:
        from dieuhanh.web import commands

        return commands.migrate(without_backup=without_backup)

    return installed(act)


def doctor(*, whole: bool, rebuild: bool) -> int:
    """Tell what is wrong with the installation, look at `whole` of it or `rebuild` first; return the exit code."""

    def act() -> int:
        from dieuhanh.web import commands

        return commands.doctor(whole=whole, rebuild=rebuild)

    return installed(act)


def serve(host: str, port: int, size: tuple[int, int], *, jobs: bool) -> int:
    """Serve the site at `host` and `port`, and do its jobs, until it is stopped; return the exit code.

    `size` is the number of processes and that of the threads of each.
    """

    def act() -> int:
        from dieuhanh.web import commands

        return _refuse(host, port) or commands.serve(host, port, size, jobs=jobs)

    return installed(act)


def _refuse(host: str, port: int) -> int:
    """Return an exit code, with a line that says what to do, where the port cannot be opened; else 0."""
    fault = _fault(host, port)
    if not fault:
        return 0
    sys.stderr.write(
        say(
            f"Không mở được {host}:{port} ({fault}). Hãy chọn cổng khác: --port {_other(port)}\n",
            f"{host}:{port} cannot be opened ({fault}). Choose another port: --port {_other(port)}\n",
        )
    )
    return CANNOT


def installed(act: Callable[[], int]) -> int:
    """Return what `act` returns, or an exit code and a line where the site's packages are missing."""
    if find_spec("django") is not None:
        return act()
    sys.stderr.write(
        say(
            "Phần trang web chưa được cài đặt. Hãy chạy: pip install 'dieuhanh[web]'\n",
            "The site is not installed. Run: pip install 'dieuhanh[web]'\n",
        )
    )
    return CANNOT


def _fault(host: str, port: int) -> str:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.strerror or str(error)
    return ""


def _other(port: int) -> int:
    return port + 1 if port < 65535 else 8000
