"""Bringing a backup back into an empty installation, on either database, and proving that nothing differs."""

from __future__ import annotations

import io
import json
import os
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.color import no_style
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from dieuhanh.web.audit import witnesses
from dieuhanh.web.backups import rows
from dieuhanh.web.backups.making import digest_of
from dieuhanh.web.backups.sealing import SealError, opened
from dieuhanh.web.backups.snapshot import applied, one_change

# Rows of these mean that people work here already.
_IN_USE = ("accounts.user", "documents.storedfile", "audit.auditevent")


class RestoreError(Exception):
    """Raised where a backup cannot be brought back; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back, each row and file compared with what the backup says of it."""

    rows: int
    files: int


class _Pieces(io.RawIOBase):
    """The opened stream as a file that can be read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._held = pieces, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._held:
            self._held = next(self._pieces, b"")
        count = min(len(buffer), len(self._held))
        buffer[:count], self._held = self._held[:count], self._held[count:]
        return count


def restore(source: Path, secret: bytes) -> Restored:
    """Bring back the database and the files; nothing changes unless every row and file is as the backup says."""
    with TemporaryDirectory(dir=settings.DATA_FOLDER, prefix="restore-") as place:
        folder = Path(place)
        manifest = _unpacked(source, secret, folder)
        if "tables" not in manifest:
            raise RestoreError(f"{source}: bản này chỉ có khóa; hãy dùng với --keys")
        _check_files(folder, manifest["files"])
        with one_change() as connection:
            _refuse(connection, manifest)
            count = _load_tables(connection, folder, manifest["tables"])
            _place_files(folder, manifest["files"])
    return Restored(count, len(manifest["files"]))


def restore_keys(source: Path, secret: bytes) -> int:
    """Bring back the keys, in the place of those that this installation made for itself; return how many files."""
    with TemporaryDirectory(dir=settings.DATA_FOLDER, prefix="restore-") as place:
        folder = Path(place)
        manifest = _unpacked(source, secret, folder)
        if "keys" not in manifest:
            raise RestoreError(f"{source}: bản này không phải bản sao khóa")
        _check_files(folder, manifest["keys"])
        _place_files(folder, manifest["keys"])
    return len(manifest["keys"])


def _unpacked(source: Path, secret: bytes, folder: Path) -> dict[str, Any]:
    """Open the archive into a folder and return its manifest; a file that does not open is told as one."""
    try:
        with source.open("rb") as stream:
            pieces = io.BufferedReader(_Pieces(opened(stream, secret)))
            with tarfile.open(fileobj=pieces, mode="r|gz") as archive:
                archive.extractall(folder, filter="data")
            while pieces.read(1 << 16):  # to the last piece, which proves that none is missing
                pass
    except (SealError, tarfile.TarError, EOFError) as fault:
        raise RestoreError(f"{source}: không mở được bản sao lưu ({fault}). Hãy kiểm tra mật khẩu và tệp.") from None
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_bytes())
    return found


def _check_files(folder: Path, files: list[dict[str, Any]]) -> None:
    for told in files:
        if digest_of(folder / "data" / told["name"]) != told["sha256"]:
            raise RestoreError(f"{told['name']}: nội dung khác với bản kê; bản sao lưu đã hỏng")


def _refuse(connection: BaseDatabaseWrapper, manifest: dict[str, Any]) -> None:
    names = {table.label: table.name for table in rows.tables()}
    with connection.cursor() as cursor:
        for label in _IN_USE:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(names[label])}")  # noqa: S608 - own names
            if cursor.fetchone()[0]:
                raise RestoreError("Cơ sở dữ liệu này đang có dữ liệu. Hãy khôi phục vào nơi mới, còn trống.")
    here, there = set(applied(connection)), set(manifest["migrations"])
    if here != there:
        differing = ", ".join(sorted(here ^ there)[:5])
        version = manifest["version"]
        raise RestoreError(
            f"Bản sao lưu là của phiên bản {version}, cấu trúc khác ở {differing}. "
            "Hãy khôi phục bằng đúng phiên bản đó rồi nâng cấp."
        )


def _load_tables(connection: BaseDatabaseWrapper, folder: Path, told: list[dict[str, Any]]) -> int:
    known = {table.label: table for table in rows.tables()}
    # What comes back is no write of anybody: the database's witnesses come back with it.
    witnesses.drop_all(connection)
    with connection.cursor() as cursor:
        for one in reversed(told):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(known[one['label']].name)}")  # noqa: S608
    for one in told:
        with (folder / "tables" / f"{one['label']}.jsonl").open(encoding="utf-8") as lines:
            rows.load(connection, known[one["label"]], one["columns"], lines)
    for one in told:
        _compare(connection, known[one["label"]], one)
    _go_on_counting(connection)
    connection.check_constraints()
    witnesses.ensure(connection)
    return sum(int(one["rows"]) for one in told)


def _compare(connection: BaseDatabaseWrapper, table: rows.Table, told: dict[str, Any]) -> None:
    tally = rows.Tally()
    for line in rows.lines(connection, table):
        tally.add(line)
    if (tally.count, tally.digest) != (told["rows"], told["digest"]):
        raise RestoreError(
            f"{table.label}: {tally.count} dòng, khác với bản kê ({told['rows']}); không khôi phục gì cả"
        )


def _go_on_counting(connection: BaseDatabaseWrapper) -> None:
    """Let numbers that the database gives go on after those that were brought back."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(statement)


def _models() -> list[type[models.Model]]:
    from django.apps import apps

    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def _place_files(folder: Path, files: list[dict[str, Any]]) -> None:
    for told in files:
        target = settings.DATA_FOLDER / told["name"]
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(folder / "data" / told["name"], target)  # noqa: PTH105 - on the same disk, at once
