"""What the surroundings may say, and what is refused with a reason."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from dieuhanh.web.environment import database, faults, read_environment


def test_a_set_day_needs_a_demonstration(tmp_path: Path) -> None:
    variables = {"DIEUHANH_HOME": str(tmp_path), "DIEUHANH_TODAY": "2024-01-02"}
    with pytest.raises(ImproperlyConfigured, match="DIEUHANH_DEMO=1"):
        read_environment(variables)
    assert read_environment({**variables, "DIEUHANH_DEMO": "1"}).today == date(2024, 1, 2)


@pytest.mark.parametrize("day", ["2/1/2024", "2024-13-01", "hôm nay"])
def test_a_set_day_must_be_a_day(tmp_path: Path, day: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="2024-01-02"):
        read_environment({"DIEUHANH_HOME": str(tmp_path), "DIEUHANH_TODAY": day, "DIEUHANH_DEMO": "1"})


def test_nothing_is_loose_by_default(tmp_path: Path) -> None:
    plain = read_environment({"DIEUHANH_HOME": str(tmp_path)})
    assert (plain.debug, plain.demo, plain.today, plain.database_url) == (False, False, None, "")
    assert plain.hosts == ("localhost", "127.0.0.1", "[::1]")


def test_the_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    variables = {"DIEUHANH_HOME": str(tmp_path / "new")}
    first, second = (read_environment(variables) for _ in range(2))
    assert (first.secret_key, first.audit_key) == (second.secret_key, second.audit_key)
    assert first.secret_key != first.audit_key
    assert min(len(first.secret_key), len(first.audit_key)) >= 50
    assert {stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "new").iterdir()} == {0o600}
    assert read_environment({**variables, "DIEUHANH_SECRET_KEY": "given"}).secret_key == "given"


def test_without_an_address_the_database_is_sqlite(tmp_path: Path) -> None:
    described = database("", tmp_path)
    options = described["OPTIONS"]
    assert described["NAME"] == tmp_path / "dieuhanh.sqlite3"
    assert isinstance(options, dict)
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://so:m%40t@db.example:5433/dieuhanh",
            {"NAME": "dieuhanh", "USER": "so", "PASSWORD": "m@t", "HOST": "db.example", "PORT": "5433"},
        ),
        (
            "postgresql://postgres@/postgres?host=%2Fvar%2Fpg",
            {"NAME": "postgres", "USER": "postgres", "PASSWORD": "", "HOST": "/var/pg", "PORT": ""},
        ),
    ],
)
def test_postgresql_by_its_address(tmp_path: Path, url: str, expected: dict[str, str]) -> None:
    described = database(url, tmp_path)
    assert {name: described[name] for name in expected} == expected
    assert "pool" in described["OPTIONS"]  # type: ignore[operator]


def test_another_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="postgresql://"):
        database("mysql://x/y", tmp_path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("DIEUHANH_QUEUE", "kafka://queue.example"),
        ("DIEUHANH_DATABASE", "mysql://db.example/so"),
        ("DIEUHANH_TODAY", "2024-01-02"),
        ("DIEUHANH_HTTPS", "có"),
        ("DIEUHANH_HOST", "so.example.gov.vn"),
        ("DIEUHANH_HOME", "/proc/1/khong-co"),
    ],
)
def test_each_wrong_setting_is_named_alone(tmp_path: Path, name: str, text: str) -> None:
    right = {"DIEUHANH_HOME": str(tmp_path), "DIEUHANH_QUEUE": "amqp://so@queue.example//", "DIEUHANH_HTTPS": "1"}
    assert faults(right) == []
    (line,) = faults({**right, name: text})
    assert name in line


def test_all_wrong_settings_are_named_at_once(tmp_path: Path) -> None:
    wrong = {"DIEUHANH_HOME": str(tmp_path), "DIEUHANH_QUEUE": "x", "DIEUHANH_DATABASE": "y", "DIEUHANH_DEBUG": "z"}
    assert len(faults(wrong)) == 3
    assert list(tmp_path.iterdir()) == []
