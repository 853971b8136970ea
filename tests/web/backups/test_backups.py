"""Backups: made while the site is written to, opened by their secret alone, brought back whole or not at all."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dieuhanh.web.backups.sealing import MAGIC, SealedWriter, SealError, opened, secret_of
from tests.postgres import DATABASE, PrivatePostgres

SECRET = b"mot cau dai de mo"


def sealed(data: bytes) -> bytes:
    target = io.BytesIO()
    with SealedWriter(target, SECRET) as writer:
        writer.write(data)
    return target.getvalue()


@pytest.fixture(scope="module")
def long_one() -> bytes:
    return sealed(bytes(range(256)) * 1024)


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 200_000])
def test_what_was_sealed_opens(size: int) -> None:
    data = os.urandom(size)
    whole = sealed(data)
    assert b"".join(opened(io.BytesIO(whole), SECRET)) == data
    assert data[:32] not in whole or size < 8


@settings(max_examples=20)  # making a key from a secret is slow on purpose
@given(where=st.floats(0, 0.999), bit=st.integers(0, 7))
def test_no_changed_bit_opens(long_one: bytes, where: float, bit: int) -> None:
    place = len(MAGIC) + 16 + 4 + int((len(long_one) - len(MAGIC) - 20) * where)
    changed = bytearray(long_one)
    changed[place] ^= 1 << bit
    with pytest.raises(SealError):
        list(opened(io.BytesIO(bytes(changed)), SECRET))


@pytest.mark.parametrize("kept", [0, 10, 40, 65_000, 65_594, 131_154, -1])
def test_nothing_that_is_cut_off_opens(long_one: bytes, kept: int) -> None:
    with pytest.raises(SealError):
        list(opened(io.BytesIO(long_one[:kept]), SECRET))


def test_another_secret_opens_nothing(long_one: bytes) -> None:
    with pytest.raises(SealError, match="another one"):
        list(opened(io.BytesIO(long_one), b"mot cau dai khac"))


def test_a_short_secret_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SealError):
        secret_of("ngắn", None)
    (tmp_path / "key").write_bytes(b"0123456789abcdef\n")
    assert secret_of("", tmp_path / "key") == b"0123456789abcdef"


WRITE = """
import sys, threading, time
from dieuhanh.web import commands
commands.migrate()
commands.demo(None)
from dieuhanh.web.audit.actor import command_line
from dieuhanh.web.jobs.actions import enqueue
stop = threading.Event()
def write():
    while not stop.is_set():
        enqueue(actor=command_line(), handler="jobs.tidy", payload={"n": 1})
        time.sleep(0.01)
writer = threading.Thread(target=write)
writer.start()
from pathlib import Path
from dieuhanh.web.backups.commands import backup
try:
    code = backup(Path(sys.argv[1]), Path(sys.argv[2]), None)
finally:
    stop.set()
    writer.join()
sys.exit(code)
"""
RESTORE = """
import sys
from pathlib import Path
from dieuhanh.web.backups.commands import restore
sys.exit(restore(Path(sys.argv[1]), Path(sys.argv[2]), None))
"""
VERIFY = """
import sys
from pathlib import Path
from dieuhanh.web.terminal import set_up
set_up()
from dieuhanh.web.audit.commands import verify
from dieuhanh.web.documents.files import digest, fetch
from dieuhanh.web.documents.models import StoredFile
assert StoredFile.objects.count() > 0
for file in StoredFile.objects.all():
    assert digest(fetch(Path(file.path))) == file.sha256
sys.exit(verify(""))
"""


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    server = PrivatePostgres()
    try:
        yield server.start()
    finally:
        server.stop()


def run(code: str, home: Path, database: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("DIEUHANH_")}
    surroundings |= {
        "DIEUHANH_HOME": str(home),
        "DIEUHANH_DATABASE": database,
        "DIEUHANH_DEMO": "1",
        "DIEUHANH_BACKUP_PASSPHRASE": SECRET.decode(),
        "DJANGO_SETTINGS_MODULE": "dieuhanh.web.settings",
    }
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, env=surroundings, check=False, capture_output=True, text=True, timeout=240)


@pytest.mark.slow
@pytest.mark.parametrize("way", ["sqlite to postgresql", "postgresql to sqlite"])
def test_a_backup_comes_back_whole_on_the_other_database(tmp_path: Path, postgres: str, way: str) -> None:
    name = f"restored_{way[:2]}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    there = postgres.replace(f"/{DATABASE}?", f"/{name}?")
    source, target = ("", there) if way.startswith("sqlite") else (there, "")
    old, new, empty = tmp_path / "old", tmp_path / "new", tmp_path / "empty"
    archive, keys = tmp_path / "so.backup", tmp_path / "so.keys"
    made = run(WRITE, old, source, archive, keys)
    assert made.returncode == 0, made.stderr
    assert b"audit_auditevent" not in archive.read_bytes()
    done = run(RESTORE, new, target, archive, keys)
    assert done.returncode == 0, done.stderr
    assert "khớp với bản kê" in done.stdout
    assert made.stdout.splitlines()[-3].split(" dòng")[0].split()[-1] in done.stdout
    for key in ("secret-key", "audit-key"):
        assert (new / key).read_bytes() == (old / key).read_bytes()
    whole = run(
        VERIFY.replace("import sys\n", "import sys\nfrom dieuhanh.web.terminal import set_up\nset_up()\n"), new, target
    )
    assert whole.returncode == 0, whole.stdout + whole.stderr
    again = run(RESTORE, new, target, archive, keys)
    assert again.returncode == 2
    assert "còn trống" in again.stderr
    damaged = tmp_path / "damaged"
    damaged.write_bytes(archive.read_bytes()[:-100])
    refused = run(RESTORE, empty, "", damaged, keys)
    assert refused.returncode == 2
    assert "không mở được" in refused.stderr
