"""The input to chunks: folders, zip and tar archives, Parquet and JSON Lines at any address that fsspec knows."""

from __future__ import annotations

import hashlib
import re
import sys
import tarfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq

from dieuhanh.corpus.model import Chunk, CorpusError, Kind

_LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|Thumbs\.db$|\.|desktop\.ini$|~\$)")
_STAMPS = ("mtime", "LastModified", "last_modified", "ETag", "etag", "created")
_LINES = (".jsonl", ".ndjson")
_PACKED = (".gz", ".bz2", ".xz", ".zst")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large a chunk is: documents of files, archives and Parquet, bytes of JSON Lines."""

    documents: int = 500
    size: int = 4 << 20


def plan(addresses: Sequence[str], sizes: Sizes = Sizes()) -> Iterator[Chunk]:
    """Yield the chunks of the inputs in the order of addresses, names and places; nothing of their content is read.

    Raises:
        CorpusError: there is nothing at an address, or it is damaged.
    """
    for address in addresses:
        fs, path = fsspec.core.url_to_fs(address)
        if not fs.exists(path):
            raise CorpusError(
                f"{address}: không tìm thấy. Hãy kiểm tra lại đường dẫn.", f"{address}: not found. Check the address."
            )
        yield from _of_folder(fs, path, sizes) if fs.isdir(path) else _of_file(fs, path, fs.info(path), sizes)


def _of_folder(fs: Any, path: str, sizes: Sizes) -> Iterator[Chunk]:
    found = fs.find(path, detail=True)
    plain: list[tuple[str, Mapping[str, Any]]] = []
    for name in sorted(found):
        if _LITTER.search(name[len(path) :].lstrip("/")):
            continue
        if _holds_documents(name):
            yield from _of_file(fs, name, found[name], sizes)
        else:
            plain.append((name, found[name]))
    for start in range(0, len(plain), sizes.documents):
        group = plain[start : start + sizes.documents]
        stamp = hashlib.sha256("\n".join(_stamp(info) for _, info in group).encode()).hexdigest()[:16]
        names = tuple(fs.unstrip_protocol(name) for name, _ in group)
        yield Chunk(Kind.FILES, fs.unstrip_protocol(path), names=names, stamp=stamp)


def _holds_documents(name: str) -> bool:
    return _bare(name).endswith((*_LINES, ".parquet", ".zip", ".tar", ".tgz"))


def _bare(name: str) -> str:
    """The name without the ending of a packed file."""
    lowered = name.lower()
    return lowered.rpartition(".")[0] if lowered.endswith(_PACKED) else lowered


def _of_file(fs: Any, path: str, info: Mapping[str, Any], sizes: Sizes) -> Iterator[Chunk]:
    address, stamp, bare = fs.unstrip_protocol(path), _stamp(info), _bare(path)
    try:
        if bare.endswith(_LINES):
            yield from _of_lines(address, int(info["size"]), stamp, sizes.size, packed=bare != path.lower())
        elif bare.endswith(".parquet"):
            yield from _of_parquet(fs, path, stamp, sizes.documents)
        elif bare.endswith(".zip"):
            yield from _of_zip(fs, path, stamp, sizes.documents)
        elif bare.endswith((".tar", ".tgz")):
            yield from _of_tar(fs, path, stamp, sizes.documents)
        else:
            yield Chunk(Kind.FILES, address, names=(address,), stamp=stamp)
    except (zipfile.BadZipFile, tarfile.TarError, pa.ArrowInvalid) as fault:
        raise CorpusError(
            f"{address}: tệp bị hỏng hoặc là tar nén ({fault}). Hãy lấy lại tệp gốc, hoặc giải nén trước.",
            f"{address}: damaged, or a packed tar ({fault}). Get the original again, or unpack it first.",
        ) from fault


def _of_lines(address: str, size: int, stamp: str, step: int, *, packed: bool) -> Iterator[Chunk]:
    """Ranges of bytes; a line belongs to the range in which it begins. A packed file cannot be entered midway."""
    if packed:
        yield Chunk(Kind.LINES, address, 0, sys.maxsize, stamp=stamp)
        return
    for first in range(0, size, step):
        yield Chunk(Kind.LINES, address, first, min(first + step, size), stamp=stamp)


def _of_parquet(fs: Any, path: str, stamp: str, documents: int) -> Iterator[Chunk]:
    with fs.open(path, "rb") as stream:
        metadata = pq.ParquetFile(stream).metadata
        rows = [metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)]
    for group, count in enumerate(rows):
        for first in range(0, count, documents):
            last = min(first + documents, count)
            yield Chunk(Kind.PARQUET, fs.unstrip_protocol(path), first, last, group, stamp=stamp)


def _of_zip(fs: Any, path: str, stamp: str, documents: int) -> Iterator[Chunk]:
    with fs.open(path, "rb") as stream, zipfile.ZipFile(stream) as archive:
        members = archive.infolist()
    names = [member.filename for member in members if not member.is_dir() and not _LITTER.search(member.filename)]
    for start in range(0, len(names), documents):
        chosen = tuple(names[start : start + documents])
        yield Chunk(Kind.ZIP, fs.unstrip_protocol(path), names=chosen, stamp=stamp)


def _of_tar(fs: Any, path: str, stamp: str, documents: int) -> Iterator[Chunk]:
    with fs.open(path, "rb") as stream, tarfile.open(fileobj=stream, mode="r:") as archive:
        found = [(one.name, (one.offset_data, one.size)) for one in archive if one.isfile()]
    kept = [(name, span) for name, span in found if not _LITTER.search(name)]
    for start in range(0, len(kept), documents):
        names, spans = zip(*kept[start : start + documents], strict=True)
        yield Chunk(Kind.TAR, fs.unstrip_protocol(path), names=names, spans=spans, stamp=stamp)


def _stamp(info: Mapping[str, Any]) -> str:
    return "-".join(str(info[name]) for name in ("size", *_STAMPS) if info.get(name) is not None)
