"""The folder that the CSV files of organisations lie in."""

from __future__ import annotations

from pathlib import Path

from dieuhanh.web.organisations.tables import GROUPS, ORGANISATIONS, SUCCESSIONS, Tables, read_tables, write_tables

_FILES = (ORGANISATIONS, SUCCESSIONS, GROUPS)


def read_folder(folder: Path) -> Tables:
    """Return the checked content of a folder's three files; raise `OSError` or `TableError`."""
    return read_tables({name: (folder / name).read_text(encoding="utf-8-sig") for name in _FILES})


def write_folder(folder: Path, tables: Tables) -> list[Path]:
    """Write the three files into a folder, made where it is missing; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in write_tables(tables).items():
        file = folder / name
        file.write_text(content, encoding="utf-8", newline="\n")
        written.append(file)
    return written
