"""A chunk to its documents, one after another."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import fsspec
import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from dieuhanh.corpus.model import Chunk, Columns, Document, Kind
from dieuhanh.sources.limits import LIMITS

NO_TEXT = "no-text"
UNREADABLE = "unreadable"
BAD_LINE = "bad-line"
_HALF = re.compile("[\ud800-\udfff]")


def documents(chunk: Chunk, columns: Columns) -> Iterator[Document]:
    """Yield the documents of a chunk; one that cannot be taken out of the input has a fault and no content."""
    match chunk.kind:
        case Kind.FILES:
            yield from _files(chunk)
        case Kind.ZIP:
            yield from _members_of_zip(chunk)
        case Kind.TAR:
            yield from _members_of_tar(chunk)
        case Kind.LINES:
            yield from _lines(chunk, columns)
        case Kind.PARQUET:
            yield from _rows(chunk, columns)


def halves(chunk: Chunk) -> tuple[Chunk, ...]:
    """Return two smaller chunks with the same documents, or none where there is only one document in it."""
    if chunk.names:
        return chunk.cut(len(chunk.names) // 2) if len(chunk.names) > 1 else ()
    if chunk.kind is Kind.PARQUET:
        return chunk.cut((chunk.first + chunk.last) // 2) if chunk.last - chunk.first > 1 else ()
    starts = [at for at, _ in _raw_lines(chunk)]
    return chunk.cut(starts[len(starts) // 2]) if len(starts) > 1 else ()


def _files(chunk: Chunk) -> Iterator[Document]:
    for name in chunk.names:
        try:
            with fsspec.open(name, "rb") as stream:
                content = stream.read(LIMITS.size + 1)
        except OSError:
            yield Document(name, "", 0, "", b"", UNREADABLE)
            continue
        yield Document(name, "", 0, "", content)


def _members_of_zip(chunk: Chunk) -> Iterator[Document]:
    archive = _archive(chunk.address, chunk.stamp)
    for name in chunk.names:
        place = archive.getinfo(name).header_offset
        try:
            with archive.open(name) as stream:
                content = stream.read(LIMITS.size + 1)
        except (OSError, RuntimeError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
            yield Document(chunk.address, name, place, "", b"", UNREADABLE)
            continue
        yield Document(chunk.address, name, place, "", content)


@lru_cache(maxsize=1)
def _archive(address: str, _stamp: str) -> zipfile.ZipFile:
    """The archive, opened once for the many chunks of it that one process reads."""
    fs, path = fsspec.core.url_to_fs(address)
    return zipfile.ZipFile(fs.open(path, "rb"))


def _members_of_tar(chunk: Chunk) -> Iterator[Document]:
    with fsspec.open(chunk.address, "rb") as stream:
        for name, (start, size) in zip(chunk.names, chunk.spans, strict=True):
            stream.seek(start)
            yield Document(chunk.address, name, start, "", stream.read(size))


def _lines(chunk: Chunk, columns: Columns) -> Iterator[Document]:
    for at, line in _raw_lines(chunk):
        try:
            record = _record(line, columns)
        except (ValueError, RecursionError):
            yield Document(chunk.address, "", at, "", line, BAD_LINE)
            continue
        yield _document(chunk.address, at, record, columns)


def _record(line: bytes, columns: Columns) -> dict[str, Any]:
    """The object of a line, empty where it is something else; ValueError where it is no JSON."""
    try:
        read = orjson.loads(line)
    except orjson.JSONDecodeError:
        read = _written_loosely(line)
    record = read if isinstance(read, dict) else {}
    if isinstance(record.get(columns.identifier), float):
        record = json.loads(line, parse_float=str, parse_int=str)  # a long number is an identifier to its last digit
    return record


def _written_loosely(line: bytes) -> object:
    """What is no JSON by the letter, but Python's own writes it: NaN, or half of a pair of characters.

    No file can hold such a half: the mark of a lost character stands for it, so that offsets stay.
    """
    read = json.loads(line)
    if not isinstance(read, dict):
        return read
    return {name: _HALF.sub("\ufffd", value) if isinstance(value, str) else value for name, value in read.items()}


def _raw_lines(chunk: Chunk) -> Iterator[tuple[int, bytes]]:
    """The lines that begin in the chunk's bytes, each with its own first byte; blank ones are none."""
    with fsspec.open(chunk.address, "rb", compression="infer") as stream:
        at, readline = chunk.first, stream.readline
        if at:
            stream.seek(at - 1)
            at += len(readline()) - 1
        while at < chunk.last and (line := readline()):
            if not line.isspace():
                yield at, line
            at += len(line)


def _rows(chunk: Chunk, columns: Columns) -> Iterator[Document]:
    with fsspec.open(chunk.address, "rb") as stream:
        file = pq.ParquetFile(stream)
        known = [name for name in (columns.text, columns.identifier) if name in file.schema_arrow.names]
        before = sum(file.metadata.row_group(group).num_rows for group in range(chunk.group))
        table = file.read_row_group(chunk.group, columns=known).slice(chunk.first, chunk.last - chunk.first)
    rows = _plain(table) if known else [{}] * (chunk.last - chunk.first)
    for place, record in enumerate(rows, before + chunk.first):
        yield _document(chunk.address, place, record, columns)


def _plain(table: pa.Table) -> list[dict[str, Any]]:
    """The rows as Python knows them; bytes that are no UTF-8 spoil their own row alone."""
    try:
        rows: list[dict[str, Any]] = table.to_pylist()
    except UnicodeDecodeError:
        for place, field in enumerate(table.schema):
            if pa.types.is_string(field.type) or pa.types.is_large_string(field.type):
                raw = table.column(place).cast(pa.large_binary()).to_pylist()
                mended = [None if value is None else value.decode(errors="replace") for value in raw]
                table = table.set_column(place, field.name, pa.array(mended, pa.large_string()))
        return _plain(table)
    return rows


def _document(source: str, offset: int, record: dict[str, Any], columns: Columns) -> Document:
    text = record.get(columns.text)
    identifier = record.get(columns.identifier)
    named = "" if identifier is None else str(identifier)
    if not isinstance(text, str):
        return Document(source, "", offset, named, "", NO_TEXT)
    return Document(source, "", offset, named, text)
