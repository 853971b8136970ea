"""A real server with the demonstration province, and a real browser that looks at it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.e2e.browsing import WATCH_LAYOUT, Site

FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--disable-gpu",
]
START_SECONDS = 60


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, root: Path, demo: Path) -> Iterator[Site]:
    """The site as `make run` serves it, with one more text imported that nobody has reviewed."""
    home = tmp_path_factory.mktemp("site")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("DIEUHANH_", "DJANGO_"))},
        "DIEUHANH_HOME": str(home),
        "DIEUHANH_DEMO": "1",
        "DIEUHANH_TODAY": "2024-01-02",
    }
    command = [str(Path(sys.executable).with_name("dieuhanh"))]
    for arguments in (["migrate"], ["demo"], ["import", str(demo / "thong-bao-ket-luan.txt")]):
        done = subprocess.run([*command, *arguments], env=environment, cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    port = _free_port()
    serve = [*command, "serve", "--port", str(port)]
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(serve, env=environment, cwd=root, stdout=log, stderr=log)
    try:
        _wait(f"http://127.0.0.1:{port}/", server, home / "server.log")
        yield Site(f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - an address of our own
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The site did not come up:\n{log.read_text(encoding='utf-8', errors='replace')}")


def _browser_path() -> str:
    wanted = os.environ.get("DIEUHANH_BROWSER") or "chromium"
    path = shutil.which(wanted)
    if path is None:
        pytest.fail(
            f"No browser: {wanted!r} is not there. Install Chromium (Debian: apt-get install chromium) "
            "or set DIEUHANH_BROWSER to its path.",
            pytrace=False,
        )
    return path


# A module long, no longer: its event loop would make Django refuse the database to the tests of other modules.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium that talks to nobody by itself."""
    path = _browser_path()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A fresh visitor with a desktop window."""
    fresh = browser.new_context(base_url=site.address, viewport={"width": 1280, "height": 900}, locale="vi-VN")
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab that counts how far things on it jump."""
    tab = context.new_page()
    tab.add_init_script(WATCH_LAYOUT)
    return tab


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[Page]:
    """A tab on a phone, 360 points wide."""
    fresh = browser.new_context(base_url=site.address, viewport={"width": 360, "height": 740}, locale="vi-VN")
    tab = fresh.new_page()
    tab.add_init_script(WATCH_LAYOUT)
    yield tab
    fresh.close()


@pytest.fixture(scope="session")
def demo_text(demo: Path) -> str:
    """The text of the demonstration's bulletin."""
    return (demo / "ban-tin-2023-tuan-52.txt").read_text(encoding="utf-8")
