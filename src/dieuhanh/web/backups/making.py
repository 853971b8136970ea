"""Making a backup: an encrypted archive of one moment's rows and of all files that they name, with digests of each."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from dieuhanh import __version__
from dieuhanh.web.backups import rows
from dieuhanh.web.backups.sealing import SealedWriter
from dieuhanh.web.backups.snapshot import applied, one_moment
from dieuhanh.web.guard import LAST_BACKUP

# The quarantine stays behind: what is refused there must not live on in a copy.
LEFT_BEHIND = {"quarantine", "static", LAST_BACKUP}
KEYS = ("*-key", "*.key", "key-ring*", "keys")


@dataclass(frozen=True, slots=True)
class Made:
    """What a backup holds: rows, files, bytes of the archive and its SHA-256."""

    rows: int
    files: int
    size: int
    digest: str


def make(target: Path, secret: bytes, now: datetime) -> Made:
    """Write a backup of the database and the files to `target`, whole or not at all, and note that there is one."""
    with _archive(target, secret) as archive, one_moment() as reader:
        tables = [_add_table(archive, reader, table) for table in rows.tables()]
        migrations = applied(reader)
        # Files are only ever added, before the row that names them is committed: all of the moment's are there.
        files = [_add_file(archive, path, base=settings.DATA_FOLDER) for path in kept_files()]
        manifest = {
            "made_at": now.isoformat(),
            "version": __version__,
            "migrations": migrations,
            "tables": tables,
            "files": files,
        }
        _add(archive, "manifest.json", json.dumps(manifest, ensure_ascii=False).encode())
    made = Made(sum(int(str(table["rows"])) for table in tables), len(files), target.stat().st_size, digest_of(target))
    mark = {"made_at": now.isoformat(), "name": target.name, "sha256": made.digest, "rows": made.rows}
    _write_whole(settings.DATA_FOLDER / LAST_BACKUP, json.dumps(mark).encode())
    return made


def make_keys(target: Path, secret: bytes, now: datetime) -> int:
    """Write the installation's keys, and nothing else, to an archive of their own; return how many files."""
    with _archive(target, secret) as archive:
        files = [_add_file(archive, path, base=settings.DATA_FOLDER) for path in key_files()]
        manifest = {"made_at": now.isoformat(), "version": __version__, "keys": files}
        _add(archive, "manifest.json", json.dumps(manifest).encode())
    return len(files)


def key_files() -> list[Path]:
    """Return the files of the data folder that hold keys."""
    found = {path for pattern in KEYS for path in settings.DATA_FOLDER.glob(pattern)}
    return sorted(path for entry in found for path in ([entry] if entry.is_file() else entry.rglob("*")))


def kept_files() -> Iterator[Path]:
    """Yield the files of the data folder that belong into a backup, in order: not the database, not the keys."""
    apart = {path.relative_to(settings.DATA_FOLDER).parts[0] for path in key_files()} | LEFT_BEHIND
    database = Path(str(settings.DATABASES["default"]["NAME"])).name
    for entry in sorted(settings.DATA_FOLDER.iterdir()):
        if entry.name in apart or entry.name.startswith(database) or entry.name.endswith(".part"):
            continue
        yield from [entry] if entry.is_file() else sorted(path for path in entry.rglob("*") if path.is_file())


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def _archive(target: Path, secret: bytes) -> Iterator[tarfile.TarFile]:
    """A compressed archive, encrypted as it is written; it takes its name when it is whole and on the disk."""
    part = target.with_name(target.name + ".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            with SealedWriter(stream, secret) as sealed, tarfile.open(fileobj=sealed, mode="w|gz") as archive:
                yield archive
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _add_table(archive: tarfile.TarFile, reader: BaseDatabaseWrapper, table: rows.Table) -> dict[str, object]:
    tally = rows.Tally()
    with tempfile.TemporaryFile() as spool:
        for line in rows.lines(reader, table):
            spool.write(line.encode() + b"\n")
            tally.add(line)
        size = spool.tell()
        spool.seek(0)
        _add_stream(archive, f"tables/{table.label}.jsonl", spool, size)
    columns = [column for column, _kind in table.columns]
    return {"label": table.label, "columns": columns, "rows": tally.count, "digest": tally.digest}


class _Hashing:
    """A file that is read once and hashed meanwhile; what is appended to it after the start is not read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.size = os.fstat(stream.fileno()).st_size
        self.digest = hashlib.sha256()

    def read(self, count: int) -> bytes:
        data = self._stream.read(count)
        self.digest.update(data)
        return data


def _add_file(archive: tarfile.TarFile, path: Path, base: Path) -> dict[str, object]:
    name = path.relative_to(base).as_posix()
    with path.open("rb") as stream:
        hashing = _Hashing(stream)
        _add_stream(archive, f"data/{name}", hashing, hashing.size)
    return {"name": name, "size": hashing.size, "sha256": hashing.digest.hexdigest()}


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    _add_stream(archive, name, io.BytesIO(data), len(data))


def _add_stream(archive: tarfile.TarFile, name: str, stream: object, size: int) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    archive.addfile(entry, stream)  # type: ignore[arg-type] # a stream of bytes


def _write_whole(target: Path, data: bytes) -> None:
    part = target.with_name(target.name + ".part")
    part.write_bytes(data)
    part.replace(target)
