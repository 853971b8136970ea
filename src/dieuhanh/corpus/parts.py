"""The output: a Parquet file a chunk, whole or not there; what was split; and at the end the list of all parts."""

from __future__ import annotations

import io
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq

from dieuhanh.corpus.model import SCHEMA, Chunk, CorpusError, Kind, Part, Total

COLUMNS = pa.schema(
    [
        ("source", pa.string()),
        ("member", pa.string()),
        ("offset", pa.int64()),
        ("id", pa.string()),
        ("sha256", pa.string()),
        ("size", pa.int64()),
        ("reader", pa.string()),
        ("reader_version", pa.string()),
        ("notes", pa.string()),
        ("logic_version", pa.string()),
        ("items", pa.int32()),
        ("citations", pa.int32()),
        ("assignments", pa.int32()),
        ("facts", pa.string()),
        ("text", pa.string()),
        ("error", pa.string()),
        ("message", pa.string()),
        ("traceback", pa.string()),
    ]
)
Row = dict[str, Any]
_TOLD = b"dieuhanh"


class Output:
    """A folder at any address: `parts/`, `splits/` and `manifest.json`. Small enough to travel to a worker."""

    def __init__(self, address: str) -> None:
        self.address = address

    def has(self, chunk: Chunk) -> Part | None:
        """Return the part of a chunk where it is there."""
        fs, root = self._place()
        path = f"{root}/parts/{chunk.key}.parquet"
        if not fs.exists(path):
            return None
        with fs.open(path, "rb") as stream:
            told = pq.read_schema(stream).metadata or {}
        return Part(**json.loads(told[_TOLD]))

    def keys(self) -> set[str]:
        """Return the keys of all parts that are there."""
        fs, root = self._place()
        if not fs.exists(f"{root}/parts"):
            return set()
        names = (name.rpartition("/")[2] for name in fs.ls(f"{root}/parts", detail=False))
        return {name.removesuffix(".parquet") for name in names if name.endswith(".parquet")}

    def write(self, part: Part, rows: Sequence[Row]) -> None:
        """Write a part, whole or not at all."""
        schema = COLUMNS.with_metadata({_TOLD: json.dumps(asdict(part)).encode(), b"schema": SCHEMA.encode()})
        made = io.BytesIO()
        pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), made, compression="zstd")
        self._put(f"parts/{part.key}.parquet", made.getvalue())

    def note_split(self, chunk: Chunk, smaller: Sequence[Chunk]) -> None:
        """Remember that a chunk is read as smaller ones, so that a restart does not read it whole again."""
        self._put(f"splits/{chunk.key}.json", json.dumps([asdict(one) for one in smaller]).encode())

    def splits(self) -> dict[str, tuple[Chunk, ...]]:
        """Return the smaller chunks of each chunk that was split, by its key."""
        fs, root = self._place()
        found = fs.ls(f"{root}/splits", detail=False) if fs.exists(f"{root}/splits") else []
        named = ((name.rpartition("/")[2].removesuffix(".json"), name) for name in found if name.endswith(".json"))
        return {key: tuple(_chunk(one) for one in json.loads(fs.cat_file(name))) for key, name in named}

    def finish(self, total: Total, keys: Sequence[str]) -> None:
        """List the parts of the whole input: only now the output is complete."""
        told = {"schema": SCHEMA, **asdict(total), "keys": list(keys)}
        self._put("manifest.json", json.dumps(told, indent=1).encode())

    def manifest(self) -> dict[str, Any] | None:
        """Return what `finish` wrote, or None where the job has not come to its end."""
        fs, root = self._place()
        if not fs.exists(f"{root}/manifest.json"):
            return None
        told: dict[str, Any] = json.loads(fs.cat_file(f"{root}/manifest.json"))
        return told

    def rows(self, columns: Sequence[str] | None = None) -> Iterator[Row]:
        """Yield the rows of the complete output, or of what there is of an incomplete one, part by part."""
        fs, root = self._place()
        manifest = self.manifest()
        for key in manifest["keys"] if manifest else sorted(self.keys()):
            with fs.open(f"{root}/parts/{key}.parquet", "rb") as stream:
                yield from pq.read_table(stream, columns=None if columns is None else list(columns)).to_pylist()

    def _place(self) -> tuple[Any, str]:
        fs, path = fsspec.core.url_to_fs(self.address)
        return fs, path.rstrip("/")

    def _put(self, name: str, content: bytes) -> None:
        fs, root = self._place()
        path = f"{root}/{name}"
        try:
            fs.makedirs(path.rpartition("/")[0], exist_ok=True)
            if "file" in (fs.protocol if isinstance(fs.protocol, tuple) else (fs.protocol,)):
                _replace(Path(path), content)
            else:
                fs.pipe_file(path, content)  # stores of objects show an object only once it is whole
        except OSError as fault:
            raise CorpusError(
                f"{self.address}: không ghi được ({fault.strerror}). Hãy xem lại dung lượng, quyền ghi rồi chạy lại.",
                f"{self.address}: cannot be written ({fault.strerror}). Check room and rights, then run it again.",
            ) from fault


def _replace(target: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    Path(stream.name).replace(target)


def _chunk(told: dict[str, Any]) -> Chunk:
    spans = tuple((start, size) for start, size in told["spans"])
    return Chunk(**{**told, "kind": Kind(told["kind"]), "names": tuple(told["names"]), "spans": spans})
