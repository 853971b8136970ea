"""The demonstration served for real: the command says where, many read at a time, a signal ends it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import psycopg
import pytest

from tests.postgres import DATABASE

SERVE = """
import sys
from dieuhanh.web import commands
sys.exit(commands.migrate() or commands.demo(None) or commands.serve("127.0.0.1", int(sys.argv[1])))
"""


PAGES = (
    "/",
    "/ban-tin/",
    "/ban-tin/2023/tuan-52/",
    "/chi-dao/2023/2199-qd-ubnd/",
    "/van-ban/",
    "/van-ban/2023/2199-qd-ubnd/",
    "/co-quan/",
)


def status_of(port: int, page: str) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{page}", timeout=30) as answer:
        status: int = answer.status
        return status


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def own_database(config: pytest.Config) -> str:
    """A database that the server has to itself: SQLite in its folder, or a new one in the private PostgreSQL."""
    if not config.getoption("--postgres"):
        return ""
    url = os.environ["DIEUHANH_DATABASE"]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE served")
    return url.replace(f"/{DATABASE}?", "/served?")


@pytest.fixture
def server(tmp_path: Path, pytestconfig: pytest.Config) -> Iterator[tuple[subprocess.Popen[str], int]]:
    surroundings = {
        **os.environ,
        "DIEUHANH_HOME": str(tmp_path),
        "DIEUHANH_DEMO": "1",
        "DIEUHANH_TODAY": "2024-01-02",
        "DJANGO_SETTINGS_MODULE": "dieuhanh.web.settings",
        "DIEUHANH_DATABASE": own_database(pytestconfig),
    }
    port = free_port()
    command = [sys.executable, "-c", SERVE, str(port)]
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) as process:
        yield process, port
        process.kill()


def said_until_served(process: subprocess.Popen[str]) -> str:
    """Return what the command said up to its last account, which it says once it listens."""
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if line.startswith("  Chuyên viên"):
            return said
    pytest.fail(f"the server ended before it served: {said}")


def test_the_demonstration_is_served(server: tuple[subprocess.Popen[str], int]) -> None:
    process, port = server
    said = said_until_served(process)
    assert f"http://localhost:{port}/" in said
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as answer:
        page = answer.read().decode()
    assert "25/12" in page
    assert "02/01/2024" in page
    style = re.search(r'href="(/tinh/[^"]+\.css)"', page)
    assert style is not None
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{style[1]}", timeout=20) as answer:
        assert "immutable" in answer.headers["Cache-Control"]
    with ThreadPoolExecutor(8) as readers:
        answers = list(readers.map(partial(status_of, port), PAGES * 20))
    assert set(answers) == {200}
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
