"""A real dask scheduler with two worker processes, one of which is killed in the middle."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dieuhanh.corpus.engines import Cluster, Serial
from dieuhanh.corpus.job import run
from dieuhanh.corpus.model import CorpusError, Total
from dieuhanh.corpus.planning import Sizes
from dieuhanh.corpus.working import Work
from tests.corpus.test_corpus import lines, sorted_rows, texts

pytestmark = pytest.mark.slow
SIZES = Sizes(size=1500)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def started(*arguments: str, home: Path) -> subprocess.Popen[bytes]:
    log = (home / f"{arguments[0]}-{len(list(home.iterdir()))}.log").open("wb")
    with log:
        return subprocess.Popen([sys.executable, "-m", "dask", *arguments], stdout=log, stderr=log, cwd=home)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    home = tmp_path / "dask"
    home.mkdir()
    address = f"tcp://127.0.0.1:{free_port()}"
    port = address.rpartition(":")[2]
    scheduler = started("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard", home=home)
    worker = ("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
    workers = [started(*worker, home=home) for _ in range(2)]
    try:
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait(20)


def test_one_of_two_workers_is_killed_and_the_result_is_that_of_one_process(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, workers = cluster
    file = tmp_path / "a.jsonl"
    file.write_bytes(lines(texts(150)) + b"{broken\n")
    run([str(file)], Work(str(tmp_path / "eins")), Serial(), SIZES)
    killed: list[int] = []

    def kill(total: Total) -> None:
        if total.parts == 5 and not killed:
            killed.append(workers[0].pid)
            os.kill(workers[0].pid, signal.SIGKILL)

    total = run([str(file)], Work(str(tmp_path / "zwei")), Cluster(address), SIZES, kill)
    assert workers[0].wait(10) == -signal.SIGKILL
    assert (total.documents, total.errors) == (151, 1)
    assert sorted_rows(tmp_path / "zwei") == sorted_rows(tmp_path / "eins")


def test_without_a_cluster_the_message_says_what_to_start(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(texts(1)))
    nobody = Cluster(f"tcp://127.0.0.1:{free_port()}", patience=1.0)
    with pytest.raises(CorpusError, match="dask scheduler"):
        run([str(tmp_path / "a.jsonl")], Work(str(tmp_path / "ra")), nobody, SIZES)
