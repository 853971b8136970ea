"""The list of files that gave no result, and why, for a person with a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dieuhanh.exports.delimited import lines
from dieuhanh.exports.tables import Column, Table


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave no result, and what to do about it; `code` is for programs."""

    file: str
    code: str
    reason: str


def write_failures(target: Path, failures: Iterable[Failure]) -> None:
    """Write the list as CSV (columns `tep`, `ma`, `ly_do`); it is written where there are none too.

    Raises:
        OSError: the file cannot be written.
    """
    rows = [(failure.file, failure.code, failure.reason) for failure in failures]
    table = Table("", (Column("tep"), Column("ma"), Column("ly_do")), rows)
    target.write_bytes(b"".join(lines(table)))
