"""Editions of the register: a folder of files with their sums each, made whole or not at all, never changed."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.api.opendata.datasets import DATASETS, Dataset
from dieuhanh.web.api.opendata.writing import csv_text, has_parquet, json_text, write_parquet
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor

MANIFEST = "tap-tin.json"
DICTIONARY = "tu-dien.csv"


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of an edition."""

    name: str
    dataset: str
    format: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition: its name (the moment it was made) and its files."""

    name: str
    made_at: str
    files: tuple[DataFile, ...]

    @property
    def sums(self) -> dict[str, str]:
        """The sum of each file that does not depend on who wrote it."""
        return {one.name: one.sha256 for one in self.files if one.format != "parquet"}


def folder() -> Path:
    """Return where the editions lie."""
    return Path(settings.DATA_FOLDER) / "opendata"


def editions() -> list[Edition]:
    """Return all editions, the newest first."""
    found = (_read(path) for path in sorted(folder().glob(f"[0-9]*/{MANIFEST}"), reverse=True))
    return [edition for edition in found if edition]


def _read(manifest: Path) -> Edition | None:
    held = json.loads(manifest.read_text(encoding="utf-8"))
    return Edition(held["name"], held["made_at"], tuple(DataFile(**one) for one in held["files"]))


def file_of(edition: str, name: str) -> Path | None:
    """Return the path of a file that an edition lists; None for anything else."""
    listed = next((one for one in editions() if one.name == edition), None)
    if listed is None or name not in {one.name for one in listed.files}:
        return None
    return folder() / edition / name


@transaction.atomic
def make(*, actor: Actor, at: datetime) -> Edition:
    """Make an edition of what is public now and return it; where nothing changed since the newest, return that one."""
    require(actor, "opendata.make")
    folder().mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=folder(), prefix=".dang-lam-"))
    try:
        edition = _written(work, f"{at:%Y%m%d-%H%M%S}", at)
        newest = next(iter(editions()), None)
        if newest is not None and newest.sums == edition.sums:
            return newest
        # The folder gets its name last, so nobody ever sees half an edition.
        work.chmod(0o755)
        work.replace(folder() / edition.name)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    log.record(actor=actor, action="opendata.make", detail={"edition": edition.name, "files": len(edition.files)})
    return edition


def _written(work: Path, name: str, at: datetime) -> Edition:
    files = [file for dataset in DATASETS for file in _files(work, dataset)]
    files.append(_text(work / DICTIONARY, "tu-dien", "csv", len(DATASETS), _dictionary()))
    edition = Edition(name, at.isoformat(), tuple(files))
    manifest = {"name": name, "made_at": edition.made_at, "files": [asdict(one) for one in files]}
    (work / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return edition


def _files(work: Path, dataset: Dataset) -> list[DataFile]:
    rows = list(dataset.rows())
    made = [
        _text(work / f"{dataset.name}.csv", dataset.name, "csv", len(rows), csv_text(dataset, rows)),
        _text(work / f"{dataset.name}.json", dataset.name, "json", len(rows), json_text(dataset, rows)),
    ]
    if has_parquet():
        file = work / f"{dataset.name}.parquet"
        write_parquet(dataset, rows, file)
        made.append(_described(file, dataset.name, "parquet", len(rows)))
    return made


def _text(file: Path, dataset: str, kind: str, rows: int, text: str) -> DataFile:
    file.write_text(text, encoding="utf-8", newline="")
    return _described(file, dataset, kind, rows)


def _described(file: Path, dataset: str, kind: str, rows: int) -> DataFile:
    data = file.read_bytes()
    return DataFile(file.name, dataset, kind, rows, len(data), hashlib.sha256(data).hexdigest())


def _dictionary() -> str:
    lines = ["bang,truong,kieu,y_nghia,nguon"]
    for dataset in DATASETS:
        for field in dataset.fields:
            cells = (dataset.name, field.name, field.type, field.meaning, field.source)
            lines.append(",".join(f'"{cell}"' for cell in cells))
    return "\r\n".join(lines) + "\r\n"
