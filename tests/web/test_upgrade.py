"""Databases of released versions brought up to the present one, and what is refused before anything is changed."""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

DIEUHANH = [sys.executable, "-m", "dieuhanh"]
RELEASES = sorted((Path(__file__).parents[1] / "data" / "upgrade").glob("*.sql.gz"))
MOVED = {"intake_pagemap": "documents_pagemap"}
"""Tables that have another name since."""
LOOK = """
from dieuhanh.web.terminal import set_up
set_up()
from django.test import Client
from django.conf import settings
settings.ALLOWED_HOSTS = ["*"]
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
for address in ("/", "/van-ban/", "/van-ban/2024/45-ubnd-kt/", "/co-quan/so-tai-chinh/"):
    answer = Client().get(address)
    assert answer.status_code == 200, (address, answer.status_code)
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A function that runs the program on the data folder of this test."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DIEUHANH_")}
    surroundings = {**kept, "DIEUHANH_HOME": str(tmp_path), "DIEUHANH_LANGUAGE": "vi"}
    surroundings |= {"DJANGO_SETTINGS_MODULE": "dieuhanh.web.settings"}

    def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        command = [*DIEUHANH, *arguments] if arguments[0] != "-c" else [sys.executable, *arguments]
        return subprocess.run(
            command, env={**surroundings, **more}, check=False, capture_output=True, text=True, timeout=240
        )

    return run


def released(home: Path, release: Path) -> None:
    """Put the database of a release into a data folder."""
    name = release.name.removesuffix(".sql.gz")
    (home / "audit-key").write_bytes(release.with_name(f"{name}.audit-key").read_bytes())
    with closing(sqlite3.connect(home / "dieuhanh.sqlite3")) as connection:
        connection.executescript(gzip.decompress(release.read_bytes()).decode())


def counts(home: Path) -> dict[str, int]:
    with closing(sqlite3.connect(home / "dieuhanh.sqlite3")) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}  # noqa: S608


@pytest.mark.slow
@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name.removesuffix(".sql.gz"))
def test_a_released_database_is_upgraded_with_all_it_holds(tmp_path: Path, run: Run, release: Path) -> None:
    released(tmp_path, release)
    before = counts(tmp_path)
    for command in (["serve"], ["worker"], ["accounts", "list"], ["backup", str(tmp_path / "x")]):
        refused = run(*command, DIEUHANH_BACKUP_PASSPHRASE="mot cau dai de mo")
        assert refused.returncode == 2
        assert "dieuhanh migrate" in refused.stderr
    refused = run("migrate")
    assert refused.returncode == 2
    assert "chưa có bản sao lưu" in refused.stderr
    assert counts(tmp_path) == before
    done = run("migrate", "--without-backup")
    assert done.returncode == 0, done.stderr
    after = counts(tmp_path)
    own = {name: count for name, count in before.items() if not name.startswith(("django_", "auth_", "sqlite_"))}
    assert {name: after.get(MOVED.get(name, name)) for name in own} == own
    looked = run("-c", LOOK)
    assert looked.returncode == 0, looked.stderr
    assert run("audit", "verify").returncode == 0
    assert run("migrate").returncode == 0


@pytest.fixture
def made(tmp_path: Path, run: Run) -> Path:
    """A data folder with a database of the present version."""
    assert run("migrate").returncode == 0
    return tmp_path


def change(home: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(home / "dieuhanh.sqlite3")) as connection, connection:
        connection.execute(statement, values)


@pytest.mark.slow
def test_what_is_refused_before_anything_is_changed(made: Path, run: Run) -> None:
    now = timezone.now()
    # As if the program had one migration more than the database.
    change(made, "DELETE FROM django_migrations WHERE app = 'sessions'")
    change(made, "DROP TABLE django_session")
    lease = (now + timedelta(seconds=200)).strftime("%Y-%m-%d %H:%M:%S")
    columns = "id, handler, payload, state, dedupe_key, created_at, run_at, attempts, max_attempts, again, cancel_asked"
    more = "lease_owner, lease_until, progress_done, progress_words, result, error, traceback, asked_kind, asked_name"
    values = "'1', 'x', '{}', 'running', '', ?, ?, 1, 3, 0, 0, 'a', ?, 0, '', '{}', '', '', 'cli', 'x', ''"
    job = f"INSERT INTO jobs_job ({columns}, {more}, asked_role) VALUES ({values})"  # noqa: S608 - our own words
    change(made, job, lease, lease, lease)
    assert "còn việc nền đang chạy" in run("migrate", "--without-backup").stderr
    change(made, "DELETE FROM jobs_job")
    mark = made / "last-backup.json"
    mark.write_text(json.dumps({"made_at": (now - timedelta(hours=30)).isoformat()}))
    assert "chưa có bản sao lưu trong 24 giờ" in run("migrate").stderr
    mark.write_text(json.dumps({"made_at": (now - timedelta(hours=2)).isoformat()}))
    assert run("migrate").returncode == 0
    change(made, "INSERT INTO django_migrations (app, name, applied) VALUES ('tasks', '9999_of_tomorrow', ?)", lease)
    for command in ("migrate", "worker"):
        refused = run(command)
        assert refused.returncode == 2
        assert "mới hơn chương trình (có tasks.9999_of_tomorrow)" in refused.stderr


@pytest.mark.slow
def test_the_doctor_names_what_is_wrong(made: Path, run: Run) -> None:
    wrong = {
        "DIEUHANH_TODAY": "2024-01-02",
        "DIEUHANH_QUEUE": "kafka://x",
        "DIEUHANH_DATABASE": "mysql://x/y",
        "DIEUHANH_HTTPS": "có",
        "DIEUHANH_HOST": "so.example.gov.vn",
    }
    done = run("doctor", **wrong)
    assert done.returncode == 1
    named = done.stderr.splitlines()
    assert len(named) == len(wrong)
    assert all(any(name in line for line in named) for name in wrong)
    (made / "audit-key").chmod(0o644)
    done = run("doctor")
    assert done.returncode == 1
    assert "audit-key" in done.stdout
    assert "chmod 600" in done.stdout
    assert "Chưa có bản sao lưu nào." in done.stdout
    assert "Không có tiến trình nào đang chạy việc nền." in done.stdout
    unreachable = run("doctor", DIEUHANH_DATABASE="postgresql://so@127.0.0.1:1/so")
    assert unreachable.returncode == 1
    assert "Không kết nối được" in unreachable.stdout
    assert "Traceback" not in unreachable.stderr
