"""One dataset as CSV, JSON or Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from dieuhanh.exports.delimited import safe
from dieuhanh.web.api.opendata.datasets import Dataset, Row, Type, Value


def has_parquet() -> bool:
    """Whether the library for Parquet is installed (the extra `corpus`)."""
    return find_spec("pyarrow") is not None


def csv_text(dataset: Dataset, rows: Sequence[Row]) -> str:
    """Return the rows as RFC 4180 has them: commas, the names of the fields first, ISO dates, UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([field.name for field in dataset.fields])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return buffer.getvalue()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return safe(value) if isinstance(value, str) else str(value)


def json_text(dataset: Dataset, rows: Sequence[Row]) -> str:
    """Return the rows as a list of objects, a line each."""
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in _objects(dataset, rows))
    return f"[\n{lines}\n]\n"


def _objects(dataset: Dataset, rows: Sequence[Row]) -> Iterator[dict[str, Value]]:
    names = [field.name for field in dataset.fields]
    for row in rows:
        plain = (value.isoformat() if isinstance(value, date) else value for value in row)
        yield dict(zip(names, plain, strict=True))


def write_parquet(dataset: Dataset, rows: Sequence[Row], file: Path) -> None:
    """Write the rows with the types of the dictionary; each field carries its meaning."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds: dict[Type, object] = {
        "text": pa.string(),
        "integer": pa.int64(),
        "date": pa.date32(),
        "boolean": pa.bool_(),
    }
    schema = pa.schema(
        [pa.field(one.name, kinds[one.type], metadata={"meaning": one.meaning}) for one in dataset.fields],
        metadata={"title": dataset.title},
    )
    columns = [[row[at] for row in rows] for at in range(len(dataset.fields))]
    arrays = [pa.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)]
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), file)
