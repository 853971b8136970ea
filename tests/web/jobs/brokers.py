"""Redis and RabbitMQ of the system, started here on free ports of this machine, each in a folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

RABBIT = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def missing(kind: str) -> bool:
    """Whether the system has no such broker."""
    return shutil.which("redis-server") is None if kind == "redis" else not RABBIT.exists()


@contextmanager
def broker(kind: str) -> Iterator[str]:
    """Start a broker (`redis` or `amqp`), yield its address, and end it."""
    home = Path(tempfile.mkdtemp(prefix="dieuhanh-broker-"))
    start = _redis if kind == "redis" else _rabbit
    try:
        with start(home) as address:
            yield address
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def _redis(home: Path) -> Iterator[str]:
    port = free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(home), "--loglevel", "warning"]
    with subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL) as process:
        try:
            _answers(port, b"PING\r\n", b"+PONG")
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            process.terminate()


@contextmanager
def _rabbit(home: Path) -> Iterator[str]:
    port, mapper = free_port(), free_port()
    surroundings = {
        **os.environ,
        "HOME": str(home),
        "ERL_EPMD_PORT": str(mapper),
        "ERL_EPMD_ADDRESS": "127.0.0.1",
        "RABBITMQ_NODENAME": f"dieuhanh{port}@localhost",
        "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
        "RABBITMQ_NODE_PORT": str(port),
        "RABBITMQ_DIST_PORT": str(free_port()),
        "RABBITMQ_MNESIA_BASE": str(home / "mnesia"),
        "RABBITMQ_LOG_BASE": str(home / "log"),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(home / "plugins"),
        "RABBITMQ_CONF_ENV_FILE": str(home / "none"),
        "RABBITMQ_CONFIG_FILE": str(home / "rabbit"),
        "RABBITMQ_PID_FILE": str(home / "pid"),
    }
    with (home / "out").open("wb") as out:
        process = subprocess.Popen([str(RABBIT)], env=surroundings, stdout=out, stderr=out)
    try:
        _answers(port, b"AMQP\x00\x00\x09\x01", b"\x01\x00\x00")
        yield f"amqp://guest:guest@127.0.0.1:{port}//"
    finally:
        process.terminate()
        process.wait(60)
        subprocess.run(["epmd", "-port", str(mapper), "-kill"], check=False, capture_output=True)


def _answers(port: int, hello: bytes, expected: bytes) -> None:
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
                connection.sendall(hello)
                if connection.recv(64).startswith(expected):
                    return
        except OSError:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"the broker at port {port} did not come up")
