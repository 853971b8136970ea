"""The site with the demonstration province as `make run` serves it, and the browser that looks at it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIEUHANH = str(Path(sys.executable).with_name("dieuhanh"))
START_SECONDS = 60
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--disable-gpu",
]


class NotRunningError(RuntimeError):
    """Raised where the site or the browser cannot be had; the message says what to do."""


def browser_path() -> str:
    """Return the path of Chromium: `DIEUHANH_BROWSER`, or the system's."""
    wanted = os.environ.get("DIEUHANH_BROWSER") or "chromium"
    path = shutil.which(wanted)
    if path is None:
        raise NotRunningError(
            f"No browser: {wanted!r} is not there. Install Chromium (Debian: apt-get install chromium) "
            "or set DIEUHANH_BROWSER to its path."
        )
    return path


@contextmanager
def running_site(home: Path, proposed: Sequence[Path] = ()) -> Iterator[str]:
    """Serve the demonstration from a data folder of its own and yield the address; `proposed` are texts to import."""
    furnish(home, proposed)
    with served(home) as address:
        yield address


def furnish(home: Path, proposed: Sequence[Path] = ()) -> None:
    """Put the demonstration into a data folder; `proposed` are texts to import that nobody has reviewed."""
    command(home, "migrate")
    command(home, "demo")
    for path in proposed:
        command(home, "import", str(path))


def command(home: Path, *arguments: str, program: str = DIEUHANH) -> str:
    """Run `dieuhanh`, or another program, on a data folder and return what it wrote; raise with that where it fails."""
    done = subprocess.run(
        [program, *arguments], env=_environment(home), cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotRunningError(f"{program} {' '.join(arguments)} failed:\n{done.stderr}")
    return done.stdout


@contextmanager
def served(home: Path) -> Iterator[str]:
    """Serve what is in a data folder and yield the address."""
    port = free_port()
    server = start(home, port)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def start(home: Path, port: int) -> subprocess.Popen[bytes]:
    """Serve what is in a data folder on a port; return the process once it answers."""
    log = home / "server.log"
    with log.open("ab") as stream:
        serve = [DIEUHANH, "serve", "--port", str(port)]
        server = subprocess.Popen(
            serve, env=_environment(home), cwd=ROOT, stdout=stream, stderr=stream, start_new_session=True
        )
    try:
        wait_for(f"http://127.0.0.1:{port}/", server, log)
    except NotRunningError:
        server.kill()
        raise
    return server


def _environment(home: Path) -> dict[str, str]:
    # Without the tests' measure of coverage too: a served site is to be as fast as it is.
    left_out = ("DIEUHANH_", "DJANGO_", "COVERAGE_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    return {**kept, "DIEUHANH_HOME": str(home), "DIEUHANH_DEMO": "1", "DIEUHANH_TODAY": "2024-01-02"}


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return once the address answers; raise with the server's log where it does not come up."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - an address of our own
                return
        except OSError:
            time.sleep(0.1)
    raise NotRunningError(f"The site did not come up:\n{log.read_text(encoding='utf-8', errors='replace')}")
